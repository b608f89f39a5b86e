"""The files of a commit, read from its trees without touching the working tree."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from badgectl.codes import place as codes
from badgectl.documents.files import SourceFile
from badgectl.git.repository import Repository
from badgectl.model.problems import Place, Problem

_FOLDERS = ("catalog", "awards")
_PLAIN = {"100644", "100755"}
_IGNORED = ("/README.md", "/.gitkeep")


def has_file(repository: Repository, path: str, commit: str | None) -> bool:
    """Tell whether a commit has a plain file at a path from the repository's top."""
    if commit is None:
        return False
    listed = repository.git.read("ls-tree", "-z", "--full-tree", commit, "--", path)
    return listed.partition(b" ")[0].decode() in _PLAIN


def folder_with(repository: Repository, path: str, commit: str) -> str | None:
    """Return the folder, as a prefix, with a plain file at a path: the repository's or above it."""
    prefix = repository.prefix
    while not has_file(repository, prefix + path, commit):
        if not prefix:
            return None
        prefix = prefix.rstrip("/").rpartition("/")[0]
        prefix += "/" if prefix else ""
    return prefix


class CommitFiles:
    """The files of a programme as one commit has them."""

    def __init__(
        self, repository: Repository, commit: str, folders: Sequence[str] = _FOLDERS
    ) -> None:
        """Read the programme's folder in `commit`, or only some folders (or files) in it."""
        self.commit = commit
        self._repository = repository
        self._folders = folders

    def list_below(self, *folders: str) -> list[str]:
        """Return the sorted paths of all files below the folders (or the files so named)."""
        return sorted(
            path
            for path in self._listed
            if any(path == folder or path.startswith(f"{folder}/") for folder in folders)
        )

    @cached_property
    def _listed(self) -> dict[str, tuple[str, str]]:
        """Every file of the programme: path to mode and object id."""
        prefix = self._repository.prefix
        listing = self._repository.git.read(
            "ls-tree", "-r", "-z", "--full-tree", self.commit, "--",
            *(prefix + folder for folder in self._folders),
        )  # fmt: skip
        found = {}
        for line in listing.decode("utf-8", "surrogateescape").split("\0")[:-1]:
            about, _, path = line.partition("\t")
            mode, _, object_id = about.split(" ")
            if not path.endswith(_IGNORED):
                found[path.removeprefix(prefix)] = (mode, object_id)
        return found

    def read(self, paths: Iterable[str]) -> Iterator[SourceFile | Problem]:
        """Return the files in the order asked for, or why one of them is not read."""
        wanted, listed = list(paths), self._listed
        blobs = self.blobs(wanted)
        contents = dict(zip(blobs, self._contents(list(blobs.values())), strict=True))
        for path in wanted:
            if path in blobs:
                yield SourceFile(path, contents[path], blobs[path])
            else:
                said = "this is no plain file" if path in listed else "there is no such file"
                yield codes.NOT_A_FILE.problem(Place(path), said, "put a plain file here")

    def blobs(self, paths: Iterable[str]) -> dict[str, str]:
        """Return the object ids of plain files."""
        listed = self._listed
        return {p: listed[p][1] for p in paths if p in listed and listed[p][0] in _PLAIN}

    def states(self, *folders: str) -> dict[str, str]:
        """Return the mode and object id of everything below the folders, by path."""
        return {path: " ".join(self._listed[path]) for path in self.list_below(*folders)}

    def _contents(self, object_ids: list[str]) -> Iterator[bytes]:
        answer = self._repository.git.read(
            "cat-file", "--batch", given="".join(f"{one}\n" for one in object_ids).encode()
        )
        at = 0
        for _ in object_ids:
            end = answer.index(b"\n", at)
            size = int(answer[at:end].split(b" ")[2])
            yield answer[end + 1 : end + 1 + size]
            at = end + 1 + size + 1
