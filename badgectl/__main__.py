"""The entry point: `badgectl` and `python -m badgectl`."""

import gc
import sys

from badgectl import __version__


def main() -> None:
    """Run the command line; its version is told before anything slow is imported."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"badgectl {__version__}\n")
        return
    # A short run makes next to no cycles: searching for them while modules are imported, and
    # once more at the end, takes a fifth of the time of an award.
    gc.set_threshold(100_000)
    from badgectl.cli.app import run  # noqa: PLC0415 - see the docstring

    try:
        sys.exit(run())
    finally:
        gc.freeze()


if __name__ == "__main__":
    main()
