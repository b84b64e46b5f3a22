"""Datenstand: what was delivered, what of it was refused and why, and how the checks ended."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl
import streamlit as st

from dashboard.components.cells import Column
from dashboard.components.figure import show_figure
from dashboard.components.headline import show_headline
from dashboard.components.table import show_table
from dashboard.figures import bars
from dashboard.filters import Filters
from dashboard.texts import common
from dashboard.texts import deliveries as texts
from warehouse.contracts import CONTRACTS
from warehouse.marts import Marts
from warehouse.queries import meta

EXPORTS = {key: contract.title for key, contract in CONTRACTS.items()}
DELIVERIES = (
    Column("file", texts.FILE),
    Column("contract", texts.CONTRACT, names=EXPORTS),
    Column("sender", texts.SENDER),
    Column("reference_date", texts.REFERENCE_DATE, "day"),
    Column("correction", texts.CORRECTION, "count"),
    Column("rows_in_file", texts.ROWS, "count"),
    Column("accepted", texts.ACCEPTED, "count"),
    Column("rejected", texts.REJECTED_ROWS, "count"),
    Column("skipped", texts.SKIPPED, "count"),
    Column("is_in_force", texts.IN_FORCE, "flag"),
)
REJECTED = (
    Column("file", texts.FILE),
    Column("contract", texts.CONTRACT, names=EXPORTS),
    Column("line", texts.LINE, "count"),
    Column("message", texts.MESSAGE),
)
FINDINGS = (
    Column("message", texts.MESSAGE),
    Column("contract", texts.CONTRACT, names=EXPORTS),
    Column("reference_date", texts.REFERENCE_DATE, "day"),
    Column("count", texts.COUNT, "count"),
)


def render(marts: Marts, filters: Filters) -> None:
    """What was delivered, what of it was accepted, and what is to be settled?"""
    deliveries, findings, checks = meta.deliveries(marts), meta.findings(marts), meta.checks(marts)
    if deliveries.is_empty():
        st.info(texts.NO_DELIVERY)
        return
    force = deliveries.filter("is_in_force")
    rejected, rows = int(force["rejected"].sum()), int(force["rows_in_file"].sum())
    passed, asked = int(checks.filter(status="pass")["checks"].sum()), int(checks["checks"].sum())
    show_headline(
        texts.stands(force.height, force["contract"].n_unique(), rejected, rows),
        texts.TARGET, texts.checks(passed, asked, findings.height), texts.CHECKS,
    )  # fmt: skip
    _rejected_by_export(deliveries)
    context = filters.context
    show_table(deliveries, DELIVERIES, texts.DELIVERIES, "lieferungen", context)
    _table_or(
        meta.rejected_rows(marts),
        REJECTED,
        texts.REJECTED,
        "zurueckgewiesen",
        context,
        texts.NOTHING_REJECTED,
    )
    _table_or(findings, FINDINGS, texts.FINDINGS, "befunde", context, texts.NO_FINDING)


def _rejected_by_export(deliveries: pl.DataFrame) -> None:
    st.subheader(texts.BARS_HEADING, anchor=False)
    sums = deliveries.group_by("contract").agg(pl.col("rejected").sum()).filter(pl.col("rejected") > 0)
    sums = sums.sort("rejected", "contract", descending=[True, False])
    records = deliveries.to_dicts()
    if not sums.is_empty():
        names = [EXPORTS.get(key, key) for key in sums["contract"]]
        figure = bars.of_parts(names, {texts.REJECTED_BARS: sums["rejected"].to_list()}, common.UNKNOWN_SIGN)
        show_figure(figure, texts.alt(records), "rejected")
    st.markdown(texts.reading(records))


def _table_or(
    frame: pl.DataFrame,
    columns: tuple[Column, ...],
    caption: str,
    name: str,
    context: Mapping[str, str],
    nothing: str,
) -> None:
    if frame.is_empty():
        st.info(nothing)
    else:
        show_table(frame, columns, caption, name, context)
