"""The centres: their places, who reports what on 15 March, and what school entry frees."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import polars as pl

from warehouse.marts import Marts

SUMMED = ("approved_places", "available_places", "taken", "free", "over")


@dataclass(frozen=True)
class Choice:
    """Which centres and places: those of some districts (none: of all), of a provider, for one age group."""

    districts: frozenset[str] | None
    age_group: str
    provider_id: str | None = None

    def of(self, centres: pl.DataFrame) -> pl.DataFrame:
        """Keep the centres chosen."""
        if self.districts is not None:
            centres = centres.filter(pl.col("district_id").is_in(self.districts))
        return centres.filter(provider_id=self.provider_id) if self.provider_id else centres


def providers(marts: Marts) -> pl.DataFrame:
    """Return the providers by name."""
    return marts.frame("select * from marts.dim_provider order by name")


def of_year(marts: Marts, reference_date: date, day_care_year: int, choice: Choice) -> pl.DataFrame:
    """Return one row per centre with its places and use: those too full first, then those with most places free."""
    rows = marts.frame(
        """
        select
            places.*,
            coalesce(centre.name, places.centre_id) as name,
            centre.provider_name,
            area.name as district_name
        from marts.fct_centre as places
        left join marts.dim_centre as centre using (centre_id)
        left join marts.dim_area as area on places.district_id = area.area_id
        where places.reference_date = $reference_date
            and places.day_care_year = $day_care_year
            and places.age_group = $age_group
        order by places.over desc nulls last, places.free desc, name, places.centre_id
        """,
        reference_date=reference_date,
        day_care_year=day_care_year,
        age_group=choice.age_group,
    )
    return choice.of(rows)


def sums(centres: pl.DataFrame) -> pl.DataFrame:
    """Return one row: the number of centres and the sums of their places; what is unknown of one is of all."""
    whole = [pl.when(pl.col(name).null_count() == 0).then(pl.col(name).sum()).alias(name) for name in SUMMED]
    about = pl.col("reference_date", "day_care_year", "age_group").first()
    return centres.select(pl.len().alias("centres"), about, *whole)


def by_provider(centres: pl.DataFrame) -> pl.DataFrame:
    """Return the sums of the centres of each provider, the one with the most places first."""
    groups = centres.drop_nulls("provider_name").group_by("provider_name").agg(pl.col(SUMMED).sum())
    return groups.sort("available_places", "provider_name", descending=[True, False])


def report_15_march(marts: Marts, until: date, choice: Choice) -> pl.DataFrame:
    """Return the latest report up to a date: one row per centre, form, hours, age and inclusion."""
    rows = marts.frame(
        """
        select report.*, coalesce(centre.name, report.centre_id) as name, centre.provider_name
        from marts.fct_report_15_march as report
        left join marts.dim_centre as centre using (centre_id)
        where report.age_group = $age_group
            and report.reference_date = (
                select max(reference_date) from marts.fct_report_15_march where reference_date <= $until
            )
        order by
            name, report.centre_id, report.group_form, report.weekly_hours, report.year_of_age,
            report.needs_inclusion
        """,
        until=until,
        age_group=choice.age_group,
    )
    return choice.of(rows)


def placement_year(marts: Marts, until: date, choice: Choice) -> pl.DataFrame:
    """Return per centre what falls free on the next 1 August, seen from the latest date up to the one given."""
    rows = marts.frame(
        """
        select year.*, coalesce(centre.name, year.centre_id) as name, centre.provider_name
        from marts.fct_placement_year as year
        left join marts.dim_centre as centre using (centre_id)
        where year.age_group = $age_group
            and year.reference_date = (
                select max(reference_date) from marts.fct_placement_year where reference_date <= $until
            )
        order by year.freed desc, name, year.centre_id
        """,
        until=until,
        age_group=choice.age_group,
    )
    return choice.of(rows)


def places_ahead(marts: Marts, reference_date: date) -> pl.DataFrame:
    """Return the places of each centre with a known district in the last day-care year that is listed."""
    return marts.frame(
        """
        select
            places.centre_id,
            coalesce(centre.name, places.centre_id) as name,
            places.district_id,
            places.age_group,
            places.available_places
        from marts.fct_centre as places
        left join marts.dim_centre as centre using (centre_id)
        where places.reference_date = $reference_date
            and places.district_id is not null
            and places.day_care_year = (
                select max(day_care_year) from marts.fct_centre where reference_date = $reference_date
            )
        order by name, places.centre_id, places.age_group
        """,
        reference_date=reference_date,
    )
