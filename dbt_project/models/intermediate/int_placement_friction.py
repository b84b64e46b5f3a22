"""Which of the unserved could have a free place: hands tables to the method."""

from warehouse.methods.placement import City, friction
from warehouse.methods.placement_market import Rules


def model(dbt, session):
    """Return one row per need date and unserved child."""
    dbt.config(materialized="table")
    city = City(
        children=dbt.ref("int_placement_children").pl(),
        wishes=dbt.ref("int_placement_wishes").pl(),
        groups=dbt.ref("int_placement_groups").pl(),
        points=dbt.ref("int_district_points").pl(),
        rules=Rules.of(dbt.ref("placement_rules").pl()),
    )
    return friction(city).to_arrow()
