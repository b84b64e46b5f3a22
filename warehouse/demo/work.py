"""The work programme of the IT house: invented milestones of the real themes and projects.

Themes and projects stand in the seed ``work_projects``, but for one misspelt project. Some things are wrong or
move, as they do: a milestone without a day, days put off, one done before it began, one without evidence, one that
was reported done and then taken back, one that was given up.
"""

from __future__ import annotations

import polars as pl

from warehouse.demo import days

CONSOLIDATION, COOPERATION = "Konsolidierung", "Kooperation in der Stadt und zwischen Städten"
NETWORKING, E_GOVERNMENT = "Vernetzung der IT-Akteure", "E-Government-Gesetz"
# number|theme|project|milestone|started|first due|done|evidence|responsible unit
_PLAN = """01|K|Rechenzentrum|Bestandsaufnahme der Serverräume|2018-01-15|2018-06-30|2018-06-20|Bericht|Systemhaus
02|K|Rechenzentrum|Umzug der Fachverfahren abgeschlossen|2018-09-01|2019-12-31|2020-05-15|Abnahmeprotokoll|Systemhaus
03|K|Rechenzentrum|Zweiter Standort in Betrieb|2020-08-01|2022-06-30|2023-02-28|Abnahmeprotokoll|Systemhaus
04|K|Arbeitsplätze|Einheitlicher Arbeitsplatz beschlossen|2018-02-01|2018-12-31|2018-11-30|Beschluss|Systemhaus
05|K|Arbeitsplätze|Einheitlicher Arbeitsplatz an allen Schulverwaltungen|2019-03-01|2021-12-31|2022-09-30|Rollout-Liste|Systemhaus
06|K|Arbeitsplätze|Altgeräte ausgesondert|2022-10-01|2023-06-30|2023-06-15|Inventarliste|Systemhaus
07|K|Lizenzen|Lizenzverzeichnis vollständig|2019-10-01|2020-06-30|2020-06-30||Einkauf
08|K|Lizenzen|Rahmenvertrag erneuert|2025-02-01|2025-12-31||Vertrag|Einkauf
09|C|Gemeinsamer Betrieb|Vereinbarung mit Nachbarstädten unterzeichnet|2018-03-01|2019-06-30|2019-09-10|Vereinbarung|Dezernat
10|C|Gemeinsamer Betrieb|Erstes gemeinsames Verfahren im Betrieb|2020-01-15|2021-06-30|2021-06-28|Abnahmeprotokoll|Systemhaus
11|C|Gemeinsamer Betrieb|Drittes gemeinsames Verfahren im Betrieb|2023-01-09|2024-12-31|2025-06-12|Abnahmeprotokoll|Systemhaus
12|C|Gemeinsamer Betrieb|Gemeinsame Beschaffung geprüft|2022-02-01|2023-12-31||Bericht|Einkauf
13|C|Medienentwicklungsplan|Abstimmung mit der Schulverwaltung eingerichtet|2018-01-08|2018-06-30|2018-05-04|Protokoll|Schulverwaltung
14|C|Medienentwicklungsplan|Gemeinsame Bedarfsplanung je Schule|2019-09-01|2020-12-31|2021-10-29|Planung|Schulverwaltung
15|C|Medienentwicklungsplan|Fortschreibung Medienentwicklungsplan|2022-11-01|2023-12-31|2024-03-21|Ratsbeschluss|Schulverwaltung
16|C|Medienentwicklungsplan|Evaluation des Medienentwicklungsplans|2025-09-01|2026-06-30||Bericht|Schulverwaltung
17|N|IT-Runde|IT-Runde der Ämter eingerichtet|2018-05-02|2018-09-30|2018-09-27|Protokoll|Systemhaus
18|N|IT-Runde|Jährlicher Projektkalender veröffentlicht|2018-10-01|2019-03-31|2019-03-29|Kalender|Systemhaus
19|N|IT-Runde|Wissensspeicher für IT-Koordination|2019-11-01|2020-09-30|2021-01-20|Freigabe|Systemhaus
20|N|Schulen vernetzen|Medienbeauftragte aller Schulen benannt|2019-02-01|2019-12-31|2019-12-12|Liste|Schulverwaltung
21|N|Schulen vernetzen|Fortbildungsreihe für Medienbeauftragte|2020-11-01|2021-09-30|2021-09-30|Programm|Schulverwaltung
22|N|Schulen vernetzen|Rückmeldeportal für Schulen in Betrieb|2023-04-01|2024-06-30|2024-06-18|Abnahmeprotokoll|Systemhaus
23|N|Rückmeldeportal|Rückmeldeportal an allen Schulen genutzt|2024-08-01|2026-03-31||Nutzungsbericht|Systemhaus
24|E|E-Payment|E-Payment für drei Pilotverfahren|2018-01-15|2018-12-31|2019-02-14|Abnahmeprotokoll|Finanzen
25|E|E-Payment|E-Payment in allen Bürgerdiensten|2019-06-01|2021-12-31|2022-12-20|Bericht|Finanzen
26|E|E-Payment|E-Payment für Elternbeiträge|2024-04-01|2025-06-30|2025-11-05|Abnahmeprotokoll|Finanzen
27|E|Elektronische Kommunikation|Zentraler elektronischer Zugang|2017-10-01|2018-06-30|2018-06-29|Freigabe|Systemhaus
28|E|Elektronische Kommunikation|Verschlüsselter Datenaustausch mit Trägern|2019-05-01|2020-06-30|2020-12-01|Abnahmeprotokoll|Systemhaus
29|E|Elektronische Kommunikation|Datenaustausch mit allen Kita-Trägern|2025-01-15|2026-12-31||Bericht|Jugendamt
30|E|Rechnungsscan|Zentrale Scanstelle in Betrieb|2018-11-01|2019-09-30|2019-09-30|Abnahmeprotokoll|Finanzen
31|E|Rechnungsscan|E-Rechnung in allen Ämtern|2019-12-01|2020-11-30|2021-07-15|Bericht|Finanzen
32|E|Rechnungsscan|Rechnungsworkflow in allen Schulen|2024-10-01|2025-09-30||Bericht|Finanzen
33|E|Rechnungsscan|Papierrechnungen unter fünf vom Hundert||2026-12-31||Bericht|Finanzen
34|E|Kita online|Elternportal mit den städtischen Kitas in Betrieb|2018-06-01|2019-01-31|2019-01-31|Freigabe|Jugendamt
35|E|Kita online|Portal an der Hälfte aller Kitas|2019-02-01|2020-12-31|2021-06-11|Teilnahmeliste|Jugendamt
36|E|Kita online|Vereinbarung mit allen kirchlichen Trägern|2019-08-01|2021-12-31|2022-08-31|Vereinbarung|Jugendamt
37|E|Kita online|Kindertagespflege im Portal|2020-11-30|2021-06-30|2020-11-02|Freigabe|Jugendamt
38|E|Kita online|Alle Träger angeschlossen|2022-09-01|2024-12-31||Vereinbarung|Jugendamt
39|E|Kita online|Anmeldungen der Träger täglich im Portal|2025-10-01|2026-09-15||Prüfbericht|Jugendamt
40|N|Zentrale Anbindung der Schulen|Anbindung ausgeschrieben|2017-09-01|2018-09-30|2018-08-24|Vergabevermerk|Systemhaus
41|N|Zentrale Anbindung der Schulen|Zwanzig Pilotschulen angebunden|2018-10-01|2019-08-31|2019-10-11|Abnahmeprotokoll|Systemhaus
42|N|Zentrale Anbindung der Schulen|Alle weiterführenden Schulen angebunden|2019-11-01|2021-12-31|2022-06-17|Abnahmeprotokoll|Systemhaus
43|N|Zentrale Anbindung der Schulen|Alle Schulen angebunden|2022-07-01|2024-12-31||Abnahmeprotokoll|Systemhaus
44|N|Zentrale Anbindung der Schulen|Ausfallleitung an großen Schulen|2026-02-01|||Abnahmeprotokoll|Systemhaus
45|E|E-Payment|E-Payment für Ganztagsbeiträge|2025-12-01|2026-06-30|2026-05-20|Abnahmeprotokoll|Finanzen"""
# What a later report says otherwise: from which report on, and which day is due then.
_MOVED = {"M03": [("2021-12-31", "2022-12-31")], "M08": [("2025-06-30", "2026-08-31")],
          "M38": [("2024-06-30", "2025-12-31"), ("2025-12-31", "2027-06-30")],
          "M43": [("2023-12-31", "2025-12-31")], "M33": [("2025-12-31", "2026-11-30")]}  # fmt: skip
_TAKEN_BACK = {"M43": ("2025-11-28", "2026-06-30")}  # reported done, until a report in which it is open again
_GIVEN_UP = {"M12": "2025-06-30"}  # from this report on it is no longer there
_THEMES = {"K": CONSOLIDATION, "C": COOPERATION, "N": NETWORKING, "E": E_GOVERNMENT}
_PLAN_AHEAD = 1100
_DAYS = ("started_on", "due_on", "done_on")


def work_programme() -> pl.DataFrame:
    """All milestones with the days they began, were first due and were done."""
    cells = [line.split("|") for line in _PLAN.split("\n")]
    names = ["number", "theme", "project", "milestone", *_DAYS, "evidence", "responsible_unit"]
    return pl.DataFrame(cells, schema=dict.fromkeys(names, pl.String), orient="row").select(
        pl.col("theme").replace_strict(_THEMES),
        "project",
        "milestone",
        *(pl.col(name).replace("", None).str.to_date() for name in _DAYS),
        pl.col("evidence").replace("", None),
        "responsible_unit",
        milestone_id="M" + pl.col("number"),
    )


def work_programme_on(plan: pl.DataFrame, moment: int) -> pl.DataFrame:
    """The programme as reported on the day: what is due within three years, or has begun if it has no day."""
    reported = days.as_date(moment)
    due = {name: day for name, moves in _MOVED.items() for since, day in moves if since <= str(reported)}
    done = {name: day for name, (day, until) in _TAKEN_BACK.items() if str(reported) < until}
    given_up = [name for name, since in _GIVEN_UP.items() if since <= str(reported)]
    known = plan.filter(~pl.col("milestone_id").is_in(given_up)).with_columns(
        due_on=pl.coalesce(_day_of(due), "due_on"), done_on=pl.coalesce(_day_of(done), "done_on")
    )
    is_done, has_begun = pl.col("done_on") <= reported, pl.col("started_on") <= reported
    is_ahead = (pl.col("due_on") <= days.as_date(moment + _PLAN_AHEAD)).fill_null(has_begun)
    return known.filter(is_ahead).with_columns(
        started_on=pl.when(has_begun | is_done).then("started_on"),
        done_on=pl.when(is_done).then("done_on"),
        evidence=pl.when(is_done).then("evidence"),
    )


def _day_of(days_by_milestone: dict[str, str]) -> pl.Expr:
    named = pl.col("milestone_id").replace_strict(days_by_milestone, default=None, return_dtype=pl.String)
    return named.str.to_date()
