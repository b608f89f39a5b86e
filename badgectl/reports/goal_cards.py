"""The cards of goals and projects: what they want, and what awards have to do with them."""

from datetime import date

from badgectl.model.catalog import Catalog
from badgectl.model.goals import Goal, Project
from badgectl.model.ledger import Ledger
from badgectl.model.text import one_line
from badgectl.reports.cards import Card, Section
from badgectl.reports.goals import goal_progress


def goal_card(catalog: Catalog, ledger: Ledger, goal: Goal, day: date) -> Card:
    """Return what a goal wants and how far it is."""
    progress = goal_progress(catalog, ledger, goal, day)
    return Card(
        title=f"{goal.name} ({goal.id})",
        about=one_line(goal.description),
        facts={
            "reached": f"{progress.reached:g} of {goal.target:g}",
            "due": f"{goal.due}",
            "state": progress.state,
        },
        sections=(
            Section(
                "Badges that serve it",
                tuple(f"{catalog.badges[b].name} ({b})" for b in progress.badges),
            ),
        ),
    )


def project_card(catalog: Catalog, ledger: Ledger, project: Project) -> Card:
    """Return what a project is and what was awarded about it."""
    awards = [a for d in ledger if (a := d.award) is not None and a.project == project.id]
    return Card(
        title=f"{project.name} ({project.id})",
        about=one_line(project.description or ""),
        facts={"url": project.url} if project.url else {},
        sections=(
            Section(
                "Awards",
                tuple(
                    f"{a.badge_ref} to {catalog.recipient_name(a.recipient)}, {a.day}"
                    for a in awards
                ),
            ),
        ),
    )
