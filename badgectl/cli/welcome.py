"""What `badgectl` alone says: what it is, where one is, and where to begin."""

from badgectl.cli.say import tell
from badgectl.cli.session import Session
from badgectl.documents.files import FolderFiles, SourceFile
from badgectl.documents.reading import read_entry
from badgectl.model.errors import NoProgrammeError
from badgectl.model.program import PROGRAM_FILE, Program
from badgectl.model.text import one_line

_OUTSIDE = {
    "demo": "a year of an invented company: look around, try it, break it",
    "init": "your own programme, in this folder or in a new one",
}
_INSIDE = {
    "award thanks ID": "say what somebody did: one commit, one file",
    "inbox": "what you received, what waits for you, what others said",
    "show ID": "a badge, a person, a team, a goal, an award",
    "experts TOPIC": "whom to ask",
    "report": "how the programme is doing",
}


def welcome(session: Session) -> None:
    """Say where one is, and the first few commands."""
    tell("badgectl: recognition kept as code, as files in git", bold=True)
    try:
        files = FolderFiles(session.root())
    except NoProgrammeError as none:
        tell(f"{none.message}\n")
        commands = _OUTSIDE
    else:
        (file,) = files.read([PROGRAM_FILE])
        found = read_entry(file) if isinstance(file, SourceFile) else None
        tell(f"here: {one_line(found.name)}\n" if isinstance(found, Program) else "")
        commands = _INSIDE
    width = max(map(len, commands))
    for command, about in commands.items():
        tell(f"  badgectl {command.ljust(width)}  {about}")
    tell("\n`badgectl --help` lists all commands, `badgectl help award` explains one.")
