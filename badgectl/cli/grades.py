"""How sure it is who made which record, as far as it was verified."""

from collections.abc import Callable

from badgectl.cli.reading import Programme
from badgectl.git.lock import STATE
from badgectl.index.verification_memory import verification_memory
from badgectl.trust.findings import Vouched
from badgectl.trust.outcome import vouched_now

GradeOf = Callable[[str], Vouched | None]


def verified_grades(programme: Programme) -> GradeOf | None:
    """Return what tells the grade of a record by its path; None where nothing was verified.

    It goes by what `verify` remembers: nothing is verified here.
    """
    repository = programme.repository
    if repository is None or repository.head is None:
        return None
    known = verification_memory(repository.common_dir / STATE, repository.prefix).recall()
    asked = ("merge-base", "--is-ancestor", known.tip, repository.head) if known else ()
    if known is None or repository.git.try_read(*asked).returncode:
        return None
    return vouched_now(known).get


def grade_names(grade_of: GradeOf) -> Callable[[str], str | None]:
    """Return what tells grades by their names."""

    def named(path: str) -> str | None:
        vouched = grade_of(path)
        return vouched.grade if vouched else None

    return named
