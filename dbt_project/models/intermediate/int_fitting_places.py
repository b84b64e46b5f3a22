"""The nearest places that fit: hands tables to the method."""

from warehouse.methods.placement import City, fitting
from warehouse.methods.placement_market import Rules


def model(dbt, session):
    """Return one row per need date of the latest reference date, unserved child and place."""
    dbt.config(materialized="table")
    city = City(
        children=dbt.ref("int_placement_children").pl().filter("is_latest"),
        wishes=dbt.ref("int_placement_wishes").pl(),
        groups=dbt.ref("int_placement_groups").pl(),
        points=dbt.ref("int_district_points").pl(),
        rules=Rules.of(dbt.ref("placement_rules").pl()),
    )
    return fitting(city).to_arrow()
