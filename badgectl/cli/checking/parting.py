"""Which of two commits is under review: the other way round, all would seem to be well."""

from shlex import quote

from badgectl.git.repository import Repository
from badgectl.git.revisions import commits_apart, is_within
from badgectl.model.errors import UsageError
from badgectl.model.text import counted, excerpt


def check_direction(
    repository: Repository, named: tuple[str, str], ids: tuple[str, str], branch: str
) -> None:
    """Raise if it is the base that has something new, and not what is to be reviewed.

    That is so where the head has nothing of its own, or lies on the branch that changes go to
    while the base does not.
    """
    (base, head), (first, last) = named, ids
    news, own = commits_apart(repository, first, last)
    if not news:
        return
    landed = is_within(repository, last, branch) and not is_within(repository, first, branch)
    if own and not landed:
        return
    raise UsageError(
        f"this would review {excerpt(head, 80)}, and it is `{excerpt(base, 80)}` that has "
        f"something new: {counted(news, 'commit')}",
        f"to review that: `badgectl diff {quote(head)} {quote(base)}`",
    )
