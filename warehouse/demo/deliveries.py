"""Which file each office delivers when, and in whose dialect."""

from __future__ import annotations

from datetime import date

import polars as pl

from warehouse.demo import centres, days, money, schools, statistics
from warehouse.demo.care import Care
from warehouse.demo.care_contracts import CareContracts
from warehouse.demo.projects import Projects
from warehouse.demo.registrations import Registrations
from warehouse.demo.school_it import DATES, SchoolIT
from warehouse.demo.schools import Schools
from warehouse.demo.work import work_programme, work_programme_on
from warehouse.demo.write import Dialect, Exports

OLD = Dialect(encoding="cp1252", thousands=True)
PLAIN = Dialect(newline="\n")
WITH_BOM = Dialect(bom=True)
DATED = Dialect(bom=True, column=True)
TITLED = Dialect(encoding="cp1252", thousands=True, title=("Stadt Dortmund (synthetische Demo-Daten)", "Stichtag: {date}", ""))
CHURCHES = Dialect(bom=True, title=("Stichtag: {date}",))
OTHERS_HEADERS = {
    "record_number": "Anmeldenummer", "last_name": "Name", "birth_date": "geb. am", "street": "Anschrift",
    "district": "Stat. Bezirk", "wish_rank": "Priorität", "registered_on": "Anmeldedatum", "wanted_start": "Wunschtermin",
    "weekly_hours": "Stunden", "facility_id": "Kita-Nr", "criteria_points": "Punkte",
}  # fmt: skip
OTHERS = Dialect(quoted=True, iso_dates=True, newline="\n", column=True, headers=OTHERS_HEADERS)
OTHERS_CONTRACTS = Dialect(
    quoted=True, iso_dates=True, newline="\n", column=True,
    headers={"last_name": "Name", "birth_date": "geb. am", "weekly_hours": "Stunden", "facility_id": "Kita-Nr",
             "starts_on": "Beginn", "ends_on": "Ende"},
)  # fmt: skip
SENDERS = ("staedtisch", "kirchlich", "freie")

CARE_YEARS = range(2019, 2027)
REGISTRATION_DATES = [date(year, month, 15) for year in (2024, 2025, 2026) for month in (3, 9)]
CONTRACT_DATES = [*(date(year, 10, 1) for year in range(2019, 2024)), *REGISTRATION_DATES]
REGISTRATION_FAULTS = ("impossible_birth_date", "hours_not_funded", "unknown_status", "missing_record_number",
                       "too_few_fields", "doubled_key")  # fmt: skip
CONTRACT_FAULTS = ("hours_not_funded", "impossible_start", "doubled_key", "missing_record_number", "too_few_fields")
PLACES_FAULTS = {2019: "more_available_than_approved", 2021: "hours_not_funded", 2022: "too_few_fields",
                 2026: "more_available_than_approved"}  # fmt: skip
SCHOOL_IT_FAULTS = ("unknown_stage", "impossible_planned_date", "more_done_than_there_is")
NOTES = ("Synthetische Demo-Daten, keine wirklichen Einrichtungen.", "Koordinaten: WGS 84, auf 10 m gerundet.",
         "Portal seit: Monat der ersten Anmeldung über das Elternportal.")  # fmt: skip


def number_of(day: date) -> int:
    """The day's number."""
    return days.day(day.year, day.month, day.day)


def write_statistics(exports: Exports, care: Care, housing: pl.DataFrame) -> None:
    """Population and births yearly, housing projects yearly."""
    for year in statistics.POPULATION_YEARS:
        dialect = (TITLED, OLD, WITH_BOM)[year % 3]
        rows = statistics.population(care.children, year)
        exports.csv("population", f"Einwohner_Statistik_{year}-12-31.csv", rows, dialect, date(year, 12, 31), "area_id")
    for year in statistics.BIRTH_YEARS:
        rows = statistics.births(care.children, year, "residence_of_mother")
        dialect = (OLD, PLAIN)[year % 2]
        exports.csv("births", f"Geburten_Statistik_{year}-12.csv", rows, dialect, date(year, 12, 31), "area_id")
    registry = statistics.births(care.children, 2019, "place_of_event")
    exports.csv("births", "Geburten_Standesamt_2019-12.csv", registry, PLAIN, date(2019, 12, 31))
    for year in statistics.HOUSING_YEARS:
        rows = statistics.housing_on(housing, year)
        exports.csv("housing", f"Neubaugebiete_Stadtplanung_{year}-12-31.csv", rows, DATED, date(year, 12, 31))


def write_supply(exports: Exports, care: Care, scale: float, seed: int) -> None:
    """Centres, places, child minding and centre projects, yearly on 1 August."""
    projects = Projects(care.supply, scale, seed)
    for year in CARE_YEARS:
        day = date(year, 8, 1)
        _write_centres(exports, care, day)
        _write_places(exports, care, day, seed)
        moment = pl.lit(day)
        minders = care.supply.minders.filter(
            (pl.col("starts_on") <= moment) & (pl.col("ends_on").is_null() | (pl.col("ends_on") >= moment.dt.offset_by("-1y")))
        )
        known = pl.when(pl.col("ends_on") <= moment.dt.offset_by("6mo")).then(pl.col("ends_on"))
        minders = minders.with_columns(ends_on=known).drop("start", "end")
        dialect = (DATED, TITLED)[year % 2]
        exports.csv("child_minding", f"Kindertagespflege_Jugendamt_{day}.csv", minders, dialect, day, "minder_id")
        exports.csv("centre_projects", f"Ausbauplanung_Jugendamt_{day}.csv", projects.on(number_of(day)), DATED, day)


def _write_centres(exports: Exports, care: Care, day: date) -> None:
    """The list of centres; the last two years as a workbook with a sheet of notes."""
    known = care.supply.centres.filter(pl.col("opened_on") <= day).with_columns(
        closed_on=pl.when(pl.col("closed_on") <= day).then(pl.col("closed_on")),
        on_portal_since=pl.when(pl.col("on_portal_since") <= day).then(pl.col("on_portal_since")),
    )
    if day.year >= 2025:
        dated = known.insert_column(0, pl.Series("reference_date", [day] * len(known)))
        exports.workbook("centres", f"Einrichtungen_Jugendamt_{day}.xlsx", "Einrichtungen", dated, NOTES)
    else:
        exports.csv("centres", f"Einrichtungen_Jugendamt_{day}.csv", known, TITLED if day.year < 2022 else DATED, day)


def _write_places(exports: Exports, care: Care, day: date, seed: int) -> None:
    """The places of the day-care year: once as a workbook, once incomplete and then corrected."""
    year = day.year
    rows = centres.places(care.supply, year, seed).drop("centre")
    name = f"Plaetze_Jugendamt_{day}"
    if year == 2024:
        dated = rows.insert_column(0, pl.Series("reference_date", [day] * len(rows)))
        exports.workbook("places", f"{name}.xlsx", "Plätze", dated)
        return
    faults = [PLACES_FAULTS[year]] if year in PLACES_FAULTS else []
    dialect = (DATED, TITLED)[year % 2]
    total = "" if faults else "centre_id"
    if year == 2023:
        exports.csv("places", f"{name}.csv", rows.head(len(rows) - 5), dialect, day, "centre_id")
        name += "_k2"
    exports.csv("places", f"{name}.csv", rows, dialect, day, total, faults)


def write_registrations(exports: Exports, registrations: Registrations) -> list[pl.DataFrame]:
    """Registrations of three portals per date; returns who each record is, for the truth."""
    known = []
    for number, day in enumerate(REGISTRATION_DATES):
        rows = registrations.on(number_of(day))
        known.append(rows.select("record_number", "child", "damage"))
        for sender, dialect in enumerate((OLD, CHURCHES, OTHERS)):
            faults = [REGISTRATION_FAULTS[(number + 2 * sender) % len(REGISTRATION_FAULTS)]]
            own = rows.filter(pl.col("sender") == sender)
            exports.csv("registrations", f"Anmeldungen_{SENDERS[sender]}_{day}.csv", own, dialect, day, faults=faults)
    return known


def write_contracts(exports: Exports, contracts: CareContracts) -> list[pl.DataFrame]:
    """Contracts of three senders per date; returns who each record is, for the truth."""
    known = []
    for number, day in enumerate(CONTRACT_DATES):
        rows = contracts.on(number_of(day))
        known.append(rows.select("record_number", "child", "damage"))
        for sender, dialect in enumerate((OLD, CHURCHES, OTHERS_CONTRACTS)):
            damaged = number >= 2 and number % 3 == sender
            faults = [CONTRACT_FAULTS[number % len(CONTRACT_FAULTS)]] if damaged else []
            own = rows.filter(pl.col("sender") == sender)
            exports.csv("contracts", f"Vertraege_{SENDERS[sender]}_{day}.csv", own, dialect, day, faults=faults)
    return known


def write_schools(exports: Exports, found: Schools, seed: int) -> None:
    """School registers by school year, school IT half-yearly, money yearly, the work programme half-yearly."""
    for year in range(2016, 2027):
        name = f"Schulen_Schulverwaltung_{year}_{(year + 1) % 100:02d}.csv"
        exports.csv("schools", name, schools.register(found, year), OLD, date(year, 10, 15), "school_id")
    school_it = SchoolIT(found, seed)
    for number, day in enumerate(DATES):
        dialect = Dialect(encoding="cp1252", bandwidth_unit=" MBit/s") if number % 4 == 1 else WITH_BOM
        faults = [SCHOOL_IT_FAULTS[number // 2 % len(SCHOOL_IT_FAULTS)]] if number % 2 and number > 1 else []
        rows = school_it.on(number)
        exports.csv("school_it", f"Schul-IT-Stand_Systemhaus_{day}.csv", rows, dialect, day, faults=faults)
    measures = money.measures(found, seed)
    for year in money.YEARS:
        day = date(year, 12, 31)
        known = measures.filter(pl.col("year") <= year)
        exports.csv("school_it_measures", f"Schul-IT-Massnahmen_Systemhaus_{day}.csv", known, OLD, day, "measure_id")
        budget = money.budget_on(year)
        exports.csv("programme_budget", f"Foerdermittel_Kaemmerei_{day}.csv", budget, TITLED, day, "programme")
    plan = work_programme()
    for day in (date(year, month, 30 if month == 6 else 31) for year in range(2018, 2027) for month in (6, 12)):
        if day <= date(2026, 6, 30):
            rows = work_programme_on(plan, number_of(day))
            exports.csv("work_programme", f"Arbeitsprogramm_Systemhaus_{day}.csv", rows, DATED, day)
