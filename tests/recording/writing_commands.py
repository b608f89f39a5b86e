"""Every writing command as somebody calls it, and what has to be there before."""

from typing import NamedTuple

MAP = ("-e", "https://guild.example/map#map", "--helped", "tom", "--project", "apollo")
ROWS = """\
recipient,badge,giver,reason,date
ada,thanks,tom,"Two
lines: and a colon.",2021-03-04
Zed,Kind soul,ada,Was kind.,2020-01-01
"""
CONTRIBUTORS = {
    "projectName": "site", "projectOwner": "guild",
    "contributors": [
        {"login": "AdaL", "name": "Ada Lovelace", "contributions": ["code", "blog"]},
        {"login": "grace", "name": "Grace", "contributions": ["code"]},
        {"login": "con", "contributions": ["review"]},
    ],
}  # fmt: skip
COUNTED = """\
name: Heart
kind: peer-recognition
description: Thanked by many.
goals: [grow-people]
criteria:
  - {id: thanked, text: Thanked by that many.}
levels:
  - {id: bronze, requires: [{count: {badge: thanks}}]}
  - {id: silver, requires: [{count: {badge: thanks, at_least: 2}}]}
awarding: {by: rules}
"""
MEASURED = """\
name: Builder
kind: expertise
description: Keeps the builds green.
goals: [grow-people]
criteria:
  - {id: builds, text: Mended that many builds.}
requires: [{metric: {name: builds, at_least: 50}}]
awarding: {by: anyone}
"""
THANKED = (("tom", ("award", "thanks", "ada", "-m", "For the launch.")),)
NOMINATED = (("linus", ("nominate", "navigator@bronze", "ada", "-m", "Drew the map.", *MAP)),)
SECONDED = (*NOMINATED, ("grace", ("second", "ada/navigator")))
LIKED = (*THANKED, ("grace", ("like", "ada/thanks")))
READING = {
    "suggest", "help",
    "inbox", "list", "show", "progress", "why", "experts", "goals", "report", "diff", "explain",
    "verify", "preview", "icons", "check-credential", "share",
    # Throws away what can be found out again.
    "cache",
    # Sets up git, not the programme, and asks before.
    "doctor",
    # These write what can be made again, where the user says: pictures, pages, schemas, a
    # demonstration,
    # and by `--fix` what is missing in files that are not committed.
    "render", "hub", "export", "schema", "demo", "validate",
}  # fmt: skip
OUTSIDE = {"list", "issuer"}
"""Of groups of commands those that read, or make a key outside of any repository."""


class Case(NamedTuple):
    """A call of a command: what was done before, by whom, and who calls it."""

    call: tuple[str, ...]
    who: str = "grace"
    before: tuple[tuple[str, tuple[str, ...]], ...] = ()


CASES = {
    "award": Case(("award", "thanks", "ada", "-m", "Took my\nshift: at once.")),
    "award-in-full": Case(
        ("award", "mentor@silver", "ada", "-m", "Two found their feet.", "--helped", "tom",
         "--helped", "linus", "-e", "https://x.example/1#sessions", "-e", "catalog/program.yaml",
         "--earned-on", "2026-11-20", "--project", "apollo", "--role", "guide")),
    "award-batch": Case(("award", "thanks", "tom", "ada", "linus", "-m", "For the launch.")),
    "award-joint": Case(("award", "thanks", "tom", "ada", "-m", "Wrote it together.", "--joint")),
    "award-team": Case(("award", "crown", "platform", "-m", "A calm year.")),
    "award-measured": Case(("award", "builder", "ada", "-m", "57.", "--measured", "builds=57",
                            "-e", "https://x.example/builds")),
    "award-recorded": Case(("award", "thanks", "ada", "-m", "Said in chat.", "--by", "tom"), "bot"),
    "award-again": Case(("award", "thanks", "ada", "-m", "And for more."), "tom", THANKED),
    "award-nominated": Case(("award", "navigator@bronze", "ada", "-m", "Good."), "tom", SECONDED),
    "award-edited": Case(("award", "thanks", "ada", "linus", "-m", "Drafted.", "--edit")),
    "nominate": Case(NOMINATED[0][1], "linus"),
    "nominate-several": Case(
        ("nominate", "navigator@bronze", "linus", "ada", "-m", "Maps.", *MAP[:2]), "tom"),
    "second": Case(("second", "ada/navigator", "-m", "Daily."), "grace", NOMINATED),
    "decline": Case(("decline", "ada/navigator", "-m", "Close: one more."), "tom", SECONDED),
    "revoke": Case(("revoke", "ada/thanks", "--because", "mistake", "-m", "Ida."), "tom", THANKED),
    "correct": Case(("correct", "ada/thanks", "-m", "A slip.", "--reason", "For the landing.",
                     "-e", "https://x.example/2", "--role", "pilot"), "tom", THANKED),
    "withdraw": Case(("withdraw", "ada/thanks.like", "-m", "Slipped."), "grace", LIKED),
    "withdraw-nomination": Case(("withdraw", "ada/navigator@bronze.nomination"), "linus", SECONDED),
    "void": Case(("void", "ada/thanks", "--rule", "policy-limit", "-m", "No."), "grace", THANKED),
    "like": Case(("like", "ada/thanks", "-m", "Bravo!"), "grace", THANKED),
    "comment": Case(("comment", "ada/thanks", "-m", "I was there:\nit was so."), "grace", THANKED),
    "score": Case(("score", "calm-on-call", "--team", "studio", "--value", "3.5", "-m", "A night.",
                   "-e", "https://x.example/3"), "tom"),
    "earned": Case(("earned", "--record"), "grace", THANKED),
    "import-rows": Case(("import", "../rows.csv", "--create")),
    "import-contributors": Case(("import", "../rc.json", "-m", "Took part.")),
    "import-each": Case(("import", "../rc.json", "--commit-each")),
    "import-nothing": Case(
        ("import", "../rc.json"), "grace", (("grace", ("import", "../rc.json")),)),
}  # fmt: skip
