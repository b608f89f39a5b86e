"""Rules of suggestions: when it is enough, for whom, and for which files."""

from datetime import date

import pytest

from badgectl.model.suggestions import DeedFilter, Suggestion
from badgectl.suggestions.deeds import Collection, Deed
from badgectl.suggestions.meeting import met


def rule(**keys: object) -> Suggestion:
    """Return a rule that proposes thanks."""
    deeds = DeedFilter(kinds=("author",))
    told = {"badge": "thanks", "reason": "Did it.", "deeds": deeds} | keys
    return Suggestion(path="catalog/suggestions/one.yaml", **told)  # type: ignore[arg-type]


def deeds(*days: str, **keys: object) -> list[Deed]:
    """Return a deed of Ada's on each day."""
    return [Deed(date.fromisoformat(day), "ada", **keys) for day in days]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("keys", "days", "enough"),
    [
        ({}, ["2026-01-05"], "2026-01-05"),
        ({"at_least": 2}, ["2026-01-05"], None),
        ({"at_least": 2}, ["2026-01-06", "2026-01-05"], "2026-01-06"),
        ({"on_days": 2}, ["2026-01-05", "2026-01-05"], None),
        ({"on_days": 2}, ["2026-01-05", "2026-01-05", "2026-01-07"], "2026-01-07"),
        ({"weeks_in_a_row": 3}, ["2026-01-04", "2026-01-05", "2026-01-12"], "2026-01-12"),
        ({"weeks_in_a_row": 3}, ["2026-01-05", "2026-01-12", "2026-01-26"], None),
        ({"at_least": 2, "within": "1 week"}, ["2026-01-05", "2026-01-12"], None),
        ({"at_least": 2, "within": "1 week"}, ["2026-01-05", "2026-01-11"], "2026-01-11"),
        ({"weeks_in_a_row": 2, "within": "1 week"}, ["2026-01-05", "2026-01-12"], None),
        ({"weeks_in_a_row": 2, "within": "1 week"}, ["2026-01-08", "2026-01-12"], "2026-01-12"),
    ],
)
def test_when_it_is_enough(keys: dict[str, object], days: list[str], enough: str | None) -> None:
    found = [str(one.on) for one in met(rule(**keys), deeds(*days))]
    assert found == ([enough] if enough else [])


def test_every_window_begins_anew() -> None:
    days = ("2026-01-05", "2026-03-31", "2026-04-01", "2026-07-01", "2026-09-30")
    found = list(met(rule(at_least=2, every="quarter"), deeds(*days)))
    assert [(str(one.window), str(one.on)) for one in found] == [
        ("2026-01-01", "2026-03-31"),
        ("2026-07-01", "2026-09-30"),
    ]


def test_totals_and_people() -> None:
    some = [*deeds("2026-01-05", whom="tom", value=3), *deeds("2026-01-06", whom="tom", value=2.5)]
    assert [one.total for one in met(rule(total=5.5), some)] == [5.5]
    assert list(met(rule(total=5.6), some)) == []
    assert list(met(rule(for_people=2), some)) == []
    both = [*some, *deeds("2026-01-07", whom="linus")]
    assert [one.people for one in met(rule(for_people=2), both)] == [("tom", "linus")]


@pytest.mark.parametrize(
    ("touching", "other_than", "path", "counts"),
    [
        (["*.md"], None, "docs/deep/a.md", True),
        (["*.md"], None, "a.mdx", False),
        (["docs/*"], None, "docs/a", True),
        (["docs/*"], None, "docs/a/b", False),
        (["docs/**"], None, "docs/a/b", True),
        (["docs/**"], None, "docs", False),
        (["docs/"], None, "docs/a/b", True),
        (["/a.md"], None, "b/a.md", False),
        (["**/x/**/y"], None, "x/y", True),
        (["**/x/**/y"], None, "a/x/b/c/y", True),
        (["**/x/**/y"], None, "a/b/y", False),
        (["src/?.py"], None, "src/ab.py", False),
        (None, ["*.lock", "vendor/**"], "vendor/a/b", False),
        (None, ["*.lock"], "src/a.py", True),
        (["src/**"], ["*.lock"], "src/a.lock", False),
        (["a.b"], None, "aXb", False),
    ],
)
def test_which_files(
    touching: list[str] | None, other_than: list[str] | None, path: str, counts: bool
) -> None:
    narrowed = DeedFilter(
        kinds=("author",),
        touching=tuple(touching) if touching else None,
        other_than=tuple(other_than) if other_than else None,
    )
    collection = Collection([rule(deeds=narrowed)])
    collection.add("author", deeds("2026-01-05")[0], [path])
    assert bool(collection.deeds["one"]) is counts


def test_globs_that_invite_backtracking_take_no_time() -> None:
    hostile = DeedFilter(kinds=("author",), touching=("/".join(["**", "*a*a*a*a*b"] * 9),))
    collection = Collection([rule(deeds=hostile)])
    collection.add("author", deeds("2026-01-05")[0], ["/".join(["a" * 60] * 60)])
    assert collection.deeds["one"] == []
