"""How many children there are and will be: population, births, housing."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from warehouse.contracts import codes
from warehouse.contracts.model import (
    MISSING,
    SUM_WORDS,
    Contract,
    Delivered,
    Format,
    Totals,
    area,
    code,
    integer,
    month,
    text,
)  # fmt: skip

UNKNOWN = tuple(token for token in MISSING if token not in ("-", "–"))  # in statistics "-" is "none"
ZERO = ("-", "–")


class Population(Delivered):
    """Residents of one area by birth month or, where only that is delivered, by years of age."""

    area_id = area("Bezirk", "Stat. Bezirk", "Statistischer Bezirk", "Gebiet")
    birth_month = month("Geburtsmonat", nullable=True)
    age_from = integer("Alter von", "Alter", nullable=True, min=0, max=130, unit="a")
    age_to = integer("Alter bis", nullable=True, min=0, max=130, unit="a")
    children = integer("Insgesamt", "Kinder", "Personen", min=0, additive=True, missing=UNKNOWN, zero=ZERO)
    boys = integer("männlich", "Jungen", nullable=True, min=0, additive=True, missing=UNKNOWN, zero=ZERO)
    girls = integer("weiblich", "Mädchen", nullable=True, min=0, additive=True, missing=UNKNOWN, zero=ZERO)

    @dy.rule()
    def sexes_within_total(cls) -> pl.Expr:
        """Boys and girls are not more than all; the difference is children of other or unknown sex."""
        return pl.col("boys").fill_null(0) + pl.col("girls").fill_null(0) <= pl.col("children")

    @dy.rule()
    def born_by_reference_date(cls) -> pl.Expr:
        """Nobody counted on the reference date was born after it."""
        return pl.col("birth_month") <= pl.col("reference_date")

    @dy.rule()
    def age_or_birth_month(cls) -> pl.Expr:
        """A row says when its children were born, or how old they are."""
        return pl.col("birth_month").is_not_null() | pl.col("age_from").is_not_null()

    @dy.rule()
    def age_range_in_order(cls) -> pl.Expr:
        """The older end of an age band is not below the younger one."""
        return pl.col("age_to") >= pl.col("age_from")


class Birth(Delivered):
    """Live births of one area and month; three counting methods give three figures for one year."""

    area_id = area("Bezirk", "Stat. Bezirk", "Statistischer Bezirk")
    birth_month = month("Monat", "Geburtsmonat")
    live_births = integer("Lebendgeborene", "Geburten", min=0, additive=True, missing=UNKNOWN, zero=ZERO)
    counting_method = code("Zählung", "Zählweise", values=codes.COUNTING_METHOD)

    @dy.rule()
    def born_by_reference_date(cls) -> pl.Expr:
        """No birth is counted after the reference date."""
        return pl.col("birth_month") <= pl.col("reference_date")


class Housing(Delivered):
    """Dwellings of one housing project completed or to be completed in one year."""

    project_id = text("Projektnummer", "Projekt-Nr", "Baugebiet-Nr")
    name = text("Baugebiet", "Projekt")
    district = area("Bezirk", "Stat. Bezirk", "Statistischer Bezirk")
    completion_year = integer("Jahr der Fertigstellung", "Fertigstellung", min=1990, max=2100)
    single_family_dwellings = integer("WE Einfamilienhaus", "WE EFH", min=0, additive=True, zero=ZERO,
                                      missing=UNKNOWN)  # fmt: skip
    apartment_dwellings = integer("WE Mehrfamilienhaus", "WE MFH", min=0, additive=True, zero=ZERO,
                                  missing=UNKNOWN)  # fmt: skip
    state = code("Stand", "Status", values=codes.HOUSING_STATE)


def age_band(rows: pl.DataFrame) -> pl.DataFrame:
    """Read "unter 3 Jahre", "3 bis unter 6 Jahre", "1 bis unter 2 Jahre" and "85 Jahre und mehr" as bounds."""
    band = pl.col("age_from").str.replace_all(r"\s+", " ").str.strip_chars()
    older_than = band.str.extract(r"^(\d+) ").cast(pl.Int64, strict=False)
    younger_than = band.str.extract(r"unter (\d+) Jahre?$").cast(pl.Int64, strict=False)
    is_band = band.str.contains(r"^(unter \d+ Jahre?|\d+ bis unter \d+ Jahre?|\d+ Jahre und (mehr|älter))$")
    lower = pl.when(band.str.starts_with("unter")).then(0).otherwise(older_than)
    return rows.with_columns(
        age_from=pl.when(is_band).then(lower.cast(pl.String)).otherwise(pl.col("age_from")),
        age_to=pl.when(is_band).then((younger_than - 1).cast(pl.String)),
    )


POPULATION = Contract(
    key="population",
    title="Einwohner",
    row=Population,
    primary_key=("reference_date", "area_id", "birth_month", "age_from"),
    file_words=("einwohner", "bevölkerung", "bevoelkerung", "population", "kinder"),
    formats=(
        Format("standard", totals=Totals("area_id", (*SUM_WORDS, "Gesamtstadt"))),
        Format(
            "statistical_table",
            own_headers_only=True,
            header_lines=3,
            leading=("reference_date", "area_id", "area_name", "age_from"),
            headers={
                "children": ("Bevölkerung Insgesamt Anzahl",),
                "boys": ("Bevölkerung männlich Anzahl",),
                "girls": ("Bevölkerung weiblich Anzahl",),
            },
            required=("children",),
            totals=Totals("age_from", ("Insgesamt",), within=("reference_date", "area_id")),
            prepare=age_band,
        ),
    ),
)
BIRTHS = Contract(
    key="births",
    title="Geburten",
    row=Birth,
    primary_key=("area_id", "birth_month", "counting_method"),
    file_words=("geburten", "births", "lebendgeborene"),
    formats=(Format("standard", totals=Totals("area_id")),),
)
HOUSING = Contract(
    key="housing",
    title="Neubaugebiete",
    row=Housing,
    primary_key=("project_id", "completion_year"),
    file_words=("neubaugebiete", "housing", "wohnungsbau", "baugebiete"),
)
