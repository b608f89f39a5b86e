"""The catalog as the rules see it."""

import pytest
from ground import GUILD

from badgectl.documents.files import FolderFiles
from badgectl.documents.loading import load_programme
from badgectl.model.catalog import Catalog


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    loaded = load_programme(FolderFiles(GUILD))
    assert loaded.problems == ()
    return loaded.catalog
