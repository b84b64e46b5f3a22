"""How many children live where."""

from __future__ import annotations

from datetime import date

import polars as pl

from warehouse.marts import Marts


def of_area(marts: Marts, on: date, area_id: str) -> pl.DataFrame:
    """Return one area's children by age group, at the latest count on or before a date."""
    return marts.frame(
        """
        select age_group, sum(children) as children, max(reference_date) as reference_date
        from marts.fct_population
        where area_id = $area_id
            and age_group is not null
            and reference_date = (
                select max(reference_date) from marts.fct_population where reference_date <= $on
            )
        group by age_group
        order by age_group
        """,
        on=on,
        area_id=area_id,
    )
