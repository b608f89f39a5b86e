"""A proposal to review: three awards on main, and a branch with what somebody would change."""

from pathlib import Path

from ground import git, write

SILVER = "awards/ada/mentor@silver.yaml"
BRONZE = "awards/linus/mentor@bronze.yaml"
THANKS = "awards/ada/thanks+2026-11-20+grace.yaml"
BEFORE = {
    SILVER: "badge: mentor\nlevel: silver\nrecipient: ada\nby: grace\nreason: Two found their feet.\nhelped: [tom, linus]\nawarded_on: 2026-11-02\n",
    BRONZE: "badge: mentor\nlevel: bronze\nrecipient: linus\nby: grace\nreason: One did.\nhelped: [tom]\nawarded_on: 2026-11-02\n",
    THANKS: "badge: thanks\nrecipient: ada\nby: grace\nreason: Took my shift.\n",
}
NEW_THANKS = "awards/tom/thanks+2026-11-23+ada.yaml"
GIVEN = "badge: thanks\nrecipient: tom\nby: ada\nreason: Drew | it <b>again</b> for @all.\nevidence: [{url: 'https://x.example/a_b_'}]\n"
MENTOR = "catalog/badges/mentor.yaml"
THANKS_BADGE = "catalog/badges/thanks.yaml"
NAVIGATOR = "catalog/badges/navigator.yaml"
GROUPS = "[maintainers, {holders: mentor@silver}]"


def propose(folder: Path, files: dict[str, str]) -> str:
    """Commit files on the branch; return how the title names what is compared."""
    write(folder, files)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "-m", "Propose")
    base = git(folder, "merge-base", "main", "HEAD")[:10]
    return f"Example Guild: changes from {base} to {git(folder, 'rev-parse', 'HEAD')[:10]}\n"


def edited(folder: Path, path: str, old: str, new: str) -> dict[str, str]:
    text = (folder / path).read_text(encoding="utf-8")
    assert old in text
    return {path: text.replace(old, new)}
