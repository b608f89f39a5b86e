"""Pictures that are shown around: the badge of an award, its card, a badge being unlocked."""

from collections.abc import Sequence
from pathlib import Path

from badgectl.cli.drawing.keeping import artworks_of, draw_into
from badgectl.cli.reading import Programme
from badgectl.cli.say import tell
from badgectl.cli.screen import progress
from badgectl.cli.session import Session
from badgectl.documents.disk import replace_file
from badgectl.documents.files import FolderFiles
from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog
from badgectl.model.errors import BadgectlError
from badgectl.model.ledger import Dossier
from badgectl.model.records import Award
from badgectl.model.text import counted
from badgectl.pictures.drawing import USUAL_SIZE, Kind, Order, orders
from badgectl.pictures.looks import Look
from badgectl.plans.finding import find_award

_UNLOCKED = 400  # pixels that chats show


class NotToBeShownError(BadgectlError):
    """An award that is not to be shown around."""


def draw_award(
    session: Session, programme: Programme, word: str, folder: Path, kinds: Sequence[Kind], *,
    card: bool,
) -> None:  # fmt: skip
    """Draw the badge of an award, or with `card` the award's card, and say where it lies."""
    dossier = find_award(programme.catalog, programme.ledger, word, programme.today)
    award = _shown(programme, dossier)
    order = _order(programme, dossier, kinds)
    if card:
        files = [f"{order.name}.card.png"]
        folder.mkdir(parents=True, exist_ok=True)
        replace_file(folder / files[0], _card(programme, dossier, award, order.look), sync=False)
    else:
        draw_into(session, folder, [order])
        files = [kind.file_name(order.name) for kind in kinds]
    for file in files:
        tell(str(folder / file))


def _shown(programme: Programme, dossier: Dossier) -> Award:
    """Return an award that may be shown; raise if it was taken back or nobody is to be named."""
    catalog, recipient = programme.catalog, dossier.grant.recipient
    if catalog.is_hidden(recipient):
        raise NotToBeShownError(
            f"{recipient} wishes not to be named, so there is no picture of this award",
            "`visibility` in their file says so; they may change it",
        )
    if dossier.award is None or dossier.is_revoked(programme.today):
        raise NotToBeShownError(
            f"{dossier.grant} was taken back", f"`badgectl show {dossier.grant}` says why"
        )
    return dossier.award


def _order(programme: Programme, dossier: Dossier, kinds: Sequence[Kind]) -> Order:
    catalog = programme.catalog
    badge = catalog.badges.get(dossier.grant.badge)
    if badge is None:
        raise NotToBeShownError(
            f"there is no badge {dossier.grant.badge} any more", "bring its file back to draw it"
        )
    wanted = [(badge, dossier.grant.level)]
    art = artworks_of(programme.files, catalog, wanted)
    (order, *_) = orders(catalog, wanted, kinds, art, dossier.award)
    name = str(dossier.grant).replace("/", ".")
    return Order(name=name, look=order.look, kinds=tuple(kinds))


def _card(programme: Programme, dossier: Dossier, award: Award, look: Look) -> bytes:
    from badgectl.pictures.card import ShareCard, draw_card

    catalog = programme.catalog
    day = f" on {award.day.day} {award.day:%B %Y}" if award.day else ""
    by = "" if catalog.is_hidden(award.by) else f" by {catalog.recipient_name(award.by)}"
    given = f"Awarded{by}{day}" if award.by != "rules" else f"Earned{day}"
    card = ShareCard(
        look=look,
        recipient=catalog.recipient_name(dossier.grant.recipient),
        reason=award.reason,
        given=given,
        programme=catalog.program.name,
    )
    return draw_card(card)


def animate_badges(
    session: Session, catalog: Catalog, badges: Sequence[tuple[Badge, str | None]], folder: Path,
    size: int, *, as_gif: bool,
) -> None:  # fmt: skip
    """Draw badges as they are unlocked, one file each, and say how many there are."""
    from badgectl.pictures.unlock import draw_unlock

    wanted = orders(catalog, badges, (), artworks_of(FolderFiles(session.root()), catalog, badges))
    folder.mkdir(parents=True, exist_ok=True)
    pixels = _UNLOCKED if size == USUAL_SIZE else size
    with progress(session, "animating", len(wanted)) as step:
        for order in wanted:
            data = draw_unlock(order.look, pixels, "gif" if as_gif else "png")
            name = f"{order.name}.unlock.{'gif' if as_gif else 'png'}"
            replace_file(folder / name, data, sync=False)
            step()
    tell(f"{counted(len(wanted), 'animation')} in {folder}", color="green")
