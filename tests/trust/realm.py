"""A guild whose people sign what they commit, and all the ways to write history in it."""

import os
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

from ground import Command, git, write

from badgectl.cli.app import run

PEOPLE = ("ada", "badge-bot", "grace", "linus", "tom")
EMAILS = {"badge-bot": "bot@guild.example"}
START = date(2026, 11, 2)
Files = dict[str, str | None]


def make_key(folder: Path, name: str, kind: str = "ed25519") -> Path:
    """Make an SSH key; return the path of its private half."""
    path = folder / name
    subprocess.run(
        ["ssh-keygen", "-q", "-t", kind, "-N", "", "-C", name, "-f", str(path)], check=True
    )
    return path


def public(key: Path) -> str:
    """Return the public half of a key, without its comment."""
    return " ".join(key.with_suffix(".pub").read_text().split()[:2])


class Realm:
    """The repository of the guild. Signatures are required, and everybody has a key."""

    def __init__(self, guild: Path, keys: dict[str, Path]) -> None:
        self.guild, self.keys, self.day = guild, keys, START

    def found(self, required: str = "signed") -> None:
        """Begin: everybody's key is in the catalog, as Grace commits it."""
        program = self.read("catalog/program.yaml") + f"trust: {{required: {required}}}\n"
        files: Files = {"catalog/program.yaml": program}
        for who in PEOPLE:
            files[self.person(who)] = self.with_keys(who, self.keys[who])
        self.commit("grace", files, "Sign from now on")

    def person(self, who: str) -> str:
        return f"catalog/people/{who}.yaml"

    def with_keys(self, who: str, *keys: Path) -> str:
        lines = "".join(f"  - {{key: {public(key)}}}\n" for key in keys)
        return self.read(self.person(who)).partition("signing_keys:")[0] + f"signing_keys:\n{lines}"

    def read(self, path: str) -> str:
        return (self.guild / path).read_text(encoding="utf-8")

    def change(self, path: str, old: str, new: str) -> Files:
        text = self.read(path)
        assert old in text
        return {path: text.replace(old, new)}

    def put(self, files: Files) -> None:
        for path, text in files.items():
            if text is None:
                (self.guild / path).unlink()
            else:
                write(self.guild, {path: text})
        git(self.guild, "add", "--all", ".")

    def commit(
        self, who: str, files: Files, subject: str = "Work", *,
        key: Path | None = None, sign: bool = True, author: str | None = None,
        day: date | None = None,
    ) -> str:  # fmt: skip
        """Commit files as somebody, signed with their key or another; return the commit."""
        self.put(files)
        return self.seal(
            who, "commit", "--quiet", "--allow-empty", "-m", subject,
            key=key, sign=sign, author=author, day=day,
        )  # fmt: skip

    def seal(
        self, who: str, *command: str,
        key: Path | None = None, sign: bool = True, author: str | None = None,
        day: date | None = None,
    ) -> str:  # fmt: skip
        """Run a git command that commits, as somebody."""
        at = f"{(day or self.day).isoformat()}T10:00:00 +0000"
        email = EMAILS.get(who, f"{who}@guild.example")
        env = os.environ | {
            "GIT_AUTHOR_NAME": author or who, "GIT_COMMITTER_NAME": who,
            "GIT_AUTHOR_EMAIL": EMAILS.get(author or who, f"{author or who}@guild.example"),
            "GIT_COMMITTER_EMAIL": email, "GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at,
        }  # fmt: skip
        signing = (
            "-c", "gpg.format=ssh", "-c", f"user.signingkey={key or self.keys[who]}",
            "-c", f"commit.gpgsign={'true' if sign else 'false'}",
        )  # fmt: skip
        subprocess.run(["git", *signing, *command], cwd=self.guild, env=env, check=True)
        return self.head()

    def badgectl(self, who: str, *arguments: str) -> None:
        """Run a command as somebody who signs."""
        for name, value in {
            "user.name": who, "user.email": EMAILS.get(who, f"{who}@guild.example"),
            "gpg.format": "ssh", "user.signingkey": str(self.keys[who]),
        }.items():  # fmt: skip
            git(self.guild, "config", name, value)
        assert run([*arguments]) == 0

    def head(self, revision: str = "HEAD") -> str:
        return git(self.guild, "rev-parse", revision).strip()

    def branch(self, name: str, at: str = "HEAD") -> None:
        git(self.guild, "switch", "--quiet", "-c", name, at)

    def back(self) -> None:
        git(self.guild, "switch", "--quiet", "main")

    def merge(self, branch: str, who: str = "grace", *more: str, sign: bool = True) -> str:
        """Merge a branch into main, always with a commit."""
        self.back()
        return self.seal(
            who, "merge", "--quiet", "--no-ff", "-m", f"Merge {branch}", *more, branch, sign=sign
        )

    def thanks(self, giver: str, to: str, day: date | None = None, **more: str) -> Files:
        """Return the files of a thanks; further keys are added to it."""
        when = (day or self.day).isoformat()
        text = f"badge: thanks\nrecipient: {to}\nby: {giver}\nreason: Helped me a lot.\n"
        text += f"awarded_on: {when}\n" + "".join(f"{k}: {v}\n" for k, v in more.items())
        return {f"awards/{to}/thanks+{when}+{giver}.yaml": text}

    def give(self, giver: str, to: str, **how: object) -> str:
        """Let somebody thank somebody, in a signed commit on the present branch."""
        return self.commit(giver, self.thanks(giver, to), f"Thank {to}", **how)  # type: ignore[arg-type]


History = Callable[[Realm], None]


def check_stepwise(realm: Realm, badgectl: Command) -> None:
    """Verifying after each commit of the main line remembers what verifying at the end finds."""
    tip = realm.head()
    line = git(realm.guild, "rev-list", "--first-parent", "--reverse", "HEAD").split()
    shutil.rmtree(realm.guild / ".git/badgectl")
    for commit in line:
        badgectl("verify", commit)
    stepwise = badgectl("verify", "--format", "json")
    assert badgectl("verify", "--afresh", "--format", "json") == stepwise
    assert realm.head() == tip
