"""JSON exports to records: the format knows where its records stand, each becomes a row of texts."""

from __future__ import annotations

import json
from typing import Any

from warehouse.contracts import CONTRACTS
from warehouse.reading.grid import Grid, grid_of
from warehouse.reading.recognise import Recognised, match_names
from warehouse.reading.refusal import Refusal

WORDS = {True: "ja", False: "nein"}


def json_grid(text: str) -> tuple[Grid, Recognised]:
    """Return the document's records under a first record of names, and what they are.

    Raises:
        Refusal: not JSON, no contract's shape, or a required name missing.
    """
    try:
        document = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise Refusal("invalid_json", line=getattr(error, "lineno", 1)) from error
    for contract in CONTRACTS.values():
        for shape in contract.formats:
            if shape.json_records is None:
                continue
            try:
                records = shape.json_records(document)
            except (KeyError, TypeError, AttributeError):
                continue
            names = [header for headers in shape.headers.values() for header in headers]
            seen = [name for name in names if any(name in record for record in records)]
            found = match_names(contract, shape, seen)
            if records and found.missing:
                missing = ", ".join(f"„{shape.headers[name][0]}“" for name in found.missing)
                raise Refusal("missing_column", contract.key, contract_title=contract.title, missing=missing)
            rows = [seen or names, *([_text(record.get(name)) for name in seen] for record in records)]
            return grid_of(rows, range(len(rows))), found
    raise Refusal("no_contract")


def _text(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return WORDS[value] if isinstance(value, bool) else json.dumps(value, ensure_ascii=False)
