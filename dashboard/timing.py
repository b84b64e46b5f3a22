"""``python -m dashboard.timing``: how long each page's script runs, for ``planungsblick bench``."""

from __future__ import annotations

import json
import statistics
import sys
import time

from streamlit.testing.v1 import AppTest

from dashboard.navigation import pages_of
from warehouse.home import Home
from warehouse.marts import Role

RUNS = 20


def main() -> None:
    """Print a JSON line: per role and page median, 95th percentile and slowest of the runs after the first, in ms."""
    home = str(Home.at().path)
    times = {
        f"{role.value}/{page.key}": page_times(page.key, role, home)
        for role in Role
        for page in pages_of(role)
    }
    sys.stdout.write(json.dumps(times) + "\n")


def page_times(key: str, role: Role, home: str) -> dict[str, float]:
    """Return median, 95th percentile and slowest run of one page's script in milliseconds, without the first run."""
    test = AppTest.from_function(_page, args=(key, role.value, home), default_timeout=60)
    test.run()
    seconds = []
    for _ in range(RUNS):
        start = time.perf_counter()
        test.run()
        seconds.append(time.perf_counter() - start)
    if test.exception:
        raise RuntimeError(f"{role.value}/{key}: {test.exception[0].value}")
    return {
        "median_ms": round(1000 * statistics.median(seconds), 1),
        "p95_ms": round(1000 * statistics.quantiles(seconds, n=20)[-1], 1),
        "slowest_ms": round(1000 * max(seconds), 1),
    }


def _page(key: str, role: str, home: str) -> None:
    """Draw one page; AppTest runs this function's source, so its imports stand inside."""
    from dashboard.app import show  # noqa: PLC0415
    from warehouse.home import Home  # noqa: PLC0415
    from warehouse.marts import Role  # noqa: PLC0415

    show(key, Role(role), Home.at(home))


if __name__ == "__main__":
    main()
