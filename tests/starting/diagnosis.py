"""What `doctor` finds amiss, as tests compare it."""

import json

from ground import Command

ADA = "catalog/people/ada.yaml"


def findings(badgectl: Command, *what: str) -> list[tuple[str, str, str]]:
    """Return what is amiss: its name, what is said and the hint."""
    said = badgectl("doctor", *what, "--format", "json")
    found = json.loads(said.out)
    assert said.status == any(one["state"] == "problem" for one in found)
    assert {one["check"] for one in found} >= set(what)
    amiss = [one for one in found if one["state"] != "fine"]
    return [(one["check"], one["message"], one["hint"]) for one in amiss]
