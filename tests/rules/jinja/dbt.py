"""Stands in for dbt's cross-database macros while sqlfluff lints: each renders as a call of its own name."""

from __future__ import annotations

from collections.abc import Callable


def __getattr__(name: str) -> Callable[..., str]:
    return lambda *values, **_named: f"{name}({', '.join(map(str, values))})"
