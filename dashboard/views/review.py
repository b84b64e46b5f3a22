"""Doppelte prüfen: one pair of records at a time, without its score, and what people decided about the others."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import polars as pl
import streamlit as st

from dashboard.components.about import About
from dashboard.components.cells import Column
from dashboard.components.headline import show_headline
from dashboard.components.notice import show_note
from dashboard.components.review import reviewer, show_decision, show_said, show_undo
from dashboard.components.table import as_html, show_table
from dashboard.filters import Filters
from dashboard.texts import common
from dashboard.texts import review as texts
from dashboard.texts.pages import PAGES
from warehouse import decisions
from warehouse.decisions import LATER, Pair
from warehouse.marts import Marts
from warehouse.queries import linkage

Row = dict[str, Any]
MOST_DECIDED = 20
PAIR = list(Pair._fields)
COMPARED = (Column("comparison", texts.COMPARISON), Column("level", texts.LEVEL))
DECIDED = (
    Column("name", texts.PAIR, address_key="address"),
    Column("decision", texts.DECISION, names=texts.DECISIONS),
    Column("reason", texts.REASON),
    Column("decided_by", texts.BY),
    Column("decided_at", texts.AT, "day"),
    Column("effect", texts.EFFECT),
)
HISTORY = (
    Column("decision", texts.DECISION, names=texts.DECISIONS),
    Column("reason", texts.REASON),
    Column("decided_by", texts.BY),
    Column("decided_at", texts.AT, "day"),
    Column("is_in_force", texts.IN_FORCE, "flag"),
    Column("undone_by", texts.UNDONE_BY),
)
QUALITY = (
    Column("band", texts.BAND, names=texts.BANDS),
    Column("lower_bound", texts.BOUND, "share", measure="link_probability"),
    Column("pairs", texts.PAIRS, "count", measure="pairs_in_review"),
    Column("expected_precision", texts.PRECISION, "share", measure="link_precision"),
    Column("expected_recall", texts.RECALL, "share", measure="link_recall"),
)


def render(marts: Marts, filters: Filters) -> None:
    """Which registrations and contracts belong to one child, and which to similar ones?"""
    pairs, quality = linkage.in_review(marts), linkage.quality(marts)
    if pairs.is_empty() and quality.is_empty():
        st.info(common.EMPTY)
        return
    decided = _decided(marts)
    final = decided.filter(pl.col("decision") != LATER)
    queue = _queue(pairs, decided)
    done = pairs.height - queue.height
    waiting = final.filter(~pl.col("is_counted")).height
    show_headline(
        texts.stands(queue.height, _touching(queue), queue.filter("is_later").height), texts.TARGET,
        texts.progress(done, pairs.height, waiting), texts.DECIDED, texts.BASIS,
        measures=filters.about.links(("pairs_in_review",)),
    )  # fmt: skip
    show_said()
    by = _pair(marts, queue, final)
    _list(marts, filters, decided, by)
    _quality(filters, quality)


def _decided(marts: Marts) -> pl.DataFrame:
    """Return the decisions in force, the newest first, and whether the numbers reckon with them already."""
    counted = linkage.decided(marts).with_columns(is_counted=pl.lit(value=True))
    kept = decisions.current(marts.home).join(counted, on=[*PAIR, "decision"], how="left")
    return kept.with_columns(pl.col("is_counted").fill_null(value=False)).sort(
        "decided_at", descending=True, maintain_order=True
    )


def _queue(pairs: pl.DataFrame, decided: pl.DataFrame) -> pl.DataFrame:
    """Return the pairs nobody has settled, those put off at the end, the longest put off first."""
    settled, later = decided.filter(pl.col("decision") != LATER), decided.filter(decision=LATER)
    left = pairs.join(settled.select(PAIR), on=PAIR, how="anti", maintain_order="left")
    left = left.join(later.select(*PAIR, "decided_at"), on=PAIR, how="left", maintain_order="left")
    return left.with_columns(is_later=pl.col("decided_at").is_not_null()).sort(
        "decided_at", nulls_last=False, maintain_order=True
    )


def _touching(queue: pl.DataFrame) -> int:
    return queue.filter(pl.col("touches_unserved") | pl.col("touches_double")).height


def _pair(marts: Marts, queue: pl.DataFrame, final: pl.DataFrame) -> str:
    """Show the pair of the address, else the next one, with its decision; return who decides."""
    chosen = _chosen(marts, queue, final)
    if chosen is None:
        st.query_params.pop(texts.PAIR_KEY, None)
        st.info(texts.NOTHING_LEFT)
        return reviewer() if final.height else ""
    name, pair = texts.pair_name(chosen), Pair(*(chosen[field] for field in PAIR))
    st.query_params[texts.PAIR_KEY] = texts.pair_address(chosen)
    place = queue.with_row_index("place", 1).filter(_is(pair))["place"]
    st.subheader(texts.heading(name, next(iter(place), None), queue.height), anchor=False)
    for sentence in _remarks(chosen):
        st.markdown(sentence)
    left, right = st.columns([2, 3], gap="medium")
    with left:
        levels = [
            {"comparison": label, "level": texts.LEVELS.get(chosen[f"{key}_level"], common.UNKNOWN_SIGN)}
            for key, label in texts.COMPARISONS.items()
        ]
        _show(levels, COMPARED, texts.COMPARED)
    with right:
        _known(marts, chosen)
    st.subheader(texts.DECISION_HEADING, anchor=False)
    show_note(texts.TAKES_EFFECT)
    by = show_decision(marts.home, pair, name)
    history = decisions.history(marts.home, pair)
    if history.height:
        _show(history.reverse().to_dicts(), HISTORY, texts.HISTORY)
    return by


def _chosen(marts: Marts, queue: pl.DataFrame, final: pl.DataFrame) -> Row | None:
    """Return the pair the address names, settled or not, else the first of the queue."""
    wanted = st.query_params.get(texts.PAIR_KEY)
    rows = queue.to_dicts()
    for row in rows:
        if wanted == texts.pair_address(row):
            return row
    settled = next((row for row in final.to_dicts() if wanted == texts.pair_address(row)), None)
    if settled:
        known = linkage.pair(marts, *(settled[field] for field in PAIR))
        if known.height:
            return known.row(0, named=True) | {"settled": settled}
    if wanted:
        st.info(texts.GONE)
    return next(iter(rows), None)


def _remarks(chosen: Row) -> list[str]:
    """Say what is known of the pair as a whole: why it matters, why it was kept apart, what was decided."""
    found = {
        texts.TOUCHES_UNSERVED: chosen.get("touches_unserved"),
        texts.TOUCHES_DOUBLE: chosen.get("touches_double"),
        texts.POSTPONED: chosen.get("is_later"),
        texts.ALREADY_ONE: chosen["child_a"] == chosen["child_b"],
        texts.KEPT_APART.get(chosen["kept_apart"], ""): chosen["kept_apart"],
    }
    settled = [texts.was_decided(chosen["settled"])] if "settled" in chosen else []
    return [sentence for sentence, holds in found.items() if sentence and holds] + settled


def _known(marts: Marts, chosen: Row) -> None:
    """Show both records beside each other: what the portal and the contracts say, and where the child stands."""
    sides: dict[str, Row] = {}
    for side in ("a", "b"):
        record = linkage.record(marts, chosen[f"source_{side}"], chosen[f"record_{side}"]).to_dicts()
        child = linkage.child(marts, chosen[f"child_{side}"]).to_dicts()
        known = {**(child[0] if child else {}), **(record[0] if record else {})}
        known["facility"] = known.get("facility_name") or known.get("facility_id")
        known["district"] = known.get("district_name")
        sides[side] = known
    rows = [
        {"detail": label, **{side: texts.detail(key, sides[side].get(key)) for side in sides}}
        for key, label in texts.DETAILS.items()
    ]
    named = {side: f"{texts.SOURCES[chosen[f'source_{side}']]} {chosen[f'record_{side}']}" for side in sides}
    columns = (Column("detail", texts.DETAIL), *(Column(side, title) for side, title in named.items()))
    _show(rows, columns, texts.KNOWN)


def _list(marts: Marts, filters: Filters, decided: pl.DataFrame, by: str) -> None:
    """Show what was decided last, with the way back to each pair, and the button that takes a decision back."""
    st.subheader(texts.DECIDED_HEADING, anchor=False)
    if decided.is_empty():
        st.info(texts.NONE_DECIDED)
        return
    path = PAGES["review"].path
    rows = [
        row
        | {
            "name": texts.pair_name(row),
            "address": f"{path}?{texts.PAIR_KEY}={quote(texts.pair_address(row))}",
            "effect": texts.effect(row),
        }
        for row in decided.to_dicts()
    ]
    show_undo(marts.home, {row["name"]: row for row in rows}, by)
    st.html(as_html(rows[:MOST_DECIDED], DECIDED, texts.decided_caption(len(rows)), None, filters.about))
    if len(rows) > MOST_DECIDED:
        show_note(texts.newest(MOST_DECIDED))


def _quality(filters: Filters, quality: pl.DataFrame) -> None:
    st.subheader(texts.QUALITY_HEADING, anchor=False)
    if quality.is_empty():
        st.info(texts.NO_QUALITY)
        return
    show_table(quality, QUALITY, texts.QUALITY_CAPTION, "abgleich", filters.about)
    show_note(texts.QUALITY_NOTE)


def _show(rows: list[Row], columns: tuple[Column, ...], caption: str) -> None:
    """Show a small table that nobody needs to take away."""
    st.html(as_html(rows, columns, caption, None, About()))


def _is(pair: Pair) -> pl.Expr:
    return pl.all_horizontal(pl.col(field) == value for field, value in zip(PAIR, pair, strict=True))
