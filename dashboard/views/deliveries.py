"""Datenstand: what was delivered, what of it was refused and why, and how the checks ended."""

from __future__ import annotations

import polars as pl
import streamlit as st

from dashboard.components.about import About
from dashboard.components.cells import Column
from dashboard.components.figure import show_figure
from dashboard.components.headline import show_headline
from dashboard.components.refresh import show_refresh, show_switch
from dashboard.components.table import show_table
from dashboard.figures import bars
from dashboard.filters import Filters
from dashboard.texts import common
from dashboard.texts import deliveries as texts
from warehouse import releases
from warehouse.contracts import CONTRACTS
from warehouse.marts import Marts, Role
from warehouse.queries import meta

EXPORTS = {key: contract.title for key, contract in CONTRACTS.items()}
DELIVERIES = (
    Column("file", texts.FILE),
    Column("contract", texts.CONTRACT, names=EXPORTS),
    Column("reference_date", texts.REFERENCE_DATE, "day"),
    Column("rows_in_file", texts.ROWS, "count", measure="rows_delivered"),
    Column("accepted", texts.ACCEPTED, "count", measure="rows_accepted"),
    Column("rejected", texts.REJECTED_ROWS, "count", measure="rows_rejected"),
    Column("skipped", texts.SKIPPED, "count", measure="rows_skipped"),
    Column("sender", texts.SENDER),
    Column("correction", texts.CORRECTION, "count", measure="correction"),
    Column("is_in_force", texts.IN_FORCE, "flag"),
)
REJECTED = (
    Column("file", texts.FILE),
    Column("contract", texts.CONTRACT, names=EXPORTS),
    Column("line", texts.LINE, "count", measure="rows_rejected"),
    Column("message", texts.MESSAGE),
)
FINDINGS = (
    Column("message", texts.MESSAGE),
    Column("contract", texts.CONTRACT, names=EXPORTS),
    Column("reference_date", texts.REFERENCE_DATE, "day"),
    Column("count", texts.COUNT, "count", measure="findings"),
)


CHECKS = (
    Column("kind", texts.KIND, names=texts.KINDS),
    Column("status", texts.STATUS, names=texts.STATUSES),
    Column("checks", texts.NUMBER, "count", measure="checks"),
)
TROUBLED = (
    Column("name", texts.NAME),
    Column("status", texts.STATUS, names=texts.STATUSES),
    Column("failures", texts.FAILURES, "count", measure="checks"),
    Column("message", texts.MESSAGE),
)
RELEASES = (
    Column("release_id", texts.RELEASE),
    Column("published_at", texts.PUBLISHED, "day"),
    Column("rows", texts.RELEASE_ROWS, "count", measure="rows_delivered"),
    Column("is_current", texts.PLANNING, "flag"),
    Column("is_council", texts.COUNCIL, "flag"),
)


def render(marts: Marts, filters: Filters) -> None:
    """What was delivered, what of it was accepted, and what is to be settled?"""
    deliveries, findings, checks = meta.deliveries(marts), meta.findings(marts), meta.checks(marts)
    if deliveries.is_empty():
        st.info(texts.NO_DELIVERY)
        _releases(marts, filters)
        return
    force = deliveries.filter("is_in_force")
    rejected, rows = int(force["rejected"].sum()), int(force["rows_in_file"].sum())
    passed, asked = int(checks.filter(status="pass")["checks"].sum()), int(checks["checks"].sum())
    stands = texts.stands(force.height, force["contract"].n_unique(), rejected, rows)
    show_headline(
        f"{stands} {texts.reading(deliveries.to_dicts())}",
        texts.TARGET, texts.checks(passed, asked, findings.height), texts.CHECKS,
        measures=filters.about.links(("rows_delivered", "rows_rejected", "checks", "findings")),
    )  # fmt: skip
    about, is_analyst = filters.about, marts.role is Role.ANALYST
    if is_analyst:
        show_refresh(marts.home)
    _rejected_by_export(deliveries, filters)
    if is_analyst:  # the sentences quote single records
        rejected_rows = meta.rejected_rows(marts)
        _table_or(rejected_rows, REJECTED, texts.REJECTED, "zurueckgewiesen", about, texts.NOTHING_REJECTED)
    _table_or(findings, FINDINGS, texts.FINDINGS, "befunde", about, texts.NO_FINDING)
    show_table(deliveries, DELIVERIES, texts.DELIVERIES, "lieferungen", about)
    show_table(checks, CHECKS, texts.CHECKS_CAPTION, "pruefungen", about)
    troubled = meta.troubled_checks(marts)
    if not troubled.is_empty():
        show_table(troubled, TROUBLED, texts.TROUBLED, "pruefungen-mit-hinweis", about)
    _releases(marts, filters)


def _releases(marts: Marts, filters: Filters) -> None:
    """Show the kept releases and, to the analyst, the way to another one."""
    kept = pl.DataFrame(releases.listed(marts.home), schema=releases.LISTED).reverse()
    show_table(kept, RELEASES, texts.RELEASES_CAPTION, "veroeffentlichungen", filters.about)
    if marts.role is Role.ANALYST:
        show_switch(marts.home, kept.filter(~pl.col("is_current"))["release_id"].to_list())


def _rejected_by_export(deliveries: pl.DataFrame, filters: Filters) -> None:
    st.subheader(texts.BARS_HEADING, anchor=False)
    sums = deliveries.group_by("contract").agg(pl.col("rejected").sum()).filter(pl.col("rejected") > 0)
    sums = sums.sort("rejected", "contract", descending=[True, False])
    records = deliveries.to_dicts()
    if not sums.is_empty():
        names = [EXPORTS.get(key, key) for key in sums["contract"]]
        figure = bars.of_parts(names, {texts.REJECTED_BARS: sums["rejected"].to_list()}, common.UNKNOWN_SIGN)
        show_figure(figure, texts.alt(records), "rejected", about=filters.about, measures=("rows_rejected",))


def _table_or(
    frame: pl.DataFrame,
    columns: tuple[Column, ...],
    caption: str,
    name: str,
    about: About,
    nothing: str,
) -> None:
    if frame.is_empty():
        st.info(nothing)
    else:
        show_table(frame, columns, caption, name, about)
