"""run.py in broken surroundings: each failure gets its German paragraph, never a traceback."""

from __future__ import annotations

import ast
import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import run

OLD_PYTHON = "import runpy, sys; sys.version_info = (3, 8, 10, 'final', 0); runpy.run_path({path!r}, run_name='__main__')"
DEAD_INDEX = {
    "PIP_CONFIG_FILE": os.devnull, "PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_EXTRA_INDEX_URL": "",
    "PIP_FIND_LINKS": "", "PIP_RETRIES": "0", "PIP_NO_CACHE_DIR": "1",
}  # fmt: skip


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A checkout of its own, whose set-up steps are only written down."""
    for name in ("run.py", "pyproject.toml", *run.PRODUCT_AND_TESTS):
        shutil.copy(run.ROOT / name, tmp_path)
    monkeypatch.setattr(run, "ROOT", tmp_path)
    monkeypatch.setattr(run, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(run, "PROGRAMS", tmp_path / ".venv" / "bin")
    monkeypatch.delenv("PLANUNGSBLICK_CHROMIUM", raising=False)
    return tmp_path


@pytest.fixture
def steps(checkout, monkeypatch):
    """The commands that the set-up ran; making the .venv really makes its python."""
    ran = []

    def work(command):
        ran.append(" ".join(command))
        if "venv" in command:
            run.PROGRAMS.mkdir(parents=True, exist_ok=True)
            Path(run.program("python")).touch()

    monkeypatch.setattr(run, "work", work)
    return ran


def printing(text: str, code: int = 1) -> list[str]:
    return [sys.executable, "-c", f"import sys; print({text!r}); sys.exit({code})"]


def test_an_old_python_can_parse_the_file():
    ast.parse(Path(run.__file__).read_text(encoding="utf-8"), feature_version=(3, 6))


def test_an_old_python_is_refused_in_one_paragraph():
    script = OLD_PYTHON.format(path=run.__file__)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert done.stderr.startswith(
        "Planungsblick braucht Python 3.11 oder neuer, gestartet wurde es mit Python 3.8."
    )
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("printed", "beginning"),
    [
        pytest.param("OSError: [Errno 28] No space left on device", "Der Datenträger ist voll", id="disk full"),
        pytest.param("[WinError 112] Es steht nicht genug Speicherplatz", "Der Datenträger ist voll", id="windows full"),
        pytest.param("ensurepip is not available", "Diesem Python fehlt das Modul venv", id="debian"),
        pytest.param("No module named venv", "Diesem Python fehlt das Modul venv", id="no venv"),
        pytest.param("[Errno 13] Permission denied: '.venv'", "In den Ordner", id="unwritable"),
        pytest.param("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "Ein geladenes Paket", id="hash"),
        pytest.param("SSLError(SSLCertVerificationError(1", "Der Paketquelle wurde nicht vertraut", id="certificate"),
        pytest.param("[Errno -3] Temporary failure in name resolution", "Die Paketquelle ist nicht", id="no name"),
        pytest.param("ReadTimeoutError: Read timed out.", "Die Paketquelle ist nicht", id="time-out"),
        pytest.param("ERROR: No matching distribution found for polars", "Ein Paket gibt es", id="no wheel"),
    ],
)  # fmt: skip
def test_what_a_tool_prints_becomes_its_paragraph(printed, beginning):
    with pytest.raises(run.SetUpError) as caught:
        run.work(printing(printed))
    assert str(caught.value).startswith(beginning)
    assert "\n" not in str(caught.value)


def test_an_unknown_failure_shows_the_last_lines():
    with pytest.raises(run.SetUpError, match="Zuletzt gemeldet:\nhäh"):
        run.work(printing("häh"))


def test_a_full_disk_is_seen_where_the_tool_hides_it(monkeypatch):
    monkeypatch.setattr(
        run.shutil, "disk_usage", lambda _folder: shutil._ntuple_diskusage(10**9, 10**9, 4096)
    )
    with pytest.raises(run.SetUpError, match="Der Datenträger ist voll"):
        run.work(printing("Command ensurepip returned non-zero exit status 1."))


def test_a_disk_that_fills_up_between_the_steps_is_a_paragraph_too(steps, monkeypatch, capsys):
    def full(*_arguments, **_options):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    assert run.main(["status"]) == 1
    assert capsys.readouterr().err.startswith("\nDer Datenträger ist voll")


def test_without_a_network_the_whole_set_up_ends_in_one_paragraph(checkout):
    """The real thing: this Python makes a real .venv, and its pip finds no index."""
    done = subprocess.run(
        [sys.executable, "run.py", "demo"], cwd=checkout, env={**os.environ, **DEAD_INDEX},
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.startswith("\nDie Paketquelle ist nicht zu erreichen")
    assert "Traceback" not in done.stderr + done.stdout
    assert not (checkout / ".venv" / "set-up").exists()


def test_ctrl_c_is_not_a_traceback(monkeypatch, capsys):
    def interrupted(_words):
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "dispatch", interrupted)
    assert run.main(["demo"]) == 130
    assert "Abgebrochen" in capsys.readouterr().err


def test_no_word_shows_the_words(capsys):
    assert run.main([]) == 2
    assert "python3 run.py demo" in capsys.readouterr().err


def test_the_second_set_up_does_nothing(steps):
    run.set_up(run.PRODUCT)
    assert len(steps) == 3
    run.set_up(run.PRODUCT)
    assert len(steps) == 3


def test_the_tests_packages_are_added_to_a_finished_set_up(steps):
    run.set_up(run.PRODUCT)
    del steps[:]
    run.set_up(run.PRODUCT_AND_TESTS)
    assert steps[0].endswith("--require-hashes -r " + str(run.ROOT / "requirements-test.lock"))
    assert not [step for step in steps if "venv --clear" in step]
    run.set_up(run.PRODUCT)
    assert len(steps) == 2


@pytest.mark.parametrize("missing", ["set-up", "bin/python"])
def test_a_half_made_venv_is_made_anew(steps, checkout, missing):
    run.set_up(run.PRODUCT)
    (checkout / ".venv" / missing).unlink()
    del steps[:]
    run.set_up(run.PRODUCT)
    assert "venv --clear" in steps[0]
    assert len(steps) == 3


def test_a_set_up_that_breaks_leaves_no_stamp(steps, checkout, monkeypatch):
    run.set_up(run.PRODUCT)
    lock = checkout / "requirements.lock"
    lock.write_text(lock.read_text(encoding="utf-8") + "# other\n", encoding="utf-8")

    def fails(_command):
        raise run.SetUpError("no")

    monkeypatch.setattr(run, "work", fails)
    with pytest.raises(run.SetUpError):
        run.set_up(run.PRODUCT)
    assert not (checkout / ".venv" / "set-up").exists()


@pytest.fixture
def bare_machine(checkout, monkeypatch):
    """A machine whose PATH holds one empty folder, with no browser in the usual places."""
    programs = checkout / "programs"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.setattr(run, "BROWSER_PLACES", ())
    return programs


def program(folder: Path, name: str, script: str = "") -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_the_browser_that_the_environment_names_wins(bare_machine, monkeypatch):
    program(bare_machine, "chromium")
    named = program(bare_machine, "my-browser")
    monkeypatch.setenv("PLANUNGSBLICK_CHROMIUM", str(named))
    assert run.browser() == named


def test_a_named_browser_that_is_not_there_is_said(bare_machine, monkeypatch):
    monkeypatch.setenv("PLANUNGSBLICK_CHROMIUM", str(bare_machine / "nothing"))
    with pytest.raises(run.SetUpError, match="steht kein Browser"):
        run.browser()


def test_an_edge_will_do(bare_machine):
    edge = program(bare_machine, "microsoft-edge")
    assert run.browser() == edge


@pytest.mark.skipif(os.name == "nt", reason="Debian's packages")
def test_debian_installs_chromium_where_no_password_is_needed(bare_machine, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    script = f'[ "$1" = install ] && : > {bare_machine}/chromium && /bin/chmod +x {bare_machine}/chromium'
    program(bare_machine, "apt-get", script)
    assert run.installed_browser() == bare_machine / "chromium"


def test_without_any_browser_the_tests_do_not_start(steps, bare_machine, monkeypatch, capsys):
    monkeypatch.setattr(run, "become", lambda name, words: pytest.fail("started"))
    assert run.main(["test"]) == 1
    assert "apt-get install chromium" in capsys.readouterr().err


@pytest.fixture
def commands(steps, monkeypatch):
    """The product's commands in the order they were given; each ends with the code that ``codes`` says."""
    given, codes = [], {}

    def call(command, **_options):
        given.append(command[1:])
        return subprocess.CompletedProcess(command, codes.get(command[1], 0))

    monkeypatch.setattr(run.subprocess, "run", call)
    monkeypatch.setattr(run, "become", lambda name, words: call([name, *words]).returncode)
    monkeypatch.delenv("PLANUNGSBLICK_HOME", raising=False)
    yield given, codes
    os.environ.pop("PLANUNGSBLICK_HOME", None)


def test_the_demo_generates_refreshes_and_serves(commands, checkout):
    given, _codes = commands
    assert run.main(["demo", "--scale", "0.02", "--port", "8600"]) == 0
    home = ["--home", str(checkout / "data")]
    assert given == [
        ["generate", *home, "--scale", "0.02"],
        ["refresh", *home],
        ["serve", "--role", "planning", "--port", "8600", *home],
    ]


def test_the_demo_can_end_with_the_release(commands, tmp_path):
    given, _codes = commands
    assert run.main(["demo", "--no-serve", "--home", str(tmp_path / "elsewhere")]) == 0
    assert [words[0] for words in given] == ["generate", "refresh"]
    assert str(tmp_path / "elsewhere") in given[1]


def test_a_refused_step_ends_the_demo_with_its_code(commands):
    given, codes = commands
    codes["generate"] = 1
    assert run.main(["demo"]) == 1
    assert [words[0] for words in given] == ["generate"]


def test_any_other_word_goes_to_the_product(commands):
    given, _codes = commands
    assert run.main(["releases", "use", "2026-03-15-01"]) == 0
    assert given == [["releases", "use", "2026-03-15-01"]]
