"""Whom the names that other tools use mean."""

import re
from collections import Counter
from collections.abc import Mapping

from badgectl.model.catalog import Catalog
from badgectl.model.directory import Directory

# The address under which a forge hides another: `12345+AdaL@users.noreply.github.com`.
_NOREPLY = re.compile(r"(?:[0-9]+\+)?([^+@]+)@users\.noreply\.([a-z0-9-]+)\.[a-z.]+")
# GitLab writes the number behind a minus sign and before the login.
_NOREPLY_GITLAB = re.compile(r"[0-9]+-([^@]+)@users\.noreply\.(gitlab)\.[a-z.]+")


class People:
    """The people behind the names that deeds carry, and the names that are nobody's."""

    def __init__(self, catalog: Catalog, told: Mapping[str, str]) -> None:
        """Go by the catalog, and by a list of names with the ids that they mean."""
        self._directory = Directory(catalog)
        self._told = {word.casefold(): person for word, person in told.items()}
        self._known: dict[str, str | None] = {}
        self.strangers: Counter[str] = Counter()
        """Names that are nobody's, with how many deeds each has."""

    def whose(self, word: str) -> str | None:
        """Return the id of who is meant, and count those of whom nothing is known."""
        if word not in self._known:
            self._known[word] = self._told.get(word.casefold()) or self._find(word)
        found = self._known[word]
        if found is None:
            self.strangers[word] += 1
        return found

    def _find(self, word: str) -> str | None:
        service, colon, login = word.partition(":")
        if colon:
            return self._directory.with_account(service, login)
        found = self._directory.person(word)
        hidden = _NOREPLY_GITLAB.fullmatch(word.lower()) or _NOREPLY.fullmatch(word.lower())
        if found is None and hidden:
            return self._directory.with_account(hidden[2], hidden[1])
        return found
