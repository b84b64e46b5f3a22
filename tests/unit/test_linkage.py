# ruff: noqa: RUF001 - the letters are what is tested
"""Who is one child: hand-written forms, each with the one slip or likeness it is about."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import pytest

from tests.unit.linked import forms, groups, linked
from warehouse.methods.linkage_rules import is_explained
from warehouse.methods.linkage_tables import PAIRS

SLIPS: dict[str, dict[str, Any]] = {
    "another account": {},
    "day and month swapped": {"born": date(2022, 12, 3)},
    "two digits crossed": {"born": date(2022, 3, 21)},
    "letters crossed": {"last": "Loreznen"},
    "names swapped": {"first": "Lorenzen", "last": "Mathilda"},
    "one half of a double name": {"first": "Mathilda-Sofie"},
    "half of a double surname": {"last": "Lorenzen-Yılmaz"},
    "moved": {"street": "Lerchenstraße 90", "postcode": "44388"},
    "no street": {"street": None, "postcode": None},
    "transliterated": {"first": "Matilda"},
}


@pytest.mark.parametrize("slip", SLIPS)
def test_one_slip_does_not_make_two_children(slip: str) -> None:
    units = forms(a={"account": "K1"}, b={"account": "K2"} | SLIPS[slip])
    assert linked(units)["band"].to_list() == ["same"]


def test_spellings_of_a_turkish_name_are_one_child() -> None:
    first, second = {"first": "Büşra", "last": "Yıldız"}, {"first": "Buesra", "last": "Yildiz"}
    units = forms(a=first, b=second)
    assert groups(units, linked(units)) == {"a b"}


@pytest.mark.parametrize("accounts", [("K1", "K1"), ("K1", "K2"), (None, None)])
@pytest.mark.parametrize("other", ["Friederike", "Leonore", "Ida"])
def test_twins_are_never_joined(accounts: tuple[str | None, str | None], other: str) -> None:
    units = forms(a={"account": accounts[0]}, b={"account": accounts[1], "first": other})
    assert linked(units).is_empty()


def test_twins_of_similar_names_are_looked_at_and_not_joined() -> None:
    others = {
        f"{first}{n}": {"first": first, "last": last, "born": date(2020, 1, n), "street": f"Weg {n}", "postcode": f"4{n}135"}
        for first in ("Lena", "Lina")
        for n, last in enumerate(("Abt", "Ohl", "Fuchs"), start=1)
    }  # fmt: skip
    units = forms(a={"first": "Lena"}, b={"first": "Lina"}, **others)
    pairs = linked(units).filter(pl.col("unit_a") == "a")
    assert pairs.select("band", "kept_apart").rows() == [("review", "siblings")]


def test_a_slip_in_a_rare_first_name_is_a_slip() -> None:
    units = forms(a={"first": "Walburga"}, b={"first": "Walbrga"})
    assert linked(units)["band"].to_list() == ["same"]


def test_siblings_are_two_children() -> None:
    units = forms(a={}, b={"first": "Konrad", "sex": "male", "born": date(2020, 3, 12)})
    assert linked(units).is_empty()


def test_a_name_that_fits_both_twins_joins_neither() -> None:
    units = forms(
        one={"account": "K1", "first": "Anna-Lena"},
        two={"account": "K1", "first": "Anna-Sophie"},
        contract={"first": "Anna", "source": "contracts"},
    )
    pairs = linked(units)
    assert groups(units, pairs) == {"one", "two", "contract"}
    assert set(pairs["kept_apart"]) == {"siblings"}


def test_two_children_of_one_account_are_not_joined_through_a_third_form() -> None:
    """Each of the two fits the contract; joined through it they would be one."""
    units = forms(
        one={"account": "K1", "first": "Mats"},
        two={"account": "K1", "first": "Matz-Ole"},
        contract={"first": "Mats-Ole", "source": "contracts"},
    )
    children = groups(units, linked(units))
    assert not any({"one", "two"} <= set(child.split()) for child in children)


def test_a_date_that_nothing_explains_is_another_child_or_a_question() -> None:
    units = forms(a={}, b={"born": date(2022, 3, 14)}, c={"born": date(2021, 7, 30), "street": "Elsterweg 1"})
    pairs = linked(units)
    assert pairs.select("unit_a", "unit_b", "band", "kept_apart").rows() == [
        ("a", "b", "review", "birth_date")
    ]


@pytest.mark.parametrize(
    ("one", "other", "explained"),
    [
        ("20220312", "20220312", True), ("20220312", "20221203", True), ("20220312", "20220321", True),
        ("20220312", "20230312", False), ("20220312", "20220313", False), ("20220730", "20220307", False),
        ("20210312", "20120312", True),
    ],
)  # fmt: skip
def test_known_slips_explain_a_date(one: str, other: str, explained: bool) -> None:
    assert is_explained(one, other) is explained
    assert is_explained(other, one) is explained


def test_decisions_win_and_taking_them_back_restores_everything() -> None:
    units = forms(a={}, b={"street": "Lerchenweg 9"}, c={"first": "Konrad"}, d={"last": "Lorezen"})
    pairs = linked(units)
    before = groups(units, pairs)
    assert before == {"a b d", "c"}
    assert groups(units, pairs, ("a", "b", "different"), ("b", "d", "different")) == {"a d", "b", "c"}
    assert groups(units, pairs, ("a", "c", "same")) == {"a b c d"}
    assert groups(units, pairs, ("a", "c", "later")) == before
    assert groups(units, pairs) == before


def test_what_was_two_children_is_never_joined_by_a_later_form() -> None:
    """Mathilda's two accounts were not found to be one; a contract that fits both joins the better and asks."""
    earlier = forms(
        a={"account": "K1"}, b={"account": "K2", "born": date(2022, 12, 3), "street": "Am Bach 3"}
    )
    apart = linked(earlier).with_columns(band=pl.lit("review"), kept_apart=pl.lit(None, pl.String))
    known = {"is_known": True}
    units = forms(
        a={"account": "K1"} | known,
        b={"account": "K2", "born": date(2022, 12, 3)} | known,
        contract={"source": "contracts"},
    )
    pairs = linked(units, apart)
    assert groups(units, pairs) == {"a contract", "b"}
    assert pairs.filter(unit_a="b")["kept_apart"].to_list() == ["earlier_children"]
    assert pairs.filter(unit_a="a", unit_b="b").equals(apart)


def test_names_may_go_and_pairs_stay() -> None:
    units = forms(a={}, b={"last": "Lorezen"})
    pairs = linked(units)
    gone = {"first": None, "last": None, "street": None, "postcode": None, "sex": None, "is_known": True}
    purged = forms(a=gone, b=gone, c={"first": "Konrad"})
    again = linked(purged, pairs)
    assert again.equals(pairs)
    assert groups(purged, again) == {"a b", "c"}


def test_a_pair_of_forms_no_longer_delivered_goes_with_them() -> None:
    pairs = linked(forms(a={}, b={}))
    assert linked(forms(b={"is_known": True}), pairs).is_empty()


def test_the_order_of_the_forms_changes_nothing() -> None:
    units = forms(a={}, b={"last": "Lorezen"}, c={"born": date(2022, 12, 3)}, d={"first": "Konrad"})
    assert linked(units.reverse()).equals(linked(units))


def test_no_forms_and_one_form_have_no_pairs() -> None:
    assert linked(forms()).schema == PAIRS
    assert linked(forms(a={})).is_empty()


def test_twins_of_one_account_are_not_joined_through_another_account() -> None:
    """Simon and Liam-Simon are twins of one account; another account's Simon is one of them, not both."""
    units = forms(
        one={"account": "K1", "first": "Simon"},
        two={"account": "K1", "first": "Liam-Simon"},
        again={"account": "K2", "first": "Simon"},
    )
    children = groups(units, linked(units))
    assert not any({"one", "two"} <= set(child.split()) for child in children)
    assert "two again" not in children
