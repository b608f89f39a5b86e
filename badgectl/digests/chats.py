"""A digest in the words of each chat: it mentions nobody, and no text becomes a link."""

import re
from collections.abc import Callable
from typing import Any, Literal

from badgectl.digests.digest import Digest, Line
from badgectl.model.text import json_text, shortened
from badgectl.reports.formats import inert

Chat = Literal["text", "markdown", "slack", "teams", "mattermost", "discord"]
POSTED: tuple[Chat, ...] = ("slack", "teams", "mattermost", "discord")
_GOLD = 0xE0A526
_MARKS = re.compile(r"([\\`*_{}\[\]()#+\-.!|>~<])")


def render_digest(digest: Digest, chat: Chat) -> str:
    """Return a digest as text, Markdown, or the JSON that a chat's webhook takes."""
    return _FORMS[chat](digest)


def _text(digest: Digest) -> str:
    lines = [f"{digest.programme}: {digest.headline}"]
    for one in digest.lines:
        lines += ["", f"{one.who}: {one.badge}, from {one.by}", f"  {one.reason}"]
        lines += [f"  {one.href}"] if one.href else []
    lines += ["", f"Also: {digest.more}"] if digest.more else []
    lines += ["", digest.hub] if digest.hub else []
    return "\n".join(lines) + "\n"


def _markdown(digest: Digest) -> str:
    lines = [f"## {inert(digest.programme)}: {digest.headline}", ""]
    for one in digest.lines:
        title = f"**{inert(one.who)}**: {_named(inert(one.badge), one.href)}"
        lines.append(f"- {title}, from {inert(one.by)}: {inert(one.reason)}")
    lines += ["", f"Also: {digest.more}."] if digest.more else []
    lines += ["", f"[All of it]({digest.hub})"] if digest.hub else []
    return "\n".join(lines) + "\n"


def _named(name: str, address: str | None) -> str:
    return f"[{name}]({address})" if address else name


def _slack(digest: Digest) -> str:
    title = f"{digest.programme}: {digest.headline}"
    blocks: list[dict[str, Any]] = [
        {"type": "header", "text": {"type": "plain_text", "text": title[:150], "emoji": False}}
    ]
    for one in digest.lines:
        badge = _quiet_slack(one.badge)
        named = f"<{one.href}|{badge}>" if one.href else badge
        said = f"*{_quiet_slack(one.who)}*: {named}, from {_quiet_slack(one.by)}"
        block: dict[str, Any] = {
            "type": "section",
            "text": {"type": "mrkdwn", "text": f"{said}\n{_quiet_slack(one.reason)}"},
        }
        if one.picture:
            picture = {"type": "image", "image_url": one.picture, "alt_text": one.badge}
            block["accessory"] = picture
        blocks.append(block)
    also = _quiet_slack(f"Also: {digest.more}") if digest.more else ""
    hub = f"<{digest.hub}|All of it>" if digest.hub else ""
    if also or hub:
        text = " · ".join(filter(None, (also, hub)))
        blocks.append({"type": "context", "elements": [{"type": "mrkdwn", "text": text}]})
    return json_text({"text": _quiet_slack(title), "blocks": blocks})


def _quiet_slack(text: str) -> str:
    """Return a text in which Slack finds no mention, link or style."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    # A word joiner keeps the characters from pairing; it is not seen.
    return re.sub(r"([*_~`|])", "\u2060\\1\u2060", _unlinked(escaped))


def _unlinked(text: str) -> str:
    """Return a text without what chats make links or mentions of by themselves."""
    return re.sub(r"(://|@|www\.)", "\\1\u2060", text, flags=re.IGNORECASE)


def _quiet(text: str) -> str:
    """Return a text in which Markdown, as chats read it, means nothing."""
    return _MARKS.sub(r"\\\1", _unlinked(text))


def _said(one: Line) -> str:
    """Return who received what from whom, in Markdown as chats read it."""
    return f"**{_quiet(one.who)}**: {_named(_quiet(one.badge), one.href)}, from {_quiet(one.by)}"


def _teams(digest: Digest) -> str:
    title = {
        "type": "TextBlock", "size": "Large", "weight": "Bolder", "wrap": True,
        "text": f"{_quiet(digest.programme)}: {digest.headline}",
    }  # fmt: skip
    body: list[dict[str, Any]] = [title, *map(_teams_line, digest.lines)]
    if digest.more:
        more = {"type": "TextBlock", "isSubtle": True, "wrap": True, "text": f"Also: {digest.more}"}
        body.append(more)
    card: dict[str, Any] = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.4",
        "body": body,
    }
    if digest.hub:
        card["actions"] = [{"type": "Action.OpenUrl", "title": "All of it", "url": digest.hub}]
    attachment = {
        "contentType": "application/vnd.microsoft.card.adaptive", "contentUrl": None,
        "content": card,
    }  # fmt: skip
    return json_text({"type": "message", "attachments": [attachment]})


def _teams_line(one: Line) -> dict[str, Any]:
    words = {
        "type": "Column", "width": "stretch",
        "items": [
            {"type": "TextBlock", "wrap": True, "text": _said(one)},
            {"type": "TextBlock", "wrap": True, "spacing": "None", "text": _quiet(one.reason)},
        ],
    }  # fmt: skip
    columns: list[dict[str, Any]] = [words]
    if one.picture:
        image = {"type": "Image", "url": one.picture, "altText": one.badge, "size": "Small"}
        columns.insert(0, {"type": "Column", "width": "auto", "items": [image]})
    return {"type": "ColumnSet", "columns": columns}


def _mattermost(digest: Digest) -> str:
    attachments: list[dict[str, Any]] = []
    for one in digest.lines:
        attachment: dict[str, Any] = {
            "fallback": f"{_unlinked(one.who)}: {_unlinked(one.badge)}",
            "color": f"#{_GOLD:06X}",
            "text": f"{_said(one)}\n{_quiet(one.reason)}",
        }
        attachments.append(attachment | ({"thumb_url": one.picture} if one.picture else {}))
    lines = [f"#### {_quiet(digest.programme)}: {digest.headline}"]
    lines += [f"Also: {digest.more}"] if digest.more else []
    lines += [f"[All of it]({digest.hub})"] if digest.hub else []
    return json_text({"text": "\n".join(lines), "attachments": attachments})


def _within(text: str, most: int) -> str:
    """Return a quiet text that is cut so that Discord takes ten: 6,000 letters with all escapes."""
    width = len(text)
    while len((quiet := _quiet(shortened(text, width))).encode("utf-16-le")) > 2 * most:
        width -= 1
    return quiet


def _discord(digest: Digest) -> str:
    embeds: list[dict[str, Any]] = []
    for one in digest.lines:
        embed: dict[str, Any] = {
            "title": _within(f"{one.who}: {one.badge}", 180),
            "description": f"{_within(one.reason, 290)}\nfrom {_within(one.by, 90)}",
            "color": _GOLD,
        }
        embed |= {"url": one.href} if one.href else {}
        embeds.append(embed | ({"thumbnail": {"url": one.picture}} if one.picture else {}))
    lines = [f"**{_quiet(digest.programme)}: {digest.headline}**"]
    lines += [f"Also: {digest.more}"] if digest.more else []
    lines += [f"<{digest.hub}>"] if digest.hub else []
    return json_text(
        {"content": "\n".join(lines), "embeds": embeds, "allowed_mentions": {"parse": []}}
    )


_FORMS: dict[Chat, Callable[[Digest], str]] = {
    "text": _text,
    "markdown": _markdown,
    "slack": _slack,
    "teams": _teams,
    "mattermost": _mattermost,
    "discord": _discord,
}
