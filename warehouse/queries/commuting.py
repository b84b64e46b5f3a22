"""Where the children of an area are cared for, and whose children its centres look after."""

from __future__ import annotations

from datetime import date

import polars as pl

from warehouse.marts import Marts


def latest(marts: Marts, until: date) -> pl.DataFrame:
    """Return one row: the latest date up to the one given at which contracts are known, empty if there is none."""
    return marts.frame(
        "select max(reference_date) as reference_date from marts.fct_commuting where reference_date <= $until",
        until=until,
    )


def between_boroughs(marts: Marts, on: date, age_group: str) -> pl.DataFrame:
    """Return the children by borough of home and of centre, each with its share of the home's children."""
    return marts.frame(
        """
        with ways as (
            select
                home_borough_id as home_id,
                centre_borough_id as centre_id,
                cast(sum(children) as bigint) as children
            from marts.fct_commuting
            where reference_date = $on_day and age_group = $age_group
            group by home_borough_id, centre_borough_id
        )

        select
            ways.*,
            home.name as home_name,
            centre.name as centre_name,
            ways.children / sum(ways.children) over (partition by ways.home_id) as share
        from ways
        left join marts.dim_area as home on ways.home_id = home.area_id
        left join marts.dim_area as centre on ways.centre_id = centre.area_id
        order by home.sort_order nulls last, centre.sort_order
        """,
        on_day=on,
        age_group=age_group,
    )


def between_districts(marts: Marts, on: date, age_group: str) -> pl.DataFrame:
    """Return the children by district of home and of centre, the strongest ways first."""
    return marts.frame(
        """
        select
            ways.home_district_id as home_id,
            ways.centre_district_id as centre_id,
            ways.children,
            home.name as home_name,
            centre.name as centre_name,
            ways.children / sum(ways.children) over (partition by ways.home_district_id) as share
        from marts.fct_commuting as ways
        left join marts.dim_area as home on ways.home_district_id = home.area_id
        left join marts.dim_area as centre on ways.centre_district_id = centre.area_id
        where ways.reference_date = $on_day and ways.age_group = $age_group
        order by ways.children desc, home.sort_order nulls last, centre.sort_order
        """,
        on_day=on,
        age_group=age_group,
    )
