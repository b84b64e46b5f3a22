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
from warehouse.demo.write import NOT_IN_CP1252, Dialect, Exports

OLD = Dialect(encoding="cp1252", thousands=True)
PLAIN = Dialect(newline="\n")
WITH_BOM = Dialect(bom=True)
WITH_UNITS = Dialect(encoding="cp1252", bandwidth_unit=" MBit/s")
DATED = Dialect(bom=True, column=True)
TITLED = Dialect(
    encoding="cp1252",
    thousands=True,
    title=("Stadt Dortmund (synthetische Demo-Daten)", "Stichtag: {date}", ""),
)
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
CORRECTED, IN_A_WORKBOOK = 2023, 2024
REPORTS = [date(year, month, 30 if month == 6 else 31) for year in range(2018, 2027) for month in (6, 12)][
    :-1
]
REGISTRATION_DATES = [date(year, month, 15) for year in (2024, 2025, 2026) for month in (3, 9)]
CONTRACT_DATES = [*(date(year, 10, 1) for year in range(2019, 2024)), *REGISTRATION_DATES]
REGISTRATION_FAULTS = ("impossible_birth_date", "hours_not_funded", "unknown_status", "missing_record_number",
                       "too_few_fields", "doubled_key")  # fmt: skip
WORST = (REGISTRATION_DATES[-1], SENDERS.index("freie"))  # one delivery in which everything is wrong once
CONTRACT_FAULTS = (
    "hours_not_funded",
    "impossible_start",
    "doubled_key",
    "missing_record_number",
    "too_few_fields",
)
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
        rows, day = statistics.population(care.children, year), date(year, 12, 31)
        dialect = (TITLED, OLD, WITH_BOM)[year % 3]
        exports.csv("population", "Einwohner_Statistik_{day}.csv", day, rows, dialect, total="area_id")
    for year in statistics.BIRTH_YEARS:
        rows, day = statistics.births(care.children, year, "residence_of_mother"), date(year, 12, 31)
        dialect = (OLD, PLAIN)[year % 2]
        exports.csv("births", f"Geburten_Statistik_{year}-12.csv", day, rows, dialect, total="area_id")
    registry = statistics.births(care.children, 2019, "place_of_event")
    exports.csv("births", "Geburten_Standesamt_2019-12.csv", date(2019, 12, 31), registry, PLAIN)
    for year in statistics.HOUSING_YEARS:
        rows, day = statistics.housing_on(housing, year), date(year, 12, 31)
        exports.csv("housing", "Neubaugebiete_Stadtplanung_{day}.csv", day, rows, DATED)


def write_supply(exports: Exports, care: Care, scale: float, seed: int) -> None:
    """Centres, places, child minding and centre projects, yearly on 1 August."""
    projects = Projects(care.supply, scale, seed)
    for year in CARE_YEARS:
        day = date(year, 8, 1)
        _write_centres(exports, care, day)
        _write_places(exports, care, day, seed)
        minders = care.supply.minders.on(number_of(day))
        dialect = (DATED, TITLED)[year % 2]
        exports.csv(
            "child_minding", "Kindertagespflege_Jugendamt_{day}.csv", day, minders, dialect, total="minder_id"
        )
        planned = projects.on(number_of(day))
        exports.csv("centre_projects", "Ausbauplanung_Jugendamt_{day}.csv", day, planned, DATED)


def _write_centres(exports: Exports, care: Care, day: date) -> None:
    """The list of centres; the last two years as a workbook with a sheet of notes."""
    known = care.supply.centres.filter(pl.col("opened_on") <= day).with_columns(
        closed_on=pl.when(pl.col("closed_on") <= day).then(pl.col("closed_on")),
        on_portal_since=pl.when(pl.col("on_portal_since") <= day).then(pl.col("on_portal_since")),
    )
    if day.year >= 2025:
        exports.workbook("centres", "Einrichtungen_Jugendamt_{day}.xlsx", day, known, notes=NOTES)
    else:
        dialect = TITLED if day.year < 2022 else DATED
        exports.csv("centres", "Einrichtungen_Jugendamt_{day}.csv", day, known, dialect)


def _write_places(exports: Exports, care: Care, day: date, seed: int) -> None:
    """The places of the day-care year: once as a workbook, once incomplete and then corrected."""
    rows, name = centres.places(care.supply, day.year, seed).drop("centre"), "Plaetze_Jugendamt_{day}"
    dialect = (DATED, TITLED)[day.year % 2]
    if day.year == IN_A_WORKBOOK:
        exports.workbook("places", f"{name}.xlsx", day, rows)
    elif day.year in PLACES_FAULTS:  # no total row, it would not add up with the faulty row
        exports.csv("places", f"{name}.csv", day, rows, dialect, faults=[PLACES_FAULTS[day.year]])
    elif day.year == CORRECTED:
        exports.csv("places", f"{name}.csv", day, rows.head(-5), dialect, total="centre_id")
        exports.csv("places", f"{name}_k2.csv", day, rows, dialect, total="centre_id")
    else:
        exports.csv("places", f"{name}.csv", day, rows, dialect, total="centre_id")


def write_registrations(exports: Exports, registrations: Registrations) -> list[pl.DataFrame]:
    """Registrations of three portals per date; returns who each record is, for the truth."""
    known = []
    for number, day in enumerate(REGISTRATION_DATES):
        rows = registrations.on(number_of(day))
        known.append(_known(rows))
        for sender, dialect in enumerate((OLD, CHURCHES, OTHERS)):
            fault = REGISTRATION_FAULTS[(number + 2 * sender) % len(REGISTRATION_FAULTS)]
            faults = REGISTRATION_FAULTS if (day, sender) == WORST else [fault]
            own, name = rows.filter(pl.col("sender") == sender), f"Anmeldungen_{SENDERS[sender]}_{day}.csv"
            exports.csv("registrations", name, day, own, dialect, faults=faults)
    return known


def write_contracts(exports: Exports, contracts: CareContracts) -> list[pl.DataFrame]:
    """Contracts of three senders per date; returns who each record is, for the truth."""
    known = []
    for number, day in enumerate(CONTRACT_DATES):
        rows = contracts.on(number_of(day))
        known.append(_known(rows))
        for sender, dialect in enumerate((OLD, CHURCHES, OTHERS_CONTRACTS)):
            is_faulty = number >= 2 and number % 3 == sender
            faults = [CONTRACT_FAULTS[number % len(CONTRACT_FAULTS)]] if is_faulty else []
            own, name = rows.filter(pl.col("sender") == sender), f"Vertraege_{SENDERS[sender]}_{day}.csv"
            exports.csv("contracts", name, day, own, dialect, faults=faults)
    return known


def _known(rows: pl.DataFrame) -> pl.DataFrame:
    """Who each record is, what is wrong on its form, and whether the city's old code page changes its name."""
    letters = "[" + "".join(map(chr, NOT_IN_CP1252)) + "]"
    is_changed = (pl.col("sender") == 0) & (pl.col("first_name") + pl.col("last_name")).str.contains(letters)
    return rows.select("record_number", "child", "damage", is_transliterated=is_changed)


def write_schools(exports: Exports, found: Schools, seed: int) -> None:
    """School registers by school year, school IT half-yearly, and what follows from them."""
    for year in range(2016, 2027):
        rows, name = (
            schools.register(found, year),
            f"Schulen_Schulverwaltung_{year}_{(year + 1) % 100:02d}.csv",
        )
        exports.csv("schools", name, date(year, 10, 15), rows, OLD, total="school_id")
    school_it = SchoolIT(found, seed)
    for number, day in enumerate(DATES):
        dialect = WITH_UNITS if number % 4 == 1 else WITH_BOM
        faults = [SCHOOL_IT_FAULTS[number // 2 % len(SCHOOL_IT_FAULTS)]] if number % 2 and number > 1 else []
        rows, name = school_it.on(number), "Schul-IT-Stand_Systemhaus_{day}.csv"
        exports.csv("school_it", name, day, rows, dialect, faults=faults)
    _write_money(exports, found, seed)


def _write_money(exports: Exports, found: Schools, seed: int) -> None:
    """Measures and programme budgets yearly, the work programme half-yearly."""
    measures, plan = money.measures(found, seed), work_programme()
    for year in money.YEARS:
        day, known = date(year, 12, 31), measures.filter(pl.col("year") <= year)
        name = "Schul-IT-Massnahmen_Systemhaus_{day}.csv"
        exports.csv("school_it_measures", name, day, known, OLD, total="measure_id")
        name = "Foerdermittel_Kaemmerei_{day}.csv"
        exports.csv("programme_budget", name, day, money.budget_on(year), TITLED, total="programme")
    for day in REPORTS:
        rows = work_programme_on(plan, number_of(day))
        exports.csv("work_programme", "Arbeitsprogramm_Systemhaus_{day}.csv", day, rows, DATED)
