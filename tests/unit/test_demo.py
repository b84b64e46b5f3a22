"""The synthetic city: the same bytes for one seed, the known figures, and a truth that matches its files."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from warehouse.contracts import CONTRACTS
from warehouse.demo import DemoSummary, days, generate, school_it, schools
from warehouse.demo.chance import Chance, rank_within, split
from warehouse.demo.city import city
from warehouse.demo.matching import NONE, place_by_wishes, place_leftovers
from warehouse.demo.words import WORDS
from warehouse.home import Home
from warehouse.ingest import check
from warehouse.reading.delivery import read_file

SCALE, SEED = 0.02, 2026
WLAN_DATE = school_it.DATES.index(date(2020, 10, 31))


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> DemoSummary:
    return generate(tmp_path_factory.mktemp("city"), scale=SCALE, seed=SEED)


@pytest.fixture(scope="module")
def records(demo: DemoSummary) -> pl.DataFrame:
    return pl.read_parquet(demo.home / "demo" / "truth" / "records.parquet")


@pytest.fixture(scope="module")
def rollout() -> pl.DataFrame:
    """All sites and tracks on all dates."""
    it = school_it.SchoolIT(schools.found(SEED), SEED)
    return pl.concat(
        [it.on(number).with_columns(date=pl.lit(number)) for number in range(len(school_it.DATES))]
    )


def contents(home: Path) -> dict[str, bytes]:
    return {str(path.relative_to(home)): path.read_bytes() for path in home.rglob("*") if path.is_file()}


def rows_of(demo: DemoSummary, file: str) -> pl.DataFrame:
    rows = read_file(demo.home / "exports" / file)[0].rows
    assert rows is not None
    return rows


def test_another_seed_gives_another_city_in_files_of_the_same_names(demo: DemoSummary, tmp_path: Path):
    told: list[tuple[int, int]] = []
    other = generate(
        tmp_path, scale=SCALE, seed=SEED + 1, on_step=lambda _, done, total: told.append((done, total))
    )
    assert told == [(number, 7) for number in range(8)]
    names = [file.file for file in demo.files]
    assert [file.file for file in other.files] == names
    hashes = {file.sha256 for file in demo.files}
    assert len(hashes) == len(names)
    assert len(hashes & {file.sha256 for file in other.files}) <= 30  # money and work programme are not drawn


def test_every_contract_is_delivered_but_the_shapes(demo: DemoSummary):
    """Without outlines the demo city shows the map of tiles, as most cities will at first."""
    assert {file.contract for file in demo.files} == set(CONTRACTS) - {"area_shapes"}


def test_the_marker_says_what_is_synthetic(demo: DemoSummary):
    marker = json.loads(Home.at(demo.home).demo_marker.read_text(encoding="utf-8"))
    assert marker["synthetic"] is True
    assert (marker["seed"], marker["scale"]) == (SEED, SCALE)
    assert set(marker["files"]) == {path.name for path in (demo.home / "exports").iterdir()}
    assert sum(marker["faulty_rows"].values()) == 45


def test_one_seed_gives_the_same_bytes_and_replaces_the_old_demo_alone(demo: DemoSummary, tmp_path: Path):
    for folder, name, text in (
        ("exports", "schulen_2021.csv", "fremd"),
        ("exports", "Einwohner_frueher_2001.csv", "alt"),
        ("demo", "demo.json", json.dumps({"files": {"Einwohner_frueher_2001.csv": {}}})),
    ):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / name).write_text(text, encoding="utf-8")
    generate(tmp_path, scale=SCALE, seed=SEED)
    ours = contents(demo.home)
    assert contents(tmp_path) == ours | {str(Path("exports", "schulen_2021.csv")): b"fremd"}


def test_a_city_needs_a_scale(tmp_path: Path):
    with pytest.raises(ValueError, match="0"):
        generate(tmp_path, scale=0)


def test_the_reader_takes_every_good_row_and_refuses_every_faulty_one(demo: DemoSummary):
    """One file of each contract, sender and form; the whole city is read by the tests of the refresh."""
    latest = {(f.contract, f.file.split("_")[1], f.file[-4:]): f for f in demo.files}
    outcome = check([demo.home / "exports" / file.file for file in latest.values()])
    assert not outcome.is_refused
    expected = {f.file: (f.contract, f.rows, len(f.faults)) for f in latest.values()}
    found = {r.file: (r.contract, r.accepted, r.rejected) for r in outcome.readings if r.contract}
    assert found == expected
    lines = {f.file: [line for line, _ in f.faults] for f in latest.values() if f.faults}
    assert {r.file: r.rejections["line"].to_list() for r in outcome.readings if r.rejected} == lines


def test_the_words_of_the_offices_are_those_of_the_contracts():
    known = {
        (name, word)
        for contract in CONTRACTS.values()
        for name, source in contract.sources.items()
        for word in source.values
    }
    assert {(name, word.lower()) for name, words in WORDS.items() for word in words.values()} <= known


def test_there_are_62_districts(demo: DemoSummary):
    assert len(city().codes) == 62
    assert set(rows_of(demo, "Geburten_Statistik_2025-12.csv")["area_id"]) <= set(city().codes)


def test_the_city_has_154_schools_and_155_since_2024(demo: DemoSummary):
    for school_year, schools_of_city, pupils in (("2020_21", 154, 80250), ("2024_25", 155, 83515)):
        register = rows_of(demo, f"Schulen_Schulverwaltung_{school_year}.csv")
        own = register.filter(carrier="Stadt Dortmund")
        assert (len(own), own["pupils"].sum()) == (schools_of_city, pupils)
        assert own["name"].is_unique().all()


def test_the_mix_of_forms_is_the_true_one():
    register = schools.register(schools.found(SEED), 2024).filter(carrier="Stadt Dortmund")
    assert dict(register["school_form"].value_counts().iter_rows()) == {
        "Grundschule": 88, "Gymnasium": 14, "Realschule": 13, "Förderschule": 11, "Gesamtschule": 11,
        "Hauptschule": 8, "Berufskolleg": 8, "Weiterbildungskolleg": 2,
    }  # fmt: skip


@pytest.mark.parametrize("seed", [SEED, 1, 2])
def test_wlan_was_done_at_96_of_154_schools_in_october_2020(seed: int):
    rows = school_it.SchoolIT(schools.found(seed), seed).on(WLAN_DATE).filter(track="wlan")
    by_school = rows.group_by("school_id").agg((pl.col("stage") == "done").all())
    assert (by_school["stage"].sum(), len(by_school)) == (96, 154)


def test_no_stage_falls_back_but_in_the_two_known_cases(rollout: pl.DataFrame):
    done = rollout.sort("date").with_columns(
        before=(pl.col("stage") == "done").shift().over("school_id", "site_id", "track")
    )
    fallen = done.filter("before", pl.col("stage") != "done")
    assert fallen.select("track", "school_id").n_unique() == 2


def test_only_what_a_track_uses_is_reported(rollout: pl.DataFrame):
    stages = rollout.group_by("track").agg(pl.col("stage").unique())
    only_fibre = {"in_street", "in_building"}
    for track, found in stages.iter_rows():
        assert (only_fibre <= set(found)) is (track == "broadband")
    assert rollout.filter(pl.col("quantity_done") > pl.col("quantity_total")).is_empty()


def test_a_record_number_is_one_child_for_ever(demo: DemoSummary, records: pl.DataFrame):
    assert records.select("contract", "record_number").is_unique().all()
    delivered = rows_of(demo, "Anmeldungen_kirchlich_2026-09-15.csv").filter(
        ~pl.col("record_number").str.starts_with("9999")
    )
    known = delivered.join(records.filter(contract="registrations"), on="record_number")
    assert len(known) == len(delivered)
    spelt_right = known.filter(damage="")
    assert spelt_right["birth_date"].equals(spelt_right["birth_date_right"], check_names=False)


def test_twins_are_two_children_of_one_family_and_day(demo: DemoSummary, records: pl.DataFrame):
    twins = records.filter(pl.col("twin_pair").is_not_null()).unique("child_id")
    pairs = twins.group_by("twin_pair").agg(
        pl.len(), pl.col("family_id").n_unique().alias("families"), pl.col("birth_date").n_unique()
    )
    both = pairs.filter(pl.col("len") == 2)
    assert not both.is_empty()
    assert both["families"].eq(1).all()
    assert both["birth_date"].eq(1).all()


def test_some_children_have_two_accounts_and_most_of_them_other_spellings(records: pl.DataFrame):
    misspelt = records.filter(contract="registrations").filter(pl.col("damage") != "")
    assert 0 < len(misspelt) < 0.06 * records.filter(contract="registrations").height
    assert misspelt["damage"].n_unique() >= 5


def test_contracts_do_not_overfill_the_city(demo: DemoSummary):
    contracts = pl.concat(
        [
            rows_of(demo, f"Vertraege_{sender}_2026-09-15.csv")
            for sender in ("staedtisch", "kirchlich", "freie")
        ]
    )
    day = date(2026, 9, 15)
    held = contracts.filter((pl.col("starts_on") <= day) & pl.col("ends_on").fill_null(date.max).ge(day))
    places = rows_of(demo, "Plaetze_Jugendamt_2026-08-01.csv")
    minders = rows_of(demo, "Kindertagespflege_Jugendamt_2026-08-01.csv")
    available = (
        places.select(pl.col("^available_.*$").sum()).sum_horizontal()[0] + minders["available_places"].sum()
    )
    assert 0.9 * available < len(held) <= available


def test_places_follow_wishes_in_turn_and_priority():
    """Two want A, one place: the first in line gets it, the other its second wish; the third finds nothing."""
    wishes = np.array([[0, 1], [0, NONE], [1, NONE]])
    free = np.array([1, 1])
    placed = place_by_wishes(wishes, np.array([2, 1, 0]), free)
    assert placed.tolist() == [NONE, 0, 1]
    assert free.tolist() == [0, 0]


def test_leftovers_go_to_the_neighbourhood_first_and_stop_at_the_set_number():
    chance = Chance(1, "test")
    free = np.array([1, 2])
    home, area = np.array([7, 8, 8, 8]), np.array([8, 7])
    placed = place_leftovers(home, 2, free, area, chance)
    assert sorted(placed.tolist()) == [NONE, NONE, 0, 1]
    assert placed[0] == 1
    assert free.tolist() == [0, 1]


def test_parts_add_up_and_follow_the_weights():
    assert split(10, np.array([1, 1, 2])).tolist() == [3, 2, 5]
    assert split(0, np.array([1, 1])).tolist() == [0, 0]


def test_ranks_count_within_a_key():
    assert rank_within(np.array([5, 3, 5, 5]), np.array([2, 0, 1, 3])).tolist() == [1, 0, 0, 2]


@pytest.mark.parametrize(
    ("born", "day_care_year", "school"),
    [
        (date(2023, 11, 1), 2023, 2030),
        (date(2023, 11, 2), 2024, 2030),
        (date(2020, 9, 30), 2020, 2026),
        (date(2020, 10, 1), 2020, 2027),
    ],
)
def test_cohorts_change_on_the_cut_off_days(born: date, day_care_year: int, school: int):
    birth = np.array([days.day(born.year, born.month, born.day)])
    assert (days.cohort(birth)[0], days.school_year(birth)[0]) == (day_care_year, school)


def test_another_demo_city_does_not_inherit_what_is_known_of_the_last_ones_children(tmp_path: Path) -> None:
    """Its record numbers are the same, its children are not."""
    generate(tmp_path, scale=0.005, seed=1)
    remembered = tmp_path / "identity" / "records.parquet"
    remembered.parent.mkdir()
    remembered.write_bytes(b"")
    generate(tmp_path, scale=0.005, seed=1)
    assert remembered.exists()
    (tmp_path / "exports" / "Schulen_von_anderen_2026.csv").write_bytes(b"")
    generate(tmp_path, scale=0.005, seed=2)
    assert remembered.exists()
    (tmp_path / "exports" / "Schulen_von_anderen_2026.csv").unlink()
    generate(tmp_path, scale=0.005, seed=3)
    assert not remembered.exists()
