"""Contracts of care (Betreuungsverträge): one contract of one child."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from warehouse.contracts import codes
from warehouse.contracts.model import (
    NAMES_MISSING,
    Contract,
    Delivered,
    area,
    code,
    date,
    flag,
    integer,
    text,
)


class CareContract(Delivered):
    """A contract with a centre or child minder; an empty end means until school."""

    record_number = text("Vertragsnummer", "Vertrags-Nr")
    portal_account = text("Konto-Nr", "Kontonummer", "Elternkonto", nullable=True)
    first_name = text("Vorname", "Vorname Kind", personal=True, missing=NAMES_MISSING)
    last_name = text("Nachname", "Name", "Nachname Kind", personal=True, missing=NAMES_MISSING)
    birth_date = date("Geburtsdatum", "geb. am", personal=True)
    sex = code("Geschlecht", values=codes.SEX, nullable=True, personal=True)
    street = text("Straße", "Anschrift", "Strasse", nullable=True, personal=True)
    postcode = text("PLZ", "Postleitzahl", width=5, nullable=True, personal=True)
    district = area("Bezirk", "Stat. Bezirk", "Statistischer Bezirk", nullable=True, required=True)
    facility_id = text("Einrichtungsnummer", "Einrichtungs-Nr", "Kita-Nr")
    care_kind = code("Betreuungsart", values=codes.CARE_KIND)
    starts_on = date("Vertragsbeginn", "Beginn", "von")
    ends_on = date("Vertragsende", "Ende", "bis", nullable=True, required=True)
    weekly_hours = integer("Wochenstunden", "Stunden", unit="h")
    age_group = code("Altersgruppe", values=codes.AGE_GROUP, nullable=True)
    needs_inclusion = flag("Inklusion", nullable=True)

    @dy.rule()
    def weekly_hours_are_kibiz_hours(cls) -> pl.Expr:
        """§ 33 KiBiz funds 25, 35 or 45 hours a week."""
        return pl.col("weekly_hours").is_in([25, 35, 45])

    @dy.rule()
    def ends_after_start(cls) -> pl.Expr:
        """A contract ends on or after the day it begins."""
        return pl.col("ends_on") >= pl.col("starts_on")

    @dy.rule()
    def starts_after_birth(cls) -> pl.Expr:
        """Care cannot begin before birth."""
        return pl.col("starts_on") >= pl.col("birth_date")


CARE_CONTRACTS = Contract(
    key="contracts",
    title="Betreuungsverträge",
    row=CareContract,
    primary_key=("record_number",),
    file_words=("betreuungsverträge", "betreuungsvertraege", "verträge", "vertraege", "contracts"),
)
