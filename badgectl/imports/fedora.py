"""Rules of Fedora badges: each a file that says which messages on a bus earn a badge.

Files of one series (`tagger-01`, `tagger-02`) become the levels of one badge, lowest first.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from badgectl.codes.imports import ROW
from badgectl.documents.given import Given, UnreadableSourceError, yaml_of
from badgectl.imports.found import Found, FoundBadge
from badgectl.model.badges import Badge, Criterion, Level
from badgectl.model.problems import Place, Problem
from badgectl.model.requirements import Metric, Requirement
from badgectl.model.text import counted, did_you_mean, excerpt, slug

TOOL = "fedora-badges"
_ROMAN = {"i": 1, "v": 5, "x": 10}
_NUMBERED = re.compile(r"(?P<series>.+)-(?P<number>[0-9]{1,6}|[ivxIVX]{1,5})")
_NUMERAL = re.compile(r"[\s-]*\b(?:[0-9]+|[IVX]+)$")
_COUNT = re.compile("[0-9]{1,9}")
_AT_LEAST, _MORE_THAN = "greater than or equal to", "greater than"
_KEPT = ("creator", "discussion", "image_url", "trigger", "criteria", "previous", "recipient")
_DEEPEST = 30


class Rule(Struct, frozen=True, kw_only=True):
    """One rule file."""

    stem: str
    place: Place
    name: str
    description: str
    threshold: int | None
    """How many messages it takes, where the rule says so."""
    lines: tuple[str, ...]
    """The rule itself, for a comment."""

    @property
    def numbered(self) -> tuple[str, int] | None:
        """The series that the file's name tells, and the number in it."""
        match = _NUMBERED.fullmatch(self.stem)
        if match is None:
            return None
        text = match["number"]
        return match["series"], int(text) if text.isdigit() else _roman(text.lower())


def is_rule(value: Any) -> bool:
    """Tell whether a document is a rule."""
    return isinstance(value, dict) and "trigger" in value and "criteria" in value


def read_fedora(
    files: Iterable[Given], series: Mapping[str, Sequence[str]], kind: str | None
) -> Found:
    """Return the badges that rule files define.

    `series` names files (without ending) that belong together although their names do not tell.
    """
    problems: list[Problem] = []
    rules: dict[str, Rule] = {}
    for given in files:
        rule = _rule(given)
        if isinstance(rule, Problem):
            problems.append(rule)
        elif rule.stem in rules:
            said = f"there is another rule `{excerpt(rule.stem, 60)}`"
            problems.append(
                ROW.problem(rule.place, said, "rename one of the two, or name the file once")
            )
        else:
            rules[rule.stem] = rule
    groups, unclear = _grouped(rules, series)
    problems += unclear
    badges = []
    for name, members in groups.items():
        if len(members) > 12:
            said = f"the series {name} has {len(members)} files; a badge has at most 12 levels"
            problems.append(ROW.problem(members[0].place, said, "part it with `--series`"))
            continue
        badges.append(_badge(name, members, kind or "collaboration", told=name in series))
    return Found(tool=TOOL, badges=tuple(badges), problems=tuple(problems))


def _rule(given: Given) -> Rule | Problem:
    value, place = yaml_of(given), Place(given.name)
    if not is_rule(value):
        hint = "a rule has `name`, `description`, `trigger` and `criteria`"
        return ROW.problem(place, "this is no rule of Fedora badges", hint)
    texts = {key: value.get(key) for key in ("name", "description")}
    for key, text in texts.items():
        if not isinstance(text, str) or not text.strip():
            return ROW.problem(place, f"`{key}` is missing", f"write `{key}:` with a text")
    counts = list(_counts(value["criteria"]))
    for key, text in counts:
        if _COUNT.fullmatch(text) is None:
            said = f"`{key}: {excerpt(text, 40)}` is no number of at most nine digits"
            return ROW.problem(place, said, f"write it as `{key}: 50`")
    kept = {key: value[key] for key in _KEPT if key in value}
    return Rule(
        stem=re.sub(r"\.ya?ml$", "", given.name.rpartition("/")[2]),
        place=place,
        name=" ".join(value["name"].split()),
        description=" ".join(value["description"].split()),
        threshold=max((int(text) + (key == _MORE_THAN) for key, text in counts), default=None),
        lines=(f"from {given.name}", *_outline(kept)),
    )


def _counts(value: Any, depth: int = 0) -> Iterator[tuple[str, str]]:
    """Yield what criteria compare a count with, and how."""
    if depth > _DEEPEST or not isinstance(value, dict | list):
        return
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        if key == "not":
            continue
        if key in (_AT_LEAST, _MORE_THAN) and isinstance(inner, str):
            yield key, inner
        yield from _counts(inner, depth + 1)


def _outline(value: Any, indent: str = "  ") -> Iterator[str]:
    """Yield a document as lines that look like it."""
    items = value.items() if isinstance(value, dict) else ((None, one) for one in value)
    for key, inner in items:
        lead = f"{indent}{key}:" if key is not None else f"{indent}-"
        if isinstance(inner, dict | list):
            yield lead
            yield from _outline(inner, f"{indent}  ")
        else:
            yield f"{lead} {' '.join(inner.split())}"


def _grouped(
    rules: Mapping[str, Rule], series: Mapping[str, Sequence[str]]
) -> tuple[dict[str, list[Rule]], list[Problem]]:
    """Return the rules of each badge in the order of their levels, and names of two badges."""
    groups: dict[str, list[Rule]] = {}
    named: set[str] = set()
    for name, stems in series.items():
        for stem in stems:
            if stem not in rules or stem in named:
                how = "in two series" if stem in named else "not among the files"
                raise UnreadableSourceError(
                    f"`{excerpt(stem, 60)}` is {how}",
                    did_you_mean(stem, rules, "name each file once, without its ending"),
                )
            named.add(stem)
            groups.setdefault(name, []).append(rules[stem])
    numbered: dict[str, list[Rule]] = {}
    for rule in rules.values():
        if rule.stem not in named and rule.numbered is not None:
            numbered.setdefault(rule.numbered[0], []).append(rule)
    # A number alone makes no series: `wikiedit-250` is a badge like any other.
    several = {name: members for name, members in numbered.items() if len(members) > 1}
    named |= {rule.stem for members in several.values() for rule in members}
    alone = {rule.stem: [rule] for rule in rules.values() if rule.stem not in named}
    problems = []
    for name, members in (*several.items(), *alone.items()):
        if name in groups:
            said = f"`{excerpt(name, 60)}` is also the name of a series"
            hint = "give the series another name with `--series`, or list this rule in it"
            problems.append(ROW.problem(members[0].place, said, hint))
        groups.setdefault(name, members)
    return {name: _in_order(members) for name, members in sorted(groups.items())}, problems


def _in_order(rules: list[Rule]) -> list[Rule]:
    if all(rule.threshold is not None for rule in rules):
        return sorted(rules, key=lambda rule: (rule.threshold or 0, _number(rule), rule.stem))
    return sorted(rules, key=lambda rule: (_number(rule), rule.stem))


def _number(rule: Rule) -> int:
    return rule.numbered[1] if rule.numbered else 0


def _badge(word: str, rules: list[Rule], kind: str, *, told: bool) -> FoundBadge:
    """Return the badge of one rule, or of a series as its levels."""
    first = rules[0]
    is_series = told or len(rules) > 1
    metric = slug(word) or "count"
    once = not is_series and (first.threshold or 1) == 1
    badge = Badge(
        name=_series_name(word, rules) if is_series else first.name,
        kind=kind,
        description=first.description,
        criteria=(Criterion(id="rule", text=_criterion(None if is_series else first, metric)),),
        requires=() if is_series or once else (_metric(metric, first.threshold),),
        levels=tuple(_levels(rules, metric, told=told)) if is_series else (),
    )
    lines = tuple(line for rule in rules for line in rule.lines)
    return FoundBadge(word=word, place=first.place, badge=badge, original=lines)


def _criterion(rule: Rule | None, metric: str) -> str:
    if rule is not None and rule.threshold is None:
        return "What the description says was done; the comment keeps the rule that told it before."
    if rule is not None and rule.threshold == 1:
        return "It was done at least once; the rule in the comment tells how that is seen."
    often = (
        f"at least {counted(rule.threshold or 0, 'time')}" if rule else "as often as the level asks"
    )
    return (
        f"It was done {often}, counted by the rule in the comment; the award carries the number "
        f"in `measured:` as `{metric}`."
    )


def _metric(metric: str, threshold: int | None) -> Requirement:
    return Requirement(metric=Metric(name=metric, at_least=float(threshold or 0)))


def _levels(rules: list[Rule], metric: str, *, told: bool) -> Iterator[Level]:
    for n, rule in enumerate(rules, 1):
        number = n if told or rule.numbered is None else rule.numbered[1]
        requires = (_metric(metric, rule.threshold),) if rule.threshold is not None else ()
        yield Level(id=f"level-{number}", name=rule.name, text=rule.description, requires=requires)


def _series_name(word: str, rules: Iterable[Rule]) -> str:
    """Return what the names of a series have in common: what stands before the numeral."""
    inner = {re.sub(r".*\((.*)\)$", r"\1", rule.name) for rule in rules}
    names = {_NUMERAL.sub("", name).strip() for name in inner}
    name = next(iter(names)) if len(names) == 1 else ""
    return name or re.sub(r"[-_]+", " ", word).strip().capitalize()


def _roman(text: str) -> int:
    values = [_ROMAN[letter] for letter in text]
    return sum(-value if value < max(values[n:]) else value for n, value in enumerate(values))
