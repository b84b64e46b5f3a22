"""What a release rests on: its deliveries, what was wrong in them, and the checks it passed."""

from __future__ import annotations

from datetime import date

import polars as pl

from warehouse.marts import Marts


def release(marts: Marts) -> pl.DataFrame:
    """Return one row: the release and whether its data is synthetic."""
    return marts.frame("select release_id, is_synthetic from marts.meta_release")


def sources(marts: Marts, until: date) -> pl.DataFrame:
    """Return the latest date in force of each contract on or before a date."""
    return marts.frame(
        """
        select contract, max(reference_date) as reference_date
        from marts.meta_sources
        where reference_date <= $until
        group by contract
        order by contract
        """,
        until=until,
    )


def deliveries(marts: Marts) -> pl.DataFrame:
    """Return every delivery, those with the most rejected rows first."""
    return marts.frame("select * from marts.meta_deliveries order by rejected desc, file, sheet")


def rejected_rows(marts: Marts) -> pl.DataFrame:
    """Return every rejected row with its place and its sentence, the file with the most of them first."""
    return marts.frame(
        """
        select *, count(*) over (partition by file) as in_file
        from marts.meta_rejected_rows
        order by in_file desc, file, sheet, line
        """
    )


def findings(marts: Marts) -> pl.DataFrame:
    """Return what the sources contradict each other in."""
    return marts.frame("select * from marts.meta_findings order by severity, finding, subject")


def troubled_checks(marts: Marts) -> pl.DataFrame:
    """Return the checks that did not simply pass, by name."""
    return marts.frame("select * from marts.meta_checks where status <> 'pass' order by status, name")


def checks(marts: Marts) -> pl.DataFrame:
    """Return how many tables and checks of each kind ended how."""
    return marts.frame(
        """
        select kind, status, count(*) as checks
        from marts.meta_checks
        group by kind, status
        order by kind, status
        """
    )
