"""Records of the guild, written and judged without a repository."""

from datetime import date

from badgectl.documents.files import SourceFile
from badgectl.documents.reading import read_entry
from badgectl.model.catalog import Catalog
from badgectl.model.ledger import Ledger, build_ledger
from badgectl.model.records import Record
from badgectl.model.requirements import Requirement
from badgectl.rules.record_checks import check_entry
from badgectl.rules.requirements import Claim, check_requirement

TODAY = date(2026, 11, 23)
NOMINATION = ("ada/navigator@bronze.nomination.yaml",
              "badge: navigator\nlevel: bronze\nrecipient: ada\nby: linus\nreason: X.\nnominated_on: 2026-11-01\n")  # fmt: skip
MAP = "evidence: [{url: 'https://x.example/', criterion: map}]\n"


def records(*files: tuple[str, str]) -> list[Record]:
    """Read records from paths below `awards/` and texts."""
    found = [read_entry(SourceFile(f"awards/{path}", text.encode(), "")) for path, text in files]
    assert all(isinstance(entry, Record) for entry in found), found
    return [entry for entry in found if isinstance(entry, Record)]


def thanks(giver: str, day: str = "2026-11-20", to: str = "ada", more: str = "") -> tuple[str, str]:
    return (
        f"{to}/thanks+{day}+{giver}.yaml",
        f"badge: thanks\nrecipient: {to}\nby: {giver}\nreason: X.\n{more}",
    )


def award(path: str, by: str = "grace", more: str = "") -> tuple[str, str]:
    recipient, _, rest = path.partition("/")
    badge, _, level = rest.partition("~")[0].partition("@")
    text = f"badge: {badge}\nrecipient: {recipient}\nby: {by}\nreason: X.\n{more}"
    return f"{path}.yaml", text + (f"level: {level}\n" if level else "")


def missing(catalog: Catalog, ledger: Ledger, requirement: Requirement, **claim: object) -> str:
    """Return what of a requirement Ada lacks today."""
    claimed = Claim(recipient="ada", day=TODAY, **claim)  # type: ignore[arg-type]
    return check_requirement(catalog, ledger, claimed, requirement).missing()


def entry(catalog: Catalog, before: list[tuple[str, str]], *new: tuple[str, str]) -> list[str]:
    """Return why new records may not join what is on record, as code and message."""
    fresh = records(*new)
    ledger = build_ledger([*records(*before), *fresh])
    return [f"{p.code}: {p.message}" for p in check_entry(catalog, ledger, fresh, TODAY)]
