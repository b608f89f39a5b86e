"""Records that came in beside the main line and were changed or lost there."""

from collections.abc import Iterator

import msgspec

from badgectl.codes.history import FROZEN
from badgectl.model.paths import parse_record_path
from badgectl.model.problems import Place, Problem
from badgectl.model.records import Record
from badgectl.trust.catalog_at import Files
from badgectl.trust.entering import Base
from badgectl.trust.findings import Vouched, is_enough
from badgectl.trust.origins import Origins
from badgectl.trust.steps import Told


def check_beside(base: Base, origins: Origins, files: Files) -> Iterator[Problem]:
    """Yield which signed records others than who may changed or removed before they came in.

    Mostly these are drafts, and those who made them may mend them. But where somebody makes
    another line the main line, what had entered the former one comes in like that, too.
    """
    for path in sorted(origins.replaced):
        if parse_record_path(path) is None:
            continue
        now = origins.blob_of(path)
        authors = origins.of(path)
        for blob, makers in origins.states_of(path).items():
            made = [one for one in makers if one.commit.signature is not None]
            lost = files.read(path, blob) if blob not in ("", now) and made else None
            if isinstance(lost, Record) and not _may(base, lost, made, authors):
                problem = _problem(path, authors[0], is_there=bool(now))
                # Without signatures nobody can be held to a name: then it is no more than a remark.
                claims = base.required == "claimed"
                yield msgspec.structs.replace(problem, severity="warning") if claims else problem
                break


def _may(base: Base, lost: Record, made: list[Told], authors: tuple[Told, ...]) -> bool:
    """Tell whether all who changed a record gave or recorded it, or are maintainers.

    A draft that was wrong about that, whoever wrote it may mend.
    """
    named = {lost.by, lost.recorded_by}
    makers = {_vouching(base, one).who for one in made}
    may = {*(named if makers & named else named | makers), *base.catalog.program.maintainers}
    found = (_vouching(base, one) for one in authors)
    return all(one.who in may and is_enough(one.grade, base.required) for one in found)


def _vouching(base: Base, one: Told) -> Vouched:
    # Who withdraws a draft in the forge's editor is vouched for by the forge.
    return base.vouching(one.commit, 0, alone=len(one.commit.parents) == 1)


def _problem(path: str, author: Told, *, is_there: bool) -> Problem:
    done = "changed" if is_there else "removed"
    return FROZEN.problem(
        Place(path),
        f"this record was signed, and {done} in the commit {author.commit.id[:12]}, for which "
        "neither its giver nor a maintainer vouches",
        "put it back as it was; mend or revoke it by a further record",
    )
