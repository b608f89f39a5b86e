"""Links that show an award to others, and what forms elsewhere ask of it."""

from urllib.parse import urlencode

from badgectl.model.standing import last_day
from badgectl.shown.material import Material
from badgectl.shown.places import link
from badgectl.shown.refs import View
from badgectl.shown.told import Told

_LINKEDIN = "https://www.linkedin.com/profile/add"


class Share(View, frozen=True, kw_only=True):
    """Where the award can be shown to others."""

    address: str
    mail: str
    linkedin: str | None
    """The form of LinkedIn that is filled in; teams have no profile."""
    fields: dict[str, str]
    """What stands in that form, to be copied where the link does not fill it in."""


def share_of(material: Material, told: Told) -> Share | None:
    """Return links that show an award to others; only of what counts, and where it is known."""
    base, award = material.around.base_url, told.award
    if base is None or award is None or told.state != "in force":
        return None
    address = base + link(told.page)
    title = material.audience.text(told.badge.title(told.grant.level))
    name = material.audience.name(told.grant.recipient)
    subject = {"subject": f"{title}: {name}", "body": address}
    issuer = material.audience.text(material.catalog.program.name)
    number = str(told.grant) if told.is_named else ""
    end = last_day(told.badge, award)
    asked = {
        "startTask": "CERTIFICATION_NAME",
        "name": title,
        "organizationName": issuer,
        **({"issueYear": award.day.year, "issueMonth": award.day.month} if award.day else {}),
        **({"expirationYear": end.year, "expirationMonth": end.month} if end else {}),
        "certUrl": address,
        "certId": number,
    }
    fields = {
        "Name": title,
        "Issuing organization": issuer,
        "Issue date": f"{award.day:%B %Y}" if award.day else "",
        "Expiration date": f"{end:%B %Y}" if end else "",
        "Credential ID": number,
        "Credential URL": address,
    }
    is_person = told.grant.recipient in material.catalog.people
    return Share(
        address=address,
        mail=f"mailto:?{urlencode(subject).replace('+', '%20')}",
        linkedin=f"{_LINKEDIN}?{urlencode(asked)}" if is_person else None,
        fields={name: text for name, text in fields.items() if text},
    )
