"""All codes, by name."""

from badgectl.codes import (
    art,
    catalog,
    history,
    imports,
    key,
    place,
    policy,
    record,
    reference,
    sense,
    shape,
    trust,
    waiver,
    yaml,
)
from badgectl.model.problems import Code

GROUPS: dict[str, tuple[Code, ...]] = {
    "YAML: what no file may contain": yaml.CODES,
    "Shape: keys and values of each kind of file": shape.CODES,
    "Place: where files lie": place.CODES,
    "References: names that lead nowhere": reference.CODES,
    "Catalog: definitions that cannot be right together": catalog.CODES,
    "Keys: what signatures are checked with": key.CODES,
    "Art: pictures that cannot be drawn": art.CODES,
    "Records: what every record must be": record.CODES,
    "Policy: what a new record may not be": policy.CODES,
    "Sense: what is allowed and probably not meant": sense.CODES,
    "Waivers: comments that take a warning back": waiver.CODES,
    "History: what a change may not do": history.CODES,
    "Trust: what the history does not vouch for": trust.CODES,
    "Imports: rows that cannot be taken over": imports.CODES,
}
"""Codes by what they are about, in the order in which files are looked at."""

CODES: dict[str, Code] = {code.name: code for codes in GROUPS.values() for code in codes}
