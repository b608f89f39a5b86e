"""What is so alike that people will mix it up: badges, spellings, letters."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from badgectl.codes import sense as codes
from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog
from badgectl.model.problems import Problem

_ALIKE = 0.85  # of the words of two descriptions, the share that both have
_FILLERS = {
    "a", "an", "and", "are", "at", "by", "for", "from", "ha", "have", "in", "i", "it", "of", "on",
    "or", "other", "that", "the", "their", "them", "they", "thi", "to", "what", "when", "where",
    "which", "who", "whom", "with",
}  # fmt: skip
"""Words that say nothing about a badge, as they are without an `s` at their end."""
_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "CHEROKEE")
"""Scripts whose letters can look the same."""


def check_alike(catalog: Catalog) -> Iterator[Problem]:
    """No two badges have the same name, or descriptions of much the same words."""
    badges = [badge for badge in catalog.badges.values() if badge.status == "active"]
    told: set[str] = set()  # of a whole family of badges each is reported once
    for one, other in (*_same_names(badges), *_near_texts(badges)):
        if other.id not in told:
            told.add(other.id)
            yield codes.ALIKE.problem(
                other.at("name"),
                f"{other.name} reads like {one.name} ({one.path})",
                "merge them, or say what tells them apart",
            )


def _same_names(badges: Iterable[Badge]) -> Iterator[tuple[Badge, Badge]]:
    first: dict[str, Badge] = {}
    for badge in badges:
        other = first.setdefault(_bare(badge.name), badge)
        if other is not badge:
            yield other, badge


def _near_texts(badges: Iterable[Badge]) -> Iterator[tuple[Badge, Badge]]:
    """Yield pairs whose descriptions share most words.

    Two sets that share so much share one of their rarest words; only such pairs are compared.
    """
    words = {badge.id: _words(badge.description) for badge in badges}
    frequency = Counter(word for found in words.values() for word in found)
    seen: dict[str, list[Badge]] = defaultdict(list)
    for badge in badges:
        mine = sorted(words[badge.id], key=lambda word: (frequency[word], word))
        rarest = mine[: len(mine) - int(_ALIKE * len(mine)) + 1]
        candidates = {other.id: other for word in rarest for other in seen[word]}
        for other in candidates.values():
            theirs = words[other.id]
            if len(theirs & set(mine)) >= _ALIKE * len(theirs | set(mine)):
                yield other, badge
        for word in rarest:
            seen[word].append(badge)


def _words(text: str) -> frozenset[str]:
    found = re.findall(r"\w+", text.lower())
    return frozenset(word.removesuffix("s") for word in found) - _FILLERS


def check_spellings(catalog: Catalog) -> Iterator[Problem]:
    """Every topic and every project has one spelling."""
    uses = Counter(topic for badge in catalog.badges.values() for topic in badge.topics)
    preferred = _preferred(uses)
    for badge in catalog.badges.values():
        for n, topic in enumerate(badge.topics):
            usual = preferred[_bare(topic)]
            if topic != usual:
                yield codes.SPELLING.problem(
                    badge.at("topics", n),
                    f"`{topic}` is elsewhere spelt `{usual}`",
                    f"write `{usual}`",
                )
    owners: dict[str, str] = {}
    for project in catalog.projects.values():
        for spelling in (project.id, project.name, *project.aliases):
            owner = owners.setdefault(_bare(spelling), project.id)
            if owner != project.id:
                yield codes.SPELLING.problem(
                    project.at("name"),
                    f"{project.name} is also the project `{owner}`",
                    "keep one of them; write the other spelling into its `aliases:`",
                )
                break


def _preferred(uses: Mapping[str, int]) -> dict[str, str]:
    """Return for each bare spelling the one that is used most."""
    ordered = sorted(uses, key=lambda spelling: (uses[spelling], spelling))
    return {_bare(spelling): spelling for spelling in ordered}


def _bare(text: str) -> str:
    """Return what is left of a spelling without case, accents, punctuation and a plural's `s`."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    kept = (c for c in plain if c in "+#" or unicodedata.category(c)[0] in "LMN")
    return _without_accents("".join(kept)).removesuffix("s") or plain


def _without_accents(text: str) -> str:
    """Drop the accents of letters that are read without them; vowel signs elsewhere are letters."""
    found: list[str] = []
    for c in unicodedata.normalize("NFD", text):
        is_accent = unicodedata.category(c) == "Mn" and "COMBINING" in unicodedata.name(c, "")
        if not is_accent:
            found.append(c)
    return "".join(found)


def check_lookalikes(catalog: Catalog) -> Iterator[Problem]:
    """No word of a name mixes letters of scripts that look alike."""
    named = (catalog.people, catalog.teams, catalog.badges, catalog.goals, catalog.projects)
    for folder in named:
        for entry in folder.values():
            name: str = entry.name
            if name.isascii():
                continue
            for word in re.split(r"[\s\-/]+", name):
                scripts = _scripts(word)
                if len(scripts) > 1:
                    yield codes.LOOKALIKE.problem(
                        entry.at("name"),
                        f"`{word}` mixes {' and '.join(s.title() for s in scripts)} letters",
                        "type the word anew in one script",
                    )


def _scripts(word: str) -> list[str]:
    found = {unicodedata.name(c, "").partition(" ")[0] for c in word if c.isalpha()}
    return [script for script in _SCRIPTS if script in found]
