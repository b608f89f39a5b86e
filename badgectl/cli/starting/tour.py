"""What the demo shows: real commands on the replayed programme, and where to look next."""

import contextlib
import io
import os
import shlex
import shutil
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

import typer

from badgectl.cli.app import run
from badgectl.cli.say import advise, tell
from badgectl.cli.session import Session
from badgectl.credentials.engine import NoEngineError, check_engine
from badgectl.demo.cast import HOST, acting_as
from badgectl.demo.performance import Script
from badgectl.model.errors import BadgectlError
from badgectl.model.text import listed, one_line

_LINES = 16
_IDENTITY = ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL")

_SPREADSHEET = """\
recipient,badge,giver,reason,date
kofi,thanks,wei,Sat with me until the old export ran again.,2024-03-01
"""


_INCIDENTS = """\
{"kind": "incident-led", "who": "hana", "on": "2026-09-02", "url": "https://status.example/31"}
{"kind": "incident-led", "who": "hana", "on": "2026-10-11", "url": "https://status.example/35"}
{"kind": "incident-led", "who": "hana", "on": "2026-11-02", "url": "https://status.example/36"}
"""


class LostWayError(BadgectlError):
    """A command of the tour did not end as it should."""


class Stop(NamedTuple):
    """A stop of the tour: a question, the command that answers it, who gives it, its status."""

    question: str
    line: str
    by: str = HOST
    status: int = 0
    signs: bool = False
    """Whether it takes what signs credentials, which not everybody installs."""


_STOPS = (
    Stop("Is everything in order?", "validate"),
    Stop("What does it take to be a mentor, and who is one?", "show mentor"),
    Stop("How did one award come about, and what was said?", "show mei/above-and-beyond"),
    Stop("Which awards does somebody have?", "list awards --recipient aisha"),
    Stop("Python gives you trouble. Whom do you ask?", "experts python"),
    Stop("What comes next for Amara, and what does it take?", "progress amara"),
    Stop("Why is Tomás an expert?", "why tomas python@gold"),
    Stop(
        "What would an award record?",
        "award thanks kofi -m 'Mended it before I woke up.' --dry-run",
    ),
    Stop(
        "Now for real: one commit, one file.",
        "award thanks kofi -m 'Mended it before I woke up.'",
    ),
    Stop("What the rules forbid is refused.", "award mentor@gold sam -m 'He is great.'", status=1),
    Stop("And what do commands end with?", "help exit-codes"),
    Stop("What does the code of a problem mean?", "explain policy-order"),
    Stop("Every award is signed. With whose keys?", "key list ingrid"),
    Stop("Can you sign here, too?", "doctor signing"),
    Stop("What can stand in a badge's file? Editors read this.", "schema badge"),
    Stop(
        "A slip is mended by a record beside the award.",
        "correct kofi/thanks+{day}+{host} -m 'Say what.' --reason 'Mended the mast at night.'",
    ),
    Stop(
        "A mistake is taken back; award and reason stay on record.",
        "revoke kofi/thanks+{day}+{host} --because mistake -m 'It was Wei.'",
    ),
    Stop("Not so fast: what nobody else has yet can be dropped.", "undo"),
    Stop(
        "What somebody said, only they take back ...",
        "withdraw ingrid/mentor@gold.comment.piotr",
        status=1,
    ),
    Stop(
        "... and a maintainer can void what should never have landed.",
        "void ingrid/mentor@gold.comment.piotr --rule policy-actor -m 'Spam.' --dry-run",
    ),
    Stop("Who has earned what is nobody's to give?", "earned"),
    Stop("Some badges begin with a nomination. What waits for Greta?", "inbox"),
    Stop(
        "Ingrid seconds what Kofi proposed.",
        "second piotr/above-and-beyond -m 'That night it ran on his battery.'",
        by="ingrid",
    ),
    Stop(
        "That was enough: Greta awards it.",
        "award above-and-beyond piotr -m 'Nobody had asked; the winter fix works because of it.'",
    ),
    Stop(
        "A nomination that comes too early is declined, with feedback.",
        "decline wei/quiet-hero -m 'Two months so far, and three it takes: again in January?'",
    ),
    Stop(
        "Anybody nominates.",
        "nominate quiet-hero yuki -m 'Labels the radar pictures every Friday, for all of us.'",
    ),
    Stop("Peers like what others received ...", "like ingrid/mentor@gold -m 'All three!'"),
    Stop(
        "... and say why.",
        "comment ingrid/mentor@gold -m 'I was the first of them. It still helps.'",
        by="wei",
    ),
    Stop(
        "Teams score goals that nothing counts.",
        "score calm-on-call --team apps --value 3 -m 'One bad weekend in October.'",
        by="priya",
    ),
    Stop(
        "What a spreadsheet remembers is taken over, days and givers too.",
        f"import - --dry-run <<END\n{_SPREADSHEET}END",
    ),
    Stop(
        "What other tools know becomes proposals, by the catalog's own rules.",
        f"suggest --events - <<END\n{_INCIDENTS}END",
    ),
    Stop("What does a change bring, and do the rules allow it?", "diff HEAD~6"),
    Stop(
        "Somebody new comes.",
        "add person 'Nils Berg' --email nils@larkspur.example --team platform --dry-run",
        by="noor",
    ),
    Stop(
        "People change names; old records go on to mean them.",
        "rename yuki yuki-sato --name 'Yuki Sato' --dry-run",
        by="noor",
    ),
    Stop(
        "Somebody asks to be forgotten. What happens, and what remains?",
        "forget mateo --as former-5e1f90ab --dry-run",
        by="noor",
    ),
    Stop("Who vouches for all that, and does it still stand?", "verify"),
    Stop("What is remembered so that the next command is quick?", "cache show"),
    Stop("Are we reaching our goals?", "goals grow-people"),
    Stop("How is the programme doing?", "report"),
    Stop("Which icon says teaching?", "icons teaching"),
    Stop("How does a badge look? (At a terminal, in colour.)", "preview mentor@gold --as blocks"),
    Stop("Every badge and level becomes a picture.", "render -o pictures"),
    Stop(
        "Ingrid shows it elsewhere: what does she fill in?",
        "share ingrid/mentor@gold",
        by="ingrid",
    ),
    Stop(
        "What is new, for the team's chat? One message, never one for each.",
        "announce --since HEAD~6 --dry-run",
    ),
    Stop(
        "What people earned is theirs elsewhere, too. Which key vouches for it?",
        "key issuer --key .git/demo-keys/{host}",
    ),
    Stop(
        "A signed credential for every award, in the picture of the badge.",
        "export openbadges --key .git/demo-keys/{host}",
        signs=True,
    ),
    Stop(
        "Anybody can check one, offline.",
        "check-credential site/credentials/ingrid/mentor@gold.png "
        "--issuer site/.well-known/did.json --status-list site/credentials/status.json",
        signs=True,
    ),
    Stop("All of it as a web site: people, badges, awards, whom to ask.", "hub -o site"),
    Stop(
        "Your own programme starts like this; in a repository with a history, people come from it.",
        "init ../our-guild --people none --person 'Nils Berg <nils@larkspur.example>' --dry-run",
        by="noor",
    ),
)


def walk_through(session: Session, folder: Path, script: Script) -> None:
    """Run the commands of the tour and print what they say, cut to a screen each.

    Raise once all have run if one of them did not end as it should.
    """
    day, lost, lacking = script.steps[-1].day, [], _what_signs_lacks()
    for stop in _STOPS:
        typed, here, given = stop.line.partition(" <<END\n")
        typed = typed.format(day=day, host=HOST)
        tell(f"\n{stop.question}", bold=True)
        tell(f"$ badgectl {typed}{here}{given}", color="cyan")
        if stop.signs and lacking:
            tell(f"  left out: {lacking.message}; {lacking.hint} brings it")
            continue
        person = script.catalog.people[stop.by]
        with _in_their_time(day, {} if stop.by == HOST else acting_as(folder, person)):
            arguments = ["-C", str(folder), *shlex.split(typed)]
            text, status = _said(arguments, given.removesuffix("END"))
        said = text.splitlines()
        lost += [typed] if status != stop.status else []
        for text in said[:_LINES]:
            typer.echo(f"  {text}")
        if len(said) > _LINES and not session.quiet:
            tell(f"  ... {len(said) - _LINES} more lines")
    if lost:
        raise LostWayError(
            f"not as it should be: {listed(f'`badgectl {line}`' for line in lost)}",
            f"`badgectl doctor` in {one_line(str(folder))} looks for the reason",
        )


def _what_signs_lacks() -> NoEngineError | None:
    try:
        check_engine()
    except NoEngineError as error:
        return error
    return None


@contextlib.contextmanager
def _in_their_time(day: date, acting: Mapping[str, str]) -> Iterator[None]:
    """Work on a day of the example: variables that name the visitor are put aside.

    `acting` are the variables that name somebody else than the host.
    """
    evening = f"{day}T18:00:00+00:00"
    outside = dict(os.environ)
    for name in _IDENTITY:
        os.environ.pop(name, None)
    os.environ |= {
        "BADGECTL_NOW": evening,
        "GIT_AUTHOR_DATE": evening,
        "GIT_COMMITTER_DATE": evening,
        **acting,
    }
    try:
        yield
    finally:
        os.environ.clear()
        os.environ |= outside


def _said(arguments: list[str], given: str) -> tuple[str, int]:
    """Run a command on what it is given as input; return all that it prints, and its status."""
    said, outside = io.StringIO(), sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(given.encode()))
    try:
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            status = run(arguments)
    finally:
        sys.stdin = outside
    return said.getvalue(), status


def closing_words(path: Path) -> None:
    """Say what there is to look at."""
    name = "badgectl" if shutil.which("badgectl") else str(Path(sys.argv[0]).absolute())
    shown = {
        f"cd {path}": "",
        "git log --show-signature": "every award is a signed commit that reads well",
        "ls catalog/badges awards/aisha": "a badge is a file, and so is an award",
        "pictures/contact-sheet.png": "all badges on one page",
        "site/index.html": "the hub: open it in a browser, or `badgectl hub --serve`",
        f"{name} award thanks wei -m '...'": "you work as Greta here: try it, try to break it",
        f"{name} init": "in your own repository, to begin",
    }
    width = max(map(len, shown))
    tell("\nLook around", bold=True)
    for what, why in shown.items():
        tell(f"  {what.ljust(width)}  {why}".rstrip())
    set_ = listed(name for name in _IDENTITY if name in os.environ)
    if set_:
        advise(f"to work as Greta, unset {set_}")
