"""Rows under their contract: which are accepted, and for every other one the column, rule and sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import polars as pl

from warehouse.contracts import Contract, Format
from warehouse.reading.casting import Reader, each_once, reference_day
from warehouse.reading.refusal import Refusal
from warehouse.reading.rows import Sorted
from warehouse.texts import findings

ERROR_SCHEMA = pl.Schema({"line": pl.Int64, "column": pl.String, "rule": pl.String, "value": pl.String})
LINE_RULES = ("duplicate_key",)  # whose value is a line of the file
MOST_TOTAL_DRIFT = 0.005  # euros and cents are summed as floats


@dataclass(frozen=True)
class Validated:
    """``accepted``: typed rows; ``rejected``: line, column, rule, message, one or more per rejected row."""

    accepted: pl.DataFrame
    rejected: pl.DataFrame


def validate(table: Sorted, reader: Reader, given: date | None) -> Validated:
    """Cast and check every data row; ``given`` is the reference date of a file whose rows carry none.

    Raises:
        Refusal: the file's own total rows do not add up with its rows.
    """
    contract, shape = reader.contract, reader.format
    texts = _completed(table.data, contract, shape)
    typed, unreadable = _cast(texts, reader, given)
    _compare_totals(table, typed, unreadable, reader)
    whole = typed.filter(~pl.col("line").is_in(unreadable["line"].implode()))
    good, failure = contract.row.filter(whole)
    broken = _rule_errors(failure.details()) if len(failure) else pl.DataFrame(schema=ERROR_SCHEMA)
    unique, doubled = _first_of_each_key(good, contract)
    ragged = table.rejected.select(
        "line", column=pl.lit(None, pl.String), rule="rule", value=pl.lit(None, pl.String)
    )
    errors = pl.concat([ragged.cast(dict(ERROR_SCHEMA)), unreadable, broken, doubled])
    return Validated(unique, _with_sentences(errors, contract, shape))


def _completed(data: pl.DataFrame, contract: Contract, shape: Format) -> pl.DataFrame:
    """Bring the delivered texts under all of the contract's fields."""
    constants = {name: pl.lit(value) for name, value in shape.constants.items()}
    texts = data.with_columns(**constants)
    wanted = [*contract.columns, *shape.headers]
    absent = [name for name in dict.fromkeys(wanted) if name not in texts.columns]
    texts = texts.with_columns(pl.lit(None, pl.String).alias(name) for name in absent)
    return shape.prepare(texts) if shape.prepare else texts


def _cast(texts: pl.DataFrame, reader: Reader, given: date | None) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the typed rows and, for each text that is no value, line, column, rule and text."""
    stated = pl.col("reference_date") if "reference_date" in texts.columns else pl.lit(None, pl.String)
    days = texts.select("line", stated=stated.replace("", None))
    days = days.with_columns(each_once(days["stated"], reference_day(pl.col("stated"))).alias("own"))
    cleaned = reader.cleaned(texts)
    typed = reader.typed(cleaned)
    dated = days.select("line", reference_date=pl.coalesce("own", pl.lit(given, pl.Date)))
    words = cleaned.with_columns(days["stated"].alias("reference_date"))
    values = typed.with_columns(days["own"].alias("reference_date"))
    return pl.concat([dated, typed], how="horizontal"), _unreadable(
        days["line"], words, values, reader.contract
    )


def _unreadable(
    line: pl.Series, words: pl.DataFrame, values: pl.DataFrame, contract: Contract
) -> pl.DataFrame:
    """One row for each text that is there but is no value."""
    both = pl.concat([words, values.rename(lambda name: f"={name}")], how="horizontal")
    failed = both.select(pl.col(name).is_not_null() & pl.col(f"={name}").is_null() for name in words.columns)
    hit = [name for name, is_hit in failed.select(pl.all().any()).row(0, named=True).items() if is_hit]
    errors = [
        pl.DataFrame({"line": line, "value": words[name]})
        .filter(failed[name])
        .select("line", column=pl.lit(name), rule=pl.lit(_kind_rule(contract, name)), value="value")
        for name in hit
    ]
    return pl.concat(errors) if errors else pl.DataFrame(schema=ERROR_SCHEMA)


def _kind_rule(contract: Contract, name: str) -> str:
    return "not_a_date" if name == "reference_date" else f"not_a_{contract.source(name).kind}"


def _rule_errors(details: pl.DataFrame) -> pl.DataFrame:
    """Turn dataframely's rule columns (``column|rule`` or a rule's name) into one row per broken rule."""
    rules = [name for name, dtype in details.schema.items() if isinstance(dtype, pl.Enum)]
    long = details.unpivot(rules, index="line", variable_name="check").filter(pl.col("value") == "invalid")
    parts = pl.col("check").str.split("|")
    is_column = pl.col("check").str.contains("|", literal=True)
    return long.select(
        "line",
        column=pl.when(is_column).then(parts.list.first()),
        rule=parts.list.last(),
        value=pl.lit(None, pl.String),
    )


def _first_of_each_key(good: pl.DataFrame, contract: Contract) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Keep the first row of each key; a later one names the line it repeats."""
    first = pl.col("line").min().over(list(contract.primary_key))
    marked = good.with_columns(first_line=first)
    doubled = marked.filter(pl.col("line") != pl.col("first_line")).select(
        "line",
        column=pl.lit(contract.primary_key[-1] if len(contract.primary_key) == 1 else None, pl.String),
        rule=pl.lit("duplicate_key"),
        value=pl.col("first_line").cast(pl.String),
    )
    return marked.filter(pl.col("line") == pl.col("first_line")).drop("first_line"), doubled


def _compare_totals(table: Sorted, typed: pl.DataFrame, unreadable: pl.DataFrame, reader: Reader) -> None:
    """Hold each total row against the rows it totals; a column with an unreadable text cannot be compared."""
    totals = reader.format.totals
    if totals is None or table.totals.is_empty() or table.rejected.height:
        return
    unknown = set(unreadable["column"])
    additive = [
        name for name, source in reader.contract.sources.items() if source.additive and name not in unknown
    ]
    delivered = [name for name in additive if name in table.totals.columns]
    stated, _ = _cast(_completed(table.totals, reader.contract, reader.format), reader, None)
    within = list(totals.within)
    grouping = within or [pl.lit(1).alias("all")]
    sums = typed.group_by(grouping).agg(pl.col(delivered).sum())
    both = stated.with_columns(all=pl.lit(1)).join(sums, on=within or "all", how="left", suffix="_of_rows")
    for name in delivered:
        off = both.filter((pl.col(name) - pl.col(f"{name}_of_rows").fill_null(0)).abs() > MOST_TOTAL_DRIFT)
        if off.height:
            line, total, of_rows = off.select("line", name, f"{name}_of_rows").row(0)
            header = reader.contract.headers(reader.format)[name][0]
            raise Refusal(
                "total_mismatch", reader.contract.key, line=line, column=header, total=total, rows=of_rows
            )


def _with_sentences(errors: pl.DataFrame, contract: Contract, shape: Format) -> pl.DataFrame:
    """Add to each error its German sentence, without the value where one may be personal.

    In a row whose fields have slipped, a name stands in any column: where a contract has personal columns, no value
    is repeated.
    """
    headers = {"reference_date": ("Stichtag",), **contract.headers(shape)}

    def sentence(line: int, column: str | None, rule: str, value: str | None) -> str:
        header = headers[column][0] if column and headers.get(column) else column
        shown = None if contract.personal and rule not in LINE_RULES else value
        return findings.row_sentence(rule, line, header, shown, _expected(contract, column))

    messages = [sentence(*row) for row in errors.select("line", "column", "rule", "value").rows()]
    return (
        errors.with_columns(pl.Series("message", messages, dtype=pl.String))
        .drop("value")
        .sort("line", "rule")
    )


def _expected(contract: Contract, column: str | None) -> tuple[str, ...]:
    """The words a column may hold, where they are a closed list."""
    return tuple(contract.source(column).values) if column in contract.columns else ()
