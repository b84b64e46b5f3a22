"""Outlines through the whole way: from a GeoJSON to the files of the roles, and what is said about the rest."""

from __future__ import annotations

from tests.city import refreshed
from tests.shapes import of_districts
from warehouse.home import Home
from warehouse.marts import Marts, Role
from warehouse.queries import areas

PLACES = "select area_id, name, tile_column, tile_row from marts.dim_area where level = 'district' order by area_id"
SAID = "select finding, subject from marts.meta_findings where contract = 'area_shapes' order by all"


def test_outlines_reach_both_files_and_gaps_are_findings(copy: Home) -> None:
    """One district is left out and one that is none comes along: both are said, and only whole boroughs are drawn."""
    for of_no_matter in ("Anmeldungen_*", "Vertraege_*"):
        for path in copy.exports.glob(of_no_matter):
            path.unlink()
    marts = Marts.open(copy, Role.PLANNING)
    places = marts.frame(PLACES).rows()
    marts.close()
    left_out, *others = places
    file = copy.exports / "gebietsgrenzen_2025-12-31.geojson"
    file.write_text(of_districts([*others, ("99", "Anderswo", 20, 20)]), encoding="utf-8")
    assert refreshed(copy).release is not None
    marts = Marts.open(copy, Role.PLANNING)
    assert marts.frame(SAID).rows() == [("district_without_shape", left_out[0]), ("unknown_area", "99")]
    assert set(areas.shapes(marts, "district")["area_id"]) == {place[0] for place in others}
    marts.close()
    council = Marts.open(copy, Role.COUNCIL)
    drawn = areas.shapes(council, "borough")
    assert drawn["area_id"].n_unique() == 11
    assert areas.shapes(council, "district").is_empty()
    council.close()
