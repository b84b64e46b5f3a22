"""The process in which dbt builds: it holds the lock on the file and ends with it, saying how far it is."""

from __future__ import annotations

import json
import sys
from itertools import count
from pathlib import Path
from threading import Lock
from typing import Any

from dbt.cli.main import dbtRunner

PROJECT = Path(__file__).resolve().parents[1] / "dbt_project"
RESULTS = {
    "LogModelResult": "total",
    "LogSeedResult": "total",
    "LogTestResult": "num_models",
    "LogNodeNoOpResult": "total",
}


def main(target: str, logs: str, *without: str) -> None:
    """Run dbt without some kinds of nodes and print a JSON line per finished node: its name, how many are done, of how many."""
    finished, one_at_a_time = count(1), Lock()

    def tell(event: Any) -> None:
        total = RESULTS.get(event.info.name)
        if total:
            with one_at_a_time:
                line = (event.data.node_info.node_name, next(finished), getattr(event.data, total))
                sys.stdout.write(json.dumps(line) + "\n")
                sys.stdout.flush()

    folders = ["--project-dir", str(PROJECT), "--profiles-dir", str(PROJECT)]
    output = ["--target-path", target, "--log-path", logs, "--log-level", "none", "--log-level-file", "info"]
    excluded = [word for kind in without for word in ("--exclude-resource-type", kind)]
    dbtRunner(callbacks=[tell]).invoke(["build", *folders, *output, *excluded, "--no-version-check"])


if __name__ == "__main__":
    main(*sys.argv[1:])
