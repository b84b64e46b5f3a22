"""Which districts and boroughs there are."""

from __future__ import annotations

import polars as pl

from warehouse.marts import Marts


def members(marts: Marts, area_id: str) -> pl.DataFrame:
    """Return the districts in an area; a role without districts gets their numbers and nothing about them."""
    return marts.frame(
        "select district_id from marts.dim_area_member where area_id = $area_id order by district_id",
        area_id=area_id,
    )


def of_level(marts: Marts, level: str) -> pl.DataFrame:
    """Return the areas of one level in their official order, with the tiles of the schematic map."""
    return marts.frame(
        """
        select area_id, level, name, borough_id, borough_name, sort_order, tile_column, tile_row
        from marts.dim_area
        where level = $level
        order by sort_order
        """,
        level=level,
    )


def all_members(marts: Marts) -> pl.DataFrame:
    """Return which districts every area holds, itself for a district."""
    return marts.frame(
        """
        select area.level, area_id, member.district_id
        from marts.dim_area_member as member
        inner join marts.dim_area as area using (area_id)
        order by area.level, area_id, member.district_id
        """
    )


def shapes(marts: Marts, level: str) -> pl.DataFrame:
    """Return the outlines of the areas of a level, each as those of its districts; none where none are delivered.

    One row per area and district: ``area_id, district_id, geometry, shapes_date``, an area without the outline of
    one of its districts left out.
    """
    return marts.frame(
        """
        select
            member.area_id,
            member.district_id,
            shape.geometry,
            shape.shapes_date
        from marts.dim_area_member as member
        inner join marts.dim_area as area using (area_id)
        left join marts.dim_area_shape as shape on member.district_id = shape.area_id
        where area.level = $level
        qualify bool_and(shape.geometry is not null) over (partition by member.area_id)
        order by area.sort_order, member.district_id
        """,
        level=level,
    )
