"""A ledger that grows record by record says what one says that is read at once."""

from badgectl.model.ledger import build_ledger
from badgectl.model.records import Award
from badgectl.trust.growing_ledger import GrowingLedger

AWARDS = [
    Award(path=f"awards/ada/{badge}.yaml", badge=badge[:6], recipient="ada", by="tom", reason="x")
    for badge in ("thanks", "mentor", "crowns", "mentor~2", "thanks~3", "thanks~2", "badges")
]


def test_it_keeps_the_order_of_grants() -> None:
    growing = GrowingLedger(build_ledger(AWARDS[:2]))
    for n, award in enumerate(AWARDS[2:], 3):
        growing.add([award])
        read = build_ledger(AWARDS[:n])
        assert list(growing.ledger) == list(read)
        assert list(growing.ledger.without([award])) == list(build_ledger(AWARDS[: n - 1]))
        assert list(build_ledger(AWARDS[: n - 1]).with_records([award])) == list(read)
