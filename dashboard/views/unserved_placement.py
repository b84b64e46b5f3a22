"""The tab that proposes places: two methods side by side, the price between them, and why each child gets which."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import streamlit as st

from dashboard.components.cells import Column
from dashboard.components.choice import choose_one
from dashboard.components.figure import show_figure
from dashboard.components.notice import show_note
from dashboard.components.table import show_table
from dashboard.figures import placement as figures
from dashboard.filters import Filters
from dashboard.texts import codes
from dashboard.texts import placement as texts
from dashboard.views.unserved_list import is_latest_placed
from warehouse.marts import Marts, Role
from warehouse.queries import placement, unserved

METHODS = ("fair", "most")
RESULTS = (
    Column("method", texts.METHOD, names=codes.PLACEMENT_METHOD),
    Column("placed", texts.PLACED, "count", measure="placed"),
    *(
        Column(f"share_{wish}", texts.WISHES[wish], "share", measure="preference_met")
        for wish in (*texts.ORDER, "at_no_wish")
    ),
    Column("envy_pairs", texts.PASSED_OVER, "count", measure="envy_pairs"),
    Column("mean_distance_km", texts.DISTANCE, "decimal", measure="mean_distance_km"),
)
AUDIT = (
    Column("age_group", texts.AGE, names=codes.AGE_GROUP),
    Column("allocated", texts.ALLOCATED, "count", measure="allocated"),
    Column("envy_pairs", texts.ENVY, "count", measure="envy_pairs"),
    Column("envied_places", texts.ENVIED, "count", measure="envied_places"),
    Column("idle_places", texts.IDLE, "count", measure="idle_places"),
)
PROPOSALS = (
    Column("record_number", texts.RECORD, "code"),
    Column("place", texts.PLACE, "prose"),
    Column("why_child", texts.WHY_CHILD, "prose"),
    Column("why_place", texts.WHY_PLACE, "prose"),
    Column("otherwise", texts.OTHERWISE, "prose"),
)
SAYINGS = {
    "place": texts.place,
    "why_child": texts.why_child,
    "why_place": texts.why_place,
    "otherwise": texts.otherwise,
}


def render(marts: Marts, filters: Filters, on: date, need_date: date) -> None:
    """What would two methods propose, what does the second cost, and how does the real allocation hold up?"""
    results = placement.results(marts, on, need_date).filter(age_group=filters.age_group)
    st.markdown(texts.ONLY_PROPOSALS)
    if set(results["method"]) != set(METHODS):
        st.info(texts.EMPTY)
    else:
        _methods(filters, results, need_date)
        if marts.role is Role.COORDINATION:
            _proposals(marts, filters, on, need_date)
    _audit(marts, filters, on)


def _methods(filters: Filters, results: pl.DataFrame, need_date: date) -> None:
    rows = with_shares(results)
    fair, most = (rows.row(by_predicate=pl.col("method") == method, named=True) for method in METHODS)
    st.subheader(texts.HEADING, anchor=False)
    sentence = texts.price(fair, most)
    show_figure(
        figures.by_wish(rows, codes.PLACEMENT_METHOD, texts.WISHES), texts.wishes_alt(sentence), "by-wish",
        about=filters.about, measures=("placed", "preference_met"),
    )  # fmt: skip
    st.markdown(sentence)
    caption = texts.results_caption(filters.age_group, need_date)
    show_table(rows, RESULTS, caption, "vermittlung-verfahren", filters.about)
    show_note(texts.SHARES_NOTE)


def with_shares(results: pl.DataFrame) -> pl.DataFrame:
    """Add who is left without a place, and the shares of the wishes in those who are placed."""
    placed = pl.when(pl.col("placed") > 0).then(pl.col("placed"))
    return results.with_columns(
        *((pl.col(wish) / placed).alias(f"share_{wish}") for wish in (*texts.ORDER, "at_no_wish")),
        not_placed=pl.col("children") - pl.col("placed"),
    ).sort("method")


def _proposals(marts: Marts, filters: Filters, on: date, need_date: date) -> None:
    st.subheader(texts.LIST_HEADING, anchor=False)
    if not is_latest_placed(marts, on):
        st.info(texts.ONLY_LATEST)
        return
    st.markdown(texts.EVERY_ROW)
    options = {codes.PLACEMENT_METHOD[method]: method for method in METHODS}
    method = choose_one(texts.METHOD_KEY, texts.METHOD, options)
    rows = placement.proposals(marts, on, need_date, method).filter(age_group=filters.age_group)
    if filters.districts is not None:
        rows = rows.filter(pl.col("district_id").is_in(filters.districts))
    if rows.is_empty():
        st.info(texts.NO_PROPOSALS)
        return
    told = in_words(rows, record_numbers(marts, on, need_date))
    caption = texts.list_caption(
        method, rows.height, int(rows["is_change"].sum()), filters.age_group, need_date
    )
    show_table(told, PROPOSALS, caption, f"vorschlaege-{method}", filters.about)


def record_numbers(marts: Marts, on: date, need_date: date) -> pl.DataFrame:
    """Return a record number of each child: of one without a place its leading one, of another any of its own."""
    leading = unserved.open_cases(marts, on, need_date).select("child_id", "record_number")
    others = unserved.records(marts).unique("child_id", keep="first", maintain_order=True)
    return pl.concat([leading, others.join(leading, on="child_id", how="anti").select(leading.columns)])


def in_words(proposals: pl.DataFrame, numbers: pl.DataFrame) -> pl.DataFrame:
    """Add the place in words, why this child, why this place and what came second; others by their record number."""
    named = numbers.select(runner_up_child_id="child_id", runner_up="record_number")
    rows = proposals.join(named, on="runner_up_child_id", how="left", maintain_order="left")
    told: list[dict[str, Any]] = rows.to_dicts()
    return rows.with_columns(
        pl.Series(name, [say(row) for row in told], dtype=pl.String) for name, say in SAYINGS.items()
    )


def _audit(marts: Marts, filters: Filters, on: date) -> None:
    rows = placement.audit(marts, on)
    own = rows.filter(age_group=filters.age_group)
    if own.is_empty():
        return
    st.subheader(texts.AUDIT_HEADING, anchor=False)
    st.markdown(texts.audit(own.row(0, named=True)))
    show_table(rows, AUDIT, texts.audit_caption(on), "vermittlung-pruefung", filters.about)
    show_note(texts.AUDIT_NOTE)
