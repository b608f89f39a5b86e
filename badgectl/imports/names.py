"""From the names of other tools to ids of ours."""

import hashlib
from collections.abc import Container

from badgectl.model.forms import NO_FILE_NAMES
from badgectl.model.text import slug
from badgectl.rules.definitions import RESERVED


def id_of(word: str, noun: str) -> str:
    """Return the id that a name becomes.

    What is left of it may say nothing (`李`), be a mere number, a file's name that Windows keeps
    for itself, or mean somebody else in policies: then the noun stands before it.
    """
    plain = slug(word)
    if not plain:
        return f"{noun}-{hashlib.sha256(word.encode()).hexdigest()[:8]}"
    means_another = noun != "badge" and plain in RESERVED
    is_free = not (plain.isdigit() or plain in NO_FILE_NAMES or means_another)
    return plain if is_free else f"{noun}-{plain}"


def free_id(word: str, noun: str, taken: Container[str]) -> str:
    """Return the id that a name becomes, with a number where that is taken by another."""
    base = id_of(word, noun)
    if base not in taken:
        return base
    number = 2
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"
