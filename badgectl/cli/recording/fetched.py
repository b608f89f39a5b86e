"""How much is known here of what others have recorded: it is as old as the last fetch."""

import time

from badgectl.cli.reading import Programme
from badgectl.cli.say import note
from badgectl.git.condition import distance, last_contact
from badgectl.git.upstream import NoRemoteError
from badgectl.model.text import counted

_UNITS = ((86_400, "day"), (3_600, "hour"), (60, "minute"))  # seconds


def note_how_old(programme: Programme) -> None:
    """Say what the remote had that is not here, or else when it was last heard of."""
    repository = programme.repository
    if repository is None or repository.branch is None:
        return
    try:
        upstream, counts = distance(repository, repository.branch)
    except NoRemoteError:
        return
    ahead, behind = counts or (0, 0)
    heard = last_contact(repository, upstream)
    if behind:
        lacks = f"{counted(behind, 'commit')} of {upstream}"
        pull = "`git pull --rebase`" if ahead else "`git pull --ff-only`"
        note(f"{repository.branch} lacks {lacks}: {pull} brings them", dim=True)
    elif heard is not None:
        note(f"as {upstream} was {_ago(time.time() - heard)}", dim=True)


def _ago(seconds: float) -> str:
    unit = next(((length, name) for length, name in _UNITS if seconds >= length), None)
    return f"{counted(int(seconds // unit[0]), unit[1])} ago" if unit else "just now"
