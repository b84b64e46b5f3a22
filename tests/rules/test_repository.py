"""What is in the repository works on any machine: no path, no host and no secret of the one it was made on."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import run
from tests.rules.tree import PACKAGES, ROOT, Module, modules, tracked_files

# Each pattern is written so that it does not match itself.
MACHINE = re.compile(
    r"(?<![\w.\-/}])/(?:wor[k]|roo[t]|hom[e]|User[s]|op[t]|tm[p])/\w"
    r"|\b[A-Z]:\\User[s]\b"
    r"|\b(?:pyp[i]\.org|pythonhoste[d]\.org|npmj[s]\.(?:org|com)|deb\.debia[n]\.org|crate[s]\.io|golan[g]\.org)"
)
SHARED = re.compile(r"\bshare[d]/")  # real files may lie beside the checkout, but only tests look there
INDEX = re.compile(r"^\s*(?:-|.*(?:://|@ ))")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")
PIN = re.compile(r"^(?P<name>[a-z0-9._-]+)==(?P<version>\S+)( ; (?P<marker>[^\\]+))? \\$")


def machine_traces(text: str) -> list[str]:
    """The paths and hosts in a text that only its author's machine has."""
    return MACHINE.findall(text)


def unfit_lock_lines(lock: str) -> list[str]:
    """Lines that are neither a pinned version nor a hash: an option would name an index, a URL a host."""
    return [line for line in lock.splitlines() if not (PIN.match(line) or HASH.match(line))]


def pins(lock: str) -> dict[str, set[str]]:
    """The versions a lock allows, by name; two where Python versions differ."""
    found: dict[str, set[str]] = {}
    for line in lock.splitlines():
        if match := PIN.match(line):
            found.setdefault(canonicalize_name(match["name"]), set()).add(match["version"])
    return found


def declared(*groups: str) -> list[Requirement]:
    """What pyproject.toml says is needed, the named extras included."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [line for group in groups for line in project["optional-dependencies"][group]]
    return [Requirement(line) for line in project["dependencies"] + extras]


def undeclared(found: Iterable[Module]) -> list[str]:
    """Imports of libraries that the project does not name itself."""
    names = {canonicalize_name(need.name) for need in declared()}
    sources = packages_distributions()
    return [
        f"{module.name} imports {name}"
        for module in found
        for name in module.imports
        if (top := name.split(".")[0]) not in (*sys.stdlib_module_names, *PACKAGES)
        and not names & {canonicalize_name(source) for source in sources.get(top, ())}
    ]


def read(path: Path) -> str:
    """The text of a file, empty for fonts and pictures."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


@pytest.mark.parametrize(
    "text", ["open('/wor" "k/main/x')", "see /hom" "e/me/data", r"C:\User" "s\\me", "https://pyp" "i.org/simple"]
)  # fmt: skip
def test_the_rule_sees_traces_of_a_machine(text: str):
    assert machine_traces(text)


@pytest.mark.parametrize(
    "text", ["network/main", "../data/exports", "#!/usr/bin/env bash", "{root}/homework/x"]
)
def test_the_rule_leaves_other_paths_alone(text: str):
    assert machine_traces(text) == []


def test_no_file_names_a_machine_or_a_registry():
    """It would run here and nowhere else, and tell strangers how this place is built."""
    assert [path.relative_to(ROOT).as_posix() for path in tracked_files() if machine_traces(read(path))] == []


def test_only_tests_look_beside_the_checkout():
    """A product that reads files beside its checkout breaks on the first machine that has none."""
    named = [path.relative_to(ROOT) for path in tracked_files() if SHARED.search(read(path))]
    assert [path.as_posix() for path in named if path.parts[0] != "tests"] == []


def test_no_data_is_tracked():
    """Deliveries hold names of children; one commit would keep them for ever."""
    tracked = [
        path.relative_to(ROOT / "data") for path in tracked_files() if path.is_relative_to(ROOT / "data")
    ]
    assert [path.as_posix() for path in tracked] == ["README.md"]


def test_the_rule_sees_what_does_not_belong_in_a_lock():
    good = f"polars==2.1.0 \\\n    --hash=sha256:{'0' * 64}\n"
    assert unfit_lock_lines(good) == []
    for line in ("--index-url x", "-i x", "polars>=2", "polars @ https://x/y.whl", "polars==2.1.0"):
        assert unfit_lock_lines(f"{line}\n{good}"), line


@pytest.mark.parametrize("name", run.PRODUCT_AND_TESTS)
def test_the_locks_pin_everything_and_name_no_index(name: str):
    """A lock with an index in it cannot be installed where another one must be used."""
    assert unfit_lock_lines((ROOT / name).read_text(encoding="utf-8")) == []


def test_the_tests_run_with_the_versions_that_are_delivered():
    """Otherwise the tests would vouch for other libraries than those the city runs."""
    product, tests = (pins((ROOT / name).read_text(encoding="utf-8")) for name in run.PRODUCT_AND_TESTS)
    assert {name: tests.get(name) for name in product} == product


def test_the_locks_are_as_new_as_the_project():
    """A dependency added without remaking the locks is missing on every machine but its author's."""
    locked = pins((ROOT / "requirements-test.lock").read_text(encoding="utf-8"))
    unmet = [
        str(need)
        for need in declared("test")
        if not (versions := locked.get(canonicalize_name(need.name)))
        or not all(need.specifier.contains(version) for version in versions)
    ]
    assert unmet == []


def test_every_library_is_declared():
    """What comes along with another library goes with it, one upgrade later."""
    assert undeclared(
        [Module("warehouse.a", "import jinja2"), Module("warehouse.b", "import polars as pl")]
    ) == ["warehouse.a imports jinja2"]
    assert undeclared(modules()) == []
