"""What the browser gets before any page is drawn: German, strict, and a kind no."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest
import streamlit
from streamlit import config
from streamlit.config import _config_options_template as known_settings

from dashboard import settings, web
from dashboard.navigation import PAGES, page_of, pages_of
from dashboard.texts import common
from warehouse.marts import Role

INDEX = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
SHELL = web.shell(INDEX)


def ask(path: str, query: str = "", role: Role = Role.PLANNING) -> tuple[int, dict[str, str], str]:
    """Return status, headers and body of the front door of a role's process."""
    door = web.FrontDoor(
        passed_on,
        shell=SHELL,
        own=[page.path for page in pages_of(role)],
        others=[page.path for page in PAGES],
    )
    said: list[dict] = []

    async def send(message):
        said.append(dict(message))

    scope = {"type": "http", "method": "GET", "path": path, "query_string": query.encode(), "headers": []}
    asyncio.run(door(scope, None, send))
    headers = {name.decode(): value.decode() for name, value in said[0]["headers"]}
    return said[0]["status"], headers, b"".join(part.get("body", b"") for part in said[1:]).decode()


async def passed_on(scope, receive, send):
    await send({"type": "http.response.start", "status": 299, "headers": []})
    await send({"type": "http.response.body", "body": b"streamlit"})


@pytest.mark.parametrize("path", ["/", "/kita-bedarf", "/schul-it", "/schul-it/"])
def test_the_shell_is_german_on_every_page(path: str):
    status, headers, body = ask(path)
    assert status == 200
    assert '<html lang="de">' in body
    assert f"<title>{common.PRODUCT}</title>" in body
    assert common.NEEDS_SCRIPT in body
    assert headers["cache-control"] == "no-cache"


def test_the_shell_has_no_script_of_its_own_in_the_page():
    """The policy forbids it: what stands in the page could have been put there."""
    assert re.findall(r"<script(?![^>]*\bsrc=)", SHELL) == []
    assert "agent" not in SHELL


def test_every_answer_forbids_foreign_hosts_and_evaluation():
    for path in ("/", "/kita-bedarf", "/datenstand", "/nichts", "/static/x.js", web.SCRIPT_PATH):
        _, headers, _ = ask(path)
        policy = headers["content-security-policy"]
        assert "default-src 'self'" in policy
        assert "unsafe-eval" not in policy
        assert "http" not in policy
        assert "script-src 'self';" in policy
        assert headers["x-content-type-options"] == "nosniff"


def test_a_page_of_another_role_is_refused_before_streamlit_hears_of_it():
    status, _, body = ask("/datenstand", role=Role.COUNCIL)
    assert status == 403
    assert common.REFUSED_TITLE in body


def test_a_page_there_is_not_is_not_there():
    status, _, body = ask("/wp-admin")
    assert status == 404
    assert common.NOT_FOUND_TITLE in body


def test_the_start_page_answers_under_its_name_too():
    status, headers, _ = ask("/uebersicht", "stadtbezirk=H%C3%B6rde")
    assert (status, headers["location"]) == (307, "/?stadtbezirk=H%C3%B6rde")


@pytest.mark.parametrize(
    "path", ["/_stcore/health", "/static/js/index.js", "/app/static/x.woff2", "/media/a.csv"]
)
def test_everything_else_is_streamlits(path: str):
    assert ask(path)[0] == 299


def test_the_script_carries_the_german_words():
    _, headers, body = ask(web.SCRIPT_PATH)
    assert headers["content-type"].startswith("text/javascript")
    assert "Seitenleiste" in body
    assert "WORDS" not in body


def test_settings_are_streamlits_and_call_nobody():
    chosen = settings.settings("127.0.0.1", 8501)
    assert config.get_config_options() is not None
    assert [name for name in chosen if name not in known_settings] == []
    assert chosen["server.address"] == "127.0.0.1"
    assert chosen["client.showErrorDetails"] == "none"
    assert chosen["browser.gatherUsageStats"] is False


def test_only_a_loopback_server_is_bound_to_its_names():
    assert "localhost" in settings.settings("127.0.0.1", 1)["server.allowedHosts"]
    assert settings.settings("10.0.0.7", 1)["server.allowedHosts"] == []


def test_the_font_lies_beside_its_licence():
    static = Path(web.__file__).parent / "static"
    assert (static / settings.FONT_FILE).is_file()
    assert "Open Font License" in (static / "public-sans.LICENSE.txt").read_text(encoding="utf-8")


def test_each_role_has_a_start_page_and_nothing_that_is_not_its_own():
    assert {role: [page.key for page in pages_of(role)] for role in Role} == {
        Role.PLANNING: ["overview", "demand", "forecast", "centres", "unserved", "double_places", "school_it", "schools", "funding",
                        "work_programme", "deliveries", "measures"],
        Role.COUNCIL: ["overview", "demand", "unserved", "school_it", "schools", "funding", "work_programme", "measures"],
        Role.COORDINATION: ["unserved", "double_places", "review", "measures"],
        Role.ANALYST: ["deliveries", "measures"],
    }  # fmt: skip
    assert page_of(Role.COUNCIL, "deliveries") is None
