"""The pages are tried on tables of the shape that dbt publishes."""

from __future__ import annotations

import pytest
import yaml

from tests.app import small_release
from tests.rules.tree import ROOT

MARTS = ROOT / "dbt_project" / "models" / "marts"
WRITTEN_WHEN_PUBLISHING = {"meta_checks", "meta_release", "meta_tables"}


def contract(name: str) -> set[str]:
    (model,) = yaml.safe_load((MARTS / f"{name}.yml").read_text(encoding="utf-8"))["models"]
    return {column["name"] for column in model["columns"]}


@pytest.mark.parametrize("name", sorted(set(small_release.planning()) - WRITTEN_WHEN_PUBLISHING))
def test_a_table_made_for_the_pages_has_no_column_that_dbt_does_not_publish(name: str) -> None:
    assert set(small_release.planning()[name].columns) - contract(name) == set()
