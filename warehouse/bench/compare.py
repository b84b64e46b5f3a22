"""Every step of the main job and its limit, one process each, and their ratios."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from warehouse.bench.names import NAMES
from warehouse.home import HOME_VARIABLE

Figures = dict[str, Any]
PAGES = "pages"


def bench(scales: list[float], on_step: Callable[[str, int, int], None] | None = None) -> list[Figures]:
    """Return for each scale the figures of every step, made in a temporary home."""
    results = []
    names = [*NAMES, PAGES]
    for done, scale in enumerate(scales):
        with tempfile.TemporaryDirectory(prefix="planungsblick-bench-") as folder:
            figures: Figures = {"scale": scale}
            for number, step in enumerate(names):
                if on_step:
                    on_step(step, done * len(names) + number, len(scales) * len(names))
                figures[step] = _in_own_process(step, folder, scale)
            results.append({**figures, "ratios": _ratios(figures)})
    return results


def _in_own_process(step: str, folder: str, scale: float) -> Figures:
    module = ["dashboard.timing"] if step == PAGES else ["warehouse.bench.steps", step, folder, str(scale)]
    surroundings = {**os.environ, HOME_VARIABLE: str(Path(folder).resolve())}
    done = subprocess.run(
        [sys.executable, "-m", *module], env=surroundings, check=True, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    return dict(json.loads(done.stdout.splitlines()[-1]))


def _ratios(figures: Figures) -> Figures:
    """How many times as long as the limit: reading beside DuckDB's own, models beside their bare SQL."""
    return {
        "read_to_read_csv": round(figures["read"]["us_per_row"] / figures["read_csv"]["us_per_row"], 2),
        "forecast_of_ten_times_the_districts": round(
            figures["forecast"]["ten_times_the_districts_seconds"] / figures["forecast"]["seconds"], 2
        ),
        "slowest_placement_seconds": max(
            seconds
            for name, seconds in figures["placement"].items()
            if name.endswith(("fair_seconds", "most_seconds"))
        ),
        "rollout_of_ten_cities": round(
            figures["rollout"]["ten_cities_seconds"] / figures["rollout"]["seconds"], 2
        ),
        "models_to_raw_sql": round(figures["models"]["seconds"] / figures["raw_sql"]["seconds"], 2),
        "models_beyond_four_times_raw_sql_seconds": round(
            figures["models"]["seconds"] - 4 * figures["raw_sql"]["seconds"], 2
        ),
    }
