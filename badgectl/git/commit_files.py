"""The files of a commit, read from its trees without touching the working tree."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from badgectl.codes import place as codes
from badgectl.codes.trust import UNSEEN
from badgectl.documents.files import SourceFile, is_ignored
from badgectl.git.objects import object_reader, read_objects
from badgectl.git.process import lines
from badgectl.git.repository import Repository
from badgectl.model.paths import FOLDERS, PLAIN
from badgectl.model.problems import Place, Problem


def has_file(repository: Repository, path: str, commit: str | None) -> bool:
    """Tell whether a commit has a plain file at a path from the repository's top."""
    if commit is None:
        return False
    listed = repository.git.read("ls-tree", "-z", "--full-tree", commit, "--", path)
    return listed.partition(b" ")[0].decode() in PLAIN


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
        self, repository: Repository, commit: str, folders: Sequence[str] = FOLDERS
    ) -> None:
        """Read the programme's folder in `commit`, or only some folders (or files) in it."""
        self.commit = commit
        self._repository = repository
        self._folders = folders
        self._seen: dict[str, tuple[str, str]] = {}
        """Files that were listed so far: path to mode and object id."""
        self._complete = False

    def list_below(self, *folders: str) -> list[str]:
        """Return the sorted paths of all files below the folders (or the files so named)."""
        self._list_everything()
        return sorted(
            path
            for path in self._seen
            if any(path == folder or path.startswith(f"{folder}/") for folder in folders)
        )

    def _list_everything(self) -> None:
        if self._complete:
            return
        self._complete = True
        prefix = self._repository.prefix
        listing = self._repository.git.read(
            "ls-tree", "-r", "-z", "--full-tree", self.commit, "--",
            *(prefix + folder for folder in self._folders),
        )  # fmt: skip
        for line in listing.decode("utf-8", "surrogateescape").split("\0")[:-1]:
            about, _, path = line.partition("\t")
            mode, _, object_id = about.split(" ")
            if not is_ignored(path):
                self._seen[path.removeprefix(prefix)] = (mode, object_id)

    def read(self, paths: Iterable[str]) -> Iterator[SourceFile | Problem]:
        """Return the files in the order asked for, or why one of them is not read."""
        wanted = list(paths)
        blobs = self.blobs(wanted)
        contents = read_objects(self._repository.git, list(blobs.values()))
        for path in wanted:
            blob = blobs.get(path, "")
            if blob in contents:
                yield SourceFile(path, contents[blob], blob)
            elif blob:
                yield UNSEEN.problem(
                    Place(path),
                    "this file is not in this clone",
                    "git fetches what a partial clone lacks as soon as it can reach the remote",
                )
            else:
                said = "this is no plain file" if path in self._seen else "there is no such file"
                yield codes.NOT_A_FILE.problem(Place(path), said, "put a plain file here")

    def blobs(self, paths: Iterable[str]) -> dict[str, str]:
        """Return the object ids of plain files."""
        wanted = list(paths)
        if any(path not in self._seen for path in wanted):
            self._list_everything()
        seen = self._seen
        return {p: seen[p][1] for p in wanted if p in seen and seen[p][0] in PLAIN}

    def states(self, *folders: str) -> dict[str, str]:
        """Return the mode and object id of everything below the folders, by path."""
        return {path: " ".join(self._seen[path]) for path in self.list_below(*folders)}

    def tree(self, folder: str) -> str | None:
        """Return the id of a folder's contents; None if there is no such folder."""
        return self._trees.get(folder)

    @cached_property
    def _trees(self) -> dict[str, str]:
        names = "".join(f"{self.commit}:{self._repository.prefix}{top}\n" for top in FOLDERS)
        said = self._repository.git.read("cat-file", "--batch-check", given=names.encode())
        answers = zip(FOLDERS, lines(said.decode("utf-8", "replace")), strict=True)
        return {top: line.split(" ")[0] for top, line in answers if line.split(" ")[1] == "tree"}

    def changed(self, folder: str, since: str) -> dict[str, str] | None:
        """Return the files that a folder has beyond an earlier state of it; None if unknown."""
        asked = ("diff-tree", "-r", "-z", "--no-renames", since, self._trees[folder])
        answer = self._repository.git.try_read(*asked)
        if answer.returncode:
            return None
        fields = answer.stdout.decode("utf-8", "surrogateescape").split("\0")[:-1]
        found = {}
        for about, below in zip(fields[::2], fields[1::2], strict=True):
            _, mode, _, object_id, status = about.split(" ")
            path = f"{folder}/{below}"
            if status != "D" and not is_ignored(path):
                self._seen[path] = (mode, object_id)
                found[path] = object_id
        return found

    def directly_below(self, folders: Iterable[str]) -> dict[str, str]:
        """Return the plain files of folders, with their blobs."""
        found = {}
        with object_reader(self._repository.git) as reader:
            for folder in folders:
                try:
                    tree = reader.tree(f"{self.commit}:{self._repository.prefix}{folder}")
                except KeyError:
                    continue
                for name, entry in tree.items():
                    path = f"{folder}/{name}"
                    if entry.mode in PLAIN and not is_ignored(path):
                        self._seen[path] = (entry.mode, entry.object_id)
                        found[path] = entry.object_id
        return found
