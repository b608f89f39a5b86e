"""`validate --fix`: what follows from the rest is filled in, and nothing else is touched."""

from pathlib import Path

from ground import Command, everything, git, write

NOTES = "awards/ada/thanks.yaml"
THANKS = "awards/ada/thanks+2026-11-23+grace.yaml"


def test_an_award_typed_by_hand_is_completed(guild: Path, badgectl: Command) -> None:
    write(guild, {
        NOTES: "# Typed on a train.\nby: grace\nreason: >-\n  Took my shift\n  at once.\n",
        "awards/ada/mentor.yaml": "by: grace\nlevel: bronze\nreason: Brought Tom up.",
        "awards/platform/crown.yml": "reason: A calm year.\nby: grace\n",
    })  # fmt: skip
    said = badgectl("validate", "--fix")
    assert (said.status, said.out) == (0, "20 files checked, no problems\n")
    assert said.err == (
        "awards/platform/crown.yml: moved to awards/platform/crown.yaml\n"
        "awards/ada/mentor.yaml: filled in badge, recipient, awarded_on and definition\n"
        "awards/ada/mentor.yaml: moved to awards/ada/mentor@bronze.yaml\n"
        "awards/ada/thanks.yaml: filled in badge, recipient, awarded_on and definition\n"
        f"awards/ada/thanks.yaml: moved to {THANKS}\n"
        "awards/platform/crown.yaml: filled in badge, recipient, awarded_on, expires_on, roster "
        "and definition\n"
    )
    blob = git(guild, "rev-parse", "HEAD:catalog/badges/thanks.yaml").strip()
    assert (guild / THANKS).read_text() == (
        "# Typed on a train.\nby: grace\nreason: >-\n  Took my shift\n  at once.\n"
        f"badge: thanks\nrecipient: ada\nawarded_on: 2026-11-23\ndefinition: {blob}\n"
    )
    assert (
        "expires_on: 2027-11-23\nroster: [grace, ada, linus]\n"
        in (guild / "awards/platform/crown.yaml").read_text()
    )
    again = badgectl("validate", "--fix")
    assert again == (0, "20 files checked, no problems\n", "")


def test_a_name_of_ones_own_gives_way_to_what_the_file_says(guild: Path, badgectl: Command) -> None:
    text = "badge: thanks\nrecipient: ada\nby: grace\nreason: Took my shift.\n"
    write(guild, {THANKS: text, "awards/ida/my-thanks.yaml": text})
    second = THANKS.replace(".yaml", "~2.yaml")
    said = badgectl("validate", "--format", "concise")
    assert [line for line in said.out.splitlines() if "ida" in line] == [
        f"awards/ida/my-thanks.yaml:1:1: place-content what it says belongs to {second} "
        "(move the file, or mend what it says; do not copy records)"
    ], "one problem, with the right name"
    mended = badgectl("validate", "--fix")
    assert (mended.status, mended.out) == (0, "19 files checked, no problems\n")
    assert f"awards/ida/my-thanks.yaml: moved to {second}\n" in mended.err


def test_what_is_committed_or_cannot_be_told_stays(guild: Path, badgectl: Command) -> None:
    text = "badge: mentor\nlevel: bronze\nrecipient: ada\nby: grace\nreason: Brought Tom up.\n"
    write(guild, {"awards/ada/mentor@bronze.yaml": text})
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "By hand")
    write(guild, {
        "awards/linus/mentor@bronze.yaml": text,
        "awards/tom/thanks.yaml": "by: grace\nraeson: For the shift.\n",
        "awards/tom/crown.yaml": "{by: grace, reason: x}\n",
        "awards/tom/mentor.yml": "by: grace\n",
        "awards/tom/mentor.yaml": "by: [grace\n",
    })  # fmt: skip
    before = everything(guild)
    said = badgectl("validate", "--fix", "--format", "concise")
    after = everything(guild)
    assert said.status == 1
    assert "awards/linus/mentor@bronze.yaml:1:1: place-content " in said.out
    assert said.err == (
        "  hint: awards/tom/mentor.yml belongs to awards/tom/mentor.yaml, where another file is: "
        "join the two by hand\n"
        "awards/linus/mentor@bronze.yaml: filled in awarded_on and definition\n"
    )
    changed = {path for path in before | after if before.get(path) != after.get(path)}
    assert changed == {"awards/linus/mentor@bronze.yaml"}


def test_reactions_get_their_day_and_whose_they_are(guild: Path, badgectl: Command) -> None:
    assert badgectl("award", "thanks", "ada", "-m", "For the shift.").status == 0
    like = THANKS.replace(".yaml", ".like.linus.yaml")
    write(guild, {like: "text: Me too.\n"})
    assert badgectl("-q", "validate", "--fix") == (0, "", "")
    assert (guild / like).read_text() == "text: Me too.\nby: linus\nliked_on: 2026-11-23\n"
