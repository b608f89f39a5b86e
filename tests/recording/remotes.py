"""Repositories that several people push to."""

from pathlib import Path

from ground import git


def subjects(repository: Path, revision: str = "main") -> list[str]:
    return git(repository, "log", "--format=%s", revision).splitlines()
