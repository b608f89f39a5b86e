"""Dropping the last commit: whose it is, and what is said of it."""

from badgectl.cli.recording.desk import actor
from badgectl.cli.recording.planning import prepared
from badgectl.cli.say import advise, note, tell
from badgectl.cli.session import Session
from badgectl.git.undoing import NotUndoneError, find_undoing, undo


def take_back(session: Session, *, dry_run: bool, here: bool) -> None:
    """Drop the last commit if it is the user's own, adds records only and is nowhere else."""
    programme, repository = prepared(session, here=here)
    undoing = find_undoing(repository)
    author = programme.catalog.person_with_email(undoing.email)
    if author is None or author.id != actor(programme):
        who = author.id if author else undoing.email
        raise NotUndoneError(
            f"the last commit, {undoing.commit[:10]} ({undoing.subject}), is by {who}",
            "only your own is undone",
        )
    warning = "" if dry_run else undo(undoing)
    tell(f"{undoing.subject}: {'would be undone' if dry_run else 'undone'}", color="green")
    for path in undoing.blobs:
        note(f"  {path}", dim=True)
    back = f"{repository.branch} {'would be' if dry_run else 'is'} at {undoing.parent[:10]} again"
    note(f"  {back}; git keeps {undoing.commit[:10]} for a while", dim=True)
    if dry_run:
        tell("Nothing was changed.")
    if warning:
        advise(warning)
