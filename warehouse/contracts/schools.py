"""Schools, how far their IT has come, and the measures that pay for it."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from warehouse.contracts import codes
from warehouse.contracts.model import (
    Contract,
    Delivered,
    Format,
    Totals,
    area,
    code,
    date,
    decimal,
    flag,
    integer,
    mbit_s,
    text,
)  # fmt: skip

BROADBAND_MBIT_S = 30  # below it the federal broadband programme calls a place undersupplied (NGA)
DORTMUND_CARRIER = "10297"  # the city's number in the NRW register of school carriers


class School(Delivered):
    """One school at one reference date; the NRW register of 2021 has neither pupils nor district."""

    school_id = text("Schulnummer", "Schul-Nr", width=6)
    name = text("Name", "Schulname", "Schule")
    school_form = text("Schulform")
    carrier = text("Schulträger", "Träger")
    street = text("Straße", "Anschrift", nullable=True)
    postcode = text("PLZ", width=5, nullable=True)
    latitude = decimal("Breitengrad", "lat", nullable=True, min=47, max=56)
    longitude = decimal("Längengrad", "lon", nullable=True, min=5, max=16)
    easting = decimal("Rechtswert", nullable=True, unit="m")
    northing = decimal("Hochwert", nullable=True, unit="m")
    district = area("Bezirk", "Stat. Bezirk", "Statistischer Bezirk", nullable=True)
    borough_name = text("Stadtbezirk", nullable=True)
    pupils = integer(
        "Schülerinnen und Schüler", "Schüler", "Schülerzahl", nullable=True, min=0, additive=True
    )
    classes = integer("Klassen", nullable=True, min=0, additive=True)
    class_rooms = integer("Klassenräume", "Räume", nullable=True, min=0, additive=True)
    subject_rooms = integer("Fachräume", nullable=True, min=0, additive=True)
    all_day_places = integer(
        "Ganztagsplätze", "OGS-Plätze", "Plätze im Ganztag", nullable=True, min=0, additive=True
    )
    is_in_operation = flag("in Betrieb", nullable=True)


class SchoolIT(Delivered):
    """How far one track has come at one site of one school."""

    school_id = text("Schulnummer", "Schul-Nr")
    site_id = text("Standort", "Standort-Nr", "Gebäude")
    track = code("Spur", "Ausbauspur", values=codes.TRACK)
    stage = code("Stufe", "Ausbaustufe", values=codes.STAGE)
    quantity_done = integer("Menge fertig", "fertig", nullable=True, min=0)
    quantity_total = integer("Menge gesamt", "gesamt", nullable=True, min=0)
    line_mbit_s = mbit_s("Leitung Mbit/s", "Bandbreite", nullable=True)
    switch_mbit_s = mbit_s("Switch Mbit/s", nullable=True)
    hub_mbit_s = mbit_s("Verteiler Mbit/s", nullable=True)
    started_on = date("begonnen am", "Beginn", nullable=True)
    planned_on = date("geplant am", "Plantermin", nullable=True)
    done_on = date("erledigt am", "Ist-Termin", nullable=True)
    is_on_hold = flag("ausgesetzt", nullable=True)
    hold_reason = text("Grund der Aussetzung", nullable=True)

    @dy.rule()
    def done_within_total(cls) -> pl.Expr:
        """No more can be equipped than there is."""
        return pl.col("quantity_done") <= pl.col("quantity_total")

    @dy.rule()
    def done_by_reference_date(cls) -> pl.Expr:
        """What is reported as done was done by the reference date."""
        return pl.col("done_on") <= pl.col("reference_date")


class SchoolITMeasure(Delivered):
    """Money of one measure from one programme in one year."""

    measure_id = text("Maßnahmennummer", "Maßnahme-Nr")
    school_id = text("Schulnummer", "Schul-Nr", nullable=True, required=True)
    track = code("Spur", "Ausbauspur", values=codes.TRACK)
    programme = text("Programm", "Förderprogramm")
    year = integer("Jahr", "Haushaltsjahr", min=2000, max=2100)
    planned_eur = decimal("geplant EUR", "geplant", min=0, unit="EUR", additive=True)
    approved_eur = decimal("bewilligt EUR", "bewilligt", min=0, unit="EUR", additive=True)
    committed_eur = decimal("gebunden EUR", "gebunden", min=0, unit="EUR", additive=True)
    drawn_eur = decimal("abgerufen EUR", "abgerufen", min=0, unit="EUR", additive=True)


class ProgrammeBudget(Delivered):
    """One programme's yearly quota and what all purposes together have drawn from it."""

    programme = text("Programm", "Förderprogramm")
    year = integer("Jahr", "Haushaltsjahr", min=2000, max=2100)
    quota_eur = decimal("Kontingent EUR", "Kontingent", min=0, unit="EUR", additive=True)
    drawn_all_purposes_eur = decimal(
        "abgerufen gesamt EUR", "abgerufen gesamt", min=0, unit="EUR", additive=True
    )
    spent_eur = decimal("verausgabt EUR", "verausgabt", min=0, unit="EUR", additive=True)
    carry_over_rule = code("Übertragung", "Übertragungsregel", values=codes.CARRY_OVER)


class WorkMilestone(Delivered):
    """One milestone of one project of the Systemhaus work programme."""

    milestone_id = text("Meilensteinnummer", "Meilenstein-Nr")
    theme = text("Thema", "Handlungsfeld")
    project = text("Projekt")
    milestone = text("Meilenstein")
    started_on = date("begonnen am", "Beginn", nullable=True)
    due_on = date("fällig am", "fällig", nullable=True, required=True)
    done_on = date("erledigt am", "erledigt", nullable=True, required=True)
    evidence = text("Nachweis", nullable=True)
    responsible_unit = text("zuständig", "Zuständigkeit")

    @dy.rule()
    def done_by_reference_date(cls) -> pl.Expr:
        """What is reported as done was done by the reference date."""
        return pl.col("done_on") <= pl.col("reference_date")


def complete_nrw_register(rows: pl.DataFrame) -> pl.DataFrame:
    """Name the school form and carrier; key 1 means in operation, every other key not."""
    carrier = pl.when(pl.col("carrier") == DORTMUND_CARRIER).then(pl.lit("Stadt Dortmund"))
    return rows.with_columns(
        school_form=pl.col("school_form").replace(codes.SCHOOL_FORM_NRW),
        carrier=carrier.otherwise(pl.lit("Träger ") + pl.col("carrier")),
        is_in_operation=pl.when(pl.col("is_in_operation") == "1")
        .then(pl.lit("ja"))
        .otherwise(pl.lit("nein")),
    )


NRW_REGISTER = Format(
    "nrw_register",
    own_headers_only=True,
    encodings=("utf-8",),
    headers={
        "school_id": ("Schulnummer",), "school_form": ("Schulform",), "name": ("Schulbezeichnung_1",),
        "carrier": ("Traegernummer",), "street": ("Strasse",), "postcode": ("PLZ",),
        "easting": ("UTMRechtswert",), "northing": ("UTMHochwert",),
        "is_in_operation": ("Schulbetriebsschluessel",),
    },
    required=("school_id", "school_form", "name", "carrier", "is_in_operation"),
    prepare=complete_nrw_register,
)  # fmt: skip

NRW_STATISTICS = Format(
    "nrw_statistics",
    own_headers_only=True,
    encodings=("utf-8",),
    decimal_mark=".",
    headers={
        "school_id": ("schulnummer",), "school_form": ("schulform",), "name": ("name",),
        "carrier": ("traeger_abgeleitet",), "street": ("strasse",), "postcode": ("plz",),
        "pupils": ("schueler_gerundet5",), "latitude": ("lat",), "longitude": ("lon",),
        "borough_name": ("stadtbezirk_osm",),
    },
    required=("school_id", "school_form", "name", "carrier", "pupils"),
)  # fmt: skip


def complete_building_tracker(rows: pl.DataFrame) -> pl.DataFrame:
    """A broadband line is in operation, a narrower one is none; a building without any is unknown, never "none".

    A second line of a building is a site of its own. Where the first look has no month, the latest one speaks.
    """
    seen = pl.col("reference_date").fill_null("") != ""
    rows = rows.with_columns(
        pl.when(seen).then(column).otherwise(latest).alias(column)
        for column, latest in (("reference_date", "latest"), ("line_mbit_s", "latest_mbit_s"))
    )
    mbit_s = pl.col("line_mbit_s").str.extract(r"(\d+)").cast(pl.Int64)
    line_number = pl.col("connection").str.extract(r"^(\d)\. Anschluss")
    return rows.with_columns(
        stage=pl.when(mbit_s >= BROADBAND_MBIT_S)
        .then(pl.lit("in Betrieb"))
        .when(mbit_s > 0)
        .then(pl.lit("nicht begonnen"))
        .otherwise(pl.lit("unbekannt")),
        site_id=pl.when(line_number.is_null())
        .then("site_id")
        .otherwise(pl.col("site_id") + "/" + line_number),
    )


BUILDING_TRACKER = Format(
    "building_bandwidth",
    own_headers_only=True,
    encodings=("utf-8",),
    decimal_mark=".",
    headers={
        "school_id": ("BSN",), "site_id": ("Building",), "line_mbit_s": ("AktuelleBandbreite",),
        "connection": ("Standort",), "reference_date": ("Modified",),
        "latest": ("Latest",), "latest_mbit_s": ("LetzteBandbreite",),
    },
    required=("school_id", "site_id", "line_mbit_s"),
    constants={"track": "Breitband"},
    prepare=complete_building_tracker,
)  # fmt: skip

SCHOOLS = Contract(
    key="schools",
    title="Schulen",
    row=School,
    primary_key=("reference_date", "school_id"),
    file_words=("schulen", "schuldaten", "schulverzeichnis", "schools"),
    formats=(
        Format("standard", totals=Totals("school_id")),
        NRW_REGISTER,
        NRW_STATISTICS,
    ),
)
SCHOOL_IT = Contract(
    key="school_it",
    title="Schul-IT-Stand",
    row=SchoolIT,
    primary_key=("reference_date", "school_id", "site_id", "track"),
    file_words=("schul", "it", "stand", "schulit", "school"),
    formats=(Format("standard"), BUILDING_TRACKER),
)
SCHOOL_IT_MEASURES = Contract(
    key="school_it_measures",
    title="Maßnahmen",
    row=SchoolITMeasure,
    primary_key=("measure_id", "programme", "year"),
    file_words=("maßnahmen", "massnahmen", "measures", "schul", "it"),
    formats=(Format("standard", totals=Totals("measure_id")),),
)
PROGRAMME_BUDGET = Contract(
    key="programme_budget",
    title="Fördermittel",
    row=ProgrammeBudget,
    primary_key=("programme", "year"),
    file_words=("fördermittel", "foerdermittel", "programme", "budget"),
    formats=(Format("standard", totals=Totals("programme")),),
)
WORK_PROGRAMME = Contract(
    key="work_programme",
    title="Arbeitsprogramm",
    row=WorkMilestone,
    primary_key=("milestone_id",),
    file_words=("arbeitsprogramm", "work", "programme"),
)
