"""Codes of policy: a new record that the programme's rules do not allow."""

from badgectl.codes.samples import FORMER, MENTOR, MENTOR_PATH, THANKS, THANKS_PATH, TOMBSTONE
from badgectl.model.problems import Code

_NAVIGATOR = MENTOR.replace("mentor", "navigator")
_NAVIGATOR_PATH = "awards/ada/navigator@bronze.yaml"
_NOMINATION = _NAVIGATOR.replace("grace", "linus") + "nominated_on: 2026-11-20\n"
_MAP = "evidence: [{url: 'https://guild.example/map', criterion: map}]\n"
_CROWN = "badge: crown\nrecipient: platform\nby: grace\nreason: A year without an outage.\n"
_CROWN_PATH = "awards/platform/crown.yaml"
_DATED = "awarded_on: 2026-11-20\n"
_GOAL = "catalog/goals/calm-on-call.yaml"
_SCALE = (
    "name: Calm on-call\ndescription: Nobody is woken up.\n"
    "measure: {score: latest, from: 1, to: 5}\ntarget: 4\ndue: 2026-12-31\n"
)
_SCORE = "awards/platform/calm-on-call.score.2026-q4.yaml"
_SCORED = "goal: calm-on-call\nteam: platform\nperiod: 2026-q4\nvalue: {}\nby: grace\n"

GIVER = Code(
    name="policy-giver",
    title="The giver may not award this badge",
    why="`awarding: by:` says who may. What a badge is worth depends on who gives it.",
    wrong={MENTOR_PATH: MENTOR.replace("grace", "linus")},
    right={MENTOR_PATH: MENTOR},
)
RULES = Code(
    name="policy-rules",
    title="An award by count that people cannot give, or the other way round",
    why="`by: rules` means: computed, and computed again by whoever verifies. A person's word "
    "neither replaces that nor is replaced by it.",
    wrong={THANKS_PATH.replace("+grace", "+rules"): THANKS.replace("grace", "rules")},
    right={THANKS_PATH: THANKS},
)
SELF_AWARD = Code(
    name="policy-self-award",
    title="Somebody awards themselves",
    why="Recognition comes from others. A badge can allow it with `self_award: true`.",
    wrong={THANKS_PATH.replace("grace", "ada"): THANKS.replace("grace", "ada")},
    right={THANKS_PATH: THANKS},
)
RECORDER = Code(
    name="policy-recorder",
    title="Somebody records for another without leave",
    why="`recorders:` in `catalog/program.yaml` names who may commit what others give.",
    wrong={THANKS_PATH: THANKS + "recorded_by: linus\n"},
    right={THANKS_PATH: THANKS + "recorded_by: badge-bot\n"},
)
RECIPIENT = Code(
    name="policy-recipient",
    title="This kind of recipient cannot get the badge",
    why="`recipients:` says whether a badge is for persons, teams or both; who has left gets none.",
    wrong={_CROWN_PATH.replace("platform", "ada"): _CROWN.replace("platform", "ada") + _DATED},
    right={_CROWN_PATH: _CROWN + _DATED},
)
UNREADABLE = Code(
    name="policy-unreadable",
    title="The badge's file cannot be read",
    why="Its policy is in there: until it is mended nobody can tell whether the award is allowed.",
    wrong={"catalog/badges/thanks.yaml": "name: [Thanks\n", THANKS_PATH: THANKS},
    right={THANKS_PATH: THANKS},
)
RETIRED = Code(
    name="policy-retired",
    title="The badge is retired",
    why="A retired badge is not awarded any more; the awards that were made stand.",
    wrong={"awards/ada/floppy-disk.yaml": THANKS.replace("thanks", "floppy-disk")},
    right={THANKS_PATH: THANKS},
)
REPEAT = Code(
    name="policy-repeat",
    title="A path for repeated awards, or for single ones, where the badge is the other kind",
    why="Awards of a repeatable badge carry day and giver in their path, so that they never "
    "collide; an award that is made once does not, so that a second is noticed.",
    wrong={"awards/ada/thanks.yaml": THANKS},
    right={THANKS_PATH: THANKS},
)
HELD = Code(
    name="policy-held",
    title="The recipient holds this already",
    why="A badge that is not repeatable is held or not; a second award would say nothing.",
    wrong={MENTOR_PATH: MENTOR, "awards/ada/mentor@bronze~2.yaml": MENTOR},
    right={MENTOR_PATH: MENTOR},
)
ROUND = Code(
    name="policy-round",
    title="A round that does not follow from the one before",
    why="`~2` opens after a decline, a revocation or an expiry; rounds are counted without gaps.",
    wrong={"awards/ada/mentor@bronze~3.yaml": MENTOR},
    right={MENTOR_PATH: MENTOR},
)
ORDER = Code(
    name="policy-order",
    title="A level is skipped",
    why="`in_order: true` means that each level is reached from the one below.",
    wrong={"awards/ada/navigator@gold.yaml": _NAVIGATOR.replace("bronze", "gold")},
    right={_NAVIGATOR_PATH: _NAVIGATOR + _MAP},
)
REQUIRES = Code(
    name="policy-requires",
    title="What the badge requires is not there",
    why="`requires:` is what the machine can check; it is necessary for the award.",
    wrong={"awards/ada/mentor@silver.yaml": MENTOR.replace("bronze", "silver")},
    right={
        "awards/ada/mentor@silver.yaml": MENTOR.replace("bronze", "silver")
        + "helped: [linus, tom]\n"
    },
)
EVIDENCE = Code(
    name="policy-evidence",
    title="Evidence is missing",
    why="`min_evidence` and criteria with `evidence: required` ask for links or files that "
    "somebody else can open.",
    wrong={_NAVIGATOR_PATH: _NAVIGATOR},
    right={_NAVIGATOR_PATH: _NAVIGATOR + _MAP},
)
EVIDENCE_FILE = Code(
    name="policy-evidence-file",
    title="Evidence that is no file of the repository",
    why="Who reads the award must be able to open what supports it. Commit the file first, or give "
    "a link that starts with https://.",
    wrong={_NAVIGATOR_PATH: _NAVIGATOR + "evidence: [{path: docs/map.md, criterion: map}]\n"},
    right={_NAVIGATOR_PATH: _NAVIGATOR + _MAP},
)
LIMIT = Code(
    name="policy-limit",
    title="The giver has used up what the policy allows",
    why="`limit:` keeps a badge rare: so many by one giver in a calendar day, week, month ...",
    wrong={
        f"awards/{who}/thanks+2026-11-20+grace.yaml": THANKS.replace("ada", who)
        for who in ("ada", "linus", "tom", "badge-bot")
    },
    right={
        f"awards/{who}/thanks+2026-11-20+grace.yaml": THANKS.replace("ada", who)
        for who in ("ada", "linus", "tom")
    },
)
QUORUM = Code(
    name="policy-quorum",
    title="A nomination is decided before it has the support it needs, or after it closed",
    why="`nomination:` says how many others must second it, and for how long it is open. Support "
    "counts once it stands: what comes in together with the award does not.",
    wrong={
        "awards/ada/navigator@bronze.nomination.yaml": _NOMINATION,
        _NAVIGATOR_PATH: _NAVIGATOR.replace("grace", "tom") + _MAP,
    },
    right={
        "awards/ada/navigator@bronze.nomination.yaml": _NOMINATION,
        "awards/ada/navigator@bronze.second.grace.yaml": "by: grace\n",
    },
)
ROSTER = Code(
    name="policy-roster",
    title="The roster of a team award names somebody who is not in the team",
    why="The roster freezes who was in the team on the day of the award.",
    wrong={_CROWN_PATH: _CROWN + _DATED + "roster: [ada, tom]\n"},
    right={_CROWN_PATH: _CROWN + _DATED + "roster: [ada, grace]\n"},
)
ENTRY_DAY = Code(
    name="policy-entry-day",
    title="The day of the award is too far from today",
    why="An award is dated the day it is made, give or take: at most 30 days back. `earned_on` "
    "says when it was earned; imports keep their days.",
    wrong={"awards/ada/thanks+2026-09-01+grace.yaml": THANKS + "awarded_on: 2026-09-01\n"},
    right={THANKS_PATH: THANKS + "awarded_on: 2026-11-20\nearned_on: 2026-09-01\n"},
)
NO_DAY = Code(
    name="policy-no-day",
    title="A new record without its day, where the badge counts days",
    why="`expires_after`, `limit`, `open_for` and the `within` of other badges count from the day "
    "of a record: without one an award would never end, and a nomination never close. Commands "
    "write the day; where you type by hand, `badgectl validate --fix` does. Records that have "
    "entered without a day stay as they are.",
    wrong={_CROWN_PATH: _CROWN},
    right={_CROWN_PATH: _CROWN + _DATED},
)
EXPIRY = Code(
    name="policy-expiry",
    title="The award counts longer than the policy allows",
    why="`expires_after` sets the last day; an award may end earlier, not later.",
    wrong={_CROWN_PATH: _CROWN + _DATED + "expires_on: 2036-11-20\n"},
    right={_CROWN_PATH: _CROWN + _DATED + "expires_on: 2027-11-20\n"},
)
DEFINITION = Code(
    name="policy-definition",
    title="The award names another state of the badge",
    why="`definition` is the git id of the badge's file as it stands when the award is made. Leave "
    "the key out when you type by hand.",
    wrong={THANKS_PATH: THANKS + f"definition: {'0' * 40}\n"},
    right={THANKS_PATH: THANKS},
)
OWN = Code(
    name="policy-own",
    title="Somebody judges, supports or likes what is their own",
    why="Nobody nominates themselves, seconds their own nomination, decides on it, or likes their "
    "own award; and only one's own reactions are withdrawn.",
    wrong={
        THANKS_PATH: THANKS,
        THANKS_PATH.replace(".yaml", ".like.ada.yaml"): "by: ada\n",
    },
    right={
        THANKS_PATH: THANKS,
        THANKS_PATH.replace(".yaml", ".like.linus.yaml"): "by: linus\n",
    },
)
SCORE_RANGE = Code(
    name="policy-score-range",
    title="A score outside of the goal's range",
    why="The goal says which scores can be given: `measure: {score: latest, from: 1, to: 5}`.",
    wrong={_GOAL: _SCALE, _SCORE: _SCORED.format(7)},
    right={_GOAL: _SCALE, _SCORE: _SCORED.format(4)},
)
ACTOR = Code(
    name="policy-actor",
    title="This person may not do this",
    why="Policies say who nominates, declines and revokes; maintainers void; a team's own people "
    "score its goals.",
    wrong={
        THANKS_PATH: THANKS,
        THANKS_PATH.replace(
            ".yaml", ".revocation.yaml"
        ): "by: tom\nbecause: mistake\nreason: Not mine.\n",
    },
    right={
        THANKS_PATH: THANKS,
        THANKS_PATH.replace(
            ".yaml", ".revocation.yaml"
        ): "by: grace\nbecause: mistake\nreason: Wrong Ada.\n",
    },
)
FORMER_ID = Code(
    name="policy-former-id",
    title="A new record uses a former id",
    why="A former id means the person or team all the same, and old records keep it. New ones use "
    "the present id, so that what somebody received lies in one folder and no path is taken twice.",
    wrong={
        "awards/augusta/thanks+2026-11-20+grace.yaml": THANKS.replace(": ada", ": augusta"),
    },
    right={THANKS_PATH: THANKS},
)
TWICE = Code(
    name="policy-twice",
    title="A record says again what one says under a former id",
    why="A person who was renamed is still one person: the same award, like or second is not made "
    "twice, once for each name.",
    wrong={
        "awards/augusta/thanks+2026-11-20+grace.yaml": THANKS.replace(": ada", ": augusta"),
        THANKS_PATH: THANKS,
    },
    right={THANKS_PATH: THANKS},
)
FORGOTTEN = Code(
    name="policy-forgotten",
    title="A new record names somebody who was forgotten",
    why="Somebody asked to be forgotten, and the programme agreed: nothing more is said about "
    "them, for them, or in their name. What was given before stands without the name; it "
    "can be revoked or voided.",
    wrong={
        "catalog/people/former-1a2b3c4d.yaml": FORMER,
        "catalog/tombstones/former-1a2b3c4d.yaml": TOMBSTONE,
        THANKS_PATH: THANKS + "helped: [former-1a2b3c4d]\n",
    },
    right={
        "catalog/people/former-1a2b3c4d.yaml": FORMER,
        "catalog/tombstones/former-1a2b3c4d.yaml": TOMBSTONE,
        THANKS_PATH: THANKS,
    },
)

CODES = (
    GIVER, RULES, SELF_AWARD, RECORDER, RECIPIENT, UNREADABLE, RETIRED, REPEAT, HELD, ROUND, ORDER,
    REQUIRES, EVIDENCE, EVIDENCE_FILE, LIMIT, QUORUM, ROSTER, ENTRY_DAY, NO_DAY, EXPIRY, DEFINITION,
    OWN, SCORE_RANGE, ACTOR, FORMER_ID, TWICE, FORGOTTEN,
)  # fmt: skip
