"""Histories from which rules propose, and rules in the guild's catalog."""

from pathlib import Path

from ground import git, write

RULE = "badge: thanks\nreason: 'Did {count} in {days} days.'\ndeeds: {kinds: [author]}\n"


def commit(
    folder: Path, author: str, day: str, path: str = "", *trailers: str, name: str = "Somebody"
) -> str:
    """Commit as somebody on a day, and return the id."""
    if path:
        write(folder, {path: f"{author} {day} {trailers}\n"})
        git(folder, "add", path)
    message = "Change it" + ("\n\n" + "\n".join(trailers) if trailers else "")
    git(
        folder, "-c", f"user.name={name}", "-c", f"user.email={author}", "commit", "--quiet",
        "--allow-empty", f"--date={day}T12:00:00Z", "-m", message,
    )  # fmt: skip
    return git(folder, "rev-parse", "HEAD").strip()


def lay_down(guild: Path, **rules: str) -> None:
    """Put rules into the guild's catalog and commit them."""
    write(guild, {f"catalog/suggestions/{name}.yaml": text for name, text in rules.items()})
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Add rules")
