"""The page of a person: what they hold, what comes next, and who vouches for it."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from badgectl.hub.lines import award_lines, duties, records, sentence, topics, waiting_line
from badgectl.hub.views import Asked, AwardLine, Counted, Duty, Held, Step, Waiting
from badgectl.reports import progress
from badgectl.rules.givers import is_active
from badgectl.rules.records import BY_RULES
from badgectl.rules.waiting import backers
from badgectl.shown.material import Material
from badgectl.shown.naming import look, who
from badgectl.shown.places import link
from badgectl.shown.refs import Ref, View
from badgectl.shown.told import Told

SHOWN = 40
"""So many awards are listed on a page; months list them all."""


class MemberPage(View, frozen=True, kw_only=True):
    """A person, as far as pages tell."""

    person: str
    name: str
    team: Ref | None
    function: str
    is_alumni: bool
    leads: tuple[Ref, ...]
    looks_after: tuple[Duty, ...]
    can_help_with: tuple[Ref, ...]
    badges: tuple[Held, ...]
    next: tuple[Step, ...]
    """What is begun or within reach; of who has left nothing."""
    nominated: tuple[Waiting, ...]
    vouched_by: tuple[Counted, ...]
    """Who gave, nominated or seconded what they hold."""
    received: tuple[AwardLine, ...]
    """The newest; `received_in_all` counts all."""
    received_in_all: int
    given: tuple[AwardLine, ...]
    given_in_all: int


def make_member_page(material: Material, person: str) -> MemberPage:
    """Return the page of a person."""
    catalog, found = material.catalog, material.catalog.people[person]
    here = is_active(catalog, person)
    stands = progress.make_progress(catalog, material.ledger, person, material.day)
    held = tuple(held_badge(material, one) for one in stands.held)
    home = catalog.home_team(person)
    received = material.by_recipient.get(person, [])
    given = material.by_giver.get(person, [])
    teams = sorted(catalog.teams.values(), key=lambda team: team.id)
    subjects = {topic for one in stands.held for topic in catalog.badges[one.badge].topics}
    return MemberPage(
        person=person,
        name=material.audience.text(found.name),
        team=who(material, home) if home else None,
        function=catalog.function_of(person) or "",
        is_alumni=not here,
        leads=tuple(who(material, team.id) for team in teams if person in team.leads),
        looks_after=tuple(
            duty
            for team in teams
            if any(one.who == person for one in team.responsibilities)
            for duty in duties(material, team)
            if duty.who == who(material, person)
        ),
        can_help_with=topics(sorted(subjects)) if here else (),
        badges=held,
        next=tuple(_step(material, one) for one in stands.next if here and one.state != "open"),
        nominated=tuple(
            waiting_line(material, told) for told in material.by_nominee.get(person, ())
        ),
        vouched_by=_vouched_by(material, person),
        received=award_lines(material, received[:SHOWN]),
        received_in_all=len(received),
        given=award_lines(material, given[:SHOWN]),
        given_in_all=len(given),
    )


def held_badge(material: Material, held: progress.Held) -> Held:
    """Return a badge that somebody holds, as pages show it."""
    told = material.page_of.get(held.award)
    return Held(
        look=look(material, material.catalog.badges[held.badge], held.level),
        award=Ref(name=material.audience.text(held.title), href=link(told.page) if told else None),
        times=held.awards if not held.of_stars else 1,
        on=held.on,
        by=who(material, held.by),
        by_count=held.by == BY_RULES,
        team=who(material, held.team) if held.team else None,
        until=held.until,
    )


def _step(material: Material, step: progress.Next) -> Step:
    text = material.audience.text
    return Step(
        look=look(material, material.catalog.badges[step.badge], step.level),
        state=step.state,
        share=step.share,
        asked=tuple(
            Asked(
                asks=sentence(material, one.asks), have=one.have, need=one.need, met=one.met,
                known=one.known, records=records(material, one.records),
            )
            for one in step.asked
        ),
        criteria=tuple(text(one.text) for one in step.criteria),
        awarded_by=text(step.awarded_by),
        missing=sentence(material, step.missing),
    )  # fmt: skip


def _vouched_by(material: Material, person: str) -> tuple[Counted, ...]:
    """Return whose word is behind what somebody holds, and how often."""
    voices = Counter(
        voice
        for told in material.by_recipient.get(person, ())
        if told.state == "in force"
        for voice in dict.fromkeys(_voices(material, told))
        if voice in material.catalog.people and material.audience.sees(voice) and voice != person
    )
    return tuple(
        Counted(what=who(material, voice), number=number)
        for voice, number in sorted(voices.items(), key=lambda item: (-item[1], item[0]))[:SHOWN]
    )


def _voices(material: Material, told: Told) -> Iterator[str]:
    if told.award is not None:
        yield told.award.by
    yield from backers(material.catalog, told.badge, told.dossier, told.day or date.max)


def member_parts(material: Material, person: str) -> Iterator[bytes]:
    """Yield what tells one state of a person's page from another, beside catalog and day."""
    about = material.ledger.of(person)
    yield from (record.blob.encode() for dossier in about for record in dossier.records)
    yield from material.roster_keys(person)
    yield from (one.key for one in material.by_recipient.get(person, ()))
    yield from (one.key for one in material.by_giver.get(person, ()))
    for one in material.by_nominee.get(person, ()):
        yield one.key
        yield from material.decision_keys(one)
