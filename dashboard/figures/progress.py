"""Money against progress: euros drawn above, what is equipped below, over the same dates."""

from __future__ import annotations

import plotly.graph_objects as go
import polars as pl

from dashboard import formats
from dashboard.figures import palette, template

HEIGHT = 420
MONEY, SHARE = (0.56, 1.0), (0.0, 0.44)


def money_and_share(dates: pl.DataFrame, share: str, money_name: str, share_name: str) -> go.Figure:
    """Draw ``reference_date, drawn_eur`` as bars and the column ``share`` as a line below, each with its own axis."""
    years = [str(day.year) for day in dates["reference_date"]]
    chart = template.figure(HEIGHT)
    chart.add_bar(
        name=money_name, x=years, y=[value or 0 for value in dates["drawn_eur"]],
        text=[formats.number(value / 1_000_000, 1) if value is not None else formats.UNKNOWN for value in dates["drawn_eur"]],
        textposition="outside", textangle=0, cliponaxis=False, marker={"color": palette.HAVE},
        customdata=[formats.millions(value) for value in dates["drawn_eur"]],
        hovertemplate=f"{money_name} bis Ende %{{x}}: %{{customdata}}<extra></extra>",
    )  # fmt: skip
    chart.add_scatter(
        name=share_name, x=years, y=dates[share].to_list(), yaxis="y2", mode="lines+markers", connectgaps=False,
        line={"color": palette.WANT, "width": 3}, customdata=[formats.percent(value) for value in dates[share]],
        hovertemplate=f"{share_name} Ende %{{x}}: %{{customdata}}<extra></extra>",
    )  # fmt: skip
    most = max((value or 0 for value in dates["drawn_eur"]), default=0) or 1
    chart.update_layout(
        yaxis={"domain": MONEY, "range": [0, 1.2 * most], "visible": False},
        yaxis2={
            **template.share_axis(step=0.5), "domain": SHARE, "anchor": "x", "fixedrange": True, "automargin": True,
            "tickfont": {"color": palette.MARK, "size": 12}, "zeroline": False,
        },
        xaxis={"type": "category", "anchor": "y2"},
    )  # fmt: skip
    return chart
