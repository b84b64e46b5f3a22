"""How far the schools' IT has come, track by track."""

from __future__ import annotations

from datetime import date

import polars as pl

from warehouse.marts import Marts


def reference_dates(marts: Marts) -> pl.DataFrame:
    """Return the reference dates there are, the latest first."""
    return marts.frame(
        "select distinct reference_date from marts.fct_school_rollout order by reference_date desc"
    )


def tracks(marts: Marts) -> pl.DataFrame:
    """Return the tracks there are."""
    return marts.frame("select distinct track from marts.fct_school_rollout order by track")


def rollout(marts: Marts, reference_date: date, area_id: str) -> pl.DataFrame:
    """Return the stages of every track, by school and by pupil, of the city or of one borough.

    Stages nest: ``reached`` counts those at the stage or beyond, ``at_stage`` those just there.
    """
    return marts.frame(
        """
        with rollout as (
            select * exclude (level, area_id)
            from marts.fct_school_rollout_area
            where reference_date = $reference_date and area_id = $area_id
            union all by name
            select *
            from marts.fct_school_rollout
            where reference_date = $reference_date and $area_id = 'DO'
        )

        select
            rollout.*,
            reached - coalesce(
                lead(reached) over (partition by track, weighting, stage_order is null order by stage_order), 0
            ) as at_stage
        from rollout
        order by track, weighting, stage_order
        """,
        reference_date=reference_date,
        area_id=area_id,
    )


def done_over_time(marts: Marts, track: str, area_id: str, until: date) -> pl.DataFrame:
    """Return one track's finished share at each reference date, by school and by pupil."""
    return marts.frame(
        """
        select reference_date, weighting, reached, total, share
        from marts.fct_school_rollout_area
        where area_id = $area_id and track = $track and stage = 'done' and reference_date <= $until
        union all by name
        select reference_date, weighting, reached, total, share
        from marts.fct_school_rollout
        where $area_id = 'DO' and track = $track and stage = 'done' and reference_date <= $until
        order by reference_date, weighting
        """,
        track=track,
        area_id=area_id,
        until=until,
    )


def due_next_quarter(marts: Marts, reference_date: date, area_id: str) -> pl.DataFrame:
    """Return the sites of known schools where a track is planned to be done in the next quarter, by date."""
    return marts.frame(
        """
        select stage.*, school.name as school_name, area.name as borough_name
        from marts.fct_school_stage as stage
        inner join marts.dim_school as school using (school_id)
        left join marts.dim_area as area on stage.borough_id = area.area_id
        where stage.reference_date = $reference_date
            and stage.is_due_next_quarter
            and stage.is_known_school
            and (
                $area_id = 'DO'
                or stage.borough_id = $area_id
                or stage.district_id in (select district_id from marts.dim_area_member where area_id = $area_id)
            )
        order by stage.planned_on, school.name, stage.site_id, stage.track
        """,
        reference_date=reference_date,
        area_id=area_id,
    )


def open_sites(marts: Marts, reference_date: date, track: str, area_id: str) -> pl.DataFrame:
    """Return the sites of known schools where a track is not done, the least advanced last."""
    return marts.frame(
        """
        select
            stage.*,
            school.name as school_name,
            school.school_form,
            area.name as borough_name
        from marts.fct_school_stage as stage
        inner join marts.dim_school as school using (school_id)
        left join marts.dim_area as area on stage.borough_id = area.area_id
        where stage.reference_date = $reference_date
            and stage.track = $track
            and not stage.is_reached
            and stage.is_known_school
            and (
                $area_id = 'DO'
                or stage.borough_id = $area_id
                or stage.district_id in (select district_id from marts.dim_area_member where area_id = $area_id)
            )
        order by stage.planned_on nulls last, school.name, stage.site_id
        """,
        reference_date=reference_date,
        track=track,
        area_id=area_id,
    )


def quantities(marts: Marts, reference_date: date, area_id: str) -> pl.DataFrame:
    """Return the equipped rooms and devices of an area's schools, one row per track that counts them."""
    return marts.frame(
        """
        select *
        from marts.fct_school_quantity
        where reference_date = $reference_date and area_id = $area_id
        order by track
        """,
        reference_date=reference_date,
        area_id=area_id,
    )


def bandwidth(marts: Marts, reference_date: date, area_id: str) -> pl.DataFrame:
    """Return an area's schools by the weakest link of their connection, the most frequent first."""
    return marts.frame(
        """
        select *
        from marts.fct_school_bandwidth
        where reference_date = $reference_date and area_id = $area_id
        order by weakest_link = 'unknown', schools desc, weakest_link
        """,
        reference_date=reference_date,
        area_id=area_id,
    )


def on_hold(marts: Marts, reference_date: date, track: str, area_id: str) -> pl.DataFrame:
    """Return why a track is on hold and at how many schools, the most frequent reason first."""
    return marts.frame(
        """
        select *
        from marts.fct_school_hold
        where reference_date = $reference_date and track = $track and area_id = $area_id
        order by schools desc, hold_reason
        """,
        reference_date=reference_date,
        track=track,
        area_id=area_id,
    )
