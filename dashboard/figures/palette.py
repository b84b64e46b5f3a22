"""Colours that people with any colour vision can tell apart, on light and on dark ground.

Orange against blue is the one pair all common kinds of colour blindness keep apart (Okabe and Ito 2008); the
stages run through the lightness of one hue, so that they keep their order in grey. A figure names a role; the
browser puts in the colour of the theme in use, because Streamlit replaces exactly these placeholders.
"""

from __future__ import annotations

HAVE, WANT, ALSO, QUIET, MARK = "#000001", "#000002", "#000003", "#000004", "#000005"
STAGES = tuple(f"#0000{number}" for number in range(11, 21))
SHORT_TO_OVER = tuple(f"#0000{number}" for number in range(21, 31))
SHORT, OVER = SHORT_TO_OVER[2], SHORT_TO_OVER[7]

LIGHT = {
    "categorical": ["#0b6e75", "#c2570c", "#7a5195", "#b4bfc5", "#1c2b33"],
    "sequential": [
        "#eef2f3", "#dbe5e8", "#c0d5da", "#9fc2c9", "#7bacb6", "#5796a2", "#37808d", "#1f6a78", "#0f5462", "#083d49",
    ],
    "diverging": [
        "#7f3303", "#a8480b", "#cf6a22", "#e9a369", "#f7ddc4", "#d7e4f1", "#9dbfe0", "#5b93c9", "#2c6aa8", "#134a80",
    ],
}  # fmt: skip
DARK = {
    "categorical": ["#4db6bd", "#f2a05c", "#c3a1dd", "#56646c", "#e6edf0"],
    "sequential": [
        "#263239", "#2b3f47", "#2f4e58", "#335f6a", "#38727e", "#418793", "#529ea9", "#6bb5bd", "#8dcbd1", "#b6e1e4",
    ],
    "diverging": [
        "#fbb06b", "#ee8c3c", "#cd6c22", "#8f5127", "#4d3d33", "#34424f", "#38618a", "#4585bf", "#6fa8dc", "#a3ccf0",
    ],
}  # fmt: skip


def scale(colours: tuple[str, ...]) -> list[tuple[float, str]]:
    """Return a Plotly colour scale that runs through the colours evenly."""
    return [(index / (len(colours) - 1), colour) for index, colour in enumerate(colours)]
