"""Who reads the pages, and what they may see: nobody is named who does not want to be."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from badgectl.model.catalog import Catalog
from badgectl.model.text import visible_lines
from badgectl.model.words import Words
from badgectl.renaming.wording import Extra, forgetting_words

COLLEAGUE = "a colleague"
"""What is said instead of a name that is not shown."""

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}")
_TOKEN = re.compile(r"\w+")


class Audience:
    """Everybody, or the people of the programme among themselves (`inside`)."""

    def __init__(self, catalog: Catalog, *, inside: bool) -> None:
        """Find out who is to be shown to this audience."""
        self._catalog, self.inside = catalog, inside
        self._forgotten = catalog.forgotten
        self.unseen = tuple(who for who in sorted(catalog.people) if not self.sees(who))
        self._words = _words_of(catalog, self.unseen)
        words = [_plain(word) for word in (*self._words.ids, *self._words.names)]
        self._by_token: dict[str, list[str]] = {}
        for word in words:
            for token in _TOKEN.findall(word)[:1]:
                self._by_token.setdefault(token, []).append(" ".join(word.split()))
        # Some scripts put no spaces between words: there a name may stand inside of a longer one.
        self._inner = tuple(word for word in words if not word.isascii())
        self._remember_texts()

    def _remember_texts(self) -> None:
        self.text = lru_cache(maxsize=2**15)(self._text)
        """Returns a text as it is shown; names and titles are asked for again and again."""

    def __getstate__(self) -> dict[str, object]:
        """Return what another process is told: not what was remembered here."""
        return {name: value for name, value in vars(self).items() if name != "text"}

    def __setstate__(self, state: dict[str, object]) -> None:
        """Go on in another process."""
        vars(self).update(state)
        self._remember_texts()

    def sees(self, who: str) -> bool:
        """Tell whether a person or team is named; nobody is whom the catalog does not know."""
        if who in self._catalog.teams:
            return True
        person = self._catalog.people.get(who)
        if person is None or who in self._forgotten:
            return False
        visibility = self._catalog.visibility_of(who)
        return visibility == "public" or (visibility == "members" and self.inside)

    def name(self, who: str) -> str:
        """Return what somebody is called on a page."""
        if who == "rules":
            return "the rules"
        return self.text(self._catalog.recipient_name(who)) if self.sees(who) else COLLEAGUE

    def _text(self, text: str) -> str:
        """Return a text without hidden names, e-mail addresses and anything invisible."""
        if self._may_name(_plain(text)):
            text = self._words.anew(text)
        if "@" in text:
            text = _ADDRESS.sub("(an e-mail address)", text)
        return visible_lines(text)

    def _may_name(self, plain: str) -> bool:
        """Tell whether a text may name somebody hidden: looking for all of them takes long."""
        if not self._by_token:
            return False
        spaced = " ".join(plain.split())
        found = self._by_token.keys() & set(_TOKEN.findall(plain))
        return any(word in spaced for token in found for word in self._by_token[token]) or any(
            word in plain for word in self._inner
        )

    def may_show(self, text: str) -> bool:
        """Tell whether a text that cannot be changed, an address or an id, names nobody hidden."""
        return self.text(text) == text


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def _words_of(catalog: Catalog, people: Iterable[str]) -> Words:
    """Return the words that name people, as `forget` would find them."""
    ids: dict[str, str] = {}
    names: dict[str, str] = {}
    others = frozenset[str]()
    for who in people:
        found = forgetting_words(catalog, catalog.people[who], COLLEAGUE, COLLEAGUE, Extra())
        ids |= found.ids
        names |= found.names
        others |= found.others
    return Words(ids=ids, names=names, others=others - ids.keys())
