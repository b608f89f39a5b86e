"""Goals beside what was measured."""

HEAD = "| work | goal | measured | |\n| --- | --- | --- | --- |"


def row(work: str, goal: float, measured: float, unit: str, limit: str) -> str:
    """Return a row: what is measured should be at most the goal; else by how much it is missed."""
    verdict = "met" if measured <= goal else f"missed by {measured / goal - 1:.0%}: {limit}"
    return f"| {work} | {goal:g} {unit} | {measured:.2f} {unit} | {verdict} |"
