"""Why a file is refused whole, and what is noticed about it without refusing it."""

from __future__ import annotations

from dataclasses import dataclass

from warehouse.texts import findings


class Refusal(Exception):
    """A whole file or sheet cannot be taken; ``rule`` names the sentence and ``details`` fills it."""

    def __init__(self, rule: str, contract: str | None = None, **details: object) -> None:
        super().__init__(findings.sentence(rule, **details))
        self.rule = rule
        self.contract = contract


@dataclass(frozen=True)
class Finding:
    """One sentence for the clerk; ``line`` is empty where it concerns the whole file."""

    rule: str
    message: str
    line: int | None = None
    column: str | None = None
