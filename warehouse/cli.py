"""The commands: each calls one verb of the warehouse and says in German what came of it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from datetime import UTC, datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from warehouse import releases
from warehouse.bench.compare import bench
from warehouse.build import build, last_build
from warehouse.cli_common import (
    REFUSED,
    WRONG_CALL,
    HomeOption,
    JsonOption,
    contradictions_of,
    day_of,
    refuse_missing,
    sentences,
)
from warehouse.cli_status_list import status_list
from warehouse.demo import generate as generate_city
from warehouse.foreign_series import backtest_file
from warehouse.home import HOME_VARIABLE, Home
from warehouse.ingest import Outcome
from warehouse.ingest import check as check_files
from warehouse.ingest import ingest as ingest_files
from warehouse.marts import Role, release_in_service
from warehouse.purge import purge as purge_names
from warehouse.reading.series import SeriesColumns
from warehouse.refresh import only_one
from warehouse.refresh import refresh as refresh_all
from warehouse.screen import (
    err,
    out,
    print_json,
    progress,
    readings_as_json,
    show_backtest,
    show_bench,
    show_contradictions,
    show_purged,
    show_readings,
)
from warehouse.texts import cli as texts
from warehouse.texts import contacts, privacy

app = typer.Typer(help=texts.HELP, no_args_is_help=True, pretty_exceptions_enable=False, add_completion=False)
releases_app = typer.Typer(help=texts.RELEASES_HELP, no_args_is_help=True)
app.add_typer(releases_app, name="releases")
app.command("status-list", help=contacts.HELP)(status_list)


class Subject(StrEnum):
    """The papers that can be made."""

    COUNCIL = "council"


LOOPBACK = "127.0.0.1"
ROLE_VARIABLE = "PLANUNGSBLICK_ROLE"

DateOption = Annotated[str | None, typer.Option("--date", help=texts.DATE_HELP)]
Files = Annotated[list[Path], typer.Argument(help=texts.FILES_HELP)]
NewFiles = Annotated[list[Path] | None, typer.Argument(help=texts.NEW_FILES_HELP)]
ReleaseId = Annotated[str, typer.Argument(help=texts.RELEASE_HELP)]


def main() -> None:
    """Run the command line."""
    app()


@app.command(help=texts.GENERATE_HELP)
def generate(
    scale: Annotated[float, typer.Option(min=0.02, max=20, help=texts.SCALE_HELP)] = 1.0,
    seed: Annotated[int, typer.Option(help=texts.SEED_HELP)] = 2026,
    home: HomeOption = None,
) -> None:
    """Write the demo city's exports."""
    place = Home.at(home)
    with progress(texts.STEP_GENERATE) as on_step, sentences():
        city = generate_city(place.path, scale=scale, seed=seed, on_step=on_step)
    out.print(texts.GENERATED.format(files=len(city.files), folder=place.exports))


@app.command(help=texts.CHECK_HELP)
def check(files: Files, given: DateOption = None, as_json: JsonOption = False) -> None:
    """Say what is in files, storing nothing."""
    refuse_missing(files)
    with progress(texts.STEP_INGEST, is_quiet=as_json) as on_file:
        outcome = check_files(files, day_of(given), on_file)
    _report(outcome, as_json=as_json)


@app.command(help=texts.INGEST_HELP)
def ingest(
    files: NewFiles = None, given: DateOption = None, home: HomeOption = None, as_json: JsonOption = False
) -> None:
    """Take new files in and rebuild the raw rows."""
    refuse_missing(files or [])
    with progress(texts.STEP_INGEST, is_quiet=as_json) as on_file, sentences(), only_one(Home.at(home)):
        outcome = ingest_files(Home.at(home), files or [], day_of(given), on_file)
    _report(outcome, as_json=as_json)


@app.command("build", help=texts.BUILD_HELP)
def build_tables(home: HomeOption = None) -> None:
    """Build and check the tables without putting them in service."""
    with progress(texts.STEP_BUILD) as on_node, sentences(), only_one(Home.at(home)):
        build(Home.at(home), on_node)
    out.print(texts.BUILT)


@app.command(help=texts.PUBLISH_HELP)
def publish(home: HomeOption = None) -> None:
    """Put the last build in service."""
    with progress(texts.STEP_PUBLISH), sentences(), only_one(Home.at(home)):
        built = last_build(Home.at(home))
        release = releases.publish(Home.at(home), built.file, built.checks)
    out.print(texts.PUBLISHED.format(release=release.release_id))


@app.command(help=texts.REFRESH_HELP)
def refresh(
    files: NewFiles = None, given: DateOption = None, home: HomeOption = None, as_json: JsonOption = False
) -> None:
    """Ingest, build and publish."""
    refuse_missing(files or [])
    with sentences():
        done = refresh_all(Home.at(home), partial(progress, is_quiet=as_json), files or [], day_of(given))
    release = done.release.release_id if done.release else None
    between = contradictions_of(Home.at(home)) if release else []
    if as_json:
        found = readings_as_json(done.outcome.readings)
        print_json({"files": found, "findings": between, "release": release, "seconds": done.seconds})
    else:
        show_readings(done.outcome.readings)
        _say_refused(done.outcome)
    if release is None:
        if not done.outcome.readings:
            err.print(texts.NOTHING_DELIVERED)
        raise typer.Exit(REFUSED)
    if not as_json:
        show_contradictions(between)
        out.print(texts.PUBLISHED.format(release=release))


@app.command(help=texts.STATUS_HELP)
def status(home: HomeOption = None, as_json: JsonOption = False) -> None:
    """Show the release in service."""
    place = Home.at(home)
    with sentences():
        current = releases.find(place, release_in_service(place))
    if as_json:
        print_json(releases.summary(current))
        return
    out.print(texts.IN_SERVICE.format(release=current.release_id))
    for contract, days in releases.reference_dates(current).items():
        out.print(f"  {texts.contract_title(contract)}: {texts.days(days)}")


@releases_app.command("list", help=texts.RELEASES_LIST_HELP)
def releases_list(home: HomeOption = None, as_json: JsonOption = False) -> None:
    """List the releases that are kept."""
    place = Home.at(home)
    with sentences():
        current = release_in_service(place)
    kept = releases.published(place)
    if as_json:
        print_json({"current": current, "releases": [releases.summary(release) for release in kept]})
        return
    for release in kept:
        is_current = release.release_id == current
        out.print(
            texts.release_line(release.release_id, release.manifest["published_at"], is_current=is_current)
        )


@releases_app.command("use", help=texts.RELEASES_USE_HELP)
def releases_use(release: ReleaseId, home: HomeOption = None) -> None:
    """Put a kept release in service."""
    with sentences():
        for role in (Role.COUNCIL, Role.PLANNING):
            releases.use(Home.at(home), release, role)
    out.print(texts.IN_SERVICE.format(release=release))


@releases_app.command("prune", help=texts.RELEASES_PRUNE_HELP)
def releases_prune(
    keep: Annotated[int, typer.Option(min=1, help=texts.KEEP_HELP)] = releases.KEPT, home: HomeOption = None
) -> None:
    """Remove old releases, never those in service."""
    removed = releases.prune(Home.at(home), keep)
    out.print(texts.REMOVED.format(releases=", ".join(removed)) if removed else texts.NOTHING_REMOVED)


@app.command(help=privacy.PURGE_HELP)
def purge(
    older_than: Annotated[int, typer.Option("--older-than", min=1, help=privacy.OLDER_THAN_HELP)],
    today: Annotated[str | None, typer.Option(help=privacy.TODAY_HELP)] = None,
    is_dry_run: Annotated[bool, typer.Option("--dry-run", help=privacy.DRY_RUN_HELP)] = False,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take names, addresses and days of birth out of old deliveries."""
    day = day_of(today) or datetime.now(UTC).date()
    with progress(privacy.STEP_PURGE, is_quiet=as_json) as on_file, sentences():
        done = purge_names(Home.at(home), older_than, day, is_dry_run=is_dry_run, on_file=on_file)
    if as_json:
        print_json(done.as_json())
    else:
        show_purged(done)


@app.command(help=texts.SERVE_HELP)
def serve(
    role: Annotated[Role, typer.Option(help=texts.ROLE_HELP)] = Role.PLANNING,
    port: Annotated[int, typer.Option(min=1, max=65535, help=texts.PORT_HELP)] = 8501,
    home: HomeOption = None,
) -> None:
    """Show the dashboard of one role on this machine."""
    with socket.socket() as probe:
        if probe.connect_ex((LOOPBACK, port)) == 0:
            err.print(texts.PORT_TAKEN.format(port=port))
            raise typer.Exit(REFUSED)
    out.print(texts.SERVING.format(role=role.value, address=LOOPBACK, port=port))
    surroundings = {**os.environ, HOME_VARIABLE: str(Home.at(home).path), ROLE_VARIABLE: role.value}
    command = [sys.executable, "-m", "dashboard", "--port", str(port), "--address", LOOPBACK]
    if os.name == "posix":  # the server takes this process's place, so that whoever stops it stops the server
        os.execve(sys.executable, command, surroundings)
    raise typer.Exit(subprocess.run(command, env=surroundings, check=False).returncode)


@app.command(help=texts.REPORT_HELP)
def report(
    subject: Annotated[Subject, typer.Argument(help=texts.SUBJECT_HELP)],
    target: Annotated[Path, typer.Option("--out", help=texts.OUT_HELP)],
    home: HomeOption = None,
) -> None:
    """Make a paper from the release in service, without the app."""
    if target.suffix.lower() != ".pdf" or not target.resolve().parent.is_dir():
        err.print(texts.BAD_TARGET.format(target=target), markup=False)
        raise typer.Exit(WRONG_CALL)
    surroundings = {**os.environ, HOME_VARIABLE: str(Home.at(home).path)}
    command = [sys.executable, "-m", "dashboard.report", subject.value, str(target.resolve())]
    done = subprocess.run(command, env=surroundings, check=False)
    if done.returncode == 0:
        out.print(texts.REPORTED.format(target=target), markup=False)
    raise typer.Exit(done.returncode)


@app.command(help=texts.BACKTEST_HELP)
def backtest(
    file: Annotated[Path, typer.Argument(help=texts.SERIES_HELP)],
    area: Annotated[str | None, typer.Option(help=texts.AREA_COLUMN_HELP)] = None,
    year: Annotated[str | None, typer.Option(help=texts.YEAR_COLUMN_HELP)] = None,
    age: Annotated[str | None, typer.Option(help=texts.AGE_COLUMN_HELP)] = None,
    count: Annotated[str | None, typer.Option(help=texts.COUNT_COLUMN_HELP)] = None,
    as_json: JsonOption = False,
) -> None:
    """Try the forecast on a population series of anywhere."""
    refuse_missing([file])
    with progress(texts.STEP_BACKTEST, is_quiet=as_json), sentences():
        errors, findings = backtest_file(file, SeriesColumns(area, year, age, count))
    if as_json:
        print_json({"backtest": errors.to_dicts(), "findings": list(findings)})
        return
    for finding in findings:
        out.print(finding, markup=False)
    show_backtest(errors)


@app.command("bench", help=texts.BENCH_HELP)
def measure(
    scale: Annotated[list[float] | None, typer.Option(min=0.02, max=20, help=texts.BENCH_SCALE_HELP)] = None,
    as_json: JsonOption = False,
) -> None:
    """Measure every step beside its limit."""
    with progress(texts.STEP_BENCH, is_quiet=as_json) as on_step:
        results = bench(scale or [1, 10], on_step)
    if as_json:
        print_json({"bench": results})
    else:
        show_bench(results)


def _report(outcome: Outcome, *, as_json: bool) -> None:
    if as_json:
        print_json({"files": readings_as_json(outcome.readings), "release": None, "seconds": {}})
    else:
        show_readings(outcome.readings)
        _say_refused(outcome)
    if outcome.is_refused:
        raise typer.Exit(REFUSED)


def _say_refused(outcome: Outcome) -> None:
    refused = {reading.file for reading in outcome.readings if reading.is_refused}
    if refused:
        err.print(texts.files_refused(len(refused)))
