"""How a programme's money goes from year to year, in words: the oldest first, and what is too old lapses."""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard import formats
from dashboard.texts import common, words
from dashboard.texts import funding as page

Row = dict[str, Any]

PROGRAMME_KEY = "programm"
HEADING = "Vom Kontingent zum Abruf, Jahr für Jahr"
HOW = (
    "Jeder Abruf nimmt zuerst das älteste Geld, das noch abrufbar ist. Was am Jahresende übrig ist, geht nach der Regel "
    "des Programms ins nächste Jahr oder verfällt. Gerechnet wird mit den Abrufen aller Zwecke, nicht nur der Schul-IT."
)
RULES = {
    "none": "Was in seinem Jahr nicht abgerufen ist, verfällt am 31.12.",
    "one_year": "Was in seinem Jahr nicht abgerufen ist, bleibt noch ein Jahr abrufbar und verfällt dann am 31.12.",
    "until_end": "Alles bleibt bis zum Ende der Laufzeit abrufbar.",
}
YEAR, CARRIED_IN, QUOTA, DRAWN = "Jahr", "aus dem Vorjahr", "Kontingent", "abgerufen (alle Zwecke)"
CARRIED_OUT, LAPSED, SCHOOL_IT = "ins nächste Jahr", "verfallen", "abgerufen (Schul-IT)"
LEFT = "noch abrufbar"
PARTS = {
    "drawn_all_purposes_eur": "abgerufen",
    "left_over_eur": "noch abrufbar oder übertragen",
    "lapsed_eur": "verfallen",
}
GONE = {"carried_out_eur": "gehen ins nächste Jahr", "lapsed_eur": "verfallen"}
STILL_THERE = {"left_eur": LEFT}
NOT_DELIVERED = "Für dieses Programm ist kein Haushalt geliefert. Bitte bei der Kämmerei nachfordern."


def rule(row: Row) -> str:
    """Say in a sentence what a programme does with what is left, and until when it runs."""
    sentence = RULES.get(row["carry_over_rule"], common.NOT_KNOWN)
    if row["window_end"]:
        return f"{sentence} Die Laufzeit endet am 31.12.{row['window_end']}; dann verfällt, was übrig ist."
    return f"{sentence} Ein Ende der Laufzeit ist nicht bekannt."


def told(programme: Row, years: list[Row]) -> str:
    """Tell a programme's money from its first year to what is left, naming the years in which something lapsed."""
    quota, drawn = programme["quota_eur"], programme["drawn_all_purposes_eur"]
    if quota is None:
        return NOT_DELIVERED
    said = [
        f"**{programme['programme']}:** Von {formats.millions(quota)} Kontingent sind **{formats.millions(drawn)}** "
        "für alle Zwecke abgerufen."
    ]
    lapsed = [
        f"{formats.millions(row['lapsed_eur'])} Ende {row['year']}" for row in years if row["lapsed_eur"]
    ]
    if lapsed:
        said.append(f"Verfallen sind {words.listing(lapsed)}.")
    if programme["lapsing_eur"]:
        said.append(
            f"Noch abrufbar sind {formats.millions(programme['left_eur'])}; davon verfallen "
            f"{formats.millions(programme['lapsing_eur'])} am **{formats.day(programme['next_lapse_on'])}**, wenn bis "
            "dahin nichts mehr abgerufen wird."
        )
    else:
        said.append(left(programme["left_eur"]))
    return " ".join(said)


def left(amount: float | None) -> str:
    """Say what can still be drawn where no date takes it."""
    if not amount:
        return "Zum Abrufen ist nichts mehr übrig."
    return f"Noch abrufbar sind {formats.millions(amount)}; ein Tag, an dem sie verfallen, ist nicht bekannt."


def year_by_year(years: list[Row]) -> str:
    """Tell each year's way of the money, the earliest first, as a list."""
    return "\n".join(f"- {_year(row)}" for row in sorted(years, key=lambda row: row["year"]))


def _year(row: Row) -> str:
    given = [
        f"{formats.millions(row[column])} {name}"
        for column, name in (("carried_in_eur", "aus dem Vorjahr"), ("quota_eur", "neues Kontingent"))
        if row[column]
    ]
    return f"**{row['year']}:** {words.listing(given) or 'nichts Neues'}; {_went(row)}."


def _went(row: Row) -> str:
    """Say what became of a year's money; before the year is over, nothing of it has gone to the next or lapsed."""
    if row["year"] > row["reference_date"].year:
        return "das Jahr hat noch nicht begonnen"
    drawn = row["drawn_all_purposes_eur"]
    went = [f"{formats.millions(drawn)} abgerufen" if drawn else "nichts abgerufen"]
    is_over = date(row["year"], 12, 31) <= row["reference_date"]
    rests = GONE if is_over else STILL_THERE
    left_over = [f"{formats.millions(row[column])} {name}" for column, name in rests.items() if row[column]]
    return ", ".join([*went, *left_over])


def alt(programme: str, years: list[Row]) -> str:
    """Describe the bars to those who do not see them."""
    parts = [f"{row['year']} {formats.millions(row['drawn_all_purposes_eur'])}" for row in years]
    return f"{programme}, abgerufen je Jahr: {words.listing(parts)}. {common.ALSO_AS_TABLE}"


def caption(programme: str, on: date) -> str:
    """Head the table of years."""
    return f"{programme} nach Jahr, Stichtag {formats.day(on)}"


FIELD = page.PROGRAMME
