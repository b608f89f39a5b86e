"""What is not committed does not count, and at a terminal that is said."""

from pathlib import Path

import pytest
from ground import Command, write
from terminal import at_terminal

NOTE = "{} of the catalog {} not committed, and did not count here\n"
ZOE = {"catalog/people/zoe.yaml": "name: Zoe\n"}


@pytest.mark.parametrize("call", ["list people", "experts", "report", "hub"])
def test_what_did_not_count_is_said(call: str, lively: Path, badgectl: Command) -> None:
    words = call.split()
    assert "not committed" not in at_terminal(lively, words)[1]
    write(lively, ZOE)
    for _ in range(2):  # a report is answered at once the second time
        status, screen = at_terminal(lively, words)
        assert (status, NOTE.format("1 file", "is") in screen, "Zoe" in screen) == (0, True, False)
    write(lively, {"catalog/people/max.yaml": "name: Max\n"})
    assert NOTE.format("2 files", "are") in at_terminal(lively, words)[1]
    assert "not committed" not in at_terminal(lively, ["-q", *words])[1]
    assert "not committed" not in badgectl(*words).err, "programs are told what counts"


def test_where_nothing_is_committed_everything_counts(tmp_path: Path) -> None:
    write(tmp_path, {"catalog/program.yaml": "name: Guild\n", **ZOE})
    assert "not committed" not in at_terminal(tmp_path, ["list", "people"])[1]
