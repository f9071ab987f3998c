"""A customer's real happenings of some months under the versions in force and under another one, side by side.

Begin at `replay`. It rates by the same code as a closing and writes nothing. The answer is made of plain values, so that it
can be kept as JSON: amounts are strings, reasons code and parameters, whatever language reads them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from huolto.agreements.models import Agreement, AgreementVersion
from huolto.charges.deciding import decisions_on
from huolto.charges.models import Decision, Period, Rating, Usage
from huolto.charges.rating.alike import KINDS
from huolto.charges.rating.lasting import ENROLLED, IN_FORCE
from huolto.charges.rating.projection import rate_scope
from huolto.charges.rating.reading import standing, usage_id
from huolto.charges.rating.scope import Scope, instants_of, subtree_ids
from huolto.charges.rating.told import LeftOpen
from huolto.foundation.models import Provider
from huolto.parties.models import Organisation
from huolto.register.models import Item

WITH_REASON = 50
"""Lines of a clause and month whose reasons are kept: those that change most."""

MOST_LINES = 20_000
"""Changed lines that are kept one by one; sums count all of them."""

MOST_SHOWN = 200
"""Changed decisions, and happenings left open, that are kept one by one."""

DECIDED_AT_ONCE = 2000

SPANS = frozenset(KINDS.values()) | {ENROLLED, IN_FORCE}
"""Kinds of happening that last; the others are counted as they are decided."""

LineKey = tuple[int, str, str, str]
"""Agreement, clause, currency, subject."""

Progress = Callable[[int], object]


@dataclass
class Side:
    """What one line comes to on one side: amount, why, by which version, whose item."""

    net: Decimal = Decimal(0)
    reason: Mapping[str, Any] | None = None
    version_id: int | None = None
    item_id: int | None = None
    parts: int = 0

    def add(self, row: Rating) -> None:
        """Add a part of the line."""
        self.net += row.net
        self.parts += 1
        self.version_id, self.item_id = row.version_id, row.item_id
        # Of a line with several parts the reason speaks of the whole.
        self.reason = (
            row.reason
            if self.parts == 1
            else {name: value for name, value in row.reason.items() if name != "share"}
        )

    def told(self) -> dict[str, Any] | None:
        """As it is kept; None where the line is not there on this side."""
        if self.reason is None:
            return None
        return {"net": text(self.net), "reason": self.reason, "version": self.version_id}


@dataclass
class _Month:
    """One month on one side."""

    lines: dict[LineKey, Side] = field(default_factory=lambda: defaultdict(Side))
    left_open: dict[str, LeftOpen] = field(default_factory=dict)
    spans: set[str] = field(default_factory=set)


def replay(
    provider: Provider,
    *,
    version: AgreementVersion,
    customer: Organisation,
    periods: Sequence[Period],
    progress: Progress = lambda done: None,
) -> dict[str, Any]:
    """What `version` would have made of the customer's happenings (and those below it) in these periods.

    The answer has `months` (labels), `clauses` (rows of `agreement`, `code`, `clause`, `currency`, `old` and `new` a
    month, numbers of lines), `lines` (those that change), `decisions`, `due`, `left_open` and `happenings` (how many were
    replayed). `progress` is told how many items are done. Raises `StackError` for agreements that cannot stand together.
    """
    reach = subtree_ids(provider, [customer.pk])
    found = _Found(months=[period.label for period in periods])
    done = 0
    for at, period in enumerate(periods):
        months = []
        for tried in (None, version):
            month = _Month()
            scope = Scope(customer_ids=reach)
            for rated in rate_scope(provider, period, scope, tried=tried, posted_too=True):
                _gather(month, rated.every_row(), rated.every_left_open(), reach)
                done += len(rated.item_ids)
                progress(done)
            months.append(month)
        found.compare(at, *months)
        found.decide(provider, period, reach, version)
    return found.told()


def _gather(
    month: _Month, rows: Iterable[Rating], left_open: Iterable[LeftOpen], reach: frozenset[int]
) -> None:
    for row in rows:
        if row.customer_id in reach:
            month.lines[row.agreement_id, row.clause, row.currency, row.subject].add(row)
            month.spans |= {_span_of(source) for source in row.sources if "usage" not in source}
    for one in left_open:
        if one.customer_id in reach:
            month.left_open[one.usage] = one
            if one.kind in SPANS:
                month.spans.add(one.usage)


def _span_of(source: Mapping[str, Any]) -> str:
    role = next(
        (role for role in ("lease", "enrolment", "agreement", "reading") if role in source), "service"
    )
    return usage_id(role, source)


@dataclass
class _Found:
    """The differences, month after month."""

    months: list[str]
    clauses: dict[tuple[int, str, str], dict[str, Any]] = field(default_factory=dict)
    lines: list[dict[str, Any]] = field(default_factory=list)
    changed_lines: int = 0
    decided: list[dict[str, Any]] = field(default_factory=list)
    changed_decisions: int = 0
    due: list[dict[str, Any]] = field(default_factory=list)
    promised: int = 0
    sooner: int = 0
    later: int = 0
    usages: int = 0
    happenings: int = 0
    opened: list[tuple[str, LeftOpen]] = field(default_factory=list)
    settled: list[tuple[str, LeftOpen]] = field(default_factory=list)
    still_open: int = 0

    def compare(self, at: int, old: _Month, new: _Month) -> None:
        """Take in one month of both sides."""
        self.happenings += len(old.spans | new.spans)
        changed: defaultdict[tuple[int, str, str], list[tuple[Decimal, LineKey]]] = defaultdict(list)
        for key in sorted(old.lines.keys() | new.lines.keys()):
            before, after = old.lines.get(key, Side()), new.lines.get(key, Side())
            clause = self._clause(key[:3])
            for name, side in (("old", before), ("new", after)):
                clause[name][at] += side.net
                clause[f"{name}_lines"] += side.reason is not None
            if before.net != after.net:
                clause["changed_lines"] += 1
                changed[key[:3]].append((abs(after.net - before.net), key))
        for rows in changed.values():
            rows.sort(key=lambda row: (-row[0], row[1]))
            self.changed_lines += len(rows)
            for place, (_most, key) in enumerate(rows):
                if len(self.lines) < MOST_LINES:
                    self.lines.append(
                        _line(
                            at,
                            key,
                            old.lines.get(key, Side()),
                            new.lines.get(key, Side()),
                            place < WITH_REASON,
                        )
                    )
        self.opened += [
            (self.months[at], new.left_open[usage]) for usage in new.left_open.keys() - old.left_open.keys()
        ]
        self.settled += [
            (self.months[at], old.left_open[usage]) for usage in old.left_open.keys() - new.left_open.keys()
        ]
        self.still_open += len(old.left_open.keys() & new.left_open.keys())

    def decide(
        self, provider: Provider, period: Period, reach: frozenset[int], version: AgreementVersion
    ) -> None:
        """Decide what was recorded in one month on both sides."""
        for usages in _usages(provider, period, reach):
            self.usages += len(usages)
            before = decisions_on(provider, usages)
            after = decisions_on(provider, usages, tried=version)
            for usage, old, new in zip(usages, before, after, strict=True):
                self._compare_due(usage, _due(old), _due(new))
                if _gist(old) != _gist(new):
                    self.changed_decisions += 1
                    if len(self.decided) < MOST_SHOWN:
                        self.decided.append(_decided(usage, old, new))

    def _compare_due(
        self, usage: Usage, old: Mapping[str, str | None], new: Mapping[str, str | None]
    ) -> None:
        for kind in sorted(old.keys() | new.keys()):
            before, after = old.get(kind), new.get(kind)
            self.promised += 1
            if before == after:
                continue
            self.sooner += _earlier(after, before)
            self.later += _earlier(before, after)
            if len(self.due) < MOST_SHOWN:
                self.due.append({**_happened(usage), "target": kind, "old": before, "new": after})

    def told(self) -> dict[str, Any]:
        """All of it as plain values, with the names that pages need."""
        codes = dict(
            Agreement.objects.filter(pk__in={key[0] for key in self.clauses}).values_list("pk", "code")
        )
        tags = _tags(
            [line["item"] for line in self.lines] + [one.item_id for _m, one in self.opened + self.settled]
        )
        for line in self.lines:
            line["tag"] = tags.get(line["item"], "")
        return {
            "months": self.months,
            "clauses": [
                {
                    **row,
                    "code": codes.get(row["agreement"], ""),
                    "old": [text(one) for one in row["old"]],
                    "new": [text(one) for one in row["new"]],
                }
                for _key, row in sorted(self.clauses.items())
            ],
            "lines": self.lines,
            "changed_lines": self.changed_lines,
            "decisions": {"all": self.usages, "changed": self.changed_decisions, "rows": self.decided},
            "due": {"all": self.promised, "sooner": self.sooner, "later": self.later, "rows": self.due},
            "left_open": {
                "still": self.still_open,
                "newly": _open_rows(self.opened, tags),
                "newly_count": len(self.opened),
                "no_longer": _open_rows(self.settled, tags),
                "no_longer_count": len(self.settled),
            },
            "happenings": self.happenings + self.usages,
        }

    def _clause(self, key: tuple[int, str, str]) -> dict[str, Any]:
        if key not in self.clauses:
            agreement, clause, currency = key
            self.clauses[key] = {
                "agreement": agreement,
                "clause": clause,
                "currency": currency,
                "old": [Decimal(0) for _month in self.months],
                "new": [Decimal(0) for _month in self.months],
                "old_lines": 0,
                "new_lines": 0,
                "changed_lines": 0,
            }
        return self.clauses[key]


def _line(at: int, key: LineKey, old: Side, new: Side, is_explained: bool) -> dict[str, Any]:
    agreement, clause, currency, subject = key
    line: dict[str, Any] = {
        "month": at,
        "agreement": agreement,
        "clause": clause,
        "currency": currency,
        "subject": subject,
        "item": new.item_id or old.item_id,
        "old": text(old.net),
        "new": text(new.net),
    }
    if is_explained:
        line["why"] = {"old": old.told(), "new": new.told()}
    return line


def _usages(provider: Provider, period: Period, reach: frozenset[int]) -> Iterator[list[Usage]]:
    start, end = instants_of(provider, period)
    rows = standing(Usage.objects.of(provider)).filter(
        customer_id__in=reach, occurred_at__gte=start, occurred_at__lt=end
    )
    ids = list(rows.order_by("pk").values_list("pk", flat=True))
    for at in range(0, len(ids), DECIDED_AT_ONCE):
        batch = Usage.objects.filter(pk__in=ids[at : at + DECIDED_AT_ONCE])
        yield list(batch.select_related("item", "customer").order_by("pk"))


def _gist(decision: Decision) -> tuple[object, ...]:
    agreement = decision.version.agreement_id if decision.version else None
    return (agreement, decision.clause, decision.is_covered, decision.is_priced, decision.payer)


def _due(decision: Decision) -> dict[str, str | None]:
    """When each kind of promise is due; of two of a kind the earlier."""
    found: dict[str, str | None] = {}
    for target in decision.targets:
        kind, at = target["kind"], target["due_at"]
        if kind not in found or (at is not None and (found[kind] is None or _earlier(at, found[kind]))):
            found[kind] = at
    return found


def _earlier(one: str | None, other: str | None) -> bool:
    """Whether a promise is due before another; none at all is the latest."""
    if one is None or other is None:
        return one is not None
    return datetime.fromisoformat(one) < datetime.fromisoformat(other)


def _decided(usage: Usage, old: Decision, new: Decision) -> dict[str, Any]:
    return {**_happened(usage), "old": _said(old), "new": _said(new)}


def _happened(usage: Usage) -> dict[str, Any]:
    return {
        "usage": usage.pk,
        "kind": usage.kind,
        "at": usage.occurred_at.isoformat(),
        "tag": usage.item.asset_tag if usage.item else "",
    }


def _said(decision: Decision) -> dict[str, Any]:
    return {
        "clause": decision.clause,
        "covered": decision.is_covered,
        "priced": decision.is_priced,
        "payer": decision.payer,
        "reason": decision.reason,
    }


def _open_rows(rows: Sequence[tuple[str, LeftOpen]], tags: Mapping[int | None, str]) -> list[dict[str, Any]]:
    ordered = sorted(rows, key=lambda row: (row[0], row[1].usage))
    return [
        {
            "month": month,
            "usage": one.usage,
            "kind": one.kind,
            "tag": tags.get(one.item_id, ""),
            "reason": one.reason.to_json(),
        }
        for month, one in ordered[:MOST_SHOWN]
    ]


def _tags(item_ids: Iterable[int | None]) -> dict[int | None, str]:
    return dict(Item.objects.filter(pk__in={pk for pk in item_ids if pk}).values_list("pk", "asset_tag"))


def text(amount: Decimal) -> str:
    """An amount as it is kept, without needless zeros."""
    return f"{amount.normalize():f}" if amount else "0"
