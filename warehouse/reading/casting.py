"""Texts to values under a contract, column by column, telling exactly which texts are none.

``1.050`` is one thousand and fifty, ``31.02.2020`` no day at all, and a number that a workbook may have meant
either way is not guessed.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from warehouse.contracts import Contract, Format, Source
from warehouse.contracts.model import YES_NO

DAY_FORMATS = ("%d.%m.%Y", "%Y-%m-%d")
MONTHS = {  # a longer word before the shorter it begins with: the first that fits is taken
    "januar": "01", "jan": "01", "februar": "02", "feb": "02", "märz": "03", "mär": "03", "mrz": "03",
    "april": "04", "apr": "04", "mai": "05", "juni": "06", "jun": "06", "juli": "07", "jul": "07",
    "august": "08", "aug": "08", "september": "09", "sept": "09", "sep": "09", "oktober": "10", "okt": "10",
    "november": "11", "nov": "11", "dezember": "12", "dez": "12",
}  # fmt: skip
YEAR = "(?:19[0-9]{2}|20[0-9]{2}|2100)"
MANY_ROWS = 5_000
THOUSANDS = r"^[+-]?[0-9]{1,3}(\.[0-9]{3})+$"


@dataclass(frozen=True)
class Reader:
    """How one delivery writes its values."""

    contract: Contract
    format: Format
    is_workbook: bool
    numbers: frozenset[str] = frozenset()  # of a workbook: the fields that hold numbers and no texts

    def cleaned(self, texts: pl.DataFrame) -> pl.DataFrame:
        """The contract's columns, null where a text stands for nothing, "0" where it stands for none."""
        return texts.select(self._cleaned(name, source) for name, source in self.contract.sources.items())

    def _cleaned(self, name: str, source: Source) -> pl.Expr:
        values = self.format.values.get(name)
        word = pl.col(name).replace(values) if values else pl.col(name)
        kept = pl.when(~word.is_in(source.missing)).then(word)
        counted = pl.when(kept.is_in(source.zero)).then(pl.lit("0")).otherwise(kept) if source.zero else kept
        return counted.alias(name)

    def typed(self, cleaned: pl.DataFrame) -> pl.DataFrame:
        """The columns' values, null where a text is no value of its column's kind."""
        if cleaned.height < MANY_ROWS:
            return cleaned.select(self._value(name, source) for name, source in self.contract.sources.items())
        return pl.DataFrame([self._column(texts) for texts in cleaned])

    def _column(self, texts: pl.Series) -> pl.Series:
        source = self.contract.source(texts.name)
        return texts if source.kind == "text" else each_once(texts, self._value(texts.name, source))

    def _value(self, name: str, source: Source) -> pl.Expr:
        return self._of_kind(name, source, pl.col(name)).alias(name)

    def _of_kind(self, name: str, source: Source, text: pl.Expr) -> pl.Expr:
        match source.kind:
            case "text":
                return text
            case "area":
                return pl.when(text.str.contains(r"^[0-9]$")).then(pl.lit("0") + text).otherwise(text)
            case "integer":
                return self._integer(text)
            case "decimal":
                return self._decimal(name, text)
            case "mbit_s":
                return bandwidth(text)
            case "date":
                return day(text)
            case "month":
                return first_of_month(text)
            case "flag":
                return text.str.to_lowercase().replace_strict(YES_NO, default=None, return_dtype=pl.Boolean)
            case "code" if name in self.format.values:
                return pl.when(text.is_in(list(self.format.values[name].values()))).then(text)
            case "code":
                return text.str.to_lowercase().replace_strict(
                    dict(source.values), default=None, return_dtype=pl.String
                )
            case "day_care_year":
                return first_year(text)

    def _integer(self, text: pl.Expr) -> pl.Expr:
        if self.is_workbook:
            plain = pl.when(text.str.contains(r"^[+-]?[0-9]+$")).then(text)
        elif self.format.decimal_mark == ".":
            plain = pl.when(text.str.contains(r"^[+-]?[0-9]+(\.0+)?$")).then(text.str.replace(r"\.0+$", ""))
        else:
            grouped = pl.when(text.str.contains(THOUSANDS)).then(text.str.replace_all(".", "", literal=True))
            plain = grouped.when(text.str.contains(r"^[+-]?[0-9]+(,0+)?$")).then(
                text.str.replace(r",0+$", "")
            )
        return plain.cast(pl.Int64, strict=False)

    def _decimal(self, name: str, text: pl.Expr) -> pl.Expr:
        """In a workbook's column of mixed cells ``1.234`` may be a number or a grouped text: it is neither."""
        pointed = pl.when(text.str.contains(r"^[+-]?[0-9]+(\.[0-9]+)?$")).then(text)
        comma = pl.when(text.str.contains(r"^[+-]?([0-9]{1,3}(\.[0-9]{3})+|[0-9]+)(,[0-9]+)?$")).then(
            text.str.replace_all(".", "", literal=True).str.replace(",", ".", literal=True)
        )
        if name in self.numbers:
            told = pointed
        elif self.is_workbook:
            told = pl.when(text.str.contains(THOUSANDS)).then(None).otherwise(pl.coalesce(pointed, comma))
        else:
            told = comma if self.format.decimal_mark == "," else pointed
        return told.cast(pl.Float64, strict=False)


def each_once(texts: pl.Series, value: pl.Expr) -> pl.Series:
    """The values of a column of which days, codes and numbers recur: each distinct text is read once."""
    distinct = texts.drop_nulls().unique()
    values = distinct.to_frame().select(value).to_series()
    if distinct.is_empty():
        return pl.Series(texts.name, [None] * texts.len(), dtype=values.dtype)
    return texts.replace_strict(distinct, values, default=None, return_dtype=values.dtype)


def day(text: pl.Expr) -> pl.Expr:
    """A calendar day; "28. Oktober 2020" is one, "31.02.2020" and two-digit years are not."""
    spelt = _month_numbers(text).str.replace_all(r"^([0-9]{1,2})\. ?([0-9]{2})\.? ([0-9]{4})$", "$1.$2.$3")
    is_whole = spelt.str.contains(rf"^([0-9]{{1,2}}\.[0-9]{{1,2}}\.{YEAR}|{YEAR}-[0-9]{{2}}-[0-9]{{2}})$")
    dates = pl.coalesce(spelt.str.to_date(shape, strict=False) for shape in DAY_FORMATS)
    return pl.when(is_whole).then(dates)


def first_of_month(text: pl.Expr) -> pl.Expr:
    """The first day of a month given as ``2020-12``, ``12.2020``, ``12/2020``, "Dezember 2020" or one of its days."""
    numbers = _month_numbers(text).str.replace_all(r"[/ ]", ".")
    german = numbers.str.extract(rf"^([0-9]{{1,2}}\.{YEAR})$")
    iso = numbers.str.extract(rf"^({YEAR}-[0-9]{{2}})$")
    return pl.coalesce(
        (pl.lit("01.") + german).str.to_date(DAY_FORMATS[0], strict=False),
        (iso + pl.lit("-01")).str.to_date(DAY_FORMATS[1], strict=False),
        day(text).dt.month_start(),
    )


def reference_day(text: pl.Expr) -> pl.Expr:
    """A reference date: a day, or a month for its last day."""
    return pl.coalesce(day(text), first_of_month(text).dt.month_end())


def first_year(text: pl.Expr) -> pl.Expr:
    """The first year of ``2026/27`` or ``2026/2027``; years that do not follow each other are none."""
    first = text.str.extract(r"^([0-9]{4})").cast(pl.Int64, strict=False)
    second = text.str.extract(r"^[0-9]{4}[/_-](?:20)?([0-9]{2})$").cast(pl.Int64, strict=False)
    is_alone = text.str.contains(r"^[0-9]{4}$")
    return pl.when(is_alone | (second == (first + 1) % 100)).then(first)


def bandwidth(text: pl.Expr) -> pl.Expr:
    """Mbit/s from ``100``, ``50 MBit/s``, ``1,5 Mbit/s`` or ``1 GBit/s``."""
    number = text.str.extract(r"^([0-9]+(?:[.,][0-9]+)?) ?(?i:[MG]bit/s|[MG]bps)?$").str.replace(
        ",", ".", literal=True
    )
    factor = pl.when(text.str.contains(r"(?i)[0-9] ?G")).then(1000.0).otherwise(1.0)
    return number.cast(pl.Float64, strict=False) * factor


def _month_numbers(text: pl.Expr) -> pl.Expr:
    return text.str.to_lowercase().str.replace_many(MONTHS, leftmost=True)
