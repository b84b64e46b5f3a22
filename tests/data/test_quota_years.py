"""First in, first out, against a second bookkeeping: each quota is a purse of its own that is shut on a day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warehouse.build import ROOT
from warehouse.home import Home

NEVER = 9999
FIRST, LAST = 2017, 2022
CENTS = st.integers(0, 20_000).map(lambda cents: Decimal(cents) / 100)
YEARS = st.dictionaries(st.integers(FIRST, LAST), st.tuples(CENTS, CENTS), min_size=1)
RULES = st.sampled_from(["none", "one_year", "until_end"])
WINDOWS = st.one_of(st.none(), st.integers(FIRST, LAST + 2))
DAYS = st.sampled_from([date(year, *day) for year in range(2018, 2025) for day in ((6, 30), (12, 31))])
MODEL = "compiled/planungsblick/models/intermediate/int_quota_years.sql"
SEED = ROOT / "dbt_project" / "seeds" / "carry_over_rules.csv"
TABLE = "create or replace temp table"
COLUMNS = "year, carried_in_eur, left_eur, carried_out_eur, lapsed_eur, lapsing_eur, next_lapse_on"
Row = tuple[int, Decimal, Decimal, Decimal, Decimal, Decimal, date | None]


@dataclass
class Purse:
    """What is left of one year's quota, and the last year in which it may be drawn."""

    rest: Decimal
    until: int


def kept(
    years: Mapping[int, tuple[Decimal, Decimal]], rule: str, window_end: int | None, on: date
) -> list[Row]:
    """Return what ``int_quota_years`` has to say, by opening and shutting purses."""
    purses: list[Purse] = []
    rows: list[Row] = []
    now = max(min(years), min(on.year, max(*years, on.year)))
    for year in range(min(years), max(*years, on.year) + 1):
        quota, draws = years.get(year, (Decimal(0), Decimal(0)))
        carried_in = _sum(purses)
        purses.append(Purse(quota, _until(year, rule, window_end)))
        _draw(purses, draws)
        is_over = date(year, 12, 31) <= on
        left, staying = _sum(purses), [purse for purse in purses if purse.until > year]
        lapsed = left - _sum(staying) if is_over else Decimal(0)
        lapsing, day = _next(staying if is_over else purses) if year == now <= on.year else (Decimal(0), None)
        rows.append((year, carried_in, left, _sum(staying), lapsed, lapsing, day))
        purses = staying
    return rows


def _until(year: int, rule: str, window_end: int | None) -> int:
    """A quota granted when the window has closed already is lost with its own year."""
    own = {"none": year, "one_year": year + 1, "until_end": NEVER}[rule]
    return own if window_end is None else max(year, min(own, window_end))


def _draw(purses: list[Purse], draws: Decimal) -> None:
    for purse in purses:
        taken = min(purse.rest, draws)
        purse.rest, draws = purse.rest - taken, draws - taken


def _next(purses: list[Purse]) -> tuple[Decimal, date | None]:
    open_ones = [purse for purse in purses if purse.rest and purse.until < NEVER]
    if not open_ones:
        return Decimal(0), None
    until = min(purse.until for purse in open_ones)
    return _sum([purse for purse in open_ones if purse.until == until]), date(until, 12, 31)


def _sum(purses: list[Purse]) -> Decimal:
    return sum((purse.rest for purse in purses), Decimal(0))


@pytest.fixture(scope="module")
def model(city: Home) -> str:
    """The model as dbt compiled it, asking tables of the test."""
    sql = (city.build / "target" / MODEL).read_text(encoding="utf-8")
    return re.sub(r'"warehouse"\."\w+"\.', "", sql)


@pytest.fixture(scope="module")
def book() -> Iterator[duckdb.DuckDBPyConnection]:
    """A database of its own that knows the rules."""
    with duckdb.connect() as connection:
        connection.execute(
            f"{TABLE} carry_over_rules as select * from read_csv($rules)", {"rules": str(SEED)}
        )
        yield connection


@settings(max_examples=80, deadline=None)
@given(years=YEARS, rule=RULES, window_end=WINDOWS, on=DAYS)
def test_the_model_keeps_the_same_books_as_purses(
    years: dict[int, tuple[Decimal, Decimal]], rule: str, window_end: int | None, on: date,
    model: str, book: duckdb.DuckDBPyConnection,
) -> None:  # fmt: skip
    listed = ", ".join(f"({year}, {quota}, {draws})" for year, (quota, draws) in years.items())
    book.execute(
        f"{TABLE} programmes as select 'P' as programme, {window_end or 'null'}::bigint as window_end"
    )
    book.execute(f"""
        {TABLE} int_funding as
        select
            date '{on}' as reference_date, 'P' as programme, year::bigint as year, quota::decimal(18, 2) as quota_eur,
            draws::decimal(18, 2) as drawn_all_purposes_eur, '{rule}' as carry_over_rule
        from (values {listed}) as listed (year, quota, draws)
    """)
    found = book.execute(f"select {COLUMNS} from ({model}) order by year").fetchall()
    assert found == kept(years, rule, window_end, on)
