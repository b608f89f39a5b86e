"""The page of an award, or of a nomination that waits."""

from collections.abc import Iterator
from datetime import date

import msgspec

from badgectl.hub.lines import award_line, evidence_link, waiting_line
from badgectl.hub.sharing import Share, share_of
from badgectl.hub.views import AwardLine, Said, Waiting
from badgectl.model.badges import Badge
from badgectl.model.evidence import Evidence
from badgectl.model.records import Award, Correction, Nomination
from badgectl.model.standing import last_day
from badgectl.rules.records import BY_RULES
from badgectl.shown.material import Material
from badgectl.shown.naming import look, seen, who
from badgectl.shown.places import credential, link
from badgectl.shown.refs import Look, Ref, State, View
from badgectl.shown.told import Told

_YOU = "your-id"


class Shown(View, frozen=True, kw_only=True):
    """Evidence, and the criterion that it supports."""

    what: Ref
    criterion: str


class Trust(View, frozen=True, kw_only=True):
    """How sure it is that an award comes from whom it names."""

    grade: str
    """`signed`, `forge`, `claimed`, or `not verified`."""
    commit: str
    """The commit that gave the file its bytes; empty where that is not known."""


class Way(View, frozen=True, kw_only=True):
    """How to add a like or comment."""

    command: str
    page: str | None
    """The forge's page that adds the file."""
    file: str
    text: str
    """What is to be typed there."""


class AwardPage(View, frozen=True, kw_only=True):
    """All that is on record about an award or a nomination, and may be shown."""

    award: str | None
    """The award as commands take it; None where its giver is not to be named."""
    look: Look
    recipient: Ref
    by: Ref
    by_count: bool
    """Whether nobody gave it: it was earned by count."""
    recorded_by: Ref | None
    nominated: Said | None
    state: State
    state_text: str
    on: date | None
    earned_on: date | None
    until: date | None
    reason: str
    criteria: tuple[str, ...]
    evidence: tuple[Shown, ...]
    measured: dict[str, float]
    helped: tuple[Ref, ...]
    project: Ref | None
    role: str
    roster: tuple[Ref, ...]
    together: tuple[Ref, ...]
    trust: Trust | None
    seconds: tuple[Said, ...]
    likes: tuple[Said, ...]
    comments: tuple[Said, ...]
    corrections: tuple[Said, ...]
    revocation: Said | None
    because: str
    instead: Ref | None
    rounds: tuple[AwardLine, ...]
    waiting: Waiting | None
    like: Way | None
    comment: str | None
    """The command that adds a comment."""
    second: str | None
    """The command that seconds a nomination."""
    credential: str | None
    """The signed credential without its ending; None where none was issued."""
    share: Share | None


def make_award_page(material: Material, told: Told) -> AwardPage:
    """Return the page of an award or nomination."""
    dossier, text = told.dossier, material.audience.text
    record: Award | Nomination | None = told.award or dossier.nomination
    if record is None:
        raise ValueError(f"nothing is on record about {told.grant}")
    award = told.award
    revocation = dossier.revocation if told.state == "revoked" else None
    name = str(told.grant) if told.is_named else None
    nomination = dossier.nomination if award else None
    instead = material.page_of.get(revocation.replaced_by or "") if revocation else None
    return AwardPage(
        award=name,
        look=look(material, told.badge, told.grant.level),
        recipient=who(material, told.grant.recipient),
        by=who(material, record.by),
        by_count=record.by == BY_RULES,
        recorded_by=who(material, record.recorded_by) if record.recorded_by else None,
        nominated=_said(material, nomination.by, nomination.day, nomination.reason)
        if nomination
        else None,
        state=told.state,
        state_text=_state_text(told, material.day),
        on=record.day,
        earned_on=award.earned_on if award else None,
        until=last_day(told.badge, award) if award else None,
        reason=text(record.reason),
        criteria=tuple(text(one) for one in told.badge.stands_for(told.grant.level)),
        evidence=tuple(_shown(material, told.badge, one) for one in record.evidence),
        measured=award.measured if award else {},
        helped=seen(material, record.helped),
        project=_project(material, record.project),
        role=text(award.role or "") if award else "",
        roster=seen(material, award.roster) if award else (),
        together=tuple(_together(material, told)),
        trust=_trust(material, told),
        seconds=tuple(_said(material, one.by, one.day, one.text) for one in dossier.seconds),
        likes=tuple(_said(material, one.by, one.day, one.text) for one in dossier.likes),
        comments=tuple(_said(material, one.by, one.day, one.text) for one in dossier.comments),
        corrections=tuple(_corrections(material, told)),
        revocation=_said(material, revocation.by, revocation.day, revocation.reason)
        if revocation
        else None,
        because=revocation.because if revocation else "",
        instead=Ref(name=text(instead.badge.name), href=link(instead.page)) if instead else None,
        rounds=tuple(_other_rounds(material, told)),
        waiting=None if award else waiting_line(material, told),
        like=_like(material, told) if name and award else None,
        comment=f"badgectl comment {name} -m 'Well deserved!'" if name and award else None,
        second=f"badgectl second {name}" if name and not award else None,
        credential=link(credential(told.name)) if has_credential(material, told) else None,
        share=share_of(material, told),
    )


def has_credential(material: Material, told: Told) -> bool:
    """Tell whether a credential of an award lies beside the site."""
    issued = f"{credential(told.name)}.json"
    return told.award is not None and told.state != "revoked" and material.around.has_file(issued)


def _state_text(told: Told, day: date) -> str:
    end = last_day(told.badge, told.award) if told.award else None
    match told.state:
        case "in force":
            return "Counts" + (f" until {end}" if end and end >= day else "")
        case "expired":
            return f"Counted until {end}"
        case "revoked":
            return "Taken back"
        case _:
            return "Nominated"


def _said(material: Material, by: str, on: date | None, text: str | None) -> Said:
    return Said(by=who(material, by), on=on, text=material.audience.text(text or ""))


def _shown(material: Material, badge: Badge, evidence: Evidence) -> Shown:
    criteria = {one.id: one.text for one in badge.all_criteria}
    return Shown(
        what=evidence_link(material, evidence),
        criterion=material.audience.text(criteria.get(evidence.criterion or "", "")),
    )


def _project(material: Material, project: str | None) -> Ref | None:
    found = material.catalog.projects.get(project or "")
    if found is None:
        return None
    url = found.url if found.url and material.audience.may_show(found.url) else None
    return Ref(name=material.audience.text(found.name), href=url)


def _together(material: Material, told: Told) -> Iterator[Ref]:
    """Yield the awards of the others who did it together."""
    joint = told.award.joint if told.award else None
    for other in reversed(material.by_joint.get(joint or "", ())):
        if other is not told:
            name = material.audience.name(other.grant.recipient)
            yield Ref(name=name, href=link(other.page))


def _trust(material: Material, told: Told) -> Trust | None:
    """Return the grade of an award; of a nomination or without git there is none."""
    if told.award is None:
        return None
    vouched = material.around.grade_of(told.award.path) if material.around.grade_of else None
    if vouched is None:
        return Trust(grade="not verified", commit="")
    return Trust(
        grade="claimed" if vouched.trusted_unseen else vouched.grade, commit=vouched.commit[:10]
    )


def _corrections(material: Material, told: Told) -> Iterator[Said]:
    for record in told.dossier.records:
        if isinstance(record, Correction) and told.dossier.ending(record) is None:
            yield _said(material, record.by, record.day, record.because)


def _other_rounds(material: Material, told: Told) -> Iterator[AwardLine]:
    """Yield what came before or after, after a revocation or the end of its time."""
    for other in rounds_of(material, told):
        if other is not told:
            yield award_line(material, other)


def rounds_of(material: Material, told: Told) -> Iterator[Told]:
    """Yield the awards of the same badge and level to the same recipient, where there is one."""
    if told.grant.day is None:
        first = msgspec.structs.replace(told.grant, round=1)
        for other in material.by_recipient.get(told.grant.recipient, ()):
            if msgspec.structs.replace(other.grant, round=1) == first:
                yield other


def _like(material: Material, told: Told) -> Way:
    """Return how to like an award: with the command, or as a file in the forge's editor."""
    path, text = f"awards/{told.grant}.like.{_YOU}.yaml", f"by: {_YOU}\n"
    return Way(
        command=f"badgectl like {told.grant}",
        page=material.around.new_file(path, text),
        file=path,
        text=text,
    )


def award_parts(material: Material, told: Told) -> Iterator[bytes]:
    """Yield what tells one state of an award's page from another, beside the catalog."""
    yield told.key
    yield b"issued" if has_credential(material, told) else b""
    if told.grant.round > 1 or told.award is None or told.state != "in force":
        yield from (other.key for other in rounds_of(material, told))
    if told.award is None:
        yield from material.decision_keys(told)
    elif told.award.joint:
        yield from (other.key for other in material.by_joint[told.award.joint])
    revocation = told.dossier.revocation
    instead = material.page_of.get(revocation.replaced_by or "") if revocation else None
    if instead is not None:
        yield instead.key
