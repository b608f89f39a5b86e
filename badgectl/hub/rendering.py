"""Pages as bytes: templates fill in what a view says, and escape all of it."""

from datetime import date
from functools import cache, partial
from importlib.resources import files

import msgspec
from jinja2 import Environment, FunctionLoader, StrictUndefined, Template

from badgectl.model.days import period_start
from badgectl.model.text import json_text, number, stars
from badgectl.shown.places import beside
from badgectl.shown.refs import Look, View

_PACKAGE = files("badgectl.hub")
ASSETS = ("hub.css", "hub.js", "icon.svg")


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """What every page says of the site."""

    name: str
    inside: bool
    """Whether it is for the people of the programme only."""
    base_url: str | None
    home: str | None
    """The programme's own address."""


def asset(name: str) -> bytes:
    """Return a style sheet, script or icon."""
    return _PACKAGE.joinpath("assets", name).read_bytes()


def render_page(site: Site, page: str, template: str, view: View) -> dict[str, bytes]:
    """Return a page and the JSON beside it, by their paths."""
    html = _template(template).render(
        site=site, page=page, view=view, root="../" * page.count("/"), beside=beside(page)
    )
    return {page: html.encode(), beside(page): json_text(view).encode()}


def render_lost(site: Site, path: str) -> bytes:
    """Return what is shown where there is no page; `path` is that of the site's top."""
    page = "404.html"
    return _template("lost").render(site=site, page=page, root=path, beside=None).encode()


@cache
def _template(name: str) -> Template:
    return _environment().get_template(name)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(_source), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    environment.filters |= {
        "day": _day,
        "month": _month,
        "number": partial(number, grouped=True),
        "stars": _stars,
    }
    return environment


def _source(name: str) -> str:
    return _PACKAGE.joinpath("templates", f"{name}.html.jinja").read_text(encoding="utf-8")


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def _month(month: str) -> str:
    start = period_start(month)
    return f"{start:%B} {start.year}" if start else "Without a day"


def _stars(look: Look) -> str:
    return stars(look.stars, look.of_stars)
