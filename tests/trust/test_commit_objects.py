"""Commit objects: read as git reads them, and never believed when they are odd."""

from pathlib import Path

import pytest
from ground import git
from hypothesis import given, settings
from hypothesis import strategies as st

from badgectl.signatures.commits import Commit, parse_commit

TREE, PARENT = "4b825dc642cb6eb9a060e54bf8d69288fbee4904", "b" * 40
WHO = "Ada <ada@guild.example> 1763888400 +0100"
BEGINNING = f"tree {TREE}\nauthor {WHO}\ncommitter {WHO}\n"
SIGNATURE = "-----BEGIN PGP SIGNATURE-----\n \n AAAA\n -----END PGP SIGNATURE-----\n"
SIGNED = "-----BEGIN PGP SIGNATURE-----\n\nAAAA\n-----END PGP SIGNATURE-----\n"


def parsed(text: str | bytes, object_id: str = "c" * 40) -> Commit:
    return parse_commit(object_id, text.encode() if isinstance(text, str) else text)


def test_a_commit() -> None:
    raw = (
        f"tree {TREE}\nparent {PARENT}\nparent {'d' * 40}\n"
        "author Ada Lovelace <ada@guild.example> 1763888400 +0100\n"
        "committer GitHub <noreply@github.com> 1763888460 +0000\n"
        f"gpgsig {SIGNATURE}"
        "\nAward thanks to ada (#3)\n\nBadge: thanks\n"
    )
    assert parsed(raw) == Commit(
        id="c" * 40,
        tree=TREE,
        parents=(PARENT, "d" * 40),
        author_email="ada@guild.example",
        author_name="Ada Lovelace",
        committer_email="noreply@github.com",
        committed_at=1763888460,
        payload=raw.replace(f"gpgsig {SIGNATURE}", "").encode(),
        signature=SIGNED.encode(),
    )


def test_a_commit_without_a_signature_is_its_own_payload() -> None:
    commit = parsed(f"{BEGINNING}encoding latin-1\n\ngpgsig {SIGNATURE}\n")
    assert (commit.signature, commit.faults) == (None, ())
    assert commit.payload == f"{BEGINNING}encoding latin-1\n\ngpgsig {SIGNATURE}\n".encode()


def test_each_object_format_has_its_signature_and_both_go() -> None:
    headers = f"gpgsig {SIGNATURE}gpgsig-sha256 {SIGNATURE.replace('AAAA', 'BBBB')}"
    commit = parsed(f"{BEGINNING}{headers}\nBoth.\n")
    assert commit.signature == SIGNED.encode()
    assert (commit.payload, commit.faults) == (f"{BEGINNING}\nBoth.\n".encode(), ())
    wide = BEGINNING.replace(TREE, "a" * 64)
    commit = parsed(f"{wide}{headers}\nBoth.\n", "c" * 64)
    assert commit.signature == SIGNED.replace("AAAA", "BBBB").encode()
    assert (commit.payload, commit.faults) == (f"{wide}\nBoth.\n".encode(), ())


def test_names_keep_bytes_that_are_no_text() -> None:
    raw = BEGINNING.encode().replace(b"Ada <ada", b"J\xf6rg <j\xf6rg") + b"\nHello.\n"
    commit = parsed(raw)
    assert (commit.author_name, commit.author_email) == ("J\udcf6rg", "j\udcf6rg@guild.example")
    assert commit.faults == ()
    assert parsed(BEGINNING.replace("Ada <", "<") + "\n").author_name == ""


TWICE = f"gpgsig {SIGNATURE}gpgsig {SIGNATURE.replace('AAAA', 'BBBB')}"
BEGINS = "it does not begin with tree, parents, author and committer, each in its form"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{BEGINNING}{TWICE}\nHi.\n", ("it has the header `gpgsig` twice",)),
        (f"{BEGINNING}tree {TREE}\n\nHi.\n", ("it has the header `tree` again",)),
        (f"{BEGINNING}parent {PARENT}\n\nHi.\n", ("it has the header `parent` again",)),
        (f"{BEGINNING}author {WHO}\n\nHi.\n", ("it has the header `author` again",)),
        (f"{BEGINNING}committer {WHO}\n\nHi.\n", ("it has the header `committer` again",)),
        (f"{BEGINNING}encoding a\nencoding b\n\n.\n", ("it has the header `encoding` twice",)),
        (f"tree {TREE}\n{BEGINNING}\nHi.\n", (BEGINS,)),
        (f"gpgsig {SIGNATURE}{BEGINNING}\nHi.\n", (BEGINS, "it names objects in another way than it is named")),
        (BEGINNING.replace("Ada <", "Ada <x> <") + "\nHi.\n", (BEGINS,)),
        (BEGINNING.replace(" +0100", "") + "\nHi.\n", (BEGINS,)),
        (BEGINNING.replace(" +0100", "\n +0100") + "\nHi.\n", (BEGINS,)),
        (BEGINNING.replace("1763888400", "1" * 5000) + "\nHi.\n", (BEGINS,)),
        (BEGINNING.replace(TREE, "a" * 64) + "\nHi.\n", ("it names objects in another way than it is named",)),
        (f"{BEGINNING}gpgsigs x\n\nHi.\n", ("it has a header that is signed by nobody",)),
        (f"{BEGINNING}\nHi.\0\n", ("it has a NUL byte, at which some programs stop reading",)),
        ("", (BEGINS, "it names objects in another way than it is named")),
    ],
)  # fmt: skip
def test_what_no_honest_tool_writes(text: str, expected: tuple[str, ...]) -> None:
    assert parsed(text).faults == expected


def test_several_signatures_are_joined_as_git_does() -> None:
    commit = parsed(f"{BEGINNING}{TWICE}\nHi.\n")
    assert commit.signature == (SIGNED + SIGNED.replace("AAAA", "BBBB")).encode()
    assert commit.payload == f"{BEGINNING}\nHi.\n".encode()


MERGETAG = (
    f"mergetag object {PARENT}\n type commit\n tag v1\n tagger {WHO}\n \n First.\n"
    " -----BEGIN PGP SIGNATURE-----\n \n CCCC\n -----END PGP SIGNATURE-----\n"
)


@pytest.mark.parametrize(
    "headers",
    [
        f"gpgsig {SIGNATURE}",
        TWICE,
        f"gpgsig {SIGNATURE}encoding utf-8\n",
        f"{MERGETAG}gpgsig {SIGNATURE}",
        f"gpgsig {SIGNATURE}gpgsig-sha256 {SIGNATURE}",
        f"gpgsig {SIGNATURE[:-1]} \n \n",
        f"gpgsigs none\n more\ngpgsig {SIGNATURE}",
    ],
)
@pytest.mark.parametrize("message", ["\nHi.\n", "\n", "", "\n\n\nHi.\n\ngpgsig none\n"])
def test_payload_and_signature_are_those_that_git_hands_out(
    guild: Path, tmp_path: Path, headers: str, message: str
) -> None:
    program = tmp_path / "program"
    program.write_text(
        f'#!/bin/sh\nfor a; do [ -f "$a" ] && cp "$a" {tmp_path}/signature; done\n'
        f"cat >{tmp_path}/payload\nexit 1\n"
    )
    program.chmod(0o755)
    git(guild, "config", "gpg.program", str(program))
    raw = f"{BEGINNING}{headers}{message}"
    store = ("hash-object", "-t", "commit", "-w", "--literally", "--stdin")
    commit = parsed(raw, git(guild, *store, given=raw).strip())
    with pytest.raises(Exception, match="returned non-zero"):
        git(guild, "verify-commit", commit.id)
    assert commit.payload == (tmp_path / "payload").read_bytes()
    assert commit.signature == (tmp_path / "signature").read_bytes()


PIECES = st.sampled_from([
    b"tree ", b"parent ", b"author ", b"committer ", b"gpgsig ", b"gpgsig-sha256 ", b"mergetag ",
    b"\n", b"\n\n", b" ", b"\n ", b"<", b">", b"> 1 +0000", b"\0", b"\xff", TREE.encode(),
    WHO.encode(), SIGNATURE.encode(), BEGINNING.encode(),
])  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES | st.binary(max_size=8), max_size=15).map(b"".join))
def test_no_bytes_stop_it(raw: bytes) -> None:
    commit = parse_commit("c" * 40, raw)
    if b"gpgsig" not in raw and not commit.faults:
        assert commit.payload == raw
    assert commit.payload.endswith(raw[raw.find(b"\n\n") + 1 :] if b"\n\n" in raw else b"")
