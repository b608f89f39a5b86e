"""Reading and writing git objects: blobs and trees, through git's own batch commands."""

import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import IO, NamedTuple

from badgectl.git.process import Git, GitError

_TREE_MODE, _BLOB_MODE = "40000", "100644"


class TreeEntry(NamedTuple):
    """What a tree says of one name in it."""

    mode: str
    object_id: str

    @property
    def is_tree(self) -> bool:
        """Whether it is a folder."""
        return self.mode == _TREE_MODE


class Reader:
    """Answers for objects, one request after the other."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        """Talk to a running `git cat-file --batch`."""
        self._requests, self._answers = _streams(process)

    def read(self, name: str) -> tuple[str, bytes]:
        """Return the id and the content of an object; raise KeyError if there is none."""
        self._requests.write(f"{name}\n".encode())
        self._requests.flush()
        header = self._answers.readline().decode().split()
        if len(header) != 3 or header[1] not in ("blob", "tree", "commit", "tag"):
            raise KeyError(name)
        content = self._answers.read(int(header[2]))
        self._answers.read(1)
        return header[0], content

    def tree(self, name: str) -> dict[str, TreeEntry]:
        """Return the entries of a tree by name."""
        object_id, content = self.read(name)
        width, at, found = len(object_id) // 2, 0, {}
        while at < len(content):
            space, end = content.index(b" ", at), content.index(b"\0", at)
            entry_name = content[space + 1 : end].decode("utf-8", "surrogateescape")
            mode, raw_id = content[at:space].decode(), content[end + 1 : end + 1 + width]
            found[entry_name] = TreeEntry(mode, raw_id.hex())
            at = end + 1 + width
        return found


@contextmanager
def object_reader(git: Git) -> Iterator[Reader]:
    """Keep a reader of objects at hand."""
    with git.conversation("cat-file", "--batch") as process:
        yield Reader(process)


def write_blobs(git: Git, contents: Mapping[str, bytes]) -> dict[str, str]:
    """Store the contents of files as they are, no filter applied; return their object ids."""
    return {
        path: git.write("hash-object", "-w", "--stdin", given=data).decode().strip()
        for path, data in contents.items()
    }


def write_tree(git: Git, commit: str | None, blobs: Mapping[str, str]) -> str:
    """Return the tree of a commit (the empty one for None) with files put in.

    Only the folders on the way to the files are written; everything else is taken over by id.
    """
    with (
        object_reader(git) as reader,
        git.conversation("mktree", "-z", "--batch", "--missing") as m,
    ):
        return _Weaver(reader, m).woven(f"{commit}^{{tree}}" if commit else None, blobs)


class _Weaver:
    """Writes trees from the leaves up."""

    def __init__(self, reader: Reader, mktree: "subprocess.Popen[bytes]") -> None:
        self._reader, self._mktree = reader, mktree
        self._requests, self._answers = _streams(mktree)

    def woven(self, tree: str | None, blobs: Mapping[str, str]) -> str:
        entries = self._reader.tree(tree) if tree else {}
        inner: dict[str, dict[str, str]] = {}
        for path, blob in blobs.items():
            name, _, rest = path.partition("/")
            if rest:
                inner.setdefault(name, {})[rest] = blob
            else:
                entries[name] = TreeEntry(_BLOB_MODE, blob)
        for name, below in inner.items():
            there = entries.get(name)
            subtree = there.object_id if there and there.is_tree else None
            entries[name] = TreeEntry(_TREE_MODE, self.woven(subtree, below))
        return self._make(entries)

    def _make(self, entries: Mapping[str, TreeEntry]) -> str:
        kinds = {_TREE_MODE: "tree", "160000": "commit"}
        lines = "".join(
            f"{entry.mode} {kinds.get(entry.mode, 'blob')} {entry.object_id}\t{name}\0"
            for name, entry in entries.items()
        )
        self._requests.write(lines.encode("utf-8", "surrogateescape") + b"\0")
        self._requests.flush()
        made = self._answers.readline().decode().strip()
        if not made:
            complaints = self._mktree.stderr
            said = complaints.read().decode("utf-8", "replace") if complaints else ""
            raise GitError("mktree", self._mktree.wait(), said)
        return made


def _streams(process: "subprocess.Popen[bytes]") -> tuple[IO[bytes], IO[bytes]]:
    if process.stdin is None or process.stdout is None:
        raise ValueError("a conversation has both streams")
    return process.stdin, process.stdout
