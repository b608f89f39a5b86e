"""The pages of topics: whom to ask, and why."""

from datetime import date

from badgectl.hub.lines import topics
from badgectl.hub.views import Counted
from badgectl.reports.experts import Expert, Reason, find_experts
from badgectl.shown.material import Material
from badgectl.shown.naming import look, who
from badgectl.shown.places import badge_page, link
from badgectl.shown.refs import Look, Ref, View

_SHOWN = 60


class ReasonShown(View, frozen=True, kw_only=True):
    """A badge that speaks for somebody."""

    look: Look
    award: Ref
    on: date | None
    times: int
    vouched_by: tuple[Ref, ...]


class ExpertShown(View, frozen=True, kw_only=True):
    """Somebody to ask, with everything that speaks for it."""

    who: Ref
    team: Ref | None
    function: str
    reasons: tuple[ReasonShown, ...]
    looks_after: tuple[str, ...]


class TopicPage(View, frozen=True, kw_only=True):
    """Whom to ask about a topic, the best first."""

    topic: str
    badges: tuple[Ref, ...]
    people: tuple[ExpertShown, ...]
    teams: tuple[ExpertShown, ...]


class TopicsPage(View, frozen=True, kw_only=True):
    """All topics, each with how many badges speak for it."""

    topics: tuple[Counted, ...]


def make_topics_page(material: Material) -> TopicsPage:
    """Return the page of all topics."""
    badges = material.catalog.badges.values()
    found = material.catalog.topics
    return TopicsPage(
        topics=tuple(
            Counted(what=ref, number=sum(topic in badge.topics for badge in badges))
            for topic, ref in zip(found, topics(found), strict=True)
        )
    )


def badges_about(material: Material, topic: str) -> list[str]:
    """Return the badges that speak for a topic."""
    return sorted(b.id for b in material.catalog.badges.values() if topic in b.topics)


def make_topic_page(material: Material, topic: str) -> TopicPage:
    """Return the page of those who can help with a topic."""
    badges = badges_about(material, topic)
    ledger = material.ledger_of(badges)
    search = find_experts(material.catalog, ledger, topic, material.day)
    text, known = material.audience.text, material.catalog.badges
    return TopicPage(
        topic=topic,
        badges=tuple(
            Ref(name=text(known[badge].name), href=link(badge_page(badge))) for badge in badges
        ),
        people=tuple(
            _expert(material, one)
            for one in [e for e in search.experts if material.audience.sees(e.recipient)][:_SHOWN]
        ),
        teams=tuple(_expert(material, one) for one in search.teams[:_SHOWN]),
    )


def _expert(material: Material, expert: Expert) -> ExpertShown:
    return ExpertShown(
        who=who(material, expert.recipient),
        team=who(material, expert.team) if expert.team and not expert.is_team else None,
        function=expert.function or "",
        reasons=tuple(_reason(material, one) for one in expert.reasons),
        looks_after=tuple(material.audience.text(one) for one in expert.looks_after),
    )


def _reason(material: Material, reason: Reason) -> ReasonShown:
    badge = material.catalog.badges[reason.badge]
    told = material.page_of.get(reason.award)
    return ReasonShown(
        look=look(material, badge, reason.level),
        award=Ref(
            name=material.audience.text(badge.title(reason.level)),
            href=link(told.page) if told else None,
        ),
        on=reason.on,
        times=reason.awards if not reason.of_stars else 1,
        vouched_by=tuple(
            who(material, one) for one in reason.vouched_by if material.audience.sees(one)
        ),
    )
