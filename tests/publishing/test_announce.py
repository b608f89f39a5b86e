"""Announcements: one message, in the form that each chat takes, to whom it should and no further."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from ground import Command, Said, be, git, write

HUB = "https://badges.guild.example"
EVIL = "@here <!channel> *b* [x](https://evil.example) & ~y~ `z` | WWW.evil.example"


@pytest.fixture(autouse=True)
def told(guild: Path) -> Path:
    """The guild with one award that tries to be more than a text."""
    be(guild, "grace")
    write(guild, {
        "catalog/badges/kudos.yaml": (
            "name: Kudos\nkind: peer-recognition\ndescription: Well done.\n"
            "criteria: [{id: deed, text: The reason says what was done.}]\n"
            "awarding: {by: anyone, repeatable: true}\n"
        ),
        "awards/ada/kudos+2026-11-20+grace.yaml": (
            f"badge: kudos\nrecipient: ada\nby: grace\nreason: {json.dumps(EVIL)}\n"
            "awarded_on: 2026-11-20\n"
        ),
        "awards/ada/kudos+2026-11-20+grace.like.linus.yaml": "by: linus\n",
    })  # fmt: skip
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Kudos")
    return guild


class Chat(BaseHTTPRequestHandler):
    """A chat that keeps what it is sent and answers as it is told."""

    answer = 200
    posted: list[tuple[str, Any]] = []

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        assert self.headers["Content-Type"] == "application/json"
        Chat.posted.append((self.path, json.loads(body)))
        self.send_response(Chat.answer)
        if Chat.answer == 302:
            self.send_header("Location", "/elsewhere")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def chat(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Chat]]:
    Chat.answer, Chat.posted = 200, []
    server = HTTPServer(("127.0.0.1", 0), Chat)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    monkeypatch.setenv("BADGECTL_WEBHOOK", f"http://127.0.0.1:{server.server_port}/hook/s3cret?x=1")
    yield Chat
    server.shutdown()
    thread.join()
    server.server_close()


SINCE = ("announce", "--since", "HEAD~1")
W = "\u2060"
ESCAPED = f"@{W}here \\<\\!channel\\> \\*b\\* \\[x\\]\\(https://{W}evil\\.example\\) & \\~y\\~ \\`z\\` \\| WWW\\.{W}evil\\.example"
SLACK = (
    f"@{W}here &lt;!channel&gt; {W}*{W}b{W}*{W} [x](https://{W}evil.example) &amp; "
    f"{W}~{W}y{W}~{W} {W}`{W}z{W}`{W} {W}|{W} WWW.{W}evil.example"
)
PAGE = f"{HUB}/awards/ada/kudos%2B2026-11-20%2Bgrace.html"
PICTURE = f"{HUB}/pictures/kudos.png"


def test_plain_text(badgectl: Command) -> None:
    assert badgectl(*SINCE) == Said(
        0,
        "Example Guild: 1 new award\n\nAda Lovelace: Kudos, from Grace Hopper\n"
        f"  {EVIL}\n\nAlso: 1 like\n",
        "",
    )


def test_what_was_taken_back_is_no_news(told: Path, badgectl: Command) -> None:
    be(told, "linus")
    assert badgectl("withdraw", "ada/kudos+2026-11-20+grace.like").status == 0
    assert badgectl("announce", "--since", "HEAD~2") == Said(
        0,
        f"Example Guild: 1 new award\n\nAda Lovelace: Kudos, from Grace Hopper\n  {EVIL}\n",
        "",
    )
    assert badgectl("announce", "--since", "HEAD~1").err.startswith("nothing is new since ")


PAYLOADS: dict[str, dict[str, Any]] = {
    "slack": {
        "text": "Example Guild: 1 new award",
        "blocks": [
            {"type": "header", "text": {"type": "plain_text", "text": "Example Guild: 1 new award", "emoji": False}},
            {
                "type": "section",
                "text": {"type": "mrkdwn", "text": f"*Ada Lovelace*: <{PAGE}|Kudos>, from Grace Hopper\n{SLACK}"},
                "accessory": {"type": "image", "image_url": PICTURE, "alt_text": "Kudos"},
            },
            {"type": "context", "elements": [{"type": "mrkdwn", "text": f"Also: 1 like · <{HUB}/|All of it>"}]},
        ],
    },
    "teams": {
        "type": "message",
        "attachments": [{
            "contentType": "application/vnd.microsoft.card.adaptive",
            "contentUrl": None,
            "content": {
                "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
                "type": "AdaptiveCard",
                "version": "1.4",
                "body": [
                    {"type": "TextBlock", "size": "Large", "weight": "Bolder", "wrap": True, "text": "Example Guild: 1 new award"},
                    {"type": "ColumnSet", "columns": [
                        {"type": "Column", "width": "auto", "items": [{"type": "Image", "url": PICTURE, "altText": "Kudos", "size": "Small"}]},
                        {"type": "Column", "width": "stretch", "items": [
                            {"type": "TextBlock", "wrap": True, "text": f"**Ada Lovelace**: [Kudos]({PAGE}), from Grace Hopper"},
                            {"type": "TextBlock", "wrap": True, "spacing": "None", "text": ESCAPED},
                        ]},
                    ]},
                    {"type": "TextBlock", "isSubtle": True, "wrap": True, "text": "Also: 1 like"},
                ],
                "actions": [{"type": "Action.OpenUrl", "title": "All of it", "url": f"{HUB}/"}],
            },
        }],
    },
    "mattermost": {
        "text": f"#### Example Guild: 1 new award\nAlso: 1 like\n[All of it]({HUB}/)",
        "attachments": [{
            "fallback": "Ada Lovelace: Kudos",
            "color": "#E0A526",
            "text": f"**Ada Lovelace**: [Kudos]({PAGE}), from Grace Hopper\n{ESCAPED}",
            "thumb_url": PICTURE,
        }],
    },
    "discord": {
        "content": f"**Example Guild: 1 new award**\nAlso: 1 like\n<{HUB}/>",
        "embeds": [{
            "title": "Ada Lovelace: Kudos",
            "description": f"{ESCAPED}\nfrom Grace Hopper",
            "color": 0xE0A526,
            "url": PAGE,
            "thumbnail": {"url": PICTURE},
        }],
        "allowed_mentions": {"parse": []},
    },
}  # fmt: skip


@pytest.mark.parametrize("form", PAYLOADS)
def test_posted_once_in_the_form_of_the_chat(
    form: str, badgectl: Command, chat: type[Chat]
) -> None:
    call = (*SINCE, "--format", form, "--send", "--base-url", HUB)
    assert badgectl(*call, "--dry-run").status == 0
    assert chat.posted == []
    assert badgectl(*call) == Said(0, "posted: 1 new award\n", "")
    assert chat.posted == [("/hook/s3cret?x=1", PAYLOADS[form])]
    again = badgectl("announce", "--format", form, "--send")
    assert (again.status, again.out) == (0, "")
    assert again.err.startswith("nothing is new since ")
    assert len(chat.posted) == 1


@pytest.mark.parametrize("answer", [302, 404, 500])
def test_what_was_not_taken_is_not_remembered(
    answer: int, badgectl: Command, chat: type[Chat]
) -> None:
    chat.answer = answer
    said = badgectl(*SINCE, "--format", "slack", "--send")
    assert said == Said(
        1, "", f"error: the chat answered {answer}\n"
        "  hint: check BADGECTL_WEBHOOK, and `--format`: which chat is it?\n",
    )  # fmt: skip
    assert [path for path, _ in chat.posted] == ["/hook/s3cret?x=1"], "no redirect is followed"
    assert badgectl("announce").err.startswith("error: it is not known what was announced last\n")


@pytest.mark.parametrize(
    "address",
    ["", "http://chat.example/s3cret", "ftp://x/s3cret", "s3cret", "https://", "https://[s3cret"],
)
def test_only_addresses_that_keep_a_secret(
    address: str, badgectl: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BADGECTL_WEBHOOK", address)
    said = badgectl(*SINCE, "--format", "slack", "--send")
    assert (said.status, "s3cret" in said.err + said.out) == (2, False)
    assert said.err.startswith("error: BADGECTL_WEBHOOK ")


def test_who_cannot_be_reached_is_not_named(
    badgectl: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BADGECTL_WEBHOOK", "https://127.0.0.1:9/s3cret")
    said = badgectl(*SINCE, "--format", "slack", "--send")
    assert said == Said(
        1, "", "error: the chat could not be reached (ConnectionRefusedError)\n"
        "  hint: check the network, and BADGECTL_WEBHOOK\n",
    )  # fmt: skip


def test_what_was_told_is_remembered(badgectl: Command) -> None:
    first = badgectl("announce")
    assert first == Said(
        1, "", "error: it is not known what was announced last\n"
        "  hint: say from where on, this time: `--since HEAD~20`; it is remembered then\n",
    )  # fmt: skip
    assert badgectl(*SINCE, "--dry-run").status == 0
    assert badgectl("announce") == first
    badgectl(*SINCE)
    assert badgectl("award", "kudos", "linus", "-m", "For the tea.").status == 0
    said = badgectl("announce", "--format", "markdown")
    assert said.out == (
        "## Example Guild: 1 new award\n\n"
        "- **Linus Torvalds**: Kudos, from Grace Hopper: For the tea.\n"
    )
    said = badgectl("announce", "--since", "HEAD~2", "--format", "markdown", "--dry-run")
    assert said.out.splitlines()[3] == (
        r"- **Ada Lovelace**: Kudos, from Grace Hopper: @&#8203;here \<\!channel\> \*b\* \[x\]"
        r"(https:&#8203;//evil.example) &amp; \~y\~ \`z\` \| WWW&#8203;.evil.example"
    )
    assert badgectl("announce").err.startswith("nothing is new since ")


def test_what_cannot_be_remembered_is_not_posted(
    told: Path, badgectl: Command, chat: type[Chat]
) -> None:
    post = (*SINCE, "--format", "slack", "--send")
    memory = told / ".git/badgectl/announced"
    memory.with_name("announced.next").mkdir(parents=True)
    assert badgectl(*post) == Said(
        1, "", f"error: {memory} cannot be written: Is a directory\n  hint: nothing was announced\n"
    )
    assert chat.posted == []
    memory.with_name("announced.next").rename(memory)
    head = git(told, "rev-parse", "--short=10", "HEAD").strip()
    assert badgectl(*post) == Said(
        1,
        "posted: 1 new award\n",
        f"error: announced, but {memory} cannot be written: Is a directory\n"
        f"  hint: the next time: `--since {head}`\n",
    )
    assert len(chat.posted) == 1
    memory.rmdir()
    assert badgectl(*post).status == 0
    assert [path.name for path in memory.parent.glob("announced*")] == ["announced"]


def test_many_awards_are_one_message_within_the_limits(told: Path, badgectl: Command) -> None:
    for n in range(1, 29):
        words = "word " * 300 if n < 15 else "e.g. C++/C# (#12) -- *3.5x*! " * 50
        write(told, {f"awards/linus/kudos+2026-10-{n:02}+ada.yaml": (
            f"badge: kudos\nrecipient: linus\nby: ada\nreason: {json.dumps(words)}\n"
            f"awarded_on: 2026-10-{n:02}\n"
        )})  # fmt: skip
    kudos = told / "catalog/badges/kudos.yaml"
    name = ("Above and *beyond* " * 6).rstrip()
    kudos.write_text(kudos.read_text().replace("name: Kudos", f"name: {name}"))
    git(told, "add", ".")
    git(told, "commit", "--quiet", "-m", "Many")
    said = badgectl("announce", "--since", "HEAD~2", "--format", "discord", "--dry-run")
    found = json.loads(said.out)
    assert len(found["embeds"]) == 10
    assert "29 new awards" in found["content"]
    assert "19 more awards" in found["content"]
    assert sum(len(one["title"]) + len(one["description"]) for one in found["embeds"]) < 6000
    first, last = found["embeds"][0], found["embeds"][-1]
    beyond = " ".join([r"Above and \*beyond\*"] * 5)
    assert first["title"] == f"Ada Lovelace: {beyond} Abov…"
    start, end = last["description"].split("\n")
    assert start.startswith(r"e\.g\. C\+\+/C\# \(\#12\) \-\- \*3\.5x\*\! e\.g\.")
    assert (start[-1], end) == ("…", "from Ada Lovelace")
    slack = json.loads(
        badgectl("announce", "--since", "HEAD~2", "--format", "slack", "--dry-run").out
    )
    assert max(len(one["text"]["text"]) for one in slack["blocks"][:-1]) < 3000
