"""The entry point: `badgectl` and `python -m badgectl`."""

import sys

from badgectl import __version__


def main() -> None:
    """Run the command line; its version is told before anything slow is imported."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"badgectl {__version__}\n")
        return
    from badgectl.cli.app import run  # noqa: PLC0415 - see the docstring

    sys.exit(run())


if __name__ == "__main__":
    main()
