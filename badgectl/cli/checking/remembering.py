"""What verifying remembers of the main line, and whether the branch went on from there."""

from collections.abc import Sequence

import msgspec
from msgspec import Struct

from badgectl.codes.trust import ROLLBACK
from badgectl.git.lock import STATE
from badgectl.git.main_line import brought_by, first_parents, tip_of
from badgectl.git.repository import Repository
from badgectl.index.memories import MemoryFile
from badgectl.index.verification_memory import verification_memory
from badgectl.model.problems import Place
from badgectl.model.program import PROGRAM_FILE
from badgectl.trust.findings import Finding
from badgectl.trust.state import Verified


class Remembered(Struct, frozen=True):
    """What was verified last of the programme's branch."""

    repository: Repository
    memory: MemoryFile[Verified]
    verified: Verified | None

    def lost(self, line: Sequence[str], branch: str) -> Finding | None:
        """Return what is wrong with a branch that does not go on from what was verified last."""
        known, tip = self.verified, line[-1]
        if known is None or known.tip in line or tip != tip_of(self.repository, branch):
            return None
        merge = brought_by(self.repository, known.tip, tip)
        if merge == known.tip:
            return None  # it was there before a branch brought the programme in
        if merge is None:
            problem = ROLLBACK.problem(
                Place(PROGRAM_FILE),
                f"{branch} ended in {known.tip[:12]} when it was verified last, and has that no "
                "more: somebody forced it back, or took commits back",
                "compare with who has that commit",
            )
            remark = msgspec.structs.replace(problem, severity="warning")
            return Finding(problem=remark, commit=known.tip, entered=-1)
        problem = ROLLBACK.problem(
            Place(PROGRAM_FILE),
            f"{branch} ended in {known.tip[:12]} when it was verified last; this merge has made "
            "another line the main line",
            "merge that line into what the branch was, not the other way round; `--afresh` takes "
            "it as it is now",
        )
        return Finding(problem=problem, commit=merge, entered=-1)

    def keep(self, verified: Verified, line: Sequence[str], branch: str) -> None:
        """Remember what was verified, if it is of the branch and as far as what is known."""
        tip = tip_of(self.repository, branch)
        main = line if line[-1] == tip else first_parents(self.repository, tip)
        places = {commit: n for n, commit in enumerate(main)}
        known = places.get(self.verified.tip, -1) if self.verified else -1
        if verified != self.verified and places.get(verified.tip, -2) >= known:
            self.memory.keep(verified)


def remembered(repository: Repository, *, afresh: bool) -> Remembered:
    """Return what was verified last; nothing if that is to be forgotten."""
    memory = verification_memory(repository.common_dir / STATE, repository.prefix)
    return Remembered(repository, memory, None if afresh else memory.recall())
