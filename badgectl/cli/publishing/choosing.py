"""Whose credentials are asked for, in the words of whoever asks."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from badgectl.cli.reading import Programme, explaining_what_is_missing
from badgectl.model.errors import UnknownIdError, UsageError
from badgectl.model.standing import award_in_force
from badgectl.model.text import excerpt, listed
from badgectl.plans.finding import find_award
from badgectl.plans.plan import known_recipient, resolve_recipient
from badgectl.shown.material import Material


def meant(programme: Programme, words: Sequence[str], outdated: Iterable[str]) -> dict[str, str]:
    """Return which recipient or award each word names; raise if it names none.

    What is not in the programme any more is known by the outdated file of its credential.
    """
    left = {word for word in words if any(is_file_of(file, (word,)) for file in outdated)}
    with explaining_what_is_missing(programme):
        return {word: _meant(programme, word, left) for word in words}


def _meant(programme: Programme, word: str, left: Collection[str]) -> str:
    catalog = programme.catalog
    try:
        if "/" not in word or known_recipient(catalog, word) is not None:
            return resolve_recipient(catalog, word)
        return str(find_award(catalog, programme.ledger, word, programme.today).grant)
    except UnknownIdError:
        if word in left:
            return word
        raise


def is_file_of(file: str, names: Collection[str]) -> bool:
    """Tell whether a file is a credential of somebody who is named, or of an award that is."""
    name = file.partition("/")[2].removeprefix("v2/").rpartition(".")[0]
    recipient, _, award = name.partition("/")
    recipient = recipient.removesuffix("-")
    return bool({recipient, f"{recipient}/{award}"}.intersection(names))


def nothing_for(programme: Programme, material: Material, asked: Mapping[str, str]) -> UsageError:
    """Return why nothing is issued of what was asked for."""
    names = list(dict.fromkeys(asked.values()))
    who = listed([excerpt(name, 60) for name in names])
    one = len(names) == 1
    if not any(_counts(programme, name) for name in names):
        return UsageError(
            f"{who} {'holds' if one else 'hold'} no award",
            "`badgectl list awards` shows who holds which",
        )
    if not any(material.audience.sees(name.partition("/")[0]) for name in names):
        return UsageError(
            f"nothing to issue for {who}: not shown, as they want it",
            "`visibility` in their file says who sees them; with `--members` members do",
        )
    return UsageError(
        f"nothing to issue for {who}",
        "credentials are issued of awards that count and bear a day: "
        f"`badgectl show {excerpt(names[0], 60)}`",
    )


def _counts(programme: Programme, name: str) -> bool:
    """Tell whether a name is that of an award, or of somebody who holds one."""
    return "/" in name or any(
        award_in_force(programme.catalog, dossier, programme.today) is not None
        for dossier in programme.ledger.of(name)
    )
