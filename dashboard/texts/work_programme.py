"""Sentences of the page Arbeitsprogramm."""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard import formats
from dashboard.texts import common, words

Row = dict[str, Any]

CARD = "Arbeitsprogramm"
TARGET = "Jeder Meilenstein ist am Tag seiner Fälligkeit erledigt."
BARS_HEADING = "Meilensteine nach Thema"
STATE = {
    "done_on_time": "rechtzeitig erledigt",
    "done_late": "verspätet erledigt",
    "overdue": "überfällig",
    "open": "noch nicht fällig",
}
PARTS = {
    "done_on_time": STATE["done_on_time"],
    "done_late": STATE["done_late"],
    "overdue": STATE["overdue"],
    "not_yet_due": STATE["open"],
}
THEME, MILESTONES, ON_TIME_RATE = "Thema", "Meilensteine", "im Plan"
PROJECT, MILESTONE, STATE_HEAD = "Projekt", "Meilenstein", "Stand"
DUE, DONE, DAYS_LATE, EVIDENCE, UNIT = "fällig am", "erledigt am", "Tage Verzug", "Nachweis", "zuständig"


def stands(total: Row) -> str:
    """Say how many of the milestones done or due were on time, and how many are overdue."""
    on, due = formats.day(total["reference_date"]), total["milestones"] - total["not_yet_due"]
    if not due:
        return f"Am {on} ist noch kein Meilenstein fällig oder erledigt."
    overdue = words.count(total["overdue"], words.MILESTONE)
    return (
        f"Am {on} {words.verb(total['done_on_time'], 'ist', 'sind')} **{formats.number(total['done_on_time'])} "
        f"{words.of(due, words.MILESTONE)}**, die erledigt oder fällig sind, rechtzeitig erledigt "
        f"(**{formats.percent(total['on_time_rate'])}**); "
        f"{words.verb(total['overdue'], 'überfällig ist', 'überfällig sind')} **{overdue}**."
    )


def change(total: Row, earlier: Row | None) -> str:
    """Say how many milestones were finished since the earlier reference date."""
    if earlier is None:
        return common.NO_COMPARISON
    done, before = (row["done_on_time"] + row["done_late"] for row in (total, earlier))
    return (
        f"Am {formats.day(earlier['reference_date'])} {words.verb(before, 'war', 'waren')} "
        f"{words.count(before, words.MILESTONE)} erledigt: {words.difference(done - before, words.MILESTONE)}."
    )


def reading(milestones: list[Row]) -> str:
    """Name the milestone that is most overdue and the one due next."""
    overdue = [row for row in milestones if row["state"] == "overdue"]
    ahead = [row for row in milestones if row["state"] == "open"]
    sentences = []
    if overdue:
        worst = max(overdue, key=lambda row: row["days_late"])
        late = words.count(worst["days_late"], words.DAY, "dative")
        sentences.append(
            f"Am längsten überfällig ist „{worst['milestone']}“ ({worst['project']}), seit {late}."
        )
    if ahead:
        following = min(ahead, key=lambda row: row["due_on"])
        sentences.append(
            f"Als Nächstes fällig ist „{following['milestone']}“ am {formats.day(following['due_on'])}."
        )
    return " ".join(sentences) or "Es ist nichts überfällig, und es steht kein Meilenstein mehr aus."


def alt(reading: str) -> str:
    """Describe the bars to those who do not see them."""
    return f"Meilensteine je Thema nach ihrem Stand. {reading} {common.ALSO_AS_TABLE}"


def caption(on: date) -> str:
    """Head the table of themes."""
    return f"Nach Thema am {formats.day(on)}"


def milestones_caption(on: date) -> str:
    """Head the table of milestones."""
    return f"Alle Meilensteine am {formats.day(on)}, was aussteht zuerst"
