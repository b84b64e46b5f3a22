"""Registrations (Anmeldungen): one wish of one child for one centre or child-minding provider."""

from __future__ import annotations

from typing import Any

import dataframely as dy
import polars as pl

from warehouse.contracts import codes
from warehouse.contracts.model import (
    NAMES_MISSING,
    Contract,
    Delivered,
    Format,
    area,
    code,
    date,
    flag,
    integer,
    text,
)  # fmt: skip

PREGNANCY_DAYS = 300
KITAFINDER_WEEKLY_HOURS = {"1": "25", "2": "25", "3": "25", "4": "25", "5": "35", "6": "35", "7": "45",
                           "8": "45", "9": "45", "0": ""}  # fmt: skip


class Registration(Delivered):
    """A registration as the portal exports it; the child's personal columns serve linkage only."""

    record_number = text("Vorgangsnummer", "Vorgangs-Nr", "Anmeldenummer", "Satznummer")
    portal_account = text("Konto-Nr", "Kontonummer", "Elternkonto", nullable=True, required=True)
    first_name = text("Vorname", "Vorname Kind", personal=True, missing=NAMES_MISSING)
    last_name = text("Nachname", "Name", "Nachname Kind", personal=True, missing=NAMES_MISSING)
    birth_date = date("Geburtsdatum", "geb. am", personal=True)
    sex = code("Geschlecht", values=codes.SEX, nullable=True, personal=True)
    street = text("Straße", "Anschrift", "Strasse", nullable=True, personal=True)
    postcode = text("PLZ", "Postleitzahl", width=5, nullable=True, personal=True)
    district = area("Bezirk", "Stat. Bezirk", "Statistischer Bezirk", nullable=True, required=True)
    family_language = text("Familiensprache", nullable=True, personal=True)
    wish_rank = integer("Wunschrang", "Priorität", nullable=True, min=1, max=12)
    registered_on = date("Angemeldet am", "Anmeldedatum")
    wanted_start = date("Betreuung ab", "Wunschtermin", "Gewünschter Beginn")
    weekly_hours = integer("Wochenstunden", "Stunden", nullable=True, required=True, unit="h")
    care_kind = code("Betreuungsart", values=codes.CARE_KIND)
    facility_id = text("Einrichtungsnummer", "Einrichtungs-Nr", "Kita-Nr")
    status = code("Status", values=codes.REGISTRATION_STATUS)
    status_date = date("Statusdatum", "Status vom")
    refusal_reason = code("Absagegrund", values=codes.REFUSAL_REASON, nullable=True)
    offered_on = date("Angebot am", "Zusage am", nullable=True)
    has_sibling_at_centre = flag("Geschwisterkind", nullable=True)
    needs_inclusion = flag("Inklusion", "Integrativplatz", nullable=True)
    criteria_points = integer("Kriterienpunkte", "Punkte", nullable=True, min=0, max=1000)
    channel = code("Anmeldeweg", values=codes.CHANNEL, nullable=True)

    @dy.rule()
    def weekly_hours_are_kibiz_hours(cls) -> pl.Expr:
        """§ 33 KiBiz funds 25, 35 or 45 hours a week."""
        return pl.col("weekly_hours").is_in([25, 35, 45])

    @dy.rule()
    def registered_after_conception(cls) -> pl.Expr:
        """A child cannot be registered long before it is born: a swapped or mistyped date."""
        return pl.col("registered_on") >= pl.col("birth_date") - pl.duration(days=PREGNANCY_DAYS)

    @dy.rule()
    def start_after_birth(cls) -> pl.Expr:
        """Care cannot be wanted for a day before birth."""
        return pl.col("wanted_start") >= pl.col("birth_date")

    @dy.rule()
    def registered_by_reference_date(cls) -> pl.Expr:
        """An export cannot hold what was registered after it was made."""
        return pl.col("registered_on") <= pl.col("reference_date")


def kitafinder_records(document: Any) -> list[dict[str, Any]]:
    """Return the portal's applications (Kindakten), each with its child folder's number and its parents' address.

    Raises:
        KeyError, TypeError: the document is not a kitafinder export.
    """
    records: list[dict[str, Any]] = []
    for folder in document["kindMappen"]:
        for file in folder["kindAkten"]:
            parent = file.get("sorgeberechtigter1") or {}
            address = {key: parent.get(key) for key in ("strasse", "hausnummer", "plz")}
            records.append({**file, "kindMappeId": folder["id"], **address})
    return records


def complete_kitafinder(rows: pl.DataFrame) -> pl.DataFrame:
    """Join street and number; only a granted place has an offer date."""
    house_number = pl.col("street_number").fill_null("")
    granted = pl.col("status").is_in(["2", "4", "5", "7"])
    return rows.with_columns(
        street=(pl.col("street") + " " + house_number).str.strip_chars(),
        offered_on=pl.when(granted).then(pl.col("status_date")),
    ).drop("street_number")


KITAFINDER = Format(
    "kitafinder",
    json_records=kitafinder_records,
    own_headers_only=True,
    headers={
        "record_number": ("id",), "portal_account": ("kindMappeId",), "first_name": ("vorname",),
        "last_name": ("nachname",), "birth_date": ("geburtsdatum",), "sex": ("geschlechtId",),
        "street": ("strasse",), "street_number": ("hausnummer",), "postcode": ("plz",),
        "family_language": ("familiensprache",), "wish_rank": ("prioEltern",),
        "registered_on": ("anmeldedatum",), "wanted_start": ("betreuungswunschAb",),
        "weekly_hours": ("betreuungswunschZeitId",), "facility_id": ("kitaId",), "status": ("statusId",),
        "status_date": ("statusDatum",), "refusal_reason": ("absagegrundId",),
        "needs_inclusion": ("integrativplatzGewuenscht",), "reference_date": ("exportdatum",),
    },
    required=("record_number", "first_name", "last_name", "birth_date", "wanted_start", "status"),
    values={
        "status": codes.KITAFINDER_STATUS,
        "refusal_reason": codes.KITAFINDER_REFUSAL,
        "weekly_hours": KITAFINDER_WEEKLY_HOURS,
    },
    constants={"care_kind": "Kita", "channel": "Portal"},
    prepare=complete_kitafinder,
)  # fmt: skip

REGISTRATIONS = Contract(
    key="registrations",
    title="Anmeldungen",
    row=Registration,
    primary_key=("record_number",),
    file_words=("anmeldungen", "anmeldung", "registrations", "vormerkungen", "kitafinder", "datenstruktur"),
    formats=(Format("standard"), KITAFINDER),
)
