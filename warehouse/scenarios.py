"""Scenarios as files: read each and say what is wrong with the broken ones, save without losing another.

A file is TOML with German keys, one section per lever. A broken file is left as it is and hides no other.
"""

from __future__ import annotations

import os
import re
import tomllib
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from warehouse.home import PRIVATE_FILE, Home, private_folder, to_disk
from warehouse.methods.scenario import problems
from warehouse.methods.scenario_baseline import Baseline
from warehouse.methods.scenario_levers import Scenario
from warehouse.scenario_format import Wrong, document, faults, problem_sentence, scenario_of
from warehouse.texts import scenarios as texts

SUFFIX = ".toml"
MOST_KILOBYTES = 256
LONGEST_STEM = 60
RESERVED = re.compile(r"con|prn|aux|nul|(com|lpt)\d")  # no file of Windows may be called so
LINE = re.compile(r"line (\d+)")


class Unreadable(Exception):
    """A file that holds no TOML; the message is its sentence."""


class NotSaved(Exception):
    """A scenario was not written; the message says why, and what to do."""


class NameTaken(NotSaved):
    """Another scenario has the name; nobody has said that it may be replaced."""


@dataclass(frozen=True)
class SavedScenario:
    """A scenario and the file it stands in."""

    file: Path
    scenario: Scenario


@dataclass(frozen=True)
class BrokenScenario:
    """A file that is no scenario, and the German sentences that say why."""

    file: Path
    sentences: tuple[str, ...]


def load(file: Path) -> SavedScenario | BrokenScenario:
    """Read one file; whatever is wrong with it, it is left alone and nothing is raised."""
    try:
        return SavedScenario(file, scenario_of(_parsed(file)))
    except Unreadable as unreadable:
        return BrokenScenario(file, (str(unreadable),))
    except Wrong as wrong:
        sentences = (
            texts.WRONG.format(file=file.name, where=where, sentence=sentence)
            for where, sentence in wrong.faults
        )
        return BrokenScenario(file, tuple(sentences))


def load_all(home: Home) -> tuple[list[SavedScenario], list[BrokenScenario]]:
    """All scenarios by name, and the broken files by file name; the later file of two of one name is broken."""
    files = sorted(path for path in home.scenarios.glob(f"*{SUFFIX}") if not path.name.startswith("."))
    saved: dict[str, SavedScenario] = {}
    broken: list[BrokenScenario] = []
    for found in map(load, files):
        if isinstance(found, BrokenScenario):
            broken.append(found)
        elif first := saved.get(_key(found.scenario.name)):
            name, other = found.scenario.name, first.file.name
            sentence = texts.SAME_NAME.format(file=found.file.name, name=name, other=other)
            broken.append(BrokenScenario(found.file, (sentence,)))
        else:
            saved[_key(found.scenario.name)] = found
    return [saved[key] for key in sorted(saved)], broken


def save(home: Home, scenario: Scenario, *, replace: bool = False) -> Path:
    """Write a scenario to a file of its own in one step, and return the file.

    Raises:
        NameTaken: a scenario of that name exists, and ``replace`` is not set.
        NotSaved: the scenario lacks a name, an author or a date, or its levers contradict each other.
    """
    if wrong := faults(scenario):
        sentences = " ".join(f"{where}: {sentence}" for where, sentence in wrong)
        raise NotSaved(texts.NOT_SAVED.format(sentences=sentences))
    content = document(scenario).encode()
    private_folder(home.scenarios)
    taken = {_key(found.scenario.name): found.file for found in load_all(home)[0]}
    file = taken.get(_key(scenario.name))
    if file is not None and not replace:
        raise NameTaken(texts.NAME_TAKEN.format(name=scenario.name))
    file = file or _reserved(home.scenarios, scenario.name)
    partial = file.with_name(f".{file.name}.{os.getpid()}.partial")
    with partial.open("wb") as stream:
        stream.write(content)
        to_disk(stream)
    partial.chmod(PRIVATE_FILE)
    partial.replace(file)
    return file


def objections(baseline: Baseline, scenario: Scenario) -> list[str]:
    """German sentences about what keeps a scenario from being computed; empty where nothing does."""
    found = (problem_sentence(scenario.levers, problem) for problem in problems(baseline, scenario))
    return [f"{where}: {sentence}" for where, sentence in found]


def _parsed(file: Path) -> dict[str, object]:
    try:
        if file.is_dir():
            raise Unreadable(texts.NOT_A_FILE.format(file=file.name))
        if file.stat().st_size > MOST_KILOBYTES * 1024:
            raise Unreadable(texts.TOO_LARGE.format(file=file.name, most=MOST_KILOBYTES))
        return tomllib.loads(file.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise Unreadable(texts.UNREADABLE.format(file=file.name, reason=error.strerror)) from error
    except UnicodeDecodeError as error:
        raise Unreadable(texts.NOT_UTF8.format(file=file.name, position=error.start + 1)) from error
    except (ValueError, RecursionError) as error:  # dates, numbers and brackets without end among them
        line = LINE.search(str(error))
        where = texts.IN_LINE.format(line=line[1]) if line else ""
        raise Unreadable(texts.NOT_TOML.format(file=file.name, where=where)) from error


def _key(name: str) -> str:
    """What two names share that people would not tell apart."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _reserved(folder: Path, name: str) -> Path:
    """Make an empty file nobody else has, named after the scenario."""
    stem, number = _stem(name), 1
    while True:
        file = folder / (f"{stem}-{number}{SUFFIX}" if number > 1 else f"{stem}{SUFFIX}")
        try:
            file.touch(exist_ok=False)
        except FileExistsError:
            number += 1
        else:
            return file


def _stem(name: str) -> str:
    """A file name of small letters, digits and hyphens, whatever the scenario is called."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", name).translate(texts.LETTERS))
    stem = re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode().lower()).strip("-")
    stem = stem[:LONGEST_STEM].strip("-")
    return f"szenario-{stem}".rstrip("-") if not stem or RESERVED.fullmatch(stem) else stem
