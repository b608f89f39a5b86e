"""The files of a source, as it is asked whether records that have entered stay as they are."""

from collections.abc import Iterable, Iterator
from typing import Any

from badgectl.codes.trust import UNSEEN
from badgectl.documents.files import Files, SourceFile
from badgectl.documents.strict_yaml import read_document


class FileState:
    """What lies in a folder or a commit."""

    def __init__(self, files: Files) -> None:
        """Look at the files of a source."""
        self._files = files

    def blob(self, path: str) -> str | None:
        """Return git's id of the plain file at a path; what lies in a folder is read for it."""
        known = self._files.blobs([path]).get(path)
        if known is not None:
            return known
        file = next(iter(self._files.read([path])))
        return file.blob if isinstance(file, SourceFile) else None

    def documents(self, paths: Iterable[str]) -> Iterator[Any]:
        """Return what files say, None for what cannot be read, the problem of what is not here."""
        for file in self._files.read(paths):
            if isinstance(file, SourceFile):
                found = read_document(file.path, file.data)
                yield None if found.problems else found.value
            else:
                yield file if file.code == UNSEEN.name else None
