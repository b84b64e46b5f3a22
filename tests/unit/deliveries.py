"""Small deliveries made by hand: one good row per contract, in canonical headers."""

from __future__ import annotations

from pathlib import Path

from warehouse.contracts import CONTRACTS

GOOD: dict[str, dict[str, str]] = {
    "registrations": {
        "record_number": "A-1", "portal_account": "K-1", "first_name": "Mia", "last_name": "Öztürk",
        "birth_date": "29.02.2024", "sex": "w", "street": "Musterweg 3", "postcode": "44135", "district": "05",
        "family_language": "Deutsch", "wish_rank": "1", "registered_on": "01.10.2025", "wanted_start": "01.08.2026",
        "weekly_hours": "35", "care_kind": "Kita", "facility_id": "K001", "status": "Vorgemerkt",
        "status_date": "01.10.2025", "refusal_reason": "", "offered_on": "", "has_sibling_at_centre": "nein",
        "needs_inclusion": "nein", "criteria_points": "12", "channel": "online",
    },
    "contracts": {
        "record_number": "V-1", "portal_account": "K-1", "first_name": "Mia", "last_name": "Öztürk",
        "birth_date": "29.02.2024", "sex": "w", "street": "Musterweg 3", "postcode": "44135", "district": "05",
        "facility_id": "K001", "care_kind": "Kita", "starts_on": "01.08.2025", "ends_on": "", "weekly_hours": "45",
        "age_group": "U3", "needs_inclusion": "nein",
    },
    "centres": {
        "centre_id": "K001", "name": "Kita Regenbogen", "provider": "Städtische Kitas (Demo)",
        "provider_group": "kommunal", "street": "Musterweg 1", "postcode": "44135", "latitude": "51,5145",
        "longitude": "7,4653", "district": "05", "opened_on": "01.08.2001", "closed_on": "",
        "on_portal_since": "01.02.2019",
    },
    "places": {
        "centre_id": "K001", "day_care_year": "2026/27", "group_form": "I", "weekly_hours": "45", "groups": "2",
        "approved_under_three": "12", "approved_three_to_school": "28", "available_under_three": "10",
        "available_three_to_school": "28", "reduction_reason": "Personalmangel",
    },
    "child_minding": {
        "minder_id": "T001", "provider": "Fachberatung Nord", "district": "05", "approved_places": "5",
        "available_places": "4", "starts_on": "01.08.2020", "ends_on": "",
    },
    "population": {"area_id": "05", "birth_month": "2024-02", "age_from": "", "age_to": "", "children": "1.050",
                   "boys": "540", "girls": "510"},
    "births": {"area_id": "05", "birth_month": "2024-02", "live_births": "31", "counting_method": "Wohnort der Mutter"},
    "housing": {"project_id": "B1", "name": "Am Hafen", "district": "04", "completion_year": "2027",
                "single_family_dwellings": "-", "apartment_dwellings": "120", "state": "im Bau"},
    "centre_projects": {
        "project_id": "P1", "name": "Neubau Hafen", "centre_id": "", "provider": "", "district": "04",
        "project_kind": "Neubau", "groups_form_one": "2", "groups_form_two": "1", "groups_form_three": "-",
        "places_under_three": "22", "places_three_to_school": "28", "decided_planned_on": "01.03.2024",
        "decided_on": "14.03.2024", "construction_planned_on": "", "construction_started_on": "",
        "opening_planned_on": "01.08.2027", "opened_on": "", "council_paper": "12345-24",
    },
    "schools": {
        "school_id": "900001", "name": "Grundschule am Fluss", "school_form": "Grundschule",
        "carrier": "Stadt Dortmund", "street": "", "postcode": "44135", "latitude": "51,5", "longitude": "7,4",
        "easting": "", "northing": "", "district": "05", "borough_name": "", "pupils": "1.210", "classes": "44",
        "class_rooms": "48", "subject_rooms": "6", "all_day_places": "310", "is_in_operation": "ja",
    },
    "school_it": {
        "school_id": "900001", "site_id": "1", "track": "WLAN", "stage": "in Umsetzung", "quantity_done": "12",
        "quantity_total": "54", "line_mbit_s": "", "switch_mbit_s": "", "hub_mbit_s": "",
        "started_on": "", "planned_on": "31.12.2021", "done_on": "", "is_on_hold": "nein", "hold_reason": "",
    },
    "school_it_measures": {
        "measure_id": "M1", "school_id": "900001", "track": "WLAN", "programme": "Gute Schule 2020", "year": "2019",
        "planned_eur": "12.000,00", "approved_eur": "12.000,00", "committed_eur": "9.500,50", "drawn_eur": "0,00",
    },
    "programme_budget": {
        "programme": "Gute Schule 2020", "year": "2019", "quota_eur": "23.500.000,00",
        "drawn_all_purposes_eur": "11.700.000,00", "spent_eur": "10.000.000,00", "carry_over_rule": "ein Jahr",
    },
    "work_programme": {
        "milestone_id": "W1", "theme": "E-Government", "project": "Rechnungsscan", "milestone": "Pilotbetrieb",
        "started_on": "", "due_on": "30.06.2025", "done_on": "", "evidence": "", "responsible_unit": "Systemhaus",
    },
}  # fmt: skip


def table(contract: str, *changes: dict[str, str]) -> str:
    """A CSV of one row per change to the good row, under the canonical headers."""
    headers = [source.headers[0] for source in CONTRACTS[contract].sources.values()]
    lines = [";".join(headers)]
    for change in changes:
        row = {**GOOD[contract], **change}
        lines.append(";".join(row[name] for name in CONTRACTS[contract].sources))
    return "\r\n".join(lines) + "\r\n"


def write(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    """Write a text as a file and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path
