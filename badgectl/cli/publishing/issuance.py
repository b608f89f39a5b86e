"""The files that credentials consist of, and how each is made."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Literal

import msgspec

from badgectl.batches.executor import Executor
from badgectl.cli.drawing.keeping import artworks_of
from badgectl.cli.reading import Programme
from badgectl.credentials.achievements import achievement, achievement_file
from badgectl.credentials.baking import Version, bake_png, bake_svg
from badgectl.credentials.did import did_address, did_document
from badgectl.credentials.engine import sign
from badgectl.credentials.hosted import (
    ISSUER,
    assertion,
    badge_class,
    class_file,
    hosted_name,
    issuer_profile,
)
from badgectl.credentials.making import CONTEXTS, STATUS_LIST, Draft, draft
from badgectl.credentials.status import last_change, status_list, taken_back
from badgectl.credentials.terms import FOLDER, Terms
from badgectl.hub.parts import Part
from badgectl.pictures.drawing import Kind, Order, draw_all, orders
from badgectl.shown.material import Material
from badgectl.shown.told import Told, key_of

_KINDS = (Kind("png", 600), Kind("svg"))

Form = Literal["3.0", "2.0", "both"]


class Issuance:
    """Says how each file is made; pictures are drawn before, all that are due at once."""

    def __init__(
        self, terms: Terms, programme: Programme, material: Material,
        places: Mapping[str, int], form: Form,
    ) -> None:  # fmt: skip
        self._terms, self._programme, self._material = terms, programme, material
        self._places, self._form = places, form
        badges = [(badge, None) for badge in programme.catalog.badges.values()]
        self._art = artworks_of(programme.files, programme.catalog, badges)
        self._wanted: dict[str, Order] = {}
        """What is drawn for a file, by its name without ending."""
        self._pictures: dict[str, dict[Kind, bytes]] = {}
        self.undated = 0
        """Awards of which nothing can be issued, for nobody said when they were made."""

    def frame(self) -> tuple[list[Part], str | None]:
        """Return what is nobody's credential, and where the issuer's key is due, if not here."""
        found, terms = list(self._frame()), self._terms
        if not terms.did.startswith("did:web:"):
            return found, None
        address = did_address(terms.did)
        below = address.startswith(terms.base)
        file = address.removeprefix(terms.base) if below else f"{FOLDER}/did.json"
        found.append(_plain(file, did_document(terms.did, terms.key.multibase)))
        return found, None if below else address

    def awards(self) -> Iterator[tuple[Told, list[Part]]]:
        """Yield the awards of which something is issued, each with what that is."""
        for told in self._material.awards:
            if told.award is None or told.award.path not in self._places:
                continue
            if told.award.day is None:
                self.undated += told.state != "revoked"
                continue
            yield told, list(self._of_award(told))

    def _frame(self) -> Iterator[Part]:
        """Yield the badges, the issuer of hosted ones, and the list of revocations."""
        terms, material = self._terms, self._material
        badges = material.catalog.badges.values()
        if self._form != "2.0":
            day = self._programme.today
            revoked = taken_back(material.ledger, self._places, day)
            changed = last_change(material.ledger, day)
            listed = status_list(terms, len(self._places), revoked, changed)
            yield Part(
                files=(STATUS_LIST,),
                key=key_of(terms.method, msgspec.json.encode(listed)),
                make=lambda: {
                    STATUS_LIST: _text(sign(listed, terms.key, terms.method, terms.begin(changed)))
                },
            )
            for badge in badges:
                highest = badge.levels[-1].id if badge.levels else None
                content = achievement(terms, material, badge, highest)
                yield _plain(achievement_file(badge), {"@context": CONTEXTS[1], **content})
        if self._form != "3.0":
            yield _plain(ISSUER, issuer_profile(terms))
            for badge in badges:
                steps: list[str | None] = [step.id for step in badge.levels]
                for level in steps or [None]:
                    yield _plain(
                        class_file(badge, level), badge_class(terms, material, badge, level)
                    )

    def _of_award(self, told: Told) -> Iterator[Part]:
        award = told.award
        if award is None or award.day is None:
            return
        terms, material = self._terms, self._material
        if self._form != "3.0":
            content = assertion(terms, material, told, award.day)
            yield self._baked(hosted_name(told), told, content, "2.0", lambda: content)
        if self._form != "2.0" and told.state != "revoked":
            drawn = draft(terms, material, told, self._places[award.path], award.day)
            unsigned = [drawn.document, *(one for one, _ in drawn.endorsements)]
            yield self._baked(drawn.name, told, unsigned, "3.0", partial(_signed, terms, drawn))

    def _baked(self, name: str, told: Told, content: Any, version: Version, make: Any) -> Part:
        """Return a credential alone, and in the badge's picture; revoked ones have no picture."""
        bare = told.state == "revoked"
        wanted = [(told.badge, told.grant.level)]
        (order, *_) = orders(self._material.catalog, wanted, _KINDS, self._art, told.award)
        self._wanted[name] = order
        origins = [] if bare else [order.origin(kind) for kind in _KINDS]
        text = msgspec.json.encode(content)

        def all_files() -> dict[str, bytes]:
            document = make()
            found = {f"{name}.json": _text(document)}
            if not bare:
                drawn = self._pictures[order.origin(_KINDS[0])]
                found[f"{name}.png"] = bake_png(drawn[_KINDS[0]], document, version)
                found[f"{name}.svg"] = bake_svg(drawn[_KINDS[1]], document, version)
            return found

        endings = ("json",) if bare else ("json", "png", "svg")
        return Part(
            files=tuple(f"{name}.{ending}" for ending in endings),
            key=key_of(version, self._terms.method, text, *origins),
            make=all_files,
        )

    def draw(self, due: Sequence[Part], executor: Executor | None) -> None:
        """Draw the pictures that parts need, each once."""
        names = [part.files[0].rpartition(".")[0] for part in due if len(part.files) > 1]
        found = {
            order.origin(_KINDS[0]): order for name in names if (order := self._wanted.get(name))
        }
        drawn = draw_all(tuple(found.values()), executor)
        self._pictures = {
            origin: dict(picture.files) for origin, picture in zip(found, drawn, strict=True)
        }


def _signed(terms: Terms, draft: Draft) -> dict[str, Any]:
    endorsements = [
        sign(document, terms.key, terms.method, at) for document, at in draft.endorsements
    ]
    document = draft.document | ({"endorsement": endorsements} if endorsements else {})
    return sign(document, terms.key, terms.method, draft.at)


def _plain(file: str, content: dict[str, Any]) -> Part:
    data = _text(content)
    return Part(files=(file,), key=key_of(data), make=lambda: {file: data})


def _text(document: dict[str, Any]) -> bytes:
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"
