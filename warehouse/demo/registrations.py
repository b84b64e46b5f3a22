"""Registrations: every wish with the days on which its status changes, and its status on a reference date."""

from __future__ import annotations

import numpy as np
import polars as pl

from warehouse.demo import days
from warehouse.demo.care import Care
from warehouse.demo.chance import Chance, Flags, Ints
from warehouse.demo.ledger import CHANGE, NEED, OUTSIDER, RANKS, WITHDRAWN
from warehouse.demo.matching import NONE
from warehouse.demo.personas import ACCOUNTS, damage_drawn, family_accounts, forms

SINCE = days.day(2022, 8, 1)
LAST = days.day(2026, 9, 15)
DUPLICATES = 50
REASONS = ("refused_by_centre", "refused_by_parents", "offer_deadline_passed")
ELSEWHERE = ("offer_elsewhere", "contract_elsewhere", "no_need")
NO_NEED = len(REASONS) + 2
HOURS = (25, 35, 45)
STATUS = ("registered", "waiting_list", "in_review", "offered", "offer_accepted", "contract", "refused", "not_activated",
          "discarded", "withdrawn")  # fmt: skip


class Registrations:
    """All wishes since 2022, one entry per wish in every array, in the order of their record numbers."""

    def __init__(self, care: Care, seed: int) -> None:
        self.care = care
        self.chance = Chance(seed, "registrations")
        self._add_second_accounts()
        book = care.applications
        self._ask_where_placed()
        relevant = np.flatnonzero((book["registered_on"] >= SINCE) & (book["registered_on"] <= LAST))
        relevant = relevant[np.argsort(book["registered_on"][relevant], kind="stable")]
        lists = np.stack([book[f"wish_{rank}"][relevant] for rank in range(RANKS)], axis=1)
        row, self.rank = np.nonzero(lists != NONE)
        self.application, self.facility = relevant[row], lists[row, self.rank]
        self.number = np.arange(len(row)) + 1
        self.child = book["child"][self.application]
        self.lot = self.chance.between(0, 10**6, book.size)[self.application]
        self._grant()
        self._refuse()
        self._show()

    def __len__(self) -> int:
        return len(self.application)

    def of(self, name: str) -> Ints:
        """A column of the applications, per wish."""
        return self.care.applications[name][self.application]

    def _add_second_accounts(self) -> None:
        """Some parents register again under another account: other spelling, other wishes, no answer known."""
        book, chance = self.care.applications, self.chance
        first = np.flatnonzero((book["kind"] == NEED) & (book["registered_on"] >= SINCE))
        first = first[chance.happens(DUPLICATES, len(first))]
        count = len(first)
        registered = book["registered_on"][first] + chance.between(1, 70, count)
        answered = np.minimum(book["accepted_on"][first], book["closed_on"][first]) + 10
        closed = np.where(chance.happens(600, count), answered, days.NEVER)
        skipped = chance.between(0, 1, count)
        lists = {rank: np.where(skipped == 1, book[f"wish_{min(rank + 1, RANKS - 1)}"][first], book[f"wish_{rank}"][first])
                 for rank in range(3)}  # fmt: skip
        lists[0] = np.where(lists[0] == NONE, book["wish_0"][first], lists[0])
        copy = book.add(
            count, child=book["child"][first], year=book["year"][first], kind=NEED, registered_on=registered,
            wanted_start=np.maximum(book["wanted_start"][first], days.first_of_month(registered + 31)),
            closed_on=np.minimum(closed, days.NEVER), **{f"wish_{rank}": lists[rank] for rank in range(3)},
        )  # fmt: skip
        self.original = np.arange(book.size)
        self.original[copy] = first
        self.damage = np.zeros(book.size, np.int64)
        self.damage[copy] = damage_drawn(chance, count)
        self.is_second = self.original != np.arange(book.size)

    def _ask_where_placed(self) -> None:
        """A child placed where it never asked has asked there in the end."""
        book = self.care.applications
        lists = np.stack([book[f"wish_{rank}"] for rank in range(RANKS)], axis=1)
        missing = np.flatnonzero((book["placed"] != NONE) & ~(lists == book["placed"][:, None]).any(axis=1))
        free_rank = np.minimum((lists[missing] != NONE).sum(axis=1), 5)
        for rank in range(6):
            here = missing[free_rank == rank]
            book[f"wish_{rank}"][here] = book["placed"][here]

    def _grant(self) -> None:
        """The days on which the wish that came true is offered, accepted and signed."""
        never = np.full(len(self), days.NEVER)
        self.is_chosen = self.facility == self.of("placed")
        self.offered_on, self.accepted_on, self.signed_on = (
            np.where(self.is_chosen, self.of(name), never)
            for name in ("offered_on", "accepted_on", "signed_on")
        )

    def _refuse(self) -> None:
        """The days on which the other wishes are refused, and why: full, turned down, or served elsewhere."""
        chance, count, never = self.chance, len(self), days.NEVER
        kind, accepted, closed = self.of("kind"), self.of("accepted_on"), self.of("closed_on")
        second = self.is_second[self.application]
        untold = self.is_chosen | (accepted >= never) | chance.happens(25, count)
        told = np.where(untold, never, accepted + chance.between(1, 9, count))
        early = chance.happens(np.where(self.rank == 0, 60, 170), count) & ~self.is_chosen & (kind == NEED)
        full = np.where(early, self.of("registered_on") + chance.between(40, 240, count), never)
        early_reason = chance.pick((72, 18, 10), count)
        had_offer = early & (early_reason > 0) & (full < told)
        self.offered_on = np.where(had_offer, full - 10, self.offered_on)
        refused = np.where(second, closed, np.where(self.is_chosen, never, np.minimum(full, told)))
        given_up = (
            (kind == NEED) & ~second & (closed < never) & chance.happens(700, count) & (refused > closed)
        )
        self.refused_on = np.where(given_up, closed + 5, refused)
        elsewhere = np.where(given_up, NO_NEED, len(REASONS) + chance.pick((5, 4, 1), count))
        self.reason = np.where((full < told) & ~given_up, early_reason, elsewhere)
        self.withdrawn_on = np.where((kind == WITHDRAWN) | (kind == CHANGE), closed, never)

    def _show(self) -> None:
        """How long a wish stays on the list, and what it is called while nothing has happened."""
        count, registered = len(self), self.of("registered_on")
        original = self.original[self.application]
        signed, ended = (self.care.applications[name][original] for name in ("signed_on", "closed_on"))
        over = np.minimum(signed + 175, ended + 120)
        self.visible_until = np.where(self.of("kind") == OUTSIDER, registered + 500, over)
        self.waits_since = registered + self.chance.between(15, 120, count)
        self.waiting = self.chance.pick((35, 45, 20), count)
        self.oddity = self.chance.happens(8, count) & ~self.is_chosen

    def status(self, moment: int) -> tuple[Ints, Ints, Ints]:
        """Status (position in ``STATUS``), its day, and the reason's position or -1, on the reference date."""
        registered = self.of("registered_on")
        state = np.where(self.waits_since <= moment, self.waiting, 0)
        since = np.where((self.waits_since <= moment) & (self.waiting > 0), self.waits_since, registered)
        state = np.where(self.oddity, 7 + self.rank % 2, state)
        for day, code in ((self.offered_on, 3), (self.accepted_on, 4), (self.signed_on, 5), (self.refused_on, 6),
                          (self.withdrawn_on, 9)):  # fmt: skip
            state, since = np.where(day <= moment, code, state), np.where(day <= moment, day, since)
        return state, since, np.where(state == 6, self.reason, NONE)

    def on(self, moment: int) -> pl.DataFrame:
        """The typed rows of the reference date, with the sender and the truth's columns beside the contract's."""
        shown = np.flatnonzero((self.of("registered_on") <= moment) & (self.visible_until >= moment))
        state, since, reason = (part[shown] for part in self.status(moment))
        application = self.application[shown]
        second = self.is_second[application]
        family = self.care.children.family[self.child[shown]]
        account = np.where(second, ACCOUNTS + 1 + application, family_accounts(family))
        wrong = self.damage[application]
        form = forms(self.care.children, self.child[shown], moment, account, wrong, self.lot[shown])
        offered = self.offered_on[shown]
        return form.hstack(self._wish_columns(shown, moment)).with_columns(
            status=pl.Series(STATUS).gather(state),
            status_date=days.dates(since),
            refusal_reason=pl.Series([*REASONS, *ELSEWHERE, None]).gather(reason),
            offered_on=days.dates(np.where(offered <= moment, offered, days.NEVER)),
            sender=self.care.supply.facility_senders[self.facility[shown]],
        )

    def _wish_columns(self, shown: Ints, moment: int) -> pl.DataFrame:
        """What the form says about the wish."""
        care, child, facility = self.care, self.child[shown], self.facility[shown]
        lot = self.lot[shown]
        at_centre = facility < care.centre_count
        portal_since = np.concatenate(
            [care.supply.portal_since, np.zeros(len(care.supply.minders.district), np.int64)]
        )
        online = (portal_since[facility] <= self.of("registered_on")[shown]) & (lot % 100 < 90)
        sibling = self.siblings(moment)[shown]
        hours = np.array(HOURS)[
            np.searchsorted(np.array([8, 46]), care.children.first_name[child] % 100, side="right")
        ]
        return pl.DataFrame(
            {
                "record_number": "A" + pl.Series(self.number[shown]).cast(pl.String).str.zfill(8),
                "wish_rank": self.rank[shown] + 1,
                "registered_on": days.dates(self.of("registered_on")[shown]),
                "wanted_start": days.dates(self.of("wanted_start")[shown]),
                "weekly_hours": hours,
                "care_kind": pl.Series(["child_minding", "centre"]).gather(at_centre.astype(np.int64)),
                "facility_id": care.supply.facility_ids.gather(facility),
                "has_sibling_at_centre": sibling,
                "needs_inclusion": care.children.first_name[child] % 37 == 0,
                "criteria_points": 5 * (care.children.first_name[child] // 100 % 15) + 20 * sibling,
                "channel": pl.Series(["on_site", "online", "office"]).gather(
                    np.where(online, 1, 2 * (lot % 9 == 0))
                ),
                "child": child,
            }
        )

    def siblings(self, moment: int) -> Flags:
        """Whether another child of the family is in the wished facility on the day."""
        spells, family = self.care.spells, self.care.children.family
        held = np.flatnonzero((spells["start_on"] <= moment) & (spells["end_on"] >= moment))
        width = len(self.care.borough)
        key = family[spells["child"][held]] * width + spells["facility"][held]
        order = np.lexsort((spells["child"][held], key))
        keys, child = key[order], spells["child"][held][order]
        if not len(keys):
            return np.zeros(len(self), np.bool_)
        wish = family[self.child] * width + self.facility
        first = np.minimum(np.searchsorted(keys, wish, side="left"), len(keys) - 1)
        last = np.maximum(np.searchsorted(keys, wish, side="right") - 1, 0)
        return (keys[first] == wish) & ((child[first] != self.child) | (child[last] != self.child))
