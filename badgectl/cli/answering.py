"""Answering again what was asked before of the same records: nothing is read for it."""

from hashlib import blake2b

from msgspec import Struct

from badgectl.cli.reading import Programme, former_ids_typed
from badgectl.cli.session import Session
from badgectl.git.commit_files import CommitFiles
from badgectl.git.lock import STATE
from badgectl.git.repository import Repository, find_repository
from badgectl.index.answer_memory import Answer, AnswerMemory
from badgectl.index.memories import VERIFIED
from badgectl.index.own_files import own_state


class Question(Struct, frozen=True):
    """What was asked, of which state of catalog and records."""

    repository: Repository
    memory: AnswerMemory
    key: bytes

    def answer(self, session: Session) -> str | None:
        """Return what it was answered with today, if it was."""
        return self.memory.recall(self.key, lambda timezone: str(session.today(timezone)))

    def keep(self, session: Session, programme: Programme, text: str) -> None:
        """Remember the answer, unless something was said beside it."""
        catalog = programme.catalog
        if programme.committed and not former_ids_typed(session, catalog):
            timezone = catalog.program.timezone
            self.memory.keep(Answer(self.key, str(programme.today), timezone, text))


def question_of(session: Session) -> Question | None:
    """Return what is asked; None where nothing is committed that it could be asked of."""
    repository = find_repository(session.root())
    if repository is None or repository.head is None:
        return None
    files = CommitFiles(repository, repository.head)
    trees = files.tree("catalog"), files.tree("awards")
    if trees[0] is None:
        return None
    folder = repository.common_dir / STATE
    # What `verify` found says how sure each award is; the way to HEAD tells whether it holds.
    verified = [(path.name, path.stat().st_mtime_ns) for path in VERIFIED.files_in(folder)]
    head = repository.head if verified else None
    about = (session.words, trees, verified, head, own_state())
    key = blake2b(repr(about).encode("utf-8", "surrogateescape"), digest_size=20).digest()
    return Question(repository, AnswerMemory(folder), key)
