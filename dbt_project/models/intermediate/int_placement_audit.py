"""Who was passed over in the allocation as delivered: hands tables to the method."""

import polars as pl

from warehouse.methods.placement_audit import audit
from warehouse.methods.placement_market import Rules


def model(dbt, session):
    """Return one row per reference date and age group."""
    dbt.config(materialized="table")
    same_day = pl.col("reference_date") == pl.col("need_date")
    keys = ["reference_date", "need_date", "child_id"]
    wishes = dbt.ref("int_placement_wishes").pl().filter("is_live", same_day)
    wishes = wishes.with_columns(points="points_without_wait")
    children = dbt.ref("int_placement_children").pl().select(
        *keys, "age_group", "birth_month", "year_of_age", "takes_minding"
    )  # fmt: skip
    groups = dbt.ref("int_placement_groups").pl().filter(same_day)
    rules = Rules.of(dbt.ref("placement_rules").pl())
    return audit(
        wishes.join(children, keys), dbt.ref("int_placement_allocated").pl(), groups, rules
    ).to_arrow()
