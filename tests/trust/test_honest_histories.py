"""`badgectl verify` stays quiet about whatever honest people do."""

from importlib import import_module
from inspect import isfunction
from pathlib import Path

import pytest
from ground import Command, needs_ssh_keygen
from trust.realm import History, Realm, check_stepwise

pytestmark = needs_ssh_keygen
MODULES = [
    import_module(f"trust.{path.stem}")
    for path in sorted(Path(__file__).parent.glob("honest_*.py"))
]
HISTORIES: list[History] = [
    one
    for module in MODULES
    for one in vars(module).values()
    if isfunction(one) and one.__module__ == module.__name__
]


@pytest.mark.parametrize("history", HISTORIES, ids=lambda history: history.__name__)
def test_is_quiet(history: History, realm: Realm, badgectl: Command) -> None:
    history(realm)
    said = badgectl("verify")
    assert said.status == 0, said.out
    assert "error[" not in said.out
    assert "warning[" not in said.out
    again = badgectl("verify", "--afresh")
    assert again.out.splitlines()[1:] == said.out.splitlines()[1:]
    check_stepwise(realm, badgectl)
