"""Awards of one piece of work that several people did together."""

from collections.abc import Iterable
from datetime import date

from badgectl.model.ledger import Ledger
from badgectl.model.records import Award

JointKey = tuple[str | None, str, str, date | None]
JointGroups = dict[JointKey, tuple[str, ...]]


def joint_key(award: Award) -> JointKey:
    """Return what the awards of one piece of work done together share."""
    return (award.joint, award.badge, award.by, award.day)


def joint_groups(ledger: Ledger, awards: Iterable[Award]) -> JointGroups:
    """Return who is awarded jointly with awards, by what they share; what was taken back is not."""
    joint = [award for award in awards if award.joint is not None]
    if not joint:
        return {}
    whose = {(award.by, award.badge) for award in joint}
    since = min((award.day for award in joint if award.day), default=date.max)
    groups: dict[JointKey, dict[str, None]] = {}
    for award in ledger.given_by(whose, since):
        dossier = ledger.about(award)
        if award.joint is not None and dossier and dossier.revocation is None:
            groups.setdefault(joint_key(award), {})[award.recipient] = None
    return {key: tuple(recipients) for key, recipients in groups.items()}
