"""How the documentation becomes a site: `sphinx-build -W docs public`."""

from badgectl import __version__

project = "badgectl"
release = version = __version__
copyright = "the badgectl authors"  # noqa: A001 - Sphinx calls it so
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["pictures/*.py"]
myst_heading_anchors = 4
# Links out of the documentation lead to files of the repository; a test sees that they are there.
suppress_warnings = ["myst.xref_missing", "misc.highlighting_failure"]
html_theme = "furo"
html_title = "badgectl"
html_theme_options = {"source_directory": "docs/", "navigation_with_keys": True}
html_copy_source = False
