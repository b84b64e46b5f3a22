"""The dbt project's order, over its manifest: layers, keys, contracts, descriptions, exposures, seeds."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from dashboard.texts.pages import PAGES

Node = dict[str, Any]

LAYERS = ("staging", "identity", "intermediate", "marts", "cases", "council")
PREFIXES = {
    "staging": "stg_", "identity": "int_", "intermediate": "int_", "marts": ("dim_", "fct_", "meta_"),
    "cases": "fct_", "council": "council_",
}  # fmt: skip
PUBLISHED = ("marts", "cases", "council")
WITHOUT_KEY = {
    "meta_rejected_rows",
    "int_forecast",
    "int_school_rollout",
    "stg_population",
    "stg_rejected_rows",
}
LEDGER = "stg_delivery_dates"
COMPARISON = re.compile(r"\b[a-z_]+_(level|weight)\b")  # how two columns compare, not what stands in them
PERSONAL = re.compile(r"(first|last)_name|birth_date|street|postcode|portal_account|\bsex\b|family_language")
PUBLIC_ADDRESS = {"dim_school": re.compile(r"\b(street|postcode)\b")}  # of institutions, never of people
MORE_THAN_RENAMING = re.compile(
    r"\b(case|group by|having|over|qualify|union|sum|count|min|max|distinct|coalesce|where(?! is_in_force))\b",
    re.I,
)
GERMAN = re.compile(
    r"\b(der|die|das|dem|den|des|und|oder|einer?|eines|je|mit|für|von|vom|wie|am|im|zum)\b", re.I
)
QUESTIONS = ("-- What is it? ", "-- When does it matter? ", "-- How to resolve? ")


@pytest.fixture(scope="module")
def manifest(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The project as dbt understands it, read without a database."""
    folder = tmp_path_factory.mktemp("dbt")
    project = ["--project-dir", str(root / "dbt_project"), "--profiles-dir", str(root / "dbt_project")]
    output = ["--target-path", str(folder), "--log-path", str(folder), "--no-version-check"]
    surroundings = {**os.environ, "DBT_SEND_ANONYMOUS_USAGE_STATS": "false"}
    command = [sys.executable, "-m", "dbt.cli.main", "parse", *project, *output]
    subprocess.run(command, env=surroundings, check=True, capture_output=True)
    return json.loads((folder / "manifest.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def models(manifest: dict[str, Any]) -> list[Node]:
    return [node for node in manifest["nodes"].values() if node["resource_type"] == "model"]


def layer(node: Node) -> str:
    """The folder of a model below ``models``."""
    return Path(node["original_file_path"]).parts[1]


def parents(manifest: dict[str, Any], node: Node) -> list[Node]:
    """The models a model selects from."""
    return [manifest["nodes"][name] for name in node["depends_on"]["nodes"] if name.startswith("model.")]


def test_each_model_stands_in_a_layer_and_is_named_after_it(models: list[Node]):
    assert {layer(node) for node in models} == set(LAYERS)
    assert [node["name"] for node in models if not node["name"].startswith(PREFIXES[layer(node)])] == []


def test_no_model_selects_from_a_layer_to_its_right(manifest: dict[str, Any], models: list[Node]):
    backwards = [
        f"{node['name']} selects from {parent['name']}"
        for node in models
        for parent in parents(manifest, node)
        if LAYERS.index(layer(parent)) > LAYERS.index(layer(node))
    ]
    assert backwards == []


def test_published_models_leave_the_reading_of_sources_to_staging(
    manifest: dict[str, Any], models: list[Node]
):
    readers = [
        node["name"]
        for node in models
        if layer(node) != "staging"
        and any(name.startswith("source.") for name in node["depends_on"]["nodes"])
    ]
    assert readers == []


def test_each_source_has_one_staging_model_and_each_staging_model_one_source(
    manifest: dict[str, Any], models: list[Node]
):
    read = Counter()
    for node in (node for node in models if layer(node) == "staging"):
        sources = [name for name in node["depends_on"]["nodes"] if name.startswith("source.")]
        assert len(sources) == 1, node["name"]
        assert {parent["name"] for parent in parents(manifest, node)} <= {LEDGER}, node["name"]
        read.update(sources)
    assert read == Counter(manifest["sources"].keys())


def test_staging_renames_and_casts_and_does_nothing_else(models: list[Node]):
    busy = [
        node["name"]
        for node in models
        if layer(node) == "staging" and MORE_THAN_RENAMING.search(node["raw_code"])
    ]
    assert busy == []


def test_each_model_is_described_in_german_in_a_file_beside_it(models: list[Node]):
    for node in models:
        assert GERMAN.search(node["description"]), node["name"]
        beside = Path(node["original_file_path"]).with_suffix(".yml").as_posix()
        assert node["patch_path"].removeprefix("planungsblick://") == beside


def test_marts_have_an_enforced_contract_and_say_what_each_column_is(models: list[Node]):
    for node in (node for node in models if layer(node) in ("marts", "cases")):
        assert node["config"]["contract"]["enforced"], node["name"]
        assert [name for name, column in node["columns"].items() if not column["description"]] == [], node[
            "name"
        ]


def test_each_model_has_a_key(manifest: dict[str, Any], models: list[Node]):
    tested = {
        parent
        for node in manifest["nodes"].values()
        if node["resource_type"] == "test" and node["name"].startswith("is_key_")
        for parent in node["depends_on"]["nodes"]
    }
    keyless = {
        node["name"] for node in models if layer(node) != "council" and node["unique_id"] not in tested
    }
    assert keyless == WITHOUT_KEY


def test_names_and_birth_dates_are_in_no_published_column(models: list[Node]):
    found = [
        f"{node['name']}.{name}"
        for node in models
        if layer(node) in PUBLISHED
        for name in node["columns"]
        if is_personal(node, name)
    ]
    assert found == []
    assert [
        node["name"] for node in models if layer(node) in PUBLISHED and is_personal(node, node["raw_code"])
    ] == []


def is_personal(node: Node, words: str) -> bool:
    """Whether words name something about a person; how two columns compare and where a school stands do not."""
    left = COMPARISON.sub("", words)
    if node["name"] in PUBLIC_ADDRESS:
        left = PUBLIC_ADDRESS[node["name"]].sub("", left)
    return bool(PERSONAL.search(left))


def test_only_the_address_of_a_school_is_no_matter_of_persons():
    assert not is_personal({"name": "dim_school"}, "street, postcode")
    assert is_personal({"name": "dim_school"}, "street, birth_date")
    assert is_personal({"name": "dim_school"}, "home_street_of")
    assert is_personal({"name": "dim_centre"}, "street")


def test_exposures_name_existing_pages(manifest: dict[str, Any]):
    shown = {exposure["name"]: exposure["label"] for exposure in manifest["exposures"].values()}
    assert shown
    assert {name: PAGES[name].title if name in PAGES else None for name in shown} == shown


def test_exposures_show_published_tables_only(manifest: dict[str, Any]):
    for exposure in manifest["exposures"].values():
        layers = {layer(manifest["nodes"][name]) for name in exposure["depends_on"]["nodes"]}
        assert layers <= {"marts", "cases"}, exposure["name"]


def test_no_seed_is_unused_and_each_is_described(manifest: dict[str, Any]):
    for node in manifest["nodes"].values():
        if node["resource_type"] == "seed":
            children = [
                name for name in manifest["child_map"][node["unique_id"]] if name.startswith("model.")
            ]
            assert children, node["name"]
            assert GERMAN.search(node["description"]), node["name"]


def test_a_measure_names_tables_that_are_published(manifest: dict[str, Any], models: list[Node], root: Path):
    """Whoever follows a number to its table must find it there."""
    tables = {node["name"] for node in models} | {"meta_checks"}
    with (root / "dbt_project/seeds/measures.csv").open(encoding="utf-8", newline="") as seed:
        named = {table for row in csv.DictReader(seed) for table in row["source_tables"].split(", ")}
    assert named - tables == set()


def test_no_macro_is_unused(manifest: dict[str, Any]):
    ours = {
        name: macro for name, macro in manifest["macros"].items() if macro["package_name"] == "planungsblick"
    }
    used = {
        name
        for node in [*manifest["nodes"].values(), *ours.values()]
        for name in node["depends_on"].get("macros", [])
    }
    generic = {name for name in ours if ".test_" in name or name.endswith(".generate_schema_name")}
    assert sorted(set(ours) - used - generic) == []


def test_singular_tests_open_with_their_three_questions(root: Path):
    for path in (root / "dbt_project" / "tests").glob("*.sql"):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert [line.startswith(question) for line, question in zip(lines, QUESTIONS, strict=False)] == [
            True
        ] * 3, path
        assert "_" in path.stem, path


def test_unit_tests_and_tests_are_named_after_what_must_hold(manifest: dict[str, Any]):
    names = [node["name"] for node in manifest["unit_tests"].values()]
    assert len(names) >= 40
    assert [name for name in names if len(name.split("_")) < 4] == []
