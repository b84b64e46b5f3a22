"""What day care there is and will be: centres, places, child minding, planned centre projects."""

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
    day_care_year,
    decimal,
    integer,
    text,
)  # fmt: skip


class Centre(Delivered):
    """One day-care centre."""

    centre_id = text("Einrichtungsnummer", "Einrichtungs-Nr", "Kita-Nr")
    name = text("Einrichtung", "Name der Einrichtung", "Kita")
    provider = text("Träger")
    provider_group = text("Trägergruppe", "Trägerart")
    street = text("Straße", "Anschrift", nullable=True)
    postcode = text("PLZ", width=5, nullable=True)
    latitude = decimal("Breitengrad", "lat", nullable=True, min=47, max=56)
    longitude = decimal("Längengrad", "lon", nullable=True, min=5, max=16)
    district = area("Bezirk", "Stat. Bezirk", "Statistischer Bezirk")
    opened_on = date("eröffnet am", "Eröffnung", nullable=True)
    closed_on = date("geschlossen am", "Schließung", nullable=True)
    on_portal_since = date("Portal seit", "im Portal seit", nullable=True)

    @dy.rule()
    def closes_after_opening(cls) -> pl.Expr:
        """A centre closes on or after the day it opened."""
        return pl.col("closed_on") >= pl.col("opened_on")


class Place(Delivered):
    """Places of one centre, day-care year, group form and weekly hours, by age group."""

    centre_id = text("Einrichtungsnummer", "Einrichtungs-Nr", "Kita-Nr")
    day_care_year = day_care_year("Kitajahr", "Kindergartenjahr")
    group_form = code("Gruppenform", values=codes.GROUP_FORM)
    weekly_hours = integer("Wochenstunden", "Stunden", unit="h")
    groups = decimal("Gruppen", "Anzahl Gruppen", min=0, additive=True)
    approved_under_three = integer("genehmigt U3", "Plätze genehmigt U3", min=0, additive=True)
    approved_three_to_school = integer("genehmigt Ü3", "Plätze genehmigt Ü3", min=0, additive=True)
    available_under_three = integer("verfügbar U3", "Plätze verfügbar U3", min=0, additive=True)
    available_three_to_school = integer("verfügbar Ü3", "Plätze verfügbar Ü3", min=0, additive=True)
    reduction_reason = text("Grund der Minderung", "Minderungsgrund", nullable=True)

    @dy.rule()
    def weekly_hours_are_kibiz_hours(cls) -> pl.Expr:
        """§ 33 KiBiz funds 25, 35 or 45 hours a week."""
        return pl.col("weekly_hours").is_in([25, 35, 45])

    @dy.rule()
    def available_within_approved(cls) -> pl.Expr:
        """No more places can be used than are approved."""
        under_three = pl.col("available_under_three") <= pl.col("approved_under_three")
        return under_three & (pl.col("available_three_to_school") <= pl.col("approved_three_to_school"))

    @dy.rule()
    def form_two_is_under_three(cls) -> pl.Expr:
        """Group form II (KiBiz, annex to § 33) holds children under three only."""
        return (pl.col("group_form") != "II") | (pl.col("approved_three_to_school") == 0)

    @dy.rule()
    def form_three_is_three_to_school(cls) -> pl.Expr:
        """Group form III (KiBiz, annex to § 33) holds children from three only."""
        return (pl.col("group_form") != "III") | (pl.col("approved_under_three") == 0)


class ChildMinding(Delivered):
    """One child minder or large-scale unit; available means usable at once, not contracts."""

    minder_id = text("Tagespflegenummer", "Tagespflege-Nr", "KTP-Nr")
    provider = text("Träger", "Fachberatung")
    district = area("Bezirk", "Stat. Bezirk", "Statistischer Bezirk")
    approved_places = integer("Plätze genehmigt", "genehmigt", min=0, max=10, additive=True)
    available_places = integer("Plätze verfügbar", "verfügbar", min=0, max=10, additive=True)
    starts_on = date("tätig von", "von")
    ends_on = date("tätig bis", "bis", nullable=True)

    @dy.rule()
    def available_within_approved(cls) -> pl.Expr:
        """No more places can be used than are approved."""
        return pl.col("available_places") <= pl.col("approved_places")

    @dy.rule()
    def ends_after_start(cls) -> pl.Expr:
        """Work ends on or after the day it began."""
        return pl.col("ends_on") >= pl.col("starts_on")


class CentreProject(Delivered):
    """One planned opening, extension or closure; places of a closure are negative."""

    project_id = text("Projektnummer", "Projekt-Nr")
    name = text("Projekt", "Bezeichnung")
    centre_id = text("Einrichtungsnummer", "Kita-Nr", nullable=True)
    provider = text("Träger", nullable=True)
    district = area("Bezirk", "Stat. Bezirk", "Statistischer Bezirk")
    project_kind = code("Art", "Vorhabenart", values=codes.CENTRE_PROJECT_KIND)
    groups_form_one = integer("Gruppen I", nullable=True, zero=("-",))
    groups_form_two = integer("Gruppen II", nullable=True, zero=("-",))
    groups_form_three = integer("Gruppen III", nullable=True, zero=("-",))
    places_under_three = integer("Plätze U3", additive=True)
    places_three_to_school = integer("Plätze Ü3", additive=True)
    decided_planned_on = date("Beschluss geplant", nullable=True)
    decided_on = date("Beschluss erfolgt", nullable=True)
    construction_planned_on = date("Baubeginn geplant", nullable=True)
    construction_started_on = date("Baubeginn erfolgt", nullable=True)
    opening_planned_on = date("Inbetriebnahme geplant")
    opened_on = date("Inbetriebnahme erfolgt", nullable=True)
    council_paper = text("Drucksache", "Vorlage", nullable=True)


CENTRES = Contract(
    key="centres",
    title="Einrichtungen",
    row=Centre,
    primary_key=("centre_id",),
    file_words=("einrichtungen", "kitas", "centres", "tageseinrichtungen"),
)
PLACES = Contract(
    key="places",
    title="Plätze",
    row=Place,
    primary_key=("centre_id", "day_care_year", "group_form", "weekly_hours"),
    file_words=("plätze", "plaetze", "places", "kitaplätze", "kitaplaetze"),
    formats=(Format("standard", totals=Totals("centre_id")),),
)
CHILD_MINDING = Contract(
    key="child_minding",
    title="Kindertagespflege",
    row=ChildMinding,
    primary_key=("minder_id",),
    file_words=("kindertagespflege", "tagespflege", "ktp", "child", "minding"),
    formats=(Format("standard", totals=Totals("minder_id")),),
)
CENTRE_PROJECTS = Contract(
    key="centre_projects",
    title="Ausbauplanung",
    row=CentreProject,
    primary_key=("project_id",),
    file_words=("ausbauplanung", "ausbau", "centre", "projects", "kitaausbau"),
)
