"""The whole site: which files there are, when each changes, and how it is made."""

from collections.abc import Callable, Iterator
from functools import partial
from urllib.parse import urlsplit

from badgectl.hub import rendering
from badgectl.hub.awards import award_parts, make_award_page
from badgectl.hub.badges import holders_pages, make_badge_page, make_holders_page
from badgectl.hub.feed import FEED, make_feed
from badgectl.hub.goals import make_goal_page, make_goals_page
from badgectl.hub.home import make_home_page
from badgectl.hub.lists import (
    make_activity_page,
    make_badges_page,
    make_members_page,
    make_month_page,
    make_teams_page,
    people_of,
)
from badgectl.hub.members import make_member_page, member_parts
from badgectl.hub.paging import pages_of, part_of
from badgectl.hub.parts import Part
from badgectl.hub.search import make_search_page, search_script
from badgectl.hub.teams import make_team_page, team_parts
from badgectl.hub.topics import badges_about, make_topic_page, make_topics_page
from badgectl.shown.material import Material
from badgectl.shown.places import (
    badge_page,
    beside,
    goal_page,
    holders_page,
    member_page,
    members_page,
    month_page,
    team_page,
    topic_page,
)
from badgectl.shown.refs import View
from badgectl.shown.told import key_of

SEARCH_DATA = "assets/search-data.js"


class SiteMaker:
    """Says of every part of a site how it is made."""

    def __init__(self, material: Material) -> None:
        """Make the pages of a programme."""
        self.material = material
        program = material.catalog.program
        self._site = rendering.Site(
            name=material.audience.text(program.name),
            inside=material.audience.inside,
            base_url=material.around.base_url,
            home=program.url,
        )
        self._start = key_of(
            material.catalog_key, repr(self._site),
            material.around.new_file("a", "b") or "", material.around.file_page("a") or "",
        )  # fmt: skip

    def parts(self) -> Iterator[Part]:
        """Yield all parts of the site but the pictures."""
        yield from self._frame()
        yield from self._lists()
        yield from self._catalog()
        yield from self._members()
        material = self.material
        for told in (*material.awards, *material.nominations):
            make = partial(make_award_page, material, told)
            yield self._page(told.page, "award", make, *award_parts(material, told))

    def _frame(self) -> Iterator[Part]:
        """Yield what is no page of its own: style, script, feed, what a wrong address shows."""
        material, start = self.material, self._start
        for name in rendering.ASSETS:
            file = f"assets/{name}"
            yield Part(files=(file,), key=key_of(start, file), make=partial(_asset, file, name))
        top = urlsplit(material.around.base_url or "/").path
        yield Part(
            files=("404.html",),
            key=key_of(start, "404.html"),
            make=lambda: {"404.html": rendering.render_lost(self._site, top)},
        )
        yield Part(
            files=(FEED,),
            key=key_of(start, FEED, self._now),
            make=lambda: {FEED: make_feed(material).encode()},
        )

    def _lists(self) -> Iterator[Part]:
        material, now = self.material, self._now
        yield self._page("index.html", "home", partial(make_home_page, material), now)
        yield self._search()
        yield self._page("activity.html", "activity", partial(make_activity_page, material), now)
        yield self._page("teams.html", "teams", partial(make_teams_page, material))
        yield self._page("badges.html", "badges", partial(make_badges_page, material), now)
        yield self._page("experts.html", "topics", partial(make_topics_page, material))
        yield self._page("goals.html", "goals", partial(make_goals_page, material), now)
        people = people_of(material)
        for number in pages_of(people):
            part = part_of(people, number)
            own = (one.key for who in part for one in material.by_recipient.get(who, ()))
            shared = (key for who in part for key in material.roster_keys(who))
            make = partial(make_members_page, material, people, number)
            yield self._page(members_page(number), "members", make, self._day, *own, *shared)
        for month, awards in material.by_month.items():
            for number in pages_of(awards):
                page = month_page(month, number)
                make_month = partial(make_month_page, material, month, number)
                state = (one.key for one in part_of(awards, number))
                yield self._page(page, "month", make_month, str(len(awards)), *state)

    def _search(self) -> Part:
        """Return the page of the search, with all that can be found as JSON and as a script."""
        page = "search.html"

        def make() -> dict[str, bytes]:
            found = make_search_page(self.material)
            files = rendering.render_page(self._site, page, "search", found)
            return {**files, SEARCH_DATA: search_script(found)}

        key = key_of(self._start, page, self._now)
        return Part(files=(page, beside(page), SEARCH_DATA), key=key, make=make)

    def _catalog(self) -> Iterator[Part]:
        material, day = self.material, self._day
        for badge in material.catalog.badges.values():
            key = material.badge_keys.get(badge.id, b"")
            grades = [one.key for one in material.by_badge.get(badge.id, ())]
            page = badge_page(badge.id)
            yield self._page(
                page, "badge", partial(make_badge_page, material, badge), key, day, *grades
            )
            for number in holders_pages(material, badge):
                make = partial(make_holders_page, material, badge, number)
                yield self._page(holders_page(badge.id, number), "holders", make, key, day)
        for topic in material.catalog.topics:
            keys = (material.badge_keys.get(one, b"") for one in badges_about(material, topic))
            make_topic = partial(make_topic_page, material, topic)
            yield self._page(topic_page(topic), "topic", make_topic, day, *keys)
        for goal in material.catalog.goals.values():
            make_goal = partial(make_goal_page, material, goal)
            yield self._page(goal_page(goal.id), "goal", make_goal, self._now)

    def _members(self) -> Iterator[Part]:
        material, day = self.material, self._day
        for who in people_of(material):
            make = partial(make_member_page, material, who)
            keys = member_parts(material, who)
            yield self._page(member_page(who), "member", make, day, *keys)
        for team in material.catalog.teams.values():
            make_team = partial(make_team_page, material, team)
            keys = team_parts(material, team)
            yield self._page(team_page(team.id), "team", make_team, day, *keys)

    @property
    def _day(self) -> str:
        return str(self.material.day)

    @property
    def _now(self) -> bytes:
        """What tells one state of all records, on one day, from another."""
        return key_of(self.material.ledger_key, self._day)

    def _page(
        self, page: str, template: str, view: Callable[[], View], *parts: str | bytes
    ) -> Part:
        """Return a page and the JSON beside it."""
        return Part(
            files=(page, beside(page)),
            key=key_of(self._start, page, *parts),
            make=lambda: rendering.render_page(self._site, page, template, view()),
        )


def _asset(file: str, name: str) -> dict[str, bytes]:
    return {file: rendering.asset(name)}
