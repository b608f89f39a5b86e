"""Announcing: what is new since the last time, printed or posted, and then remembered."""

import sys

from badgectl.cli.publishing.material import material_of
from badgectl.cli.publishing.posting import post, webhook
from badgectl.cli.reading import open_programme
from badgectl.cli.say import note, put, tell
from badgectl.cli.session import Session
from badgectl.digests.chats import POSTED, Chat, render_digest
from badgectl.digests.digest import digest_of
from badgectl.documents.disk import replace_file
from badgectl.git.commit_files import CommitFiles
from badgectl.git.lock import STATE
from badgectl.git.repository import Repository
from badgectl.git.revisions import commit_of
from badgectl.model.errors import BadgectlError, UsageError
from badgectl.model.paths import AWARDS
from badgectl.model.text import one_line, visible_lines

_MEMORY = "announced"


class NothingAnnouncedError(BadgectlError):
    """Nobody knows what is new: nothing was announced yet."""


def announce(
    session: Session, *, since: str | None, chat: Chat | None, send: bool, base_url: str | None,
    members: bool, dry_run: bool,
) -> None:  # fmt: skip
    """Print or post what is new; a message that was not taken is not remembered."""
    if send and chat not in POSTED:
        raise UsageError("`--send` posts to a chat", "say which: `--format slack`")
    address = webhook() if send and not dry_run else None
    programme = open_programme(session)
    repository = programme.repository
    if repository is None or repository.head is None or not programme.committed:
        raise NothingAnnouncedError("nothing is committed yet", "`git commit` first")
    start = commit_of(repository, since) if since else _last(repository)
    material = material_of(programme, base_url, members=members)
    digest = digest_of(material, _new_records(repository, start))
    if digest.is_empty:
        note(f"nothing is new since {start[:10]}")
    else:
        text = render_digest(digest, chat or "text")
        if address is not None:
            post(address, text)
            tell(f"posted: {digest.headline}", color="green")
        else:
            put(visible_lines(text) if sys.stdout.isatty() else text)
    if not dry_run:
        _remember(repository, repository.head)


def _new_records(repository: Repository, start: str) -> set[str]:
    """Return the paths of the records that HEAD has and a commit had not."""
    had = CommitFiles(repository, start).states(AWARDS)
    head = repository.head or start
    return CommitFiles(repository, head).states(AWARDS).keys() - had.keys()


def _last(repository: Repository) -> str:
    """Return the commit up to which everything was announced."""
    memory = repository.common_dir / STATE / _MEMORY
    try:
        said = memory.read_text(encoding="ascii").strip()
        return commit_of(repository, said)
    except (OSError, ValueError, UsageError):
        raise NothingAnnouncedError(
            "it is not known what was announced last",
            "say from where on, this time: `--since HEAD~20`; it is remembered then",
        ) from None


def _remember(repository: Repository, commit: str) -> None:
    folder = repository.common_dir / STATE
    folder.mkdir(exist_ok=True)
    replace_file(folder / _MEMORY, one_line(commit).encode() + b"\n")
