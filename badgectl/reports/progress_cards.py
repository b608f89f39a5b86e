"""Progress, and the reasons for a standing, as text with bars."""

from collections.abc import Iterable, Iterator

from badgectl.model.catalog import Catalog
from badgectl.model.text import counted, listed, number, one_line, stars
from badgectl.reports.cards import Card, Section
from badgectl.reports.formats import bar
from badgectl.reports.progress import Asked, Held, Next, Progress, State
from badgectl.reports.waiting import Waiting
from badgectl.reports.why import Reached, Why

_WIDTH = 12
_STATES: dict[State, str] = {
    "ready": "all that can be counted is there",
    "nominated": "nominated, waits",
    "begun": "begun",
    "open": "not begun",
}


def progress_card(catalog: Catalog, progress: Progress, *, everything: bool) -> Card:
    """Return where somebody stands; `everything` also shows what is not begun."""
    shown = [one for one in progress.next if everything or one.state != "open"]
    others = len(progress.next) - len(shown)
    facts = {"badges": str(len(progress.held))}
    if others:
        facts["not begun"] = f"{counted(others, 'badge')}: `--all` shows what they take"
    return Card(
        title=f"{progress.name} ({progress.recipient}) on {progress.day}",
        about="",
        facts=facts,
        sections=(
            Section("Holds", tuple(held_line(catalog, one) for one in progress.held)),
            Section("Ends soon", tuple(f"{one.title}: {one.until}" for one in progress.ending)),
            Section(
                "Nominated",
                tuple(_nominated(catalog, one) for one in progress.nominated),
            ),
            Section("Next", tuple(line for one in shown for line in next_lines(one))),
        ),
    )


def held_line(catalog: Catalog, held: Held) -> str:
    """Return a badge that somebody holds: `Mentor (bronze) ★☆ - 2026-10-05, by Grace Hopper`."""
    who = f"by {catalog.recipient_name(held.by)}"
    if held.awards > 1 and not held.of_stars:
        people = f" from {counted(held.givers, 'person', 'people')}" if held.givers else ""
        who = f"{counted(held.awards, 'time')}{people}, last {who}"
    shared = f" with {catalog.recipient_name(held.team)}" if held.team else ""
    said = ", ".join(filter(None, (str(held.on or ""), who)))
    drawn = stars(held.stars, held.of_stars)
    return " ".join(filter(None, (held.title, drawn, f"- {said}{shared}")))


def _nominated(catalog: Catalog, waiting: Waiting) -> str:
    return f"{waiting.grant} by {catalog.recipient_name(waiting.by)}: {waiting.needs}"


def next_lines(step: Next) -> Iterator[str]:
    """Yield what a level takes: a line for the whole, then what is asked, each with a bar."""
    drawn = stars(step.stars, step.of_stars)
    yield " ".join(filter(None, (step.title, drawn, f"- {_STATES[step.state]}")))
    yield from (f"  {line}" for line in _asked_lines(step.asked))
    for criterion in step.criteria:
        shown = " (with evidence)" if criterion.evidence else ""
        yield f"  · {one_line(criterion.text)}{shown}"
    if step.missing:
        yield f"  missing: {step.missing}"
    yield f"  awarded by {step.awarded_by}"


def _asked_lines(asked: Iterable[Asked]) -> Iterator[str]:
    told: tuple[str, ...] = ()
    for one in asked:
        mark = "✓" if one.met else "·" if not one.known else " "
        if one.known:
            drawn = bar(min(one.have, one.need), one.need, _WIDTH).ljust(_WIDTH, "░")
            yield f"{mark} {drawn} {number(one.have)} of {number(one.need)}: {one.asks}"
            if one.records not in ((), told):
                yield f"    {listed(one.records)}"
            told = one.records
        else:
            yield f"{mark} {one.asks} (the award says it)"


def why_card(catalog: Catalog, why: Why) -> Card:
    """Return why somebody holds a badge, or why not, as sentences."""
    verb = "holds" if why.holds else "does not hold"
    return Card(
        title=f"{why.name} {verb} {why.title}",
        about="",
        facts={},
        sections=(
            Section(
                "Records", tuple(line for one in why.awards for line in _reached(catalog, one))
            ),
            Section("Declined before", tuple(map(one_line, why.declined))),
            Section("Nominated", tuple(_nominated(catalog, one) for one in why.nominated)),
            Section("What it takes", tuple(next_lines(why.takes)) if why.takes else ()),
        ),
    )


def _reached(catalog: Catalog, award: Reached) -> Iterator[str]:
    seconded = listed(catalog.recipient_name(who) for who in award.seconded_by)
    by = f"by {catalog.recipient_name(award.by)}" + (
        f", seconded by {seconded}" if seconded else ""
    )
    yield f"{award.award} - {', '.join(filter(None, (str(award.on or ''), by, award.state)))}"
    yield f"  {one_line(award.reason)}"
    yield from (f"  evidence: {link}" for link in award.evidence)
