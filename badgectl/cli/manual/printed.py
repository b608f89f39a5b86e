"""What commands print with `--format json`: the type of each document."""

from typing import Any

from badgectl.changes.formats import DifferenceData
from badgectl.cli.publishing.sharing import Shared
from badgectl.credentials.checking import Answer
from badgectl.model.problems import Code
from badgectl.reports.cards import Card
from badgectl.reports.earned_list import EarnedRow
from badgectl.reports.experts import Search
from badgectl.reports.goal_details import GoalDetail
from badgectl.reports.health import Diagnosis, MemoryRow
from badgectl.reports.inbox import Item
from badgectl.reports.key_list import KeyRow
from badgectl.reports.lists import LISTS
from badgectl.reports.programme import Report
from badgectl.reports.progress import Progress
from badgectl.reports.topic_list import TopicRow
from badgectl.reports.why import Why
from badgectl.schemas.file_types import FileKind
from badgectl.suggestions.proposals import Proposing
from badgectl.verdicts.data import VerdictData
from badgectl.verdicts.trust import TrustData

PRINTED: dict[str, Any] = {
    "validate": VerdictData,
    "diff BASE": DifferenceData,
    "verify": TrustData,
    "explain": list[Code],
    "explain CODE": Code,
    **{f"list {subject}": list[row_type] for subject, (row_type, _) in LISTS.items()},  # type: ignore[valid-type]
    "show ID": Card,
    "progress ID": Progress,
    "why ID BADGE": Why,
    "experts": list[TopicRow],
    "experts TOPIC": Search,
    "goals": list[GoalDetail],
    "report": Report,
    "inbox": list[Item],
    "earned": list[EarnedRow],
    "suggest": Proposing,
    "share AWARD": Shared,
    "check-credential FILE": Answer,
    "key list": list[KeyRow],
    "cache show": list[MemoryRow],
    "schema": list[FileKind],
    "doctor": list[Diagnosis],
    "icons WORD": list[str],
}
"""By how the command is typed. What `export json` prints is a table of its own: docs/tables.md."""
