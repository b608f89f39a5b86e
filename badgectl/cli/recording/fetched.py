"""How much is known here of what others have recorded: it is as old as the last fetch."""

import time

from badgectl.cli.reading import Programme
from badgectl.cli.say import note
from badgectl.git.condition import distance, last_contact
from badgectl.git.upstream import NoRemoteError
from badgectl.model.text import counted

_UNITS = ((86_400, "day"), (3_600, "hour"), (60, "minute"))  # seconds


def note_how_old(programme: Programme) -> None:
    """Say when the remote was last heard of, and what it had that is not here, if there is one."""
    repository = programme.repository
    if repository is None or repository.branch is None:
        return
    try:
        upstream, counts = distance(repository, repository.branch)
    except NoRemoteError:
        return
    ahead, behind = counts or (0, 0)
    pull = "`git pull --rebase`" if ahead else "`git pull --ff-only`"
    heard = last_contact(repository, upstream)
    if behind:
        lacks = f"{counted(behind, 'commit')} of {upstream}"
        note(f"{repository.branch} lacks {lacks}: {pull} brings them", dim=True)
    elif heard is not None:
        age = _ago(time.time() - heard)
        note(f"as {upstream} was {age}: {pull} brings what is new", dim=True)


def _ago(seconds: float) -> str:
    unit = next(((length, name) for length, name in _UNITS if seconds >= length), None)
    return f"{counted(int(seconds // unit[0]), unit[1])} ago" if unit else "just now"
