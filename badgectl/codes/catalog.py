"""Codes of the catalog: definitions that cannot be right together."""

from badgectl.codes.samples import BADGE, BADGE_PATH, FORMER, TOMBSTONE
from badgectl.model.problems import Code

_LEVELS = """\
levels:
  - {id: scout, text: One such fault.}
  - {id: ranger, text: Five such faults.}
"""
_BADGE = BADGE + _LEVELS

NAME_TAKEN = Code(
    name="catalog-name-taken",
    title="Two things share one name",
    why="People and teams receive from one namespace, badges and goals share another; and a former "
    "id (an alias) is never given to somebody else, or old links and records would change owner.",
    wrong={"catalog/teams/ada.yaml": "name: Team Ada\n"},
    right={"catalog/teams/team-ada.yaml": "name: Team Ada\n"},
)
SAME_EMAIL = Code(
    name="catalog-same-email",
    title="Two people have the same e-mail address",
    why="The address of a commit tells who gives an award; it must lead to one person.",
    wrong={"catalog/people/ida.yaml": "name: Ida\nemails: [ada@guild.example]\n"},
    right={"catalog/people/ida.yaml": "name: Ida\nemails: [ida@guild.example]\n"},
)
SAME_ACCOUNT = Code(
    name="catalog-same-account",
    title="Two people have the same account",
    why="Imports and suggestions find people by their accounts: what is done with one must be one "
    "person's.",
    wrong={
        f"catalog/people/{who}.yaml": f"name: {who.capitalize()}\naccounts: {{github: AdaL}}\n"
        for who in ("ida", "zoe")
    },
    right={"catalog/people/ida.yaml": "name: Ida\naccounts: {github: ida}\n"},
)
DUPLICATE_ID = Code(
    name="catalog-duplicate-id",
    title="Two levels or criteria of a badge have the same id",
    why="Awards name the level, evidence names the criterion: each must mean one thing.",
    wrong={BADGE_PATH: _BADGE.replace("ranger", "scout")},
    right={BADGE_PATH: _BADGE},
)
LEVEL_ORDER = Code(
    name="catalog-level-order",
    title="A higher level asks for less than a lower one",
    why="Levels stand lowest first, and a higher one implies the lower. One that asks for less "
    "would be reached first.",
    wrong={
        BADGE_PATH: _BADGE.replace(
            "such fault.}", "such fault., requires: [{count: {badge: thanks, at_least: 5}}]}"
        ).replace(
            "such faults.}", "such faults., requires: [{count: {badge: thanks, at_least: 3}}]}"
        )
    },
    right={
        BADGE_PATH: _BADGE.replace(
            "such fault.}", "such fault., requires: [{count: {badge: thanks, at_least: 3}}]}"
        ).replace(
            "such faults.}", "such faults., requires: [{count: {badge: thanks, at_least: 5}}]}"
        )
    },
)
TEAM_CYCLE = Code(
    name="catalog-team-cycle",
    title="A team is part of itself",
    why="Following `parent:` upwards must end at a team that has none.",
    wrong={
        "catalog/teams/day-shift.yaml": "name: Day shift\nparent: night-shift\n",
        "catalog/teams/night-shift.yaml": "name: Night shift\nparent: day-shift\n",
    },
    right={
        "catalog/teams/day-shift.yaml": "name: Day shift\n",
        "catalog/teams/night-shift.yaml": "name: Night shift\nparent: day-shift\n",
    },
)
NO_CRITERIA = Code(
    name="catalog-no-criteria",
    title="A badge says nowhere what it takes",
    why="Without a criterion nobody can tell whether an award is deserved, and nobody knows what "
    "to aim for.",
    wrong={BADGE_PATH: _BADGE.partition("criteria:")[0]},
    right={BADGE_PATH: _BADGE},
)
TIME_ZONE = Code(
    name="catalog-time-zone",
    title="The time zone does not exist",
    why="All days of the programme are in its time zone.",
    wrong={"catalog/program.yaml": "name: Guild\nmaintainers: [grace]\ntimezone: Europe/Pariss\n"},
    right={"catalog/program.yaml": "name: Guild\nmaintainers: [grace]\ntimezone: Europe/Paris\n"},
)
GOAL_DATES = Code(
    name="catalog-goal-dates",
    title="A goal is due before it starts",
    why="No award could ever count for it.",
    wrong={
        "catalog/goals/calm-on-call.yaml": "name: Calm on-call\ndescription: Nobody is woken up.\n"
        "measure: {count: {badge: thanks}}\ntarget: 12\nstarts: 2027-01-01\ndue: 2026-12-31\n"
    },
    right={
        "catalog/goals/calm-on-call.yaml": "name: Calm on-call\ndescription: Nobody is woken up.\n"
        "measure: {count: {badge: thanks}}\ntarget: 12\nstarts: 2026-01-01\ndue: 2026-12-31\n"
    },
)
_SCORED = (
    "name: Calm on-call\ndescription: Nobody is woken up.\nmeasure: {score: latest, %s}\n"
    "target: 4\ndue: 2026-12-31\n"
)
GOAL_RANGE = Code(
    name="catalog-goal-range",
    title="A goal has a range in which no score can be",
    why="`from` and `to` say which scores can be given. The target is one of them, unless they add "
    "up.",
    wrong={"catalog/goals/calm-on-call.yaml": _SCORED % "from: 5, to: 1"},
    right={"catalog/goals/calm-on-call.yaml": _SCORED % "from: 1, to: 5"},
)
_COUNTED = (
    _BADGE
    + "requires: [{count: {badge: thanks, at_least: 3, from_people: 2}}]\n"
    + "examples:\n"
    + "  - text: three thanks from one friend are not enough\n"
    + "    given: [{award: thanks, from: [bob], times: 3}]\n"
    + "    expect: {allowed: none}\n"
)
EXAMPLE = Code(
    name="catalog-example",
    title="A badge does not pass its own test",
    why="`examples:` are tests that a badge brings along: facts, and the highest level that its "
    "`requires` allow then. They tell readers what is meant, and a change that breaks one is "
    "either a slip or a change of mind that belongs into the review. People in them are invented; "
    "`functions` and `teams` say where they belong.",
    wrong={BADGE_PATH: _COUNTED.replace(", from_people: 2", "")},
    right={BADGE_PATH: _COUNTED},
)
BY_RULES = Code(
    name="catalog-by-rules",
    title="Earned by count, and asking for what only people can do",
    why="A badge that is earned by count is awarded to whoever meets its `requires`, at every "
    "level: so there must be some, and they must be about what is on record. Nobody nominates for "
    "it, and no award of it brings evidence, helped people, measures or others who share it.",
    wrong={BADGE_PATH: _BADGE + "awarding: {by: rules}\n"},
    right={
        BADGE_PATH: _BADGE.partition("levels:")[0]
        + "requires: [{count: {badge: thanks, at_least: 3}}]\nawarding: {by: rules}\n"
    },
)
FORGOTTEN = Code(
    name="catalog-forgotten",
    title="Somebody who was forgotten is told more of than may be",
    why="A tombstone says that this person asked to be forgotten. Their file stays, so that old "
    "records name somebody; it says neither who they are nor how to reach them, and they have no "
    "part in the programme any more.",
    wrong={
        "catalog/tombstones/former-1a2b3c4d.yaml": TOMBSTONE,
        "catalog/people/former-1a2b3c4d.yaml": FORMER + "emails: [ida@guild.example]\n",
    },
    right={
        "catalog/tombstones/former-1a2b3c4d.yaml": TOMBSTONE,
        "catalog/people/former-1a2b3c4d.yaml": FORMER,
    },
)
_SUGGESTION = """\
badge: thanks
reason: Reviewed {count} changes.
deeds: {kinds: [reviewed-by]}
at_least: 20
"""
SUGGESTION = Code(
    name="catalog-suggestion",
    title="A suggestion that cannot propose what it says",
    why="The rules of `badgectl suggest` propose badges that somebody can award to a person, with "
    "a reason whose `{words}` can be filled in.",
    wrong={"catalog/suggestions/reader.yaml": _SUGGESTION.replace("{count}", "{counts}")},
    right={"catalog/suggestions/reader.yaml": _SUGGESTION},
)

CODES = (
    NAME_TAKEN, SAME_EMAIL, SAME_ACCOUNT, DUPLICATE_ID, LEVEL_ORDER, TEAM_CYCLE, NO_CRITERIA,
    TIME_ZONE, GOAL_DATES, GOAL_RANGE, EXAMPLE, BY_RULES, FORGOTTEN, SUGGESTION,
)  # fmt: skip
