"""A build killed while it links leaves the last release in service, and the next one runs as if nothing had been."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from tests.conftest import refreshed
from warehouse.home import Home
from warehouse.marts import Marts, Role, release_in_service

LINKING = "START python table model identity.int_link_pairs"
PATIENCE = 240


@pytest.mark.skipif(sys.platform == "win32", reason="groups of processes are killed otherwise there")
def test_killing_the_build_while_linking_leaves_the_last_release_in_service(copy: Home) -> None:
    before = release_in_service(copy, Role.PLANNING)
    memory = {path.name: path.read_bytes() for path in copy.identity.iterdir()}
    (copy.identity / "pairs.parquet").unlink()
    (copy.identity / "records.parquet").unlink()  # so that there is something to link
    log = copy.build / "logs" / "dbt.log"
    log.unlink()
    command = [
        sys.executable, "-c", "from warehouse.cli import main; main()", "refresh", "--home", str(copy.path)
    ]  # fmt: skip
    child = subprocess.Popen(
        command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    until = time.monotonic() + PATIENCE
    while not (log.is_file() and LINKING in log.read_text(encoding="utf-8")):
        assert child.poll() is None
        assert time.monotonic() < until
        time.sleep(0.02)
    os.killpg(child.pid, signal.SIGKILL)
    child.wait()

    assert release_in_service(copy, Role.PLANNING) == before
    marts = Marts.open(copy, Role.COORDINATION)
    assert not marts.frame("select * from marts.fct_children").is_empty()
    marts.close()
    assert not (copy.identity / "records.parquet").exists()
    again = refreshed(copy).release
    assert again
    assert again.release_id != before
    assert (copy.identity / "records.parquet").read_bytes() == memory["records.parquet"]
