"""One school: what the register says of it, how far its IT has come, and what is still open; and all schools in rows."""

from __future__ import annotations

from datetime import date

import polars as pl

from warehouse.marts import Marts


def schools(marts: Marts) -> pl.DataFrame:
    """Return every school that any register has named, by number."""
    return marts.frame("select school_id, name, is_city_school from marts.dim_school order by school_id")


def master_data(marts: Marts, school_id: str, until: date) -> pl.DataFrame:
    """Return one school with its areas and what the latest register up to a date says of it; one row."""
    return marts.frame(
        """
        select
            school.*,
            borough.name as borough_name,
            tile.district_name,
            register.reference_date as schools_date,
            register.pupils,
            register.classes,
            register.class_rooms,
            register.subject_rooms,
            register.is_in_operation
        from marts.dim_school as school
        left join marts.dim_area as borough on school.borough_id = borough.area_id
        left join marts.dim_map_tile as tile on school.district_id = tile.district_id
        left join marts.fct_school as register
            on school.school_id = register.school_id and register.reference_date <= $until
        where school.school_id = $school_id
        qualify row_number() over (order by register.reference_date desc nulls last) = 1
        """,
        school_id=school_id,
        until=until,
    )


def summaries(marts: Marts, reference_date: date, area_id: str) -> pl.DataFrame:
    """Return the city's schools in operation of an area with their open points, by borough and name."""
    return marts.frame(
        """
        select
            summary.*,
            school.name as school_name,
            school.school_form,
            school.latitude,
            school.longitude,
            area.name as borough_name
        from marts.fct_school_summary as summary
        inner join marts.dim_school as school using (school_id)
        left join marts.dim_area as area on summary.borough_id = area.area_id
        where summary.reference_date = $reference_date
            and (
                $area_id = 'DO'
                or summary.borough_id = $area_id
                or summary.district_id in (select district_id from marts.dim_area_member where area_id = $area_id)
            )
        order by area.sort_order nulls last, school.name, summary.school_id
        """,
        reference_date=reference_date,
        area_id=area_id,
    )


def summary(marts: Marts, school_id: str, reference_date: date) -> pl.DataFrame:
    """Return one school's row at a date; none where it is not a city school in operation."""
    return marts.frame(
        """
        select *
        from marts.fct_school_summary
        where school_id = $school_id and reference_date = $reference_date
        """,
        school_id=school_id,
        reference_date=reference_date,
    )


def stages(marts: Marts, reference_date: date) -> pl.DataFrame:
    """Return how far every track is at every city school in operation."""
    return marts.frame(
        """
        select school_id, track, stage, is_on_hold, planned_on, done_on
        from marts.fct_school_track
        where reference_date = $reference_date
        order by school_id, track
        """,
        reference_date=reference_date,
    )


def tracks(marts: Marts, school_id: str, until: date) -> pl.DataFrame:
    """Return how far each track of one school was at every reference date up to a date, the latest first."""
    return marts.frame(
        """
        select *
        from marts.fct_school_track
        where school_id = $school_id and reference_date <= $until
        order by reference_date desc, track
        """,
        school_id=school_id,
        until=until,
    )


def sites(marts: Marts, school_id: str, reference_date: date) -> pl.DataFrame:
    """Return how far each track is at each site of one school."""
    return marts.frame(
        """
        select *
        from marts.fct_school_stage
        where school_id = $school_id and reference_date = $reference_date
        order by track, site_id
        """,
        school_id=school_id,
        reference_date=reference_date,
    )


def open_points(marts: Marts, school_id: str, reference_date: date) -> pl.DataFrame:
    """Return what is not done at one school: the longest overdue first, then by planned day, then without one."""
    return marts.frame(
        """
        select *
        from marts.fct_school_open_point
        where school_id = $school_id and reference_date = $reference_date
        order by overdue_days desc nulls last, planned_on nulls last, track, site_id
        """,
        school_id=school_id,
        reference_date=reference_date,
    )


def tiles(marts: Marts) -> pl.DataFrame:
    """Return where every district lies on the schematic map, under the names that figures know."""
    return marts.frame(
        """
        select district_id, district_name, borough_id, borough_name, tile_column, tile_row
        from marts.dim_map_tile
        order by district_id
        """
    )


def outlines(marts: Marts) -> pl.DataFrame:
    """Return the delivered outlines of the districts; none where none are delivered."""
    return marts.frame("select area_id, geometry, shapes_date from marts.dim_area_shape order by area_id")
