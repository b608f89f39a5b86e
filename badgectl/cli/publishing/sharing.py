"""What somebody needs to show an award elsewhere."""

from msgspec import Struct

from badgectl.cli.drawing.showcase import NotToBeShownError
from badgectl.cli.publishing.material import material_of
from badgectl.cli.reading import Programme
from badgectl.cli.say import put, tell
from badgectl.hub.sharing import Share, share_of
from badgectl.model.program import PROGRAM_FILE
from badgectl.model.text import json_text, one_line
from badgectl.plans.finding import find_award
from badgectl.plans.pairs import Said


class Shared(Struct, frozen=True, kw_only=True):
    """What `share` has for an award."""

    award: str
    post: str
    """A text for a post."""
    share: Share


def share_award(programme: Programme, said: Said, base_url: str | None, *, as_json: bool) -> None:
    """Print the links of an award and what forms ask of it; raise if it is not to be shown."""
    catalog = programme.catalog
    dossier = find_award(catalog, programme.ledger, said, programme.today)
    material = material_of(programme, base_url, members=False)
    if material.around.base_url is None:
        raise NotToBeShownError(
            "it is not known where the hub is, and so no link leads to the award",
            f"write `hub: https://badges.guild.example` in {PROGRAM_FILE}, or say `--base-url`",
        )
    told = material.page_of.get(str(dossier.grant))
    share = share_of(material, told) if told else None
    if told is None or share is None or told.award is None:
        raise NotToBeShownError(
            f"{dossier.grant} is on no page that others see, or does not count any more",
            f"`badgectl show {dossier.grant}` says why",
        )
    title, issuer = share.fields["Name"], share.fields["Issuing organization"]
    reason = one_line(material.audience.text(told.award.reason))
    post = f"{title}, from {issuer}: {reason} {share.address}"
    if as_json:
        put(json_text(Shared(award=str(dossier.grant), post=post, share=share)))
        return
    tell(share.address, bold=True)
    tell(f"\nFor a post\n  {post}")
    tell(f"\nA picture for it\n  badgectl render --award {dossier.grant} --card")
    if share.linkedin:
        tell(f"\nFor LinkedIn, filled in\n  {share.linkedin}\n\nOr by hand")
        for name, text in share.fields.items():
            tell(f"  {name:<21} {text}")
