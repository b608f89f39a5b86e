"""The example programme, whose badges are drawn."""

import pytest

from badgectl.documents.example import example_files
from badgectl.documents.loading import load_programme
from badgectl.model.catalog import Catalog


@pytest.fixture(scope="session")
def example() -> Catalog:
    """The catalog of the example programme."""
    return load_programme(example_files(), records=()).catalog
