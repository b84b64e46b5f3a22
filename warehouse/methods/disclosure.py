"""What the council may see of counts of children, and whether a reader could prove more.

Counts are rounded to the nearest multiple of five, and hidden below eight; the same truth is always shown the same
way, so that repeating, filtering and comparing publications tells nothing new. What is left is arithmetic: sums over
areas and parts of wholes can narrow a hidden or rounded count down. So an attacker who knows all of it audits what is
to be published (``audit``), and what he could break is hidden until he cannot (``protect``).

Safe means: no interval narrower than five that can be proven holds a true count of 1 to 4, the complement of a part
of that size, or a difference of that size between two dates or two publications.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from warehouse.methods import disclosure_attack as attack
from warehouse.methods.disclosure_cells import NAME, TABLES, equations, pairs

ROUNDED_TO = 5
SMALLEST_SHOWN = 8
SAFE_WIDTH = 5.0
SMALL = (1, 4)
EXACT = 1e-6  # the solver's own accuracy
MOST_ROUNDS = 12
FINDINGS = pl.Schema(
    {"kind": pl.String, "version": pl.UInt64, "slice": pl.String, "measure": pl.String, "cell": pl.Int64, "minus": pl.Int64,
     "truth": pl.Int64, "low": pl.Float64, "high": pl.Float64}
)  # fmt: skip


class NotSafe(Exception):
    """What is to be published can be broken, and hiding more of it does not help."""


@dataclass(frozen=True)
class Audit:
    """What was asked and proven: one row per count, complement and difference from 1 to 4 (``FINDINGS``).

    ``known`` are the cells the attacker had, each with its interval; ``terms`` the equations between them.
    """

    findings: pl.DataFrame
    known: pl.DataFrame
    terms: pl.DataFrame

    @property
    def unsafe(self) -> pl.DataFrame:
        """The findings whose interval is narrower than is safe."""
        return self.findings.filter(pl.col("high") - pl.col("low") < SAFE_WIDTH - EXACT)

    @property
    def narrowest(self) -> float | None:
        """The width of the narrowest interval; nothing where there was nothing to ask."""
        width = self.findings.select((pl.col("high") - pl.col("low")).min()).item()
        return None if width is None else round(width, 3)


def rounded(truth: pl.Expr) -> pl.Expr:
    """Return what is shown of a true count: a multiple of five, nothing below eight."""
    nearest = (truth / ROUNDED_TO).round().cast(pl.Int64) * ROUNDED_TO
    return pl.when(truth >= SMALLEST_SHOWN).then(nearest)


def by_rule(cells: pl.DataFrame) -> pl.DataFrame:
    """Return the cells with what the rule shows of each true count, rebuilt ones as what they tell: nothing."""
    measure, is_city = pl.col("measure"), pl.col("is_city")
    is_held, is_zero = pl.lit(value=True), pl.lit(value=False)
    for counts in TABLES:
        own = pl.col("table") == counts.table
        is_held &= ~(own & ~is_city & measure.is_in(list(counts.city_only)))
        for name, group in counts.zero.items():
            is_zero |= own & (measure == name) & pl.col("series").str.contains(group, literal=True)
    held = pl.when(is_held & is_zero).then(0).when(is_held).then(rounded(pl.col("truth")))
    return cells.with_columns(shown=pl.when(~pl.col("is_rebuilt")).then(held))


def protect(cells: pl.DataFrame, before: Sequence[pl.DataFrame] = ()) -> tuple[pl.DataFrame, Audit]:
    """Return the cells with what is shown cut down until nobody can break it, and the audit of what is left.

    ``cells`` has the schema ``CELLS``, as have the earlier publications in ``before``.

    Raises:
        NotSafe: hiding more does not help, because earlier publications say too much.
    """
    now, earlier = _versions(cells), [_versions(one) for one in before]
    for _ in range(MOST_ROUNDS):
        done = _attacked(now, earlier, ROUNDED_TO)
        if done.unsafe.is_empty():
            return now.select(cells.columns), done
        fewer = _without(now, done)
        if fewer.equals(now):
            break
        now = fewer
    raise NotSafe(str(done.unsafe.height))


def audit(cells: pl.DataFrame, before: Sequence[pl.DataFrame] = (), rounded_to: int = ROUNDED_TO) -> Audit:
    """Attack a publication with all that it and the earlier ones show; numbers rounded to one are exact."""
    return _attacked(_versions(cells), [_versions(one) for one in before], rounded_to)


def _attacked(now: pl.DataFrame, earlier: Sequence[pl.DataFrame], rounded_to: int) -> Audit:
    known = _known_cells(pl.concat([now, *earlier]), rounded_to)
    terms = equations(known)
    own = known.filter(pl.col("version").is_in(now["version"].unique().implode()))
    asked = [_counts(own), _complements(own), _differences(known, now, earlier)]
    return Audit(_answers(known, terms, pl.concat(asked, how="diagonal")), known, terms)


def _without(now: pl.DataFrame, done: Audit) -> pl.DataFrame:
    """Hide, for each count that could be broken, one more number, first what may be missed most easily.

    Of a part and its whole the part; else a sum that it enters, the city's before others; at last any number that
    stands in an equation with it, or it itself.
    """
    broken = done.unsafe.select("kind", "cell", "minus", finding=pl.int_range(pl.len()))
    is_part = pl.col("kind") == "complement"
    both = pl.concat([
        broken.filter(~is_part).select("finding", "cell"), broken.select("finding", cell="minus").drop_nulls(),
    ])  # fmt: skip
    others = done.terms.select("equation", other="cell", is_sum=pl.col("coefficient") < 0)
    near = (
        both.join(done.terms.select("equation", "cell"), on="cell")
        .join(others, on="equation")
        .drop("equation")
    )
    parts = broken.filter(is_part).select("finding", other="minus", is_part=pl.lit(value=True))
    choices = pl.concat([near, both.with_columns(other="cell", is_sum=pl.lit(value=False))])
    told = done.known.filter("is_told").select(*NAME, "is_city", other="cell")
    ranked = choices.join(told, on="other").join(parts, on=["finding", "other"], how="left").sort(
        "finding", pl.col("is_part").fill_null(value=False), "is_sum", pl.col("other") != pl.col("cell"), "is_city",
        "other", descending=[False, True, True, True, True, True],
    )  # fmt: skip
    chosen = ranked.unique("finding", keep="first", maintain_order=True).select(NAME).unique()
    cut = chosen.with_columns(is_cut=pl.lit(value=True))
    marked = now.join(cut, on=NAME, how="left", maintain_order="left")
    return marked.with_columns(shown=pl.when(pl.col("is_cut").is_null()).then("shown")).drop("is_cut")


def _versions(cells: pl.DataFrame) -> pl.DataFrame:
    """Name the version of each cell: its table, its series and all the true counts it stands among."""
    at = ["table", "series", "time"]
    said = pl.concat_str("slice", "area_id", "measure", "truth", separator="|")
    digest = cells.group_by(at).agg(text=said.sort().str.join(";"))
    version = pl.concat_str("table", "series", "text", separator="|").hash()
    return cells.join(digest.select(*at, version=version), on=at)


def _known_cells(cells: pl.DataFrame, rounded_to: int) -> pl.DataFrame:
    """Return each version's cells once, numbered, with the narrowest interval that anything shown gives away."""
    shown = pl.when(~pl.col("is_rebuilt")).then("shown")
    is_exact = shown == 0  # the law leaves no other number
    # a reader may know which counts are hidden as small; what was hidden for their sake can be any number
    is_small = ~pl.col("is_rebuilt") & (pl.col("truth") < SMALLEST_SHOWN)
    half = rounded_to // 2
    low = pl.when(shown.is_null() | is_exact).then(0).otherwise(shown - half)
    high = (
        pl.when(is_exact).then(0).when(shown.is_not_null()).then(shown + half)
        .when(is_small).then(SMALLEST_SHOWN - 1).otherwise(attack.UNKNOWN)
    )  # fmt: skip
    ends = cells.with_columns(
        low=low.cast(pl.Float64), high=high.cast(pl.Float64), is_told=shown.is_not_null()
    )
    whole = ends.group_by(NAME, maintain_order=True).agg(
        pl.col("table", "is_city", "truth").first(),
        pl.col("low").max(),
        pl.col("high").min(),
        pl.col("is_told").any(),
    )
    return whole.with_row_index("cell").with_columns(pl.col("cell").cast(pl.Int64))


def _is_small(count: pl.Expr) -> pl.Expr:
    return count.is_between(*SMALL)


def _counts(own: pl.DataFrame) -> pl.DataFrame:
    return own.filter(_is_small(pl.col("truth"))).select(kind=pl.lit("count"), plus="cell", truth="truth")


def _complements(own: pl.DataFrame) -> pl.DataFrame:
    found = [pairs(own, part, whole) for counts in TABLES for part, whole in counts.wholes.items()]
    rest = pl.col("truth_of_whole") - pl.col("truth")
    small = pl.concat(found).filter(_is_small(rest))
    return small.select(kind=pl.lit("complement"), plus="cell_of_whole", minus="cell", truth=rest)


def _differences(known: pl.DataFrame, now: pl.DataFrame, earlier: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """Ask what moved from one date to the next, and from one publication to the next."""
    at = ["table", "series", "time"]
    versions = now.select(*at, "version").unique()
    in_time = versions.sort("time").with_columns(other=pl.col("version").shift().over("table", "series"))
    between = [versions.join(one.select(*at, other="version").unique(), on=at) for one in earlier]
    both = pl.concat(
        [in_time.select("version", "other"), *(pair.select("version", "other") for pair in between)]
    )
    both = both.drop_nulls().filter(pl.col("version") != pl.col("other")).unique()
    names = ["slice", "area_id", "measure"]
    others = known.select("cell", "truth", *names, other="version")
    moved = known.join(both, on="version").join(others, on=["other", *names], suffix="_before")
    by = pl.col("truth") - pl.col("truth_before")
    return moved.filter(_is_small(by.abs())).select(
        kind=pl.lit("difference"), plus="cell", minus="cell_before", truth=by
    )  # fmt: skip


def _answers(known: pl.DataFrame, terms: pl.DataFrame, asked: pl.DataFrame) -> pl.DataFrame:
    """Let the attacker answer. Two versions share no equation: their difference is told by the ends of both."""
    single = asked.filter(pl.col("kind") != "complement")
    cells = pl.concat([single["plus"], single["minus"].drop_nulls()]).unique().sort()
    complements = asked.filter(kind="complement")
    plus = np.concatenate([cells.to_numpy(), complements["plus"].to_numpy()])
    minus = np.concatenate([np.full(len(cells), attack.NONE), complements["minus"].to_numpy()]).astype(
        np.int64
    )
    block = known["version"].rank("dense").cast(pl.Int64).to_numpy()[plus]
    low, high = attack.proven(_system(known, terms), attack.Questions(plus, minus, block))
    ends = pl.DataFrame({"plus": cells, "low": low[: len(cells)], "high": high[: len(cells)]})
    before = ends.rename({"plus": "minus", "low": "low_before", "high": "high_before"})
    alone = single.join(ends, on="plus").join(before, on="minus", how="left").with_columns(
        low=pl.col("low") - pl.col("high_before").fill_null(0),
        high=pl.col("high") - pl.col("low_before").fill_null(0),
    )  # fmt: skip
    parts = complements.with_columns(low=pl.Series(low[len(cells) :]), high=pl.Series(high[len(cells) :]))
    told = pl.concat([alone.select(parts.columns), parts]).rename({"plus": "cell"})
    return told.join(known.select("cell", "version", "slice", "measure"), on="cell").select(FINDINGS.names())


def _system(known: pl.DataFrame, terms: pl.DataFrame) -> attack.Known:
    terms = terms.sort("equation", "cell")
    is_least = (
        terms.group_by("equation", maintain_order=True).agg(pl.col("is_least").first())["is_least"].to_numpy()
    )
    return attack.Known(
        low=known["low"].to_numpy(), high=known["high"].to_numpy(),
        equation=terms["equation"].to_numpy(), count=terms["cell"].to_numpy(),
        coefficient=terms["coefficient"].cast(pl.Float64).to_numpy(),
        least=np.zeros(len(is_least)), most=np.where(is_least, attack.UNKNOWN, 0.0),
    )  # fmt: skip
