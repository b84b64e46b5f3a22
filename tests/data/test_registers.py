"""Real registers of schools in place of the demo's: how many schools there are is what the register says."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.city import refreshed
from warehouse.home import Home
from warehouse.marts import Marts, Role

REAL = Path(__file__).resolve().parents[3] / "shared" / "real" / "schools"
CITY_SCHOOLS = """
    select reference_date, count(*) as schools, sum(pupils)::bigint as pupils
    from marts.fct_school
    where is_city_school and is_in_operation
    group by reference_date
"""
DENOMINATORS = "select distinct weighting, total from marts.fct_school_rollout"
REGISTERS = [
    ("dortmund_schuldaten_2021-09.csv", (date(2021, 9, 30), 154, None)),
    ("dortmund_schulen_2024_25.csv", (date(2024, 10, 15), 155, 83_515)),
]


def with_register(home: Home, register: Path) -> Marts:
    """Refresh with one register in place of all the demo's, and open what was published."""
    for replaced_or_of_no_matter in ("Schulen_*", "Anmeldungen_*", "Vertraege_*"):
        for path in home.exports.glob(replaced_or_of_no_matter):
            path.unlink()
    shutil.copy(register, home.exports / register.name)
    assert refreshed(home).release is not None
    return Marts.open(home, Role.PLANNING)


@pytest.mark.parametrize(("name", "expected"), REGISTERS)
def test_a_real_register_gives_the_citys_schools(
    name: str, expected: tuple[date, int, int | None], copy: Home
) -> None:
    if not (REAL / name).is_file():
        pytest.skip(f"real/schools/{name} is not there")
    marts = with_register(copy, REAL / name)
    assert marts.frame(CITY_SCHOOLS).rows() == [expected]
    unknown = marts.frame("select count from marts.meta_findings where finding like 'unknown_school%'")
    assert unknown["count"].sum() > 0
    assert marts.frame("select count(*) as n from marts.fct_school_rollout where reached > total").item() == 0
    _, schools, pupils = expected
    assert set(marts.frame(DENOMINATORS).rows()) == {("school", schools), ("pupil", pupils)}


def test_a_register_of_the_same_shape_made_by_hand_gives_its_schools(copy: Home, tmp_path: Path) -> None:
    header = "Schulnummer;Schulform;Schulbezeichnung_1;PLZ;Strasse;Traegernummer;Schulbetriebsschluessel;UTMRechtswert;UTMHochwert;"
    rows = [
        '"900001";"02";"Eins";"44135";"Weg 1";"10297";"1";"392000";"5708000"',
        '"900002";"20";"Zwei";"44135";"Weg 2";"10297";"9";"392000";"5708000"',
        '"900003";"10";"Drei";"44135";"Weg 3";"10030";"1";"null";"null"',
        '"900004";"10";"Vier";"44135";"Weg 4";"10297";"1";"null";"null"',
    ]
    register = tmp_path / "schuldaten_2021-09.csv"
    register.write_text("\n".join(["sep=;", header, *rows]), encoding="utf-8")
    marts = with_register(copy, register)
    assert marts.frame(CITY_SCHOOLS).rows() == [(date(2021, 9, 30), 2, None)]
