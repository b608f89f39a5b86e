"""What other tools keep: a list of contributors, rules of Fedora Badges, a roster."""

from pathlib import Path

from ground import git

CONTRIBUTORS = {
    "projectName": "site",
    "projectOwner": "guild",
    "types": {"cake": {"symbol": "c", "description": "Cake and tea"}},
    "contributors": [
        {"login": "AdaL", "name": "Ada Lovelace", "profile": "https://ada.example",
         "contributions": ["code", {"type": "blog", "url": "https://ada.example/post"}]},
        {"login": "grace", "name": "Grace", "contributions": ["code"]},
        {"login": "x.y_z", "name": "Żak", "contributions": ["cake"]},
        {"login": "1234", "name": "", "contributions": ["security"]},
        {"login": "con", "name": "Con", "contributions": ["review"]},
    ],
}  # fmt: skip
RULE = """\
%YAML 1.2
---
# A comment of the source.
name:  {name}
description: {description}
creator: nobody
trigger:
  all:
  - topic: kiln.fired
  - lambda: "'# badgectl: ignore sense-vague x' in msg"
criteria:
  datanommer:
    filter: {{topics: ["%(topic)s"]}}
    operation: count
    condition:
      greater than or equal to: {number}
"""
ORG = """\
orgs:
  Guild-Org:
    admins: [grace, Root.Admin]
    members: [AdaL, linus, "007"]
    teams:
      Pottery:
        description: Fires the kiln.
        maintainers: [grace]
        members: [AdaL]
        teams:
          Pottery/Glaze:
            members: ["007"]
            previously: [glaze_crew]
            privacy: secret
            repos: {glaze: write}
      linus: {members: [linus]}
      Platform: {members: [AdaL]}
  other:
    teams:
      Pottery: {members: [Root.Admin]}
"""


def shown(folder: Path, commit: str = "HEAD") -> dict[str, str]:
    """Return the files that a commit adds, with their texts."""
    lines = git(folder, "show", "--name-status", "--format=", commit).splitlines()
    assert all(line.startswith("A\t") for line in lines)
    return {line[2:]: git(folder, "show", f"{commit}:{line[2:]}") for line in lines}
