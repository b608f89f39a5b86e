"""A whole community and a whole organisation, invented from a seed, with the oddities of real ones."""

import random
from typing import Any

from badgectl.imports.contribution_types import CONTRIBUTIONS

Json = dict[str, Any]

TYPES = list(CONTRIBUTIONS)
FIRST = (
    "Ana", "Bo", "Cleo", "Dag", "Eli", "Fay", "Gus", "Hal", "Ida", "Jon",
    "Kai", "Lea", "Mia", "Nils", "Ode", "Pia", "Quin", "Ravi", "Sia", "Tom",
)  # fmt: skip
LAST = (
    "Berg", "Costa", "Dubois", "Eide", "Faber", "Greco", "Hansen", "Ito", "Jansen", "Kovac",
    "Lund", "Meyer", "Novak", "Petit",
)  # fmt: skip
AT = "https://forge.example"

ODD_CONTRIBUTORS: list[Json] = [
    {"login": "AdaL", "name": "Ada L.", "profile": "https://ada.example", "contributions": TYPES},
    {"login": "1234", "name": None, "profile": "", "contributions": ["code"]},
    {"login": "007", "name": "", "profile": "http://bond.example/", "contributions": ["bug"]},
    {"login": "X-Wing", "name": "X  Wing", "profile": "https://x.example, https://y.example",
     "contributions": ["doc"]},
    {"login": "dependabot[bot]", "name": "dependabot[bot]", "contributions": ["maintenance"]},
    {"login": "José", "name": "José Ñandú",
     "contributions": ["translation", {"type": "blog", "url": "https://jose.example/uno"},
                       {"type": "blog", "url": "https://jose.example/dos"}]},
    {"login": "li-wei", "name": "李伟", "profile": "https://li.example/李伟",
     "contributions": ["talk"]},
    {"login": "o_o", "name": 'O\'Hara "Ox" <o@x.example>', "contributions": ["question"]},
    {"login": "O-O", "name": "Oona", "profile": "oona.example", "contributions": ["ideas"]},
    {"login": "con", "name": "Con", "contributions": ["review"]},
    {"login": "giver", "name": "G. Iver", "contributions": ["mentoring"]},
    {"login": "nothing-yet", "name": "Nothing Yet", "contributions": []},
    {"login": "-", "name": "Dash", "contributions": ["test"]},
    {"login": "rtl", "name": "שלום", "contributions": ["video"]},
    {"login": "party", "name": "Em 🎉 Oji", "contributions": ["design"]},
    {"login": "twice", "name": "Sam Same", "contributions": ["code", "code"]},
    {"login": "twin", "name": "Sam Same", "contributions": ["doc"]},
    {"login": "baker", "name": "B. Aker", "contributions": ["cake"]},
]  # fmt: skip


def contributors(count: int, seed: int = 7) -> Json:
    """Return an `.all-contributorsrc` of so many contributors, the odd ones first."""
    dice = random.Random(seed)  # noqa: S311 - nothing is secret
    found = list(ODD_CONTRIBUTORS)
    while len(found) < count:
        n, first, last = len(found), dice.choice(FIRST), dice.choice(LAST)
        login = dice.choice([f"{first}{last}{n}", f"{first}-{last}-{n}".lower(), f"{first[0]}{n}"])
        found.append({
            "login": login, "name": f"{first} {last}", "avatar_url": f"{AT}/u/{n}?v=4",
            "profile": dice.choice([f"https://{last.lower()}{n}.example", "", f"{AT}/{login}"]),
            "contributions": dice.sample(TYPES, dice.choice([1, 1, 1, 2, 2, 3, 5])),
        })  # fmt: skip
    return {
        "projectName": "kiln", "projectOwner": "potters", "repoType": "github", "repoHost": AT,
        "files": ["README.md"], "imageSize": 100, "commit": False, "contributorsPerLine": 7,
        "types": {"cake": {"symbol": "🍰", "description": "Cake and tea"}},
        "contributors": found,
    }  # fmt: skip


ODD_LOGINS = (
    "AdaL", "grace.h", "007", "42", "con", "a/b", "Zoë", "x_y", "X-Y", "Linus T", "12-34", "rules",
    "team", "former-1",
)  # fmt: skip


def roster(seed: int = 3) -> Json:
    """Return an organisation: sixty people, twelve teams, three levels deep."""
    dice = random.Random(seed)  # noqa: S311 - nothing is secret
    logins = [*ODD_LOGINS, *(f"{FIRST[n % 20]}.{LAST[n % 14]}{n}" for n in range(46))]

    def person(login: str) -> str | Json:
        n = logins.index(login)
        if n % 2:
            return login
        known = {"login": login, "name": f"Person {n}", "email": f"p{n}@firm.example"}
        return known | ({"previously": [f"old-{n}"]} if n % 7 == 0 else {})

    def team(count: int, **more: Any) -> Json:
        lead, *members = dice.sample(logins, count)
        return {"maintainers": [lead], "members": [person(one) for one in members], **more}

    builds = team(5, teams={"Nightly.Builds": team(3), "123": team(2)})
    platform = team(
        9, privacy="closed", previously=["infra", "Ops/Infra"],
        teams={"platform/builds": builds, "SRE": team(6, previously=["on-call"])},
    )  # fmt: skip
    research = team(6, description="Draws.", teams={"Icons": team(4), "Design": team(3)})
    return {"orgs": {"Firm.Example": {
        "admins": ["grace.h"],
        "members": [person(one) for one in logins],
        "teams": {"Platform": platform, "Design & Research": research, "grace.h": team(3),
                  "Data/ML": team(5), "2026": team(2), "Ästhetik": team(3, privacy="secret")},
    }}}  # fmt: skip
