"""Codes of references: names that lead nowhere."""

from badgectl.model.problems import Code

_THANKS = "badge: thanks\nrecipient: ada\nby: grace\nreason: Took my shift at an hour's notice.\n"
_MENTOR = (
    "badge: mentor\nlevel: bronze\nrecipient: ada\nby: grace\nreason: Brought Tom up to speed.\n"
)
_BADGE = """\
name: Bug hunter
kind: expertise
goals: [grow-people]
description: Finds the faults that nobody else can reproduce.
criteria:
  - {id: found, text: Found the cause of a fault that had been open for a month.}
"""
_VOID = "by: grace\nrule: policy-giver\nreason: Merged while the check was off.\n"
_TEAM = "name: Night shift\nmembers: [ada]\n"

_AWARD_PATH = "awards/ada/thanks+2026-11-20+grace.yaml"
_MENTOR_PATH = "awards/ada/mentor@bronze.yaml"
_BADGE_PATH = "catalog/badges/bug-hunter.yaml"
_TEAM_PATH = "catalog/teams/night-shift.yaml"

PERSON = Code(
    name="reference-person",
    title="Nobody in the catalog has this id",
    why="Givers, members and those who were helped are people of `catalog/people/`. Somebody who "
    "left keeps the file with `status: alumni`, so that what they gave and got still makes sense.",
    wrong={_TEAM_PATH: _TEAM.replace("ada", "adah")},
    right={_TEAM_PATH: _TEAM},
)
TEAM = Code(
    name="reference-team",
    title="No team in the catalog has this id",
    why="Home teams and parents decide functions and who leads whom.",
    wrong={_TEAM_PATH: _TEAM + "parent: platfrom\n"},
    right={_TEAM_PATH: _TEAM + "parent: platform\n"},
)
RECIPIENT = Code(
    name="reference-recipient",
    title="No person or team in the catalog has this id",
    why="An award to an unknown id would be nobody's.",
    wrong={"awards/adah/thanks+2026-11-20+grace.yaml": _THANKS.replace(": ada", ": adah")},
    right={_AWARD_PATH: _THANKS},
)
BADGE = Code(
    name="reference-badge",
    title="No badge in the catalog has this id",
    why="A badge that has awards is never deleted: set `status: retired`, and old awards stand.",
    wrong={"awards/ada/thank.yaml": _THANKS.replace("thanks", "thank")},
    right={_AWARD_PATH: _THANKS},
)
LEVEL = Code(
    name="reference-level",
    title="The badge has no such level",
    why="A level that has awards is never removed or renamed; its `name:` can change freely.",
    wrong={"awards/ada/mentor@brass.yaml": _MENTOR.replace("bronze", "brass")},
    right={_MENTOR_PATH: _MENTOR},
)
GOAL = Code(
    name="reference-goal",
    title="No goal in the catalog has this id",
    why="Badges align with goals of `catalog/goals/`, and scores are given to them.",
    wrong={_BADGE_PATH: _BADGE.replace("grow-people", "grow-poeple")},
    right={_BADGE_PATH: _BADGE},
)
PROJECT = Code(
    name="reference-project",
    title="No project in the catalog has this id",
    why="One project has one spelling, so that its awards can be found together.",
    wrong={_AWARD_PATH: _THANKS + "project: appolo\n"},
    right={_AWARD_PATH: _THANKS + "project: apollo\n"},
)
KIND = Code(
    name="reference-kind",
    title="The programme has no such kind of badge",
    why="Reports and requirements count by kind. Kinds of your own are declared in "
    "`catalog/program.yaml` under `kinds:`.",
    wrong={_BADGE_PATH: _BADGE.replace("expertise", "expertize")},
    right={_BADGE_PATH: _BADGE},
)
TOPIC = Code(
    name="reference-topic",
    title="No badge has this topic",
    why="A requirement that counts a topic which no badge has can never be met.",
    wrong={_BADGE_PATH: _BADGE + "requires: [{count: {topic: on-boarding}}]\n"},
    right={_BADGE_PATH: _BADGE + "requires: [{count: {topic: onboarding}}]\n"},
)
CRITERION = Code(
    name="reference-criterion",
    title="The badge has no such criterion at this level",
    why="Evidence supports a criterion; one that does not exist cannot be checked.",
    wrong={
        _MENTOR_PATH: _MENTOR
        + "evidence: [{url: 'https://guild.example/notes', criterion: session}]\n"
    },
    right={
        _MENTOR_PATH: _MENTOR
        + "evidence: [{url: 'https://guild.example/notes', criterion: sessions}]\n"
    },
)
RECORD = Code(
    name="reference-record",
    title="A record is about another that does not exist",
    why="A like, a revocation or a second stands beside the award or nomination that it is about.",
    wrong={"awards/ada/thanks+2026-11-20+grace.like.linus.yaml": "by: linus\n"},
    right={
        _AWARD_PATH: _THANKS,
        "awards/ada/thanks+2026-11-20+grace.like.linus.yaml": "by: linus\n",
    },
)
RULE = Code(
    name="reference-rule",
    title="No problem has this code",
    why="Whoever voids a record names the rule that it broke, by the code that `badgectl explain` "
    "explains.",
    wrong={
        _AWARD_PATH: _THANKS,
        _AWARD_PATH.replace(".yaml", ".void.yaml"): _VOID.replace("giver", "givr"),
    },
    right={_AWARD_PATH: _THANKS, _AWARD_PATH.replace(".yaml", ".void.yaml"): _VOID},
)

CODES = (
    PERSON, TEAM, RECIPIENT, BADGE, LEVEL, GOAL, PROJECT, KIND, TOPIC, CRITERION, RECORD, RULE,
)  # fmt: skip
