# ruff: noqa: RUF001 - the letters are what is tested
"""Spellings of one name are one name; other names stay others."""

from __future__ import annotations

import polars as pl
import pytest

from warehouse.methods import names


def value(expression: pl.Expr, text: str) -> object:
    return pl.DataFrame({"name": [text]}).select(expression).item()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Müller", "Mueller"), ("Müller", "MULLER"), ("Groß", "Gross"), ("Özgür", "Oezguer"), ("Şahin", "Sahin"),
        ("Yıldız", "Yildiz"), ("İnci", "Inci"), ("Łukasik", "Lukasik"), ("Zając", "Zajac"), ("Anna-Lena", "Anna Lena"),
        ("O’Neill", "Oneill"), ("Renée", "Renee"), ("Jördis", "Jo\u0308rdis"),
    ],
)  # fmt: skip
def test_spellings_of_one_name_are_folded_to_one(one: str, other: str) -> None:
    assert value(names.folded(pl.col("name")), one) == value(names.folded(pl.col("name")), other)


@pytest.mark.parametrize(("one", "other"), [("Bauer", "Baur"), ("Lena", "Lina"), ("Koch", "Kuch")])
def test_other_names_stay_others(one: str, other: str) -> None:
    assert value(names.folded(pl.col("name")), one) != value(names.folded(pl.col("name")), other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mohammed", "muhammad"),
        ("youssef", "yusuf"),
        ("schahin", "shahin"),
        ("rachid", "rashid"),
        ("schmidt", "schmitt"),
    ],
)
def test_what_only_sounds_alike_sounds_alike(one: str, other: str) -> None:
    assert value(names.sound(pl.col("name")), one) == value(names.sound(pl.col("name")), other)


def test_parts_have_no_particles_and_one_order() -> None:
    parts = names.parts(names.folded(pl.col("name")))
    assert pl.DataFrame({"name": ["von der Heide-Al Masri", "Al", "Lena-Anna"]}).select(parts)["name"].to_list() == [
        ["heide", "masri"], ["al"], ["anna", "lena"],
    ]  # fmt: skip


def test_a_street_is_its_name_and_its_number() -> None:
    frame = pl.DataFrame({"name": ["Münsterstr. 12 a", "Muensterstraße 12a", "Am Markt"]})
    assert frame.select(names.street_name(pl.col("name")))["name"].to_list() == [
        "munsterstr",
        "munsterstr",
        "ammarkt",
    ]
    assert frame.select(names.house_number(pl.col("name")))["name"].to_list() == ["12a", "12a", None]
