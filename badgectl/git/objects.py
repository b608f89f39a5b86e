"""Reading and writing git objects: blobs and trees, through git's own batch commands."""

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import IO, NamedTuple

from badgectl.git.process import Git, lines

_TREE_MODE, _BLOB_MODE = "40000", b"100644"
_NO_BRANCH = b"refs/badgectl/written"


class TreeEntry(NamedTuple):
    """What a tree says of one name in it."""

    mode: str
    object_id: str


class Reader:
    """Answers for objects, one request after the other."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        """Talk to a running `git cat-file --batch`."""
        self._requests, self._answers = _streams(process)

    def read(self, name: str) -> tuple[str, bytes]:
        """Return the id and the content of an object; raise KeyError if there is none."""
        # Paths come from strangers: one of two lines would be two requests.
        if "\n" in name:
            raise KeyError(name)
        # Git ends over an object that it may not fetch: then there are no more answers.
        with suppress(BrokenPipeError):
            self._requests.write(f"{name}\n".encode("utf-8", "surrogateescape"))
            self._requests.flush()
        # Of what is not there, git says the name, in as many words as that has.
        header = self._answers.readline().decode("utf-8", "replace").split()
        is_there = len(header) == 3 and header[1] in ("blob", "tree", "commit", "tag")
        if not is_there or not header[2].isdigit():
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


def read_objects(git: Git, names: Sequence[str]) -> dict[str, bytes]:
    """Return the contents of those objects that there are, by their ids: all in one answer."""
    if not names:
        return {}
    given = "".join(f"{name}\n" for name in names).encode()
    # Git ends over an object that a partial clone lacks: what comes after it is missing, too.
    answer = git.try_read("cat-file", "--batch", given=given).stdout
    found, at = {}, 0
    for name in names:
        end = answer.find(b"\n", at)
        if end < 0:
            break
        words = answer[at:end].split(b" ")
        at = end + 1
        if len(words) == 3 and words[2].isdigit():
            size = int(words[2])
            if at + size <= len(answer):
                found[name] = answer[at : at + size]
            at += size + 1
    return found


@contextmanager
def object_reader(git: Git) -> Iterator[Reader]:
    """Keep a reader of objects at hand."""
    with git.conversation("cat-file", "--batch") as process:
        yield Reader(process)


class Written(NamedTuple):
    """Files stored as git objects, and the trees that they make."""

    trees: tuple[str, ...]
    """The tree after each step."""
    blobs: dict[str, str]
    """The object ids of the files, by path."""
    before: str
    """The tree of the folder that was asked about; empty if there is none."""
    after: str
    """The same after the last step."""


def write_trees(
    git: Git, commit: str | None, steps: Sequence[Mapping[str, bytes | None]], folder: str
) -> Written:
    """Store files on top of a commit (on nothing for None), one step after the other.

    A file whose content is None goes. What becomes of one folder is told besides.

    All of it is one `git fast-import`: contents are stored as they are, no filter applied; only
    the folders on the way to a file are written; and ten thousand files are one pack.
    """
    asked = b"".join(_stream(commit, steps, _quoted(folder)))
    # No branch moves here: hooks on that have their say when one does.
    importer = git.setting("-c", f"core.hooksPath={os.devnull}")
    answers = lines(importer.write("fast-import", "--quiet", "--done", given=asked).decode())
    ids = [line for line in answers if " " not in line]
    told = [_tree_id(line) for line in answers if " " in line]
    before, *trees, after = told if commit else ["", *told]
    paths = [path for files in steps for path, data in files.items() if data is not None]
    return Written(tuple(trees), dict(zip(paths, ids, strict=True)), before, after)


def _tree_id(listed: str) -> str:
    """Return the id in a line that lists a tree; empty if the line says that there is none."""
    return listed.split()[2] if listed.startswith("040000 tree ") else ""


def _stream(
    commit: str | None, steps: Sequence[Mapping[str, bytes | None]], folder: bytes
) -> Iterator[bytes]:
    """Yield what fast-import is told: each file, its id asked for, then the step's tree.

    A folder is asked for first and last. The commits that it makes of them belong to no branch: the
    reset takes them off it again.
    """
    mark = 0
    if commit:
        yield b"ls %b %b\n" % (commit.encode(), folder)
    for n, files in enumerate(steps):
        marks: dict[str, int] = {}
        for path, data in files.items():
            if data is None:
                continue
            marks[path] = mark = mark + 1
            yield b"blob\nmark :%d\ndata %d\n%b\nget-mark :%d\n" % (mark, len(data), data, mark)
        yield b"commit %b\ncommitter <> 0 +0000\ndata 0\n" % _NO_BRANCH
        if commit and n == 0:
            yield b"from %b\n" % commit.encode()
        yield from (b"D %b\n" % _quoted(path) for path in files if path not in marks)
        for path, m in marks.items():
            yield b"M %b :%d %b\n" % (_BLOB_MODE, m, _quoted(path))
        yield b'ls ""\n'
    yield b"ls %b\n\n" % folder
    yield b"reset %b\n\ndone\n" % _NO_BRANCH


def _quoted(path: str) -> bytes:
    raw = path.encode("utf-8", "surrogateescape").replace(b"\\", b"\\\\")
    return b'"%b"' % raw.replace(b'"', b'\\"').replace(b"\n", b"\\n")


def _streams(process: "subprocess.Popen[bytes]") -> tuple[IO[bytes], IO[bytes]]:
    if process.stdin is None or process.stdout is None:
        raise ValueError("a conversation has both streams")
    return process.stdin, process.stdout
