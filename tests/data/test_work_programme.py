"""The demo's work programme and its portal, from the exports to the published tables, held to what can be counted by hand."""

from __future__ import annotations

from datetime import date

from warehouse.home import Home
from warehouse.marts import Marts, Role
from warehouse.queries import portal, work_programme

LAST, BEFORE, YEAR_BEFORE = date(2026, 6, 30), date(2025, 12, 31), date(2025, 6, 30)


def test_what_is_wrong_in_the_programme_is_a_finding(planning: Marts) -> None:
    found = planning.frame(
        "select finding, subject, message from marts.meta_findings where contract = 'work_programme' order by finding"
    )
    assert found.select("finding", "subject").rows() == [
        ("milestone_done_before_start", "M37 (Kindertagespflege im Portal)"),
        ("milestone_without_evidence", "M07 (Lizenzverzeichnis vollständig)"),
        ("unknown_project", "Rückmeldeportal (Vernetzung der IT-Akteure)"),
    ]
    assert not found["message"].str.contains("[{}]").any()


def test_an_unknown_project_counts_like_the_others(planning: Marts) -> None:
    projects = work_programme.by_project(planning, LAST)
    total = work_programme.by_theme(planning, LAST).row(-1, named=True)
    assert projects.filter(project="Rückmeldeportal", is_known_project=False).height == 1
    assert projects["milestones"].sum() == total["milestones"] == 44
    assert (total["due"], total["due_on_time"], total["overdue"], total["longest_overdue_days"]) == (
        37,
        17,
        3,
        273,
    )


def test_half_a_year_changes_what_the_two_reports_differ_in(planning: Marts) -> None:
    changes = work_programme.changes(planning, LAST, BEFORE)
    assert changes.select("milestone_id", "change").rows() == [
        ("M45", "newly_done"), ("M23", "newly_overdue"), ("M43", "newly_overdue"), ("M43", "reopened"), ("M44", "new"),
    ]  # fmt: skip


def test_a_year_is_not_the_sum_of_its_halves(planning: Marts) -> None:
    """M43 was done in the first half and taken back in the second: over the year it has only become overdue."""
    year = work_programme.changes(planning, LAST, YEAR_BEFORE).filter(milestone_id="M43")
    assert year["change"].to_list() == ["newly_overdue"]
    first = work_programme.changes(planning, BEFORE, YEAR_BEFORE).filter(milestone_id="M43")
    assert first["change"].to_list() == ["newly_done"]


def test_places_are_either_seen_or_missing(planning: Marts) -> None:
    on = date(2026, 9, 15)
    rows, missing = portal.coverage(planning, on), portal.missing_centres(planning, on)
    total, providers = rows.row(-1, named=True), rows.filter(~rows["is_total"])
    for column in ("centres", "centres_on_portal", "approved_places", "places_on_portal", "places_missing"):
        assert providers[column].sum() == total[column], column
    assert total["places_on_portal"] + total["places_missing"] == total["approved_places"]
    assert missing.height == total["centres_missing"] > 0
    assert missing["approved_places"].sum() == total["places_missing"]


def test_the_portal_grows_month_by_month_and_not_with_each_register(planning: Marts) -> None:
    months = portal.months(planning, date(2026, 9, 15)).drop_nulls("centres")
    joined = months.filter(months["centres_on_portal"].diff() > 0)["month"].dt.month().to_list()
    assert months["month"].min() < date(2020, 1, 1)
    assert set(joined) - {8}, "registers are dated August; who joins in between is seen in its own month"


def test_deliveries_cover_the_months_from_the_first_one_on(planning: Marts) -> None:
    months = portal.months(planning, date(2026, 10, 31))
    whole = months.filter(is_partial=False)["month"]
    assert (whole.min(), whole.max()) == (date(2024, 3, 1), date(2026, 8, 1))
    assert months.filter(month=date(2026, 9, 1))["is_partial"].to_list() == [True]
    sums = planning.frame(
        "select is_total, sum(registrations) as n from marts.fct_online_registration group by is_total"
    )
    assert sums["n"].n_unique() == 1


def test_the_council_reads_the_whole_city_and_no_centre(city: Home) -> None:
    council = Marts.open(city, Role.COUNCIL)
    online = council.frame("select distinct is_total from marts.fct_online_registration")
    hidden = council.frame("select * from marts.fct_online_registration where is_suppressed")
    council.close()
    assert online["is_total"].to_list() == [True]
    assert (
        hidden.select("registrations", "online", "elsewhere", "share").null_count().row(0)
        == (hidden.height,) * 4
    )
