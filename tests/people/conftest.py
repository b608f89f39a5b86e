"""A week of Ada's, in every place where somebody is named."""

from pathlib import Path

import pytest
from ground import git, write
from people.adas_past import RECORDS


@pytest.fixture
def past(guild: Path) -> None:
    write(guild, RECORDS)
    write(guild, {
        "catalog/people/ada.yaml": "name: Ada Lovelace\nhome: platform\nemails: [ada@guild.example]\n"
        "accounts: {github: AdaL}\naliases: [augusta]\n"
        "signing_keys: [{key: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFHuk3ta0KUDGg3Wqu9usOczD8Hmj2PZ8cBleJZW201F}]\n",
        "catalog/teams/platform.yaml": "name: Platform\ndescription: Ada's team, AdaL's too.\n"
        "function: engineering\nleads: [grace]\nmembers:\n  - ada  # since 1843\n  - linus\n"
        "responsibilities:\n  - {who: ada, what: poetry}\n",
        "catalog/program.yaml": "name: Example Guild\nmaintainers: [grace, ada]\nrecorders: [ada]\n",
        "catalog/badges/pun.yaml": "name: Pun\nkind: communication\ngoals: [grow-people]\n"
        "description: As Lovelace would have it.\ncriteria:\n  - {id: a, text: At least five colleagues groaned at one pun.}\n"
        "awarding:\n  by:\n    - person: ada\n    - person: grace\n  revoke: [{person: ada}]\n",
        "catalog/projects/ada-y.yaml": "name: Y\n",
        "notes.md": "Ask Ada.\n",
    })  # fmt: skip
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "A week of Ada's")
