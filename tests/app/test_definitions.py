"""No number without its definition: every page of every role is walked, and every link followed to its entry."""

from __future__ import annotations

import html
import re
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.navigation import Page, pages_of
from dashboard.texts import filters as keys
from dashboard.texts.pages import PAGES
from tests.app.conftest import Draw
from warehouse.home import Home
from warehouse.marts import Marts, Role
from warehouse.queries import measures

SEEN = [pytest.param(role, page, id=f"{role}-{page.key}") for role in Role for page in pages_of(role)]
LINK = re.compile(r'<a class="pb-measure" href="([^"]+)"')


def bodies(test) -> list[str]:
    return [element.proto.body for element in test.get("html")]


def undefined_numbers(body: str) -> list[str]:
    """The titles of numeric columns, the headlines and the cards of one piece of HTML that lead to no entry."""
    titles = re.findall(r'<th scope="col" class="pb-number">(.*?)</th>', body)
    bare = [title for title in titles if not LINK.search(title)]
    opens = re.search(r'<section class="pb-(?:headline|card)">', body)
    return bare + ([body] if opens and re.search(r"\d", body) and not LINK.search(body) else [])


def test_the_walk_sees_a_number_without_a_definition():
    assert undefined_numbers('<th scope="col" class="pb-number">Kinder</th>') == ["Kinder"]
    assert undefined_numbers('<section class="pb-headline"><p>5 Kinder</p></section>')
    assert not undefined_numbers(
        '<th scope="col" class="pb-number"><a class="pb-measure" href="x">Kinder</a></th>'
    )


@pytest.mark.parametrize(("role", "page"), SEEN)
def test_every_number_of_a_page_leads_to_an_entry(role: Role, page: Page, draw: Draw, home: Home):
    test = draw(page.key, role)
    said = bodies(test)
    assert [bare for body in said for bare in undefined_numbers(body)] == []
    figures, notes = len(test.get("plotly_chart")), sum("pb-measures" in body for body in said)
    assert notes >= figures
    marts = Marts.open(home, role)
    known = set(measures.definitions(marts)["name"])
    marts.close()
    for body in said:
        for address in map(urlsplit, map(html.unescape, LINK.findall(body))):
            assert address.path == PAGES["measures"].path
            assert set(parse_qs(address.query)[keys.MEASURE_KEY]) <= known
