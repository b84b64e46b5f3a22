"""Which contract and format a table is, told by its column names alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from warehouse.contracts import CONTRACTS, Contract, Format
from warehouse.reading.grid import Grid
from warehouse.reading.refusal import Refusal

HEAD_RECORDS = 40
FEWEST_HEADERS = 2  # one known word may stand in any row
REFERENCE_DATE_HEADERS = ("Stichtag", "Berichtsstichtag")
NEAR = 0.6  # from this share of its required columns on, a table is a faulty one of that contract
SIMILAR = 0.3  # from this share on, the contract is at least worth naming


@dataclass(frozen=True)
class Recognised:
    """A table's contract and format, where its header stands, and the cell position of each field."""

    contract: Contract
    format: Format
    header_at: int
    width: int
    positions: dict[str, int]
    unread: tuple[str, ...]
    missing: tuple[str, ...] = ()

    @property
    def matched_share(self) -> float:
        """The share of required fields that are there."""
        required = self.contract.required(self.format)
        return 1 - len(self.missing) / len(required)


@lru_cache(maxsize=4096)
def normalised(header: str) -> str:
    """Return a header without case, spaces and the marks offices use differently."""
    return re.sub(r"[\s_.:\-*]+", "", header.casefold())


def recognise(grid: Grid) -> Recognised:
    """Return the contract and format whose required columns all stand in one of the first records.

    Raises:
        Refusal: no contract fits, two fit equally well, or a column needed stands twice.
    """
    head = grid.head(HEAD_RECORDS)
    candidates = candidates_in(head)
    complete = [found for found in candidates if not found.missing]
    if not complete:
        raise _no_contract(candidates)
    best = max(complete, key=_rank)
    rivals = {found.contract.title for found in complete if _rank(found) == _rank(best)}
    if len(rivals) > 1:
        raise Refusal("ambiguous_contract", contracts=" / ".join(sorted(rivals)))
    _refuse_doubled(head, best)
    return best


def candidates_in(head: list[list[str]]) -> list[Recognised]:
    """Return every contract and format of which columns were seen, down to the first record that is a whole header."""
    head, found = head[:HEAD_RECORDS], []
    for at in range(len(head)):
        found += _candidates_at(head, at)
        if any(not match.missing for match in found):
            break
    return found


def _candidates_at(head: list[list[str]], at: int) -> list[Recognised]:
    found = []
    for layout, shapes in _layouts().items():
        rows = head[at : at + layout.header_lines]
        names = header_names(layout, rows) if len(rows) == layout.header_lines else []
        if len(_known_headers().intersection(map(normalised, names))) < FEWEST_HEADERS:
            continue
        matches = (match_names(contract, shape, names, at) for contract, shape in shapes)
        found += [match for match in matches if match.positions]
    return found


@dataclass(frozen=True)
class Layout:
    """How a header lies: over how many records, and what its unnamed first columns are."""

    header_lines: int
    leading: tuple[str, ...]

    @classmethod
    def of(cls, shape: Format) -> Layout:
        """The layout of a format."""
        return cls(shape.header_lines, shape.leading)


@cache
def _layouts() -> dict[Layout, list[tuple[Contract, Format]]]:
    """The formats of tables by their layout, so that each record is looked at once per layout."""
    layouts: dict[Layout, list[tuple[Contract, Format]]] = {}
    for contract in CONTRACTS.values():
        for shape in contract.formats:
            if shape.json_records is None:
                layouts.setdefault(Layout.of(shape), []).append((contract, shape))
    return layouts


@cache
def _known_headers() -> frozenset[str]:
    shapes = [entry for entries in _layouts().values() for entry in entries]
    headers = (names for contract, shape in shapes for names in contract.headers(shape).values())
    return frozenset(normalised(name) for names in headers for name in names)


def match_names(contract: Contract, shape: Format, names: list[str], at: int = 0) -> Recognised:
    """Match one header against one format; fields that stand nowhere are ``missing`` if required."""
    place = {
        normalised(name): position for position, name in reversed(list(enumerate(names))) if name.strip()
    }
    leading = {name: (name,) for name in shape.leading}
    wanted = {"reference_date": REFERENCE_DATE_HEADERS, **contract.headers(shape), **leading}
    positions = {}
    for field, headers in wanted.items():
        at_hand = [place[normalised(header)] for header in headers if normalised(header) in place]
        if at_hand:
            positions[field] = at_hand[0]
    used = set(positions.values())
    return Recognised(
        contract,
        shape,
        header_at=at,
        width=max((position + 1 for position, name in enumerate(names) if name.strip()), default=0),
        positions=positions,
        unread=tuple(
            name.strip() for position, name in enumerate(names) if name.strip() and position not in used
        ),
        missing=tuple(name for name in contract.required(shape) if name not in positions),
    )


def header_names(layout: Layout, rows: list[list[str]]) -> list[str]:
    """Join a header of several records column by column; name its unnamed first columns by the layout."""
    width = max(map(len, rows), default=0)
    stacked = [[row[column] if column < len(row) else "" for row in rows] for column in range(width)]
    names = [" ".join(part.strip() for part in parts if part.strip()) for parts in stacked]
    if layout.leading and not any(names[: len(layout.leading)]):
        names[: len(layout.leading)] = layout.leading
    return names


def _rank(found: Recognised) -> tuple[int, int]:
    return len(found.positions), len(found.contract.required(found.format))


def _no_contract(candidates: list[Recognised]) -> Refusal:
    nearest = max(candidates, key=lambda found: (found.matched_share, *_rank(found)), default=None)
    if nearest is None or nearest.matched_share < SIMILAR:
        return Refusal("no_contract")
    headers = nearest.contract.headers(nearest.format)
    missing = ", ".join(f"„{headers[name][0]}“" for name in nearest.missing)
    if nearest.matched_share >= NEAR:
        return Refusal(
            "missing_column", nearest.contract.key, contract_title=nearest.contract.title, missing=missing
        )
    return Refusal("no_contract_nearest", contract_title=nearest.contract.title, missing=missing)


def _refuse_doubled(head: list[list[str]], found: Recognised) -> None:
    shape = found.format
    names = header_names(Layout.of(shape), head[found.header_at : found.header_at + shape.header_lines])
    keys = [normalised(name) for name in names]
    doubled = [names[position] for position in found.positions.values() if keys.count(keys[position]) > 1]
    if doubled:
        raise Refusal(
            "doubled_column", found.contract.key, columns=", ".join(f"„{name}“" for name in doubled)
        )
