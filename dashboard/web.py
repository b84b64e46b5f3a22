"""What the browser gets before any page is drawn: a German shell, strict headers, and a kind no."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from pathlib import Path
from typing import Any

from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.texts import common, streamlit

HERE = Path(__file__).parent
SCRIPT_PATH = "/planungsblick.js"
ICON_PATH = "/app/static/planungsblick.svg"
SERVED = ("/_stcore/", "/static/", "/app/static/", "/media/", "/component/", "/favicon.png")

# Nothing comes from a foreign host, nothing is evaluated, nobody frames the pages. Styles stand in the page
# because Streamlit writes them while it runs; Plotly draws its downloads from data and blob addresses.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "font-src 'self' data:",
        "img-src 'self' data: blob:", "connect-src 'self'", "worker-src 'self' blob:", "object-src 'none'",
        "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
    )
)  # fmt: skip
HEADERS = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class FrontDoor:
    """Serves the shell for the pages of this process, refuses all others, and sets the headers of everything.

    ``own`` are the paths of the pages the role has, its start page first; ``others`` those of any role.
    """

    def __init__(self, app: ASGIApp, *, shell: str, own: Sequence[str], others: Sequence[str]) -> None:
        self.app, self.shell, self.own, self.others = app, shell, own, others

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request for a page here and pass everything else on."""
        answer = (
            self._answer(scope["path"], scope["query_string"].decode()) if scope["type"] == "http" else None
        )
        await (answer or self.app)(scope, receive, _with_headers(send))

    def _answer(self, path: str, query: str) -> Response | None:
        name = path.strip("/")
        if name == self.own[0]:  # Streamlit knows its start page by the bare address alone
            return RedirectResponse(f"/?{query}" if query else "/")
        if name == "" or name in self.own:
            return HTMLResponse(self.shell, headers={"cache-control": "no-cache"})
        if path == SCRIPT_PATH:
            return Response(script(), media_type="text/javascript")
        if name in self.others:
            return HTMLResponse(_notice(common.REFUSED_TITLE, common.REFUSED), status_code=403)
        if not path.startswith(SERVED):
            return HTMLResponse(_notice(common.NOT_FOUND_TITLE, common.NOT_FOUND), status_code=404)
        return None


def shell(index: str) -> str:
    """Turn Streamlit's start page into ours: German, our styles, our script first, none of its own inline."""
    page = index.replace('<html lang="en">', '<html lang="de">').replace(
        "<title>Streamlit<", f"<title>{common.PRODUCT}<"
    )
    page = re.sub(
        r"<!--.*?-->|<script>.*?</script>|<link\s+rel=\"(?:service-desc|preload)\"[^>]*>",
        "",
        page,
        flags=re.S,
    )
    page = re.sub(
        r"<noscript>.*?</noscript>", f"<noscript><p>{common.NEEDS_SCRIPT}</p></noscript>", page, flags=re.S
    )
    page = page.replace('href="./favicon.png"', f'href="{ICON_PATH}"')
    styles = (HERE / "shell.css").read_text(encoding="utf-8")
    return page.replace(
        "<head>", f'<head><script src="{SCRIPT_PATH}"></script><style>{styles}</style>'
    ).strip()


def script() -> str:
    """Return the script that runs before Streamlit's, with its German words."""
    source = (HERE / "shell.js").read_text(encoding="utf-8")
    return source.replace("/*WORDS*/ {}", json.dumps(streamlit.WORDS, ensure_ascii=False))


def _notice(title: str, sentence: str) -> str:
    return (
        f'<!doctype html><html lang="de"><head><meta charset="utf-8"><title>{html.escape(title)}</title>'
        f'<link rel="icon" href="{ICON_PATH}">'
        '<meta name="viewport" content="width=device-width"><style>body{font:1.1rem/1.5 sans-serif;max-width:36rem;'
        "margin:15vh auto;padding:0 1rem}@media(prefers-color-scheme:dark){body{background:#12191d;color:#e6edf0}"
        f"a{{color:#4db6bd}}}}</style></head><body><h1>{html.escape(title)}</h1><p>{html.escape(sentence)}</p>"
        f'<p><a href="/">{common.TO_START}</a></p></body></html>'
    )


def _with_headers(send: Send) -> Callable[[MutableMapping[str, Any]], Awaitable[None]]:
    async def sending(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            extra = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
            message = {**message, "headers": [*message["headers"], *extra]}
        await send(message)

    return sending
