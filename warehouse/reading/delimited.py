"""Delimited text to records, losing none: what cannot be parsed becomes a broken record of its own line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from warehouse.reading.grid import Grid, grid_of
from warehouse.reading.refusal import Refusal

DELIMITERS = (";", ",", "\t", "|")
MOST_BROKEN = 5_000  # beyond this the file is not a table with faults but something else
HEAD_LINES = 60


def physical_lines(text: str) -> list[str]:
    """Return the lines with their ends; only LF, CR LF and CR end a line."""
    return list(io.StringIO(text, newline=""))


def head_rows(lines: list[str], delimiter: str) -> list[list[str]]:
    """Return the first records under one delimiter, for recognising the header."""
    try:
        return list(csv.reader(lines[:HEAD_LINES], delimiter=delimiter))
    except csv.Error:
        return [line.rstrip("\r\n").split(delimiter) for line in lines[:HEAD_LINES]]


def delimited_grid(lines: list[str], delimiter: str, width: int, encoding: str) -> Grid:
    """Return all records; ``width`` is the header's number of fields, by which broken quoting is told.

    Raises:
        Refusal: more than ``MOST_BROKEN`` records cannot be parsed.
    """
    rows: list[list[str]] = []
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        rows.extend(reader)
    except csv.Error:
        rows = []
    if rows and reader.line_num == len(rows):
        return grid_of(rows, range(1, len(rows) + 1), encoding=encoding, delimiter=delimiter)
    return _resynchronised(lines, delimiter, width, encoding)


def _resynchronised(lines: list[str], delimiter: str, width: int, encoding: str) -> Grid:
    """Read record by record; after a record that cannot be read go on with the line after its first."""
    rows: list[list[str]] = []
    starts: list[int] = []
    broken: set[int] = set()
    position = 0
    while position < len(lines):
        for start, end, row in _readable(lines, position, delimiter, width):
            starts.append(start + 1)
            rows.append(row)
            position = end
        if position < len(lines):
            broken.add(len(rows))
            starts.append(position + 1)
            rows.append([lines[position].rstrip("\r\n")])
            position += 1
        if len(broken) > MOST_BROKEN:
            raise Refusal("too_broken", count=MOST_BROKEN)
    return grid_of(rows, starts, frozenset(broken), encoding=encoding, delimiter=delimiter)


def _readable(
    lines: list[str], position: int, delimiter: str, width: int
) -> Iterator[tuple[int, int, list[str]]]:
    """Yield each record with its first line and the line after it, until one cannot be read.

    A record over several lines with the wrong number of fields is an unclosed quote that swallowed its
    neighbours, unless it is a single field (a note under a table).
    """
    reader = csv.reader(lines[position:], delimiter=delimiter, strict=True)
    before = 0
    try:
        for row in reader:
            is_swallowed = reader.line_num - before > 1 and len(row) not in (1, width)
            if is_swallowed:
                return
            yield position + before, position + reader.line_num, row
            before = reader.line_num
    except csv.Error:
        return
