"""What the tab of years says of a year that is over, that runs, and that has not begun."""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard.texts import funding_years as texts

MILLION = 1_000_000.0


def year(on: date, number: int, **amounts: float | None) -> dict[str, Any]:
    """A year of a programme as seen on a day, in millions; what is not named is nothing."""
    columns = ("carried_in", "quota", "drawn_all_purposes", "left", "carried_out", "lapsed")
    money = {f"{name}_eur": (amounts.get(name) or 0.0) * MILLION for name in columns}
    return {"reference_date": on, "year": number, **money}


def told(*rows: dict[str, Any]) -> str:
    """What is said of the years, with plain spaces."""
    return texts.year_by_year(list(rows)).replace("\N{NO-BREAK SPACE}", " ")


def test_a_year_that_is_over_has_passed_on_or_lost_what_it_left():
    row = year(
        date(2020, 12, 31), 2020, carried_in=2, quota=3, drawn_all_purposes=1, left=4, carried_out=3, lapsed=1
    )
    assert told(row) == (
        "- **2020:** 2,0 Mio. € aus dem Vorjahr und 3,0 Mio. € neues Kontingent; 1,0 Mio. € abgerufen, "
        "3,0 Mio. € gehen ins nächste Jahr, 1,0 Mio. € verfallen."
    )


def test_in_the_running_year_nothing_has_gone_to_the_next_yet():
    """The model knows already what would be carried out; until the year's end all of it may still be drawn."""
    row = year(date(2020, 6, 30), 2020, carried_in=2, quota=3, drawn_all_purposes=1, left=4, carried_out=3)
    assert told(row).endswith("1,0 Mio. € abgerufen, 4,0 Mio. € noch abrufbar.")


def test_a_quota_granted_ahead_has_not_begun():
    row = year(date(2019, 12, 31), 2020, carried_in=2, quota=3, left=5, carried_out=3, drawn_all_purposes=0)
    assert told(row).endswith("3,0 Mio. € neues Kontingent; das Jahr hat noch nicht begonnen.")


def test_years_are_told_from_the_first_and_an_empty_one_says_so():
    rows = [year(date(2021, 12, 31), number) for number in (2021, 2020)]
    assert told(*rows) == (
        "- **2020:** nichts Neues; nichts abgerufen.\n- **2021:** nichts Neues; nichts abgerufen."
    )
