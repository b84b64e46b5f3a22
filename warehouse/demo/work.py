"""The work programme of the IT house: invented milestones of the four real themes."""

from __future__ import annotations

import polars as pl

from warehouse.demo import days

CONSOLIDATION, COOPERATION = "Konsolidierung", "Kooperation in der Stadt und zwischen Städten"
NETWORKING, E_GOVERNMENT = "Vernetzung der IT-Akteure", "E-Government-Gesetz"
_PLAN = """K|Rechenzentrum|Bestandsaufnahme der Serverräume|2018-06-30|2018-06-20|Bericht|Systemhaus
K|Rechenzentrum|Umzug der Fachverfahren abgeschlossen|2019-12-31|2020-05-15|Abnahmeprotokoll|Systemhaus
K|Rechenzentrum|Zweiter Standort in Betrieb|2022-06-30|2023-02-28|Abnahmeprotokoll|Systemhaus
K|Arbeitsplätze|Einheitlicher Arbeitsplatz beschlossen|2018-12-31|2018-11-30|Beschluss|Systemhaus
K|Arbeitsplätze|Einheitlicher Arbeitsplatz an allen Schulverwaltungen|2021-12-31|2022-09-30|Rollout-Liste|Systemhaus
K|Arbeitsplätze|Altgeräte ausgesondert|2023-06-30|2023-06-15|Inventarliste|Systemhaus
K|Lizenzen|Lizenzverzeichnis vollständig|2020-06-30|2020-06-30|Verzeichnis|Einkauf
K|Lizenzen|Rahmenvertrag erneuert|2025-12-31||Vertrag|Einkauf
C|Gemeinsamer Betrieb|Vereinbarung mit Nachbarstädten unterzeichnet|2019-06-30|2019-09-10|Vereinbarung|Dezernat
C|Gemeinsamer Betrieb|Erstes gemeinsames Verfahren im Betrieb|2021-06-30|2021-06-28|Abnahmeprotokoll|Systemhaus
C|Gemeinsamer Betrieb|Drittes gemeinsames Verfahren im Betrieb|2024-12-31|2025-06-12|Abnahmeprotokoll|Systemhaus
C|Schulträger|Abstimmung mit der Schulverwaltung eingerichtet|2018-06-30|2018-05-04|Protokoll|Schulverwaltung
C|Schulträger|Gemeinsame Bedarfsplanung je Schule|2020-12-31|2021-10-29|Planung|Schulverwaltung
C|Schulträger|Fortschreibung Medienentwicklungsplan|2023-12-31|2024-03-21|Ratsbeschluss|Schulverwaltung
C|Schulträger|Evaluation des Medienentwicklungsplans|2026-06-30||Bericht|Schulverwaltung
N|IT-Runde|IT-Runde der Ämter eingerichtet|2018-09-30|2018-09-27|Protokoll|Systemhaus
N|IT-Runde|Jährlicher Projektkalender veröffentlicht|2019-03-31|2019-03-29|Kalender|Systemhaus
N|IT-Runde|Wissensspeicher für IT-Koordination|2020-09-30|2021-01-20|Freigabe|Systemhaus
N|Schulen|Medienbeauftragte aller Schulen benannt|2019-12-31|2019-12-12|Liste|Schulverwaltung
N|Schulen|Fortbildungsreihe für Medienbeauftragte|2021-09-30|2021-09-30|Programm|Schulverwaltung
N|Schulen|Rückmeldeportal für Schulen in Betrieb|2024-06-30|2024-06-18|Abnahmeprotokoll|Systemhaus
N|Schulen|Rückmeldeportal an allen Schulen genutzt|2026-03-31||Nutzungsbericht|Systemhaus
E|E-Payment|E-Payment für drei Pilotverfahren|2018-12-31|2019-02-14|Abnahmeprotokoll|Finanzen
E|E-Payment|E-Payment in allen Bürgerdiensten|2021-12-31|2022-12-20|Bericht|Finanzen
E|E-Payment|E-Payment für Elternbeiträge|2025-06-30|2025-11-05|Abnahmeprotokoll|Finanzen
E|Elektronische Kommunikation|Zentraler elektronischer Zugang|2018-06-30|2018-06-29|Freigabe|Systemhaus
E|Elektronische Kommunikation|Verschlüsselter Datenaustausch mit Trägern|2020-06-30|2020-12-01|Abnahmeprotokoll|Systemhaus
E|Elektronische Kommunikation|Datenaustausch mit allen Kita-Trägern|2026-12-31||Bericht|Jugendamt
E|Rechnungsscan|Zentrale Scanstelle in Betrieb|2019-09-30|2019-09-30|Abnahmeprotokoll|Finanzen
E|Rechnungsscan|E-Rechnung in allen Ämtern|2020-11-30|2021-07-15|Bericht|Finanzen
E|Rechnungsscan|Rechnungsworkflow in allen Schulen|2025-09-30||Bericht|Finanzen
E|Rechnungsscan|Papierrechnungen unter fünf vom Hundert|2026-12-31||Bericht|Finanzen"""
_THEMES = {"K": CONSOLIDATION, "C": COOPERATION, "N": NETWORKING, "E": E_GOVERNMENT}
_PLAN_AHEAD = 1100


def work_programme() -> pl.DataFrame:
    """All milestones with due and done dates."""
    cells = [line.split("|") for line in _PLAN.split("\n")]
    names = ["theme", "project", "milestone", "due_on", "done_on", "evidence", "responsible_unit"]
    return pl.DataFrame(cells, schema=dict.fromkeys(names, pl.String), orient="row").with_columns(
        milestone_id=pl.Series([f"M{number:03d}" for number in range(1, len(cells) + 1)]),
        theme=pl.col("theme").replace_strict(_THEMES),
        due_on=pl.col("due_on").str.to_date(),
        done_on=pl.col("done_on").replace("", None).str.to_date(),
    )


def work_programme_on(plan: pl.DataFrame, moment: int) -> pl.DataFrame:
    """The programme as reported on the day: what is due within three years, done and evidence as known."""
    reported = days.as_date(moment)
    is_done = pl.col("done_on") <= reported
    return plan.filter(pl.col("due_on") <= days.as_date(moment + _PLAN_AHEAD)).with_columns(
        done_on=pl.when(is_done).then(pl.col("done_on")),
        evidence=pl.when(is_done).then(pl.col("evidence")),
    )
