"""Pages where there is much: lists that take several of them, and the newest of all."""

from datetime import date, timedelta

from badgectl.hub.badges import holders_pages, make_badge_page, make_holders_page
from badgectl.hub.home import make_home_page
from badgectl.hub.lists import make_members_page, make_month_page, people_of
from badgectl.hub.views import Pager
from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog
from badgectl.model.goals import Goal, Measure
from badgectl.model.ledger import build_ledger
from badgectl.model.people import Person
from badgectl.model.program import Program
from badgectl.model.records import Award, Comment, Record, Score
from badgectl.shown.audience import Audience
from badgectl.shown.material import Material
from badgectl.shown.told import Surroundings

TODAY = date(2026, 11, 23)
NAMES = [f"p{n:03}" for n in range(250)]
MENTOR = "catalog/badges/mentor.yaml"


def material(*more: Record) -> Material:
    """Everybody was awarded the same badge in November."""
    awards = [
        Award(path=f"awards/{who}/mentor.yaml", badge="mentor", recipient=who, by="p000",
              reason="Helped.", awarded_on=TODAY)
        for who in NAMES
    ]  # fmt: skip
    badge = Badge(path=MENTOR, name="Mentor", kind="mentoring", description="Helps.", criteria=())
    people = {who: Person(path=f"catalog/people/{who}.yaml", name=who) for who in NAMES}
    goal = Goal(path="catalog/goals/sell.yaml", name="Sell", description="More.", due=TODAY,
                measure=Measure(score="sum"), target=1)  # fmt: skip
    catalog = Catalog(
        program=Program(name="Guild"), people=people, badges={"mentor": badge}, goals={"sell": goal}
    )
    audience = Audience(catalog, inside=False)
    return Material(catalog, build_ledger([*awards, *more]), TODAY, audience, Surroundings())


def links(pager: Pager) -> list[tuple[str, str | None]]:
    return [(one.name, one.href) for one in pager.pages]


def test_lists_go_on_on_further_pages() -> None:
    all_ = material()
    badge = all_.catalog.badges["mentor"]
    first = make_badge_page(all_, badge)
    further = [make_holders_page(all_, badge, number) for number in holders_pages(all_, badge)]
    held = [[one.who.name for one in page.holders] for page in (first, *further)]
    assert held == [NAMES[:120], NAMES[120:240], NAMES[240:]]
    pages = [
        ("1", "badges/mentor.html"),
        ("2", "holders/mentor/2.html"),
        ("3", "holders/mentor/3.html"),
    ]
    assert [links(page.pager) for page in (first, *further)] == [pages] * 3
    assert [page.pager.number for page in (first, *further)] == [1, 2, 3]
    last = make_members_page(all_, people_of(all_), 3)
    assert [one.who.name for one in last.members] == NAMES[240:]
    assert links(last.pager) == [
        ("1", "members.html"), ("2", "members-2.html"), ("3", "members-3.html"),
    ]  # fmt: skip
    month = make_month_page(all_, "2026-11", 2)
    assert (len(month.awards), month.awards_in_all, month.pager.number) == (120, 250, 2)
    assert links(month.pager)[1:] == [
        ("2", "activity/2026-11-2.html"), ("3", "activity/2026-11-3.html"),
    ]  # fmt: skip


def test_the_first_page_tells_what_is_newest_and_nothing_of_tomorrow() -> None:
    days = [date(2026, 11, 1) + timedelta(days=n) for n in range(24)]
    comments = [
        Comment(path=f"awards/p001/mentor.comment.p002.{day:%Y%m%d}T101500Z.yaml", by="p002",
                text=f"On the {day.day}th.")
        for day in days
    ]  # fmt: skip
    scores = [
        Score(path=f"awards/team/sell.score.2026-{month}.yaml", goal="sell", team="team", by="p001",
              period=f"2026-{month}", value=1234567, scored_on=TODAY)
        for month in ("10", "11")
    ]  # fmt: skip
    events = make_home_page(material(*comments, *scores)).events
    assert [(one.kind, one.text) for one in events] == [
        ("score", "1234567 for 2026-10"),
        ("score", "1234567 for 2026-11"),
        ("comment", "On the 23th."),
        *[("award", "Helped.")] * 13,
    ]
    assert [one.href for one in (event.about for event in events[3:5])] == [
        "awards/p249/mentor.html", "awards/p248/mentor.html",
    ]  # fmt: skip
