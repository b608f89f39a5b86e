"""Which page of a forge does what, told from the addresses of remotes alone."""

import re
from urllib.parse import quote

from msgspec import Struct

_WITH_SCHEME = re.compile(r"(https?|ssh|git)(?:\+\w+)?://(?:[^@/]*@)?([\w.-]+)(:\d+)?/+(.+)")
# What git takes for `host:path` has no slash before the colon.
_SCP = re.compile(r"(?:[^@/:]*@)?([\w.-]+):(?!/{2})/?(.+)")
# Names under which forges take ssh where only port 443 is open.
_SSH_ALIASES = ("ssh.", "altssh.")
_FORGES = {
    "github": "github",
    "gitlab": "gitlab",
    "bitbucket": "bitbucket",
    "gitea": "gitea",
    "forgejo": "gitea",
    "codeberg": "gitea",
}


class Home(Struct, frozen=True, kw_only=True):
    """Where a repository is at home on the web."""

    site: str
    """Host, with a port that is not the usual one."""
    path: str
    """Owner and name; at GitLab groups before them."""

    @property
    def forge(self) -> str | None:
        """What kind of forge its name tells; None if it tells nothing."""
        return next((kind for word, kind in _FORGES.items() if word in self.site.lower()), None)

    @property
    def address(self) -> str:
        """The page of the repository."""
        return f"https://{self.site}/{quote(self.path)}"


def home_of(url: str) -> Home | None:
    """Return where the repository behind a remote's address is at home; None for a folder.

    Names and passwords in the address are dropped.
    """
    match = _WITH_SCHEME.fullmatch(url)
    if match:
        scheme, host, port, path = match.groups()
        port = port if scheme.startswith("http") else None
    else:
        match = _SCP.fullmatch(url)
        if match is None:
            return None
        (host, path), port = match.groups(), None
    for alias in _SSH_ALIASES:
        if host.startswith(alias) and host.count(".") > 1:
            host = host.removeprefix(alias)
    path = path.rstrip("/").removesuffix(".git")
    return Home(site=host + (port or ""), path=path) if "/" in path else None


def request_link(source: str, fork: str, branch: str, target: str) -> str | None:
    """Return the page that opens a pull request from a branch; None for an unknown forge.

    `source` and `fork` are the addresses of the remotes that have the target and the branch.
    """
    home, ours = home_of(source), home_of(fork)
    if home is None or ours is None or home.site != ours.site:
        return None
    head, base, forked = quote(branch), quote(target), home != ours
    match home.forge:
        case "github":
            owner = f"{ours.path.split('/')[0]}:" if forked else ""
            return f"{home.address}/compare/{base}...{owner}{head}?expand=1"
        case "gitea":
            owner = f"{ours.path.split('/')[0]}:" if forked else ""
            return f"{home.address}/compare/{base}...{owner}{head}"
        case "gitlab":
            names = (("source_branch", head), ("target_branch", base))
            asked = "&".join(f"merge_request%5B{name}%5D={value}" for name, value in names)
            return f"{ours.address}/-/merge_requests/new?{asked}"
        case "bitbucket":
            dest = quote(f"{home.path}::{target}", safe="") if forked else base
            return f"{ours.address}/pull-requests/new?source={head}&dest={dest}"
        case _:
            return None


def new_file_link(source: str, branch: str, path: str, text: str) -> str | None:
    """Return the page that adds a file, filled in as far as the forge can; None if unknown."""
    home, onto, named = home_of(source), quote(branch), quote(path, safe="")
    match home and home.forge:
        case "github":
            return f"{_at(home)}/new/{onto}?filename={named}&value={quote(text, safe='')}"
        case "gitea":
            return f"{_at(home)}/_new/{onto}/?filename={named}&value={quote(text, safe='')}"
        case "gitlab":
            return f"{_at(home)}/-/new/{onto}?file_name={named}"
        case _:
            return None


def file_link(source: str, branch: str, path: str) -> str | None:
    """Return the page that shows a file, by its path from the repository's top."""
    home, onto = home_of(source), quote(branch)
    inside = {"github": "blob", "gitea": "src/branch", "gitlab": "-/blob", "bitbucket": "src"}
    folder = inside.get(home.forge or "") if home else None
    return f"{_at(home)}/{folder}/{onto}/{quote(path)}" if folder else None


def commit_link(source: str) -> str | None:
    """Return the page of a commit, `{commit}` standing for its id; None for an unknown forge."""
    home = home_of(source)
    inside = {"github": "commit", "gitea": "commit", "gitlab": "-/commit", "bitbucket": "commits"}
    folder = inside.get(home.forge or "") if home else None
    return f"{_at(home)}/{folder}/{{commit}}" if folder else None


def _at(home: Home | None) -> str:
    return home.address if home else ""
