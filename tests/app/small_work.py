"""The work programme and the portal of the small release, worked out by hand."""

from __future__ import annotations

from datetime import date

import polars as pl

NOW, THEN = date(2025, 12, 31), date(2025, 6, 30)
TODAY, LAST_YEAR = date(2026, 3, 15), date(2025, 3, 15)
THEME, STATES = "E-Government-Gesetz", ("done_on_time", "done_late", "due_soon", "open", "overdue", "no_date")
# reported, number, project, first due, due, done, state, days late
_MILESTONES = [
    (THEN, 0, "Rechnungsscan", date(2024, 12, 31), date(2024, 12, 31), date(2024, 12, 31), "done_on_time", 0),
    (THEN, 1, "Rechnungsscan", date(2025, 9, 30), date(2025, 9, 30), None, "open", 0),
    (THEN, 2, "Rechnungsscan", date(2025, 6, 30), date(2025, 6, 30), None, "due_soon", 0),
    (THEN, 3, "Kita online", date(2026, 3, 31), date(2026, 3, 31), None, "open", 0),
    (NOW, 0, "Rechnungsscan", date(2024, 12, 31), date(2024, 12, 31), date(2024, 12, 31), "done_on_time", 0),
    (NOW, 1, "Rechnungsscan", date(2025, 9, 30), date(2025, 9, 30), date(2025, 10, 10), "done_late", 10),
    (NOW, 2, "Rechnungsscan", date(2025, 6, 30), date(2025, 12, 30), None, "overdue", 1),
    (NOW, 3, "Kita online", date(2026, 3, 31), date(2026, 3, 31), None, "due_soon", 0),
    (NOW, 4, "Kita online", None, None, None, "no_date", None),
]


def milestones() -> pl.DataFrame:
    """Of five one is done in time, one late, one overdue after its day moved, one due soon, one without a day."""
    rows = [
        {"reference_date": on, "milestone_id": f"M{number}", "theme": THEME, "project": project,
         "milestone": f"Schritt {number}", "started_on": None, "first_due_on": first, "due_on": due,
         "moved_days": (due - first).days if due and first else None, "times_moved": int(due != first), "done_on": done,
         "is_done": done is not None, "days_late": late, "state": state, "evidence": "Bericht" if done else None,
         "responsible_unit": "Systemhaus", "theme_order": 4, "project_order": 11 + (project == "Kita online")}
        for on, number, project, first, due, done, state, late in _MILESTONES
    ]  # fmt: skip
    days = dict.fromkeys(("started_on", "first_due_on", "due_on", "done_on"), pl.Date)
    return pl.DataFrame(rows, schema_overrides=days, infer_schema_length=None)


def _counts(
    states: dict[str, int], due: int, kept: int, due_first: int, kept_first: int, days: int | None
) -> dict:
    ahead = sum(states.get(state, 0) for state in ("due_soon", "open", "no_date"))
    return {
        "milestones": sum(states.values()), **{state: states.get(state, 0) for state in STATES}, "not_yet_due": ahead,
        "done": states.get("done_on_time", 0) + states.get("done_late", 0), "due": due, "due_on_time": kept,
        "on_time_rate": kept / due if due else None, "due_at_first": due_first, "done_by_first_date": kept_first,
        "first_date_rate": kept_first / due_first if due_first else None, "longest_overdue_days": days,
    }  # fmt: skip


def themes() -> pl.DataFrame:
    """One theme and the sum: of three due one was done by its day; half a year before, one of one."""
    then = _counts({"done_on_time": 1, "due_soon": 1, "open": 2}, 1, 1, 1, 1, None)
    now = _counts(
        {"done_on_time": 1, "done_late": 1, "due_soon": 1, "overdue": 1, "no_date": 1}, 3, 1, 3, 1, 1
    )
    rows = [
        {"reference_date": on, "theme": theme, "is_total": theme != THEME, "theme_order": 4, **counts}
        for on, counts in ((THEN, then), (NOW, now)) for theme in (THEME, "alle Themen")
    ]  # fmt: skip
    return pl.DataFrame(rows, infer_schema_length=None)


def projects() -> pl.DataFrame:
    """Rechnungsscan is overdue, Kita online due soon, and a third that is done is in no list."""
    common = {"reference_date": NOW, "theme": THEME, "is_known_project": True, "theme_order": 4, "started_on": None,
              "last_due_on": None, "next_responsible_unit": "Systemhaus"}  # fmt: skip
    rows = [
        {"project": "Rechnungsscan", "project_order": 11, "purpose": "Rechnungen ohne Papier.", "law": "§ 7a EGovG NRW",
         "state": "overdue", "next_milestone_id": "M2", "next_milestone": "Schritt 2", "next_due_on": date(2025, 12, 30),
         "next_days_late": 1, **_counts({"done_on_time": 1, "done_late": 1, "overdue": 1}, 3, 1, 3, 1, 1)},
        {"project": "Kita online", "project_order": 12, "purpose": "Ein Portal für alle.", "law": None,
         "state": "due_soon", "next_milestone_id": "M3", "next_milestone": "Schritt 3", "next_due_on": date(2026, 3, 31),
         "next_days_late": 0, **_counts({"due_soon": 1, "no_date": 1}, 0, 0, 0, 0, None)},
    ]  # fmt: skip
    return pl.DataFrame([common | row for row in rows], infer_schema_length=None)


def changes() -> pl.DataFrame:
    """Within half a year one was done ten days late, one became overdue although its day moved, one is new."""
    told = [("M1", "newly_done", 1, None, 10, "open", "done_late", date(2025, 9, 30), date(2025, 9, 30), date(2025, 10, 10)),
            ("M2", "newly_overdue", 2, None, 1, "due_soon", "overdue", date(2025, 12, 30), date(2025, 6, 30), None),
            ("M2", "due_moved", 3, 183, None, "due_soon", "overdue", date(2025, 12, 30), date(2025, 6, 30), None),
            ("M4", "new", 7, None, None, None, "no_date", None, None, None)]  # fmt: skip
    names = ["milestone_id", "change", "change_order", "days_moved", "days_late", "state_before", "state", "due_on",
             "due_before", "done_on"]  # fmt: skip
    rows = pl.DataFrame(told, schema=names, orient="row")
    return rows.with_columns(
        reference_date=NOW, compared_date=THEN, theme=pl.lit(THEME), project=pl.lit("Rechnungsscan"),
        milestone="Schritt " + pl.col("milestone_id").str.tail(1), responsible_unit=pl.lit("Systemhaus"),
        is_moved=pl.col("days_moved").is_not_null(), is_late=pl.col("days_late").is_not_null(),
        was_known=pl.col("change") != "new", was_done=False,
    )  # fmt: skip


def portal_months() -> pl.DataFrame:
    """A year ago nobody was on the portal; now one of two providers is, with two of three centres."""
    rows = [(date(2025, 3, 1), 2, 0, 0, 0.0, 3, 0, 0.0, True), (date(2026, 1, 1), 2, 1, 0, 0.5, 3, 1, 1 / 3, False),
            (date(2026, 2, 1), 2, 1, 1, 0.5, 3, 2, 2 / 3, False), (date(2026, 3, 1), 2, 2, 2, 1.0, 3, 3, 1.0, False)]  # fmt: skip
    names = ["month", "providers", "providers_on_portal", "providers_wholly_on_portal", "provider_share", "centres",
             "centres_on_portal", "share", "is_estimated"]  # fmt: skip
    return pl.DataFrame(rows, schema=names, orient="row")


def portal_coverage() -> pl.DataFrame:
    """Of a hundred places ninety are in the municipal centres, which are on the portal."""
    rows = [
        ("T1", "Städtische Kitas", 2, 2, 90, 90),
        ("T2", "Kirchenkreis", 1, 0, 10, 0),
        (None, "alle Träger", 3, 2, 100, 90),
    ]
    names = [
        "provider_id",
        "provider_name",
        "centres",
        "centres_on_portal",
        "approved_places",
        "places_on_portal",
    ]
    return pl.DataFrame(rows, schema=names, orient="row").with_columns(
        reference_date=TODAY, day_care_year=2025, is_total=pl.col("provider_id").is_null(),
        centres_missing=pl.col("centres") - pl.col("centres_on_portal"),
        places_missing=pl.col("approved_places") - pl.col("places_on_portal"),
        share_of_places=pl.col("places_on_portal") / pl.col("approved_places"), places_date=date(2025, 8, 1),
    )  # fmt: skip


def portal_centres() -> pl.DataFrame:
    """The church's centre in Eving is not on the portal."""
    rows = [("K1", "T1", "Städtische Kitas", "04", True, 50), ("K2", "T1", "Städtische Kitas", "05", True, 40),
            ("K3", "T2", "Kirchenkreis", "12", False, 10)]  # fmt: skip
    names = ["centre_id", "provider_id", "provider_name", "district_id", "is_on_portal", "approved_places"]
    return pl.DataFrame(rows, schema=names, orient="row").with_columns(reference_date=TODAY)


def online() -> pl.DataFrame:
    """In January fifteen of twenty registrations came online, in February sixteen, in March three of five so far."""
    rows = [(date(2025, 12, 1), 8, 2, True), (date(2026, 1, 1), 15, 5, False), (date(2026, 2, 1), 16, 4, False),
            (date(2026, 3, 1), 3, 2, True)]  # fmt: skip
    whole = [
        {"month": month, "provider_name": name, "is_total": name == "alle Träger", "registrations": online + other,
         "online": online, "elsewhere": other, "channel_unknown": 0, "share": online / (online + other),
         "is_partial": partial, "is_suppressed": False}
        for month, online, other, partial in rows for name in ("Städtische Kitas", "alle Träger")
    ]  # fmt: skip
    return pl.DataFrame(whole)


def online_for_council(rows: pl.DataFrame) -> pl.DataFrame:
    """The city alone; a month with a count of one to four is hidden whole."""
    counts = ["registrations", "online", "elsewhere", "channel_unknown"]
    small = pl.any_horizontal(pl.col(counts).is_between(1, 4))
    hidden = [pl.when(~small).then(pl.col(name)).alias(name) for name in (*counts, "share")]
    return rows.filter("is_total").with_columns(*hidden, is_suppressed=small)


def tables() -> dict[str, pl.DataFrame]:
    """All of them, by name."""
    return {
        "fct_work_programme": milestones(), "fct_work_programme_theme": themes(),
        "fct_work_programme_project": projects(), "fct_work_programme_change": changes(),
        "fct_portal_month": portal_months(), "fct_portal_coverage": portal_coverage(),
        "fct_portal_centre": portal_centres(), "fct_online_registration": online(),
    }  # fmt: skip
