"""Announcing: what is new since the last time, printed or posted, and then remembered."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from badgectl.cli.publishing.material import material_of
from badgectl.cli.publishing.posting import post, webhook
from badgectl.cli.reading import committed_in, open_programme
from badgectl.cli.say import note, put_document, tell
from badgectl.cli.session import Session
from badgectl.digests.chats import POSTED, Chat, render_digest
from badgectl.digests.digest import digest_of
from badgectl.documents.disk import replace_file
from badgectl.git.commit_files import CommitFiles
from badgectl.git.lock import STATE, state_folder
from badgectl.git.repository import Repository
from badgectl.git.revisions import commit_of
from badgectl.model.errors import BadgectlError, UsageError
from badgectl.model.paths import AWARDS

_MEMORY = "announced"


class NothingAnnouncedError(BadgectlError):
    """Nobody knows what is new: nothing was announced yet."""


class NotRememberedError(BadgectlError):
    """It cannot be kept what was announced."""


def announce(
    session: Session, *, since: str | None, chat: Chat | None, send: bool, base_url: str | None,
    members: bool, dry_run: bool,
) -> None:  # fmt: skip
    """Print or post what is new; a message that was not taken is not remembered."""
    if send and chat not in POSTED:
        raise UsageError("`--send` posts to a chat", "say which: `--format slack`")
    address = webhook() if send and not dry_run else None
    programme = open_programme(session)
    repository, head = committed_in(programme)
    start = commit_of(repository, since) if since else _last(repository)
    material = material_of(programme, base_url, members=members)
    digest = digest_of(material, _new_records(repository, start))
    with nullcontext() if dry_run else _remembering(repository, head):
        if digest.is_empty:
            note(f"nothing is new since {start[:10]}")
            return
        text = render_digest(digest, chat or "text")
        if address is not None:
            post(address, text)
            tell(f"posted: {digest.headline}", color="green")
        else:
            put_document(text)


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


@contextmanager
def _remembering(repository: Repository, commit: str) -> Iterator[None]:
    """Remember up to which commit everything was announced, as soon as it is.

    It is written before: what cannot be remembered would be told again the next time.
    """
    memory = repository.common_dir / STATE / _MEMORY
    ready = memory.with_name(f"{_MEMORY}.next")
    try:
        state_folder(repository.common_dir)
        replace_file(ready, f"{commit}\n".encode())
    except OSError as error:
        raise NotRememberedError(
            f"{memory} cannot be written: {error.strerror}", "nothing was announced"
        ) from error
    try:
        yield
        try:
            ready.replace(memory)
        except OSError as error:
            raise NotRememberedError(
                f"announced, but {memory} cannot be written: {error.strerror}",
                f"the next time: `--since {commit[:10]}`",
            ) from error
    finally:
        ready.unlink(missing_ok=True)
