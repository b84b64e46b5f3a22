"""What no probability may overrule: twins and siblings stay apart, birth dates must be explained, accounts know.

Twins share surname, address and birth date. A model that adds weights finds them alike; these rules do not. They only
ever hold back: no rule joins what the model does not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

EXPLAINED = ("equal", "day_month_swapped", "digits_transposed", "missing")
FIRST, LAST, BIRTH = pl.col("first_name_level"), pl.col("last_name_level"), pl.col("birth_date_level")
STREET, SEX = pl.col("street_level"), pl.col("sex_level")
IS_ELSEWHERE = (STREET == "different") & (pl.col("postcode_level") == "different")
IS_HOME = STREET.is_in(["equal", "similar"])


@dataclass(frozen=True)
class Parameters:
    """Thresholds of the bands, as probabilities, and what a rule needs to know.

    ``attested`` is how many children bear a first name that is taken for a name and not for a slip of the pen;
    ``margin`` how many bits one candidate must be ahead of another child of the same home. ``of_children`` switches
    the rules for twins and siblings off, for registers of single persons: the model alone decides then.
    """

    same_from: float = 0.99
    review_from: float = 0.25
    attested: int = 3
    margin: float = 4.0
    of_children: bool = True

    @classmethod
    def from_rows(cls, rows: pl.DataFrame) -> Parameters:
        """Return the parameters of a table: columns parameter, value."""
        values = dict(rows.select("parameter", pl.col("value").cast(pl.Float64)).iter_rows())
        return cls(**values)


@dataclass(frozen=True)
class Traits:
    """What the rules ask of one unit."""

    household: str
    source: str
    first: frozenset[str]
    last: frozenset[str]
    birth: str


def judged(
    found: pl.DataFrame, units: pl.DataFrame, compared: pl.DataFrame, parameters: Parameters
) -> pl.DataFrame:
    """Return the pairs that are the same child or need a look, with ``band`` and ``kept_apart``.

    Pairs that a rule takes for two children for certain are left out.
    """
    about = compared.select("unit", "household", "first", frequency=pl.len().over("first"))
    about = about.join(units.select("unit", "source"), on="unit")
    pairs = found.join(about.select(pl.all().name.suffix("_a")), on="unit_a")
    pairs = pairs.join(about.select(pl.all().name.suffix("_b")), on="unit_b")
    if parameters.of_children:
        pairs = pairs.with_columns(is_apart=_is_apart(), kept_apart=_doubt(parameters))
    else:
        pairs = pairs.with_columns(is_apart=pl.lit(False), kept_apart=pl.lit(None, pl.String))
    likely = pairs.filter(~pl.col("is_apart")).with_columns(
        band=pl.when((pl.col("probability") >= parameters.same_from) & pl.col("kept_apart").is_null())
        .then(pl.lit("same"))
        .otherwise(pl.lit("review"))
    )
    return _without_ambiguous(likely, pairs, parameters).drop("is_apart")


def _is_apart() -> pl.Expr:
    """Certainly two children: another first name in one home, or a birth date that nothing explains."""
    return (
        (FIRST == "different")
        | (BIRTH == "different")
        | ((LAST == "different") & ~IS_HOME)
        | ((BIRTH == "one_digit") & ~IS_HOME)
        | ((SEX == "different") & (FIRST != "equal"))
    )


def _doubt(parameters: Parameters) -> pl.Expr:
    """Why a likely pair is not joined without a look, the gravest reason first."""
    one_account = pl.col("household_a") == pl.col("household_b")
    both_attested = pl.min_horizontal("frequency_a", "frequency_b") >= parameters.attested
    typed_alike = pl.col("source_a") == pl.col("source_b")
    return (
        pl.when(~BIRTH.is_in(EXPLAINED)).then(pl.lit("birth_date"))
        .when(~BIRTH.is_in(["equal", "missing"]) & IS_ELSEWHERE).then(pl.lit("birth_date"))
        .when((FIRST == "similar") & (both_attested | one_account)).then(pl.lit("siblings"))
        .when(one_account & typed_alike & FIRST.is_in(["similar", "part"])).then(pl.lit("one_account"))
        .when((FIRST == "swapped") & ~IS_HOME).then(pl.lit("names"))
        .when((LAST == "different") & ~((FIRST == "equal") & IS_HOME)).then(pl.lit("names"))
        .when(SEX == "different").then(pl.lit("names"))
        .otherwise(None)
    )  # fmt: skip


def _without_ambiguous(likely: pl.DataFrame, pairs: pl.DataFrame, parameters: Parameters) -> pl.DataFrame:
    """Take pairs out of ``same`` whose unit fits two children about as well.

    A contract for Anna says nothing where there are the twins Anna-Lena and Anna-Sophie.
    """
    ends = pl.concat(
        [
            likely.filter(band="same").select(unit=end, other=other, weight="match_weight")
            for end, other in (("unit_a", "unit_b"), ("unit_b", "unit_a"))
        ]
    )
    two_children = pl.concat(
        [
            pairs.filter(pl.col("is_apart") | pl.col("kept_apart").is_in(["siblings", "one_account"])).select(
                other=one, rival=two
            )
            for one, two in (("unit_a", "unit_b"), ("unit_b", "unit_a"))
        ]
    )
    rivals = ends.join(two_children, on="other").join(
        ends.select("unit", rival="other", rival_weight="weight"), on=["unit", "rival"]
    )
    unclear = rivals.filter(pl.col("weight") < pl.col("rival_weight") + parameters.margin)
    unclear = unclear.select(
        unit_a=pl.min_horizontal("unit", "other"), unit_b=pl.max_horizontal("unit", "other"), is_unclear=True
    ).unique()
    marked = likely.join(unclear, on=["unit_a", "unit_b"], how="left")
    return marked.with_columns(
        band=pl.when("is_unclear").then(pl.lit("review")).otherwise("band"),
        kept_apart=pl.when("is_unclear").then(pl.lit("siblings")).otherwise("kept_apart"),
    ).drop("is_unclear")


def traits(compared: pl.DataFrame, units: pl.DataFrame) -> dict[str, Traits]:
    """Return what the rules ask of each unit that has a name."""
    columns = compared.select("unit", "household", "first_parts", "last_parts", "birth")
    rows = columns.join(units.select("unit", "source"), on="unit").iter_rows()
    return {
        unit: Traits(household, source, frozenset(first or ()), frozenset(last or ()), birth or "")
        for unit, household, first, last, birth, source in rows
    }


def obstacle(
    left: Iterable[str], right: Iterable[str], known: dict[str, Traits], earlier: set[str]
) -> str | None:
    """Return why two groups of units cannot be one child, or nothing.

    ``earlier`` holds the units of earlier runs: two groups that both have one were two children then.
    """
    left, right = list(left), list(right)
    if any(unit in earlier for unit in left) and any(unit in earlier for unit in right):
        return "earlier_children"
    pairs = [(known[a], known[b]) for a in left for b in right if a in known and b in known]
    if not all(is_explained(one.birth, two.birth) for one, two in pairs):
        return "birth_date"
    if any(one.household == two.household and not _may_be_one(one, two) for one, two in pairs):
        return "one_account"
    return None


def is_explained(one: str, two: str) -> bool:
    """Whether a known slip makes one date (``YYYYMMDD``) of the other: day and month swapped, two digits crossed."""
    if one == two or not one or not two:
        return True
    if one[:4] == two[:4] and (one[4:6], one[6:]) == (two[6:], two[4:6]):
        return True
    differing = [place for place in range(8) if one[place] != two[place]]
    return (
        len(differing) == 2
        and differing[1] == differing[0] + 1
        and one[differing[0]] == two[differing[1]]
        and one[differing[1]] == two[differing[0]]
    )


def _may_be_one(one: Traits, two: Traits) -> bool:
    """Whether two units of one account can be one child: the same first name, or both names swapped.

    A centre's contract may hold a part of the name; who types two forms in the portal means two children by it.
    """
    if one.first in (two.first, two.last) or two.first == one.last:
        return True
    return one.source != two.source and (one.first <= two.first or two.first <= one.first)
