"""Awards and renames, as the tests of former ids make them."""

from ground import Command

ON = "2026-11-23"
THANKS = f"awards/ada/thanks+{ON}+grace.yaml"


def rename(badgectl: Command, *arguments: str) -> None:
    said = badgectl("rename", *arguments)
    assert said.status == 0, said.err


def award(badgectl: Command, *arguments: str) -> None:
    said = badgectl("award", *arguments)
    assert said.status == 0, said.err
