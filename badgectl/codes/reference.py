"""Codes of references: names that lead nowhere."""

from badgectl.codes.samples import (
    BADGE as _BADGE,
)
from badgectl.codes.samples import (
    BADGE_PATH,
    MENTOR,
    MENTOR_PATH,
    TEAM_PATH,
    THANKS,
    THANKS_PATH,
)
from badgectl.model.problems import Code

_VOID = "by: grace\nrule: policy-giver\nreason: Merged while the check was off.\n"
_TEAM = "name: Night shift\nmembers: [ada]\n"


PERSON = Code(
    name="reference-person",
    title="Nobody in the catalog has this id",
    why="Givers, members and those who were helped are people of `catalog/people/`. Somebody who "
    "left keeps the file with `status: alumni`, so that what they gave and got still makes sense.",
    wrong={TEAM_PATH: _TEAM.replace("ada", "adah")},
    right={TEAM_PATH: _TEAM},
)
TEAM = Code(
    name="reference-team",
    title="No team in the catalog has this id",
    why="Home teams and parents decide functions and who leads whom.",
    wrong={TEAM_PATH: _TEAM + "parent: platfrom\n"},
    right={TEAM_PATH: _TEAM + "parent: platform\n"},
)
RECIPIENT = Code(
    name="reference-recipient",
    title="No person or team in the catalog has this id",
    why="An award to an unknown id would be nobody's.",
    wrong={"awards/adah/thanks+2026-11-20+grace.yaml": THANKS.replace(": ada", ": adah")},
    right={THANKS_PATH: THANKS},
)
BADGE = Code(
    name="reference-badge",
    title="No badge in the catalog has this id",
    why="A badge that has awards is never deleted: set `status: retired`, and old awards stand.",
    wrong={"awards/ada/thank.yaml": THANKS.replace("thanks", "thank")},
    right={THANKS_PATH: THANKS},
)
LEVEL = Code(
    name="reference-level",
    title="The badge has no such level",
    why="A level that has awards is never removed or renamed; its `name:` can change freely.",
    wrong={"awards/ada/mentor@brass.yaml": MENTOR.replace("bronze", "brass")},
    right={MENTOR_PATH: MENTOR},
)
GOAL = Code(
    name="reference-goal",
    title="No goal in the catalog has this id",
    why="Badges align with goals of `catalog/goals/`, and scores are given to them.",
    wrong={BADGE_PATH: _BADGE.replace("grow-people", "grow-poeple")},
    right={BADGE_PATH: _BADGE},
)
PROJECT = Code(
    name="reference-project",
    title="No project in the catalog has this id",
    why="One project has one spelling, so that its awards can be found together.",
    wrong={THANKS_PATH: THANKS + "project: appolo\n"},
    right={THANKS_PATH: THANKS + "project: apollo\n"},
)
KIND = Code(
    name="reference-kind",
    title="The programme has no such kind of badge",
    why="Reports and requirements count by kind. Kinds of your own are declared in "
    "`catalog/program.yaml` under `kinds:`.",
    wrong={BADGE_PATH: _BADGE.replace("expertise", "expertize")},
    right={BADGE_PATH: _BADGE},
)
TOPIC = Code(
    name="reference-topic",
    title="No badge has this topic",
    why="A requirement that counts a topic which no badge has can never be met.",
    wrong={BADGE_PATH: _BADGE + "requires: [{count: {topic: on-boarding}}]\n"},
    right={BADGE_PATH: _BADGE + "requires: [{count: {topic: onboarding}}]\n"},
)
CRITERION = Code(
    name="reference-criterion",
    title="The badge has no such criterion at this level",
    why="Evidence supports a criterion; one that does not exist cannot be checked.",
    wrong={
        MENTOR_PATH: MENTOR
        + "evidence: [{url: 'https://guild.example/notes', criterion: session}]\n"
    },
    right={
        MENTOR_PATH: MENTOR
        + "evidence: [{url: 'https://guild.example/notes', criterion: sessions}]\n"
    },
)
RECORD = Code(
    name="reference-record",
    title="A record is about another that does not exist",
    why="A like, a revocation or a second stands beside the award or nomination that it is about.",
    wrong={"awards/ada/thanks+2026-11-20+grace.like.linus.yaml": "by: linus\n"},
    right={
        THANKS_PATH: THANKS,
        "awards/ada/thanks+2026-11-20+grace.like.linus.yaml": "by: linus\n",
    },
)
RULE = Code(
    name="reference-rule",
    title="No problem has this code",
    why="Whoever voids a record names the rule that it broke, by the code that `badgectl explain` "
    "explains.",
    wrong={
        THANKS_PATH: THANKS,
        THANKS_PATH.replace(".yaml", ".void.yaml"): _VOID.replace("giver", "givr"),
    },
    right={THANKS_PATH: THANKS, THANKS_PATH.replace(".yaml", ".void.yaml"): _VOID},
)

CODES = (
    PERSON, TEAM, RECIPIENT, BADGE, LEVEL, GOAL, PROJECT, KIND, TOPIC, CRITERION, RECORD, RULE,
)  # fmt: skip
