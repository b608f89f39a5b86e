"""People, teams, badges and addresses as they are named to an audience."""

from collections.abc import Iterable

from badgectl.model.badges import Badge
from badgectl.shown.material import Material
from badgectl.shown.places import badge_page, link, member_page, picture, team_page
from badgectl.shown.refs import Look, Ref


def who(material: Material, someone: str) -> Ref:
    """Return the name of a person or team, with the link to their page."""
    found = material.refs.get(someone)
    if found is None:
        found = material.refs[someone] = _who(material, someone)
    return found


def _who(material: Material, someone: str) -> Ref:
    name = material.audience.name(someone)
    if not material.audience.sees(someone):
        return Ref(name=name)
    is_team = someone in material.catalog.teams
    return Ref(name=name, href=link(team_page(someone) if is_team else member_page(someone)))


def seen(material: Material, people: Iterable[str]) -> tuple[Ref, ...]:
    """Return those of some people who may be named."""
    return tuple(who(material, one) for one in people if material.audience.sees(one))


def look(material: Material, badge: Badge, level: str | None) -> Look:
    """Return a badge at a level, as it is shown."""
    found = material.looks.get((badge.id, level))
    if found is None:
        found = material.looks[badge.id, level] = _look(material, badge, level)
    return found


def _look(material: Material, badge: Badge, level: str | None) -> Look:
    return Look(
        badge=Ref(name=material.audience.text(badge.name), href=link(badge_page(badge.id))),
        title=material.audience.text(badge.title(level)),
        level=level,
        stars=badge.rank(level),
        of_stars=len(badge.levels),
        picture=link(picture(badge.id, level or (badge.levels[0].id if badge.levels else None))),
    )


def shown_link(material: Material, target: str) -> Ref:
    """Return an address or a repository's path as a link, where it leads somewhere harmless."""
    if not material.audience.may_show(target):
        return Ref(name=material.audience.text(target))
    if target.startswith(("https://", "http://")):
        return Ref(name=target, href=target)
    return Ref(name=target, href=None if ":" in target else material.around.file_page(target))
