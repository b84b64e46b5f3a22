"""How the server is set up: each of Streamlit's settings that is not left at its default, with the reason."""

from __future__ import annotations

from typing import Any

from dashboard.figures import palette

FONT_FAMILY = "Public Sans"
FONT_FILE = "public-sans-latin-wght-normal.woff2"
LOOPBACK = ("127.0.0.1", "localhost", "::1")


def settings(address: str, port: int) -> dict[str, Any]:
    """Return Streamlit's settings for a server on one address and port."""
    return {
        "server.address": address,  # unset, the server asks a foreign host which address it has
        "server.port": port,
        # A page elsewhere must not reach a loopback server under a name of its own (DNS rebinding).
        "server.allowedHosts": list(LOOPBACK) if address in LOOPBACK else [],
        "server.headless": True,  # opens no browser and asks for no e-mail address
        "server.fileWatcherType": "none",  # an installed program does not change while it runs
        "server.enableStaticServing": True,  # the font and the icon come from this server, never from a foreign one
        "server.maxUploadSize": 1,  # megabytes: a status list of thousands of children has a few hundred kilobytes
        "browser.gatherUsageStats": False,  # nothing about people's use leaves the house
        "client.showErrorDetails": "none",  # a traceback can hold what the role may not see
        "client.showErrorLinks": False,  # no link from an error to a search engine
        "client.toolbarMode": "minimal",  # no "Deploy", no developer's menu
        "client.allowedOrigins": [],  # no other site may steer the pages from a frame
        "runner.magicEnabled": False,  # a value on a line of its own is not output
        "logger.hideWelcomeMessage": True,  # the command line says the address, in German
        **theme(),
    }


def theme() -> dict[str, Any]:
    """Return the look, light and dark; the browser follows what its system asks for."""
    return {
        "theme.font": FONT_FAMILY,
        "theme.fontFaces": [{"family": FONT_FAMILY, "url": f"app/static/{FONT_FILE}", "weight": "100 900"}],
        "theme.headingFontSizes": ["2rem", "1.5rem", "1.15rem"],  # a headline is a sentence, not a word
        "theme.headingFontWeights": [700, 600, 600],
        "theme.baseRadius": "small",
        "theme.showSidebarBorder": True,  # keeps navigation and page apart without relying on shades
        "theme.showWidgetBorder": True,  # a field must be seen as one (WCAG 1.4.11)
        "theme.paddingTop": "1rem",
        "theme.paddingBottom": "3rem",
        **_ground("light", palette.LIGHT, ("#ffffff", "#f3f6f7", "#1c2b33", "#0b6e75", "#c9d3d8")),
        **_ground("dark", palette.DARK, ("#12191d", "#1b252b", "#e6edf0", "#4db6bd", "#3d4b53")),
    }


def _ground(
    name: str, charts: dict[str, list[str]], colours: tuple[str, str, str, str, str]
) -> dict[str, Any]:
    background, second, text, primary, border = colours
    return {
        f"theme.{name}.backgroundColor": background,
        f"theme.{name}.secondaryBackgroundColor": second,
        f"theme.{name}.textColor": text,
        f"theme.{name}.primaryColor": primary,
        f"theme.{name}.linkColor": primary,
        f"theme.{name}.borderColor": border,
        f"theme.{name}.chartCategoricalColors": [*charts["categorical"], *charts["categorical"]],
        f"theme.{name}.chartSequentialColors": charts["sequential"],
        f"theme.{name}.chartDivergingColors": charts["diverging"],
    }
