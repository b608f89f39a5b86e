"""Posting to a webhook: its address is a secret, and is never shown."""

import http.client
import ipaddress
import os
import ssl
from urllib.parse import SplitResult, urlsplit

from badgectl.model.errors import BadgectlError, UsageError

VARIABLE = "BADGECTL_WEBHOOK"
_PATIENCE = 30  # seconds


class NotPostedError(BadgectlError):
    """A chat did not take a message."""


def webhook() -> SplitResult:
    """Return the address to post to; raise if there is none, or none that keeps a secret."""
    told = os.environ.get(VARIABLE, "").strip()
    if not told:
        raise UsageError(
            f"{VARIABLE} is not set", "set it to the address of the chat's incoming webhook"
        )
    try:
        address = urlsplit(told)
    except ValueError:  # an address has no bracket that is not closed
        address = urlsplit("")
    if not address.hostname or (address.scheme != "https" and not _is_here(address)):
        raise UsageError(
            f"{VARIABLE} holds no address with https://", "copy it from the chat again"
        )
    return address


def _is_here(address: SplitResult) -> bool:
    """Tell whether an address stays on this machine: there is nobody to listen."""
    try:
        return address.scheme == "http" and ipaddress.ip_address(address.hostname or "").is_loopback
    except ValueError:
        return False


def post(address: SplitResult, body: str) -> None:
    """Post JSON to an address; redirects are not followed. Raises NotPostedError."""
    host = address.hostname or ""
    try:
        port = address.port
        link = (
            http.client.HTTPSConnection(
                host, port, timeout=_PATIENCE, context=ssl.create_default_context()
            )
            if address.scheme == "https"
            else http.client.HTTPConnection(host, port, timeout=_PATIENCE)
        )
        path = (address.path or "/") + (f"?{address.query}" if address.query else "")
        link.request("POST", path, body.encode(), {"Content-Type": "application/json"})
        status = link.getresponse().status
        link.close()
    except (OSError, http.client.HTTPException, ValueError) as error:
        # What the error says may hold the address.
        raise NotPostedError(
            f"the chat could not be reached ({type(error).__name__})",
            f"check the network, and {VARIABLE}",
        ) from None
    if not 200 <= status < 300:
        raise NotPostedError(
            f"the chat answered {status}", f"check {VARIABLE}, and `--format`: which chat is it?"
        )
