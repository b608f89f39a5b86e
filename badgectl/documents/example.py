"""Where the example programme lies: its `catalog/` and `awards/`, one source for everything."""

from pathlib import Path

from badgectl.documents.files import FolderFiles
from badgectl.model.errors import NoProgrammeError
from badgectl.model.program import PROGRAM_FILE


def example_files() -> FolderFiles:
    """Return the files of the example: those of the checkout, or those that the wheel carries."""
    package = Path(__file__).resolve().parents[1]
    for root in (package / "example", package.parent):
        if (root / PROGRAM_FILE).is_file():
            return FolderFiles(root)
    raise NoProgrammeError("the example programme is missing", "install badgectl again")
