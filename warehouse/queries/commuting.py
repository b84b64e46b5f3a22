"""Where the children of an area are cared for, and whose children its centres look after."""

from __future__ import annotations

from datetime import date

import polars as pl

from warehouse.marts import Marts


def reference_date(marts: Marts, until: date) -> date | None:
    """Return the latest date up to the one given at which contracts are known."""
    found = marts.frame(
        "select max(reference_date) as on_day from marts.fct_commuting where reference_date <= $until",
        until=until,
    )
    return found["on_day"][0]


def between_boroughs(marts: Marts, on: date, age_group: str) -> pl.DataFrame:
    """Return the children by borough of home and of centre, each with its share of the home's children."""
    return marts.frame(
        """
        select
            commuting.home_borough_id as home_id,
            commuting.centre_borough_id as centre_id,
            home.name as home_name,
            centre.name as centre_name,
            sum(commuting.children) as children,
            sum(commuting.children)
            / sum(sum(commuting.children)) over (partition by commuting.home_borough_id) as share
        from marts.fct_commuting as commuting
        left join marts.dim_area as home on commuting.home_borough_id = home.area_id
        left join marts.dim_area as centre on commuting.centre_borough_id = centre.area_id
        where commuting.reference_date = $on_day and commuting.age_group = $age_group
        group by all
        order by any_value(home.sort_order) nulls last, any_value(centre.sort_order)
        """,
        on_day=on,
        age_group=age_group,
    )


def between_districts(marts: Marts, on: date, age_group: str) -> pl.DataFrame:
    """Return the children by district of home and of centre, the strongest ways first."""
    return marts.frame(
        """
        select
            commuting.home_district_id as home_id,
            commuting.centre_district_id as centre_id,
            home.name as home_name,
            centre.name as centre_name,
            commuting.children,
            commuting.children
            / sum(commuting.children) over (partition by commuting.home_district_id) as share
        from marts.fct_commuting as commuting
        left join marts.dim_area as home on commuting.home_district_id = home.area_id
        left join marts.dim_area as centre on commuting.centre_district_id = centre.area_id
        where commuting.reference_date = $on_day and commuting.age_group = $age_group
        order by commuting.children desc, home.sort_order nulls last, centre.sort_order
        """,
        on_day=on,
        age_group=age_group,
    )
