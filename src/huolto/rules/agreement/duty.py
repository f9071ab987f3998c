"""What the duties of an agreement come to for given devices, visits and parts: how many, by when, and why."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from math import ceil

from huolto.rules.agreement.clauses.duties import DutyClause
from huolto.rules.agreement.happenings import Happening
from huolto.rules.agreement.model import Agreement, Header
from huolto.rules.agreement.values import plain
from huolto.rules.calendars import add_months, date_from_parts, parts_of
from huolto.rules.explanation import Reason
from huolto.rules.periods import DateInterval

PERIODIC = "periodic"


@dataclass(frozen=True, slots=True)
class DutyDue:
    """One duty as it stands on a day: a number of things, days on which something is due, or until when something lasts."""

    agreement: str
    clause: str
    kind: str
    reason: Reason
    usage: str = ""
    count: int | None = None
    on: tuple[date, ...] = ()


def duties_on(stack: Sequence[Agreement], given: Sequence[Happening], on: date) -> list[DutyDue]:
    """All duties of a stack for what is given, as they stand on the day `on`."""
    return [
        due
        for agreement in stack
        for clause in agreement.clauses
        if isinstance(clause, DutyClause)
        for due in _OF_KIND.get(clause.kind, _nothing)(agreement, clause, given, on)
    ]


def devices_on(given: Sequence[Happening], header: Header, on: date) -> list[Happening]:
    """Devices in service on a day, one happening each; those of a pool are not counted (design.md 4.8)."""
    pool = {h.text("item") for h in given if h.kind.name == "pool_unit" and _lasts(h, header, on)}
    found = {
        h.text("item"): h
        for h in given
        if h.kind.name == "item_in_service" and _lasts(h, header, on) and h.text("item") not in pool
    }
    return list(found.values())


def share_of(share: Decimal, devices: int) -> int:
    """That share of the devices, rounded up: 8 % of 400 are 32, of 35 are 3 (S4.17)."""
    return ceil(share * devices)


def visit_days(count: int, during: DateInterval) -> tuple[date, ...]:
    """`count` visits evenly spaced within the days of `during` (with an end), each in the middle of its share."""
    days = during.days
    return tuple(
        during.start + timedelta(days=(2 * number + 1) * days // (2 * count)) for number in range(count)
    )


def _lasts(happening: Happening, header: Header, on: date) -> bool:
    end = happening.end(header.zone)
    return happening.start(header.zone) <= on and (end is None or on < end)


def _stock(
    agreement: Agreement, clause: DutyClause, given: Sequence[Happening], on: date
) -> Iterator[DutyDue]:
    devices = sum(clause.concerns(h) for h in devices_on(given, agreement.header, on))
    if clause.share is None:
        count = clause.figures["count"]
        reason = Reason("duty.due.count", {"count": count})
    else:
        count = share_of(clause.share, devices)
        facts = {
            "share": plain(clause.share * 100),
            "devices": devices,
            "exact": plain(clause.share * devices),
            "count": count,
        }
        reason = Reason("duty.due.share", facts)
    yield DutyDue(agreement.id, clause.id, clause.kind, reason, count=count)


def _resident(
    agreement: Agreement, clause: DutyClause, given: Sequence[Happening], on: date
) -> Iterator[DutyDue]:
    devices = sum(clause.concerns(h) for h in devices_on(given, agreement.header, on))
    count, above = clause.figures["count"], clause.figures.get("advised_above")
    facts = {"count": count, "devices": devices}
    if above is None:
        reason = Reason("duty.due.resident", facts)
    else:
        word = "advised" if devices > above and not count else "enough" if count else "not-advised"
        reason = Reason(f"duty.due.resident-{word}", facts | {"above": above})
    yield DutyDue(agreement.id, clause.id, clause.kind, reason, count=count)


def _visits(
    agreement: Agreement, clause: DutyClause, given: Sequence[Happening], on: date
) -> Iterator[DutyDue]:
    header, count = agreement.header, clause.figures["count"]
    during = header.term if clause.words["per"] == "term" else _year_of(header, on)
    if during is None or during.end is None:
        return
    facts = {
        "count": count,
        "from": during.start.isoformat(),
        "last": (during.end - timedelta(days=1)).isoformat(),
    }
    yield DutyDue(
        agreement.id,
        clause.id,
        clause.kind,
        Reason("duty.due.visits", facts),
        count=count,
        on=visit_days(count, during),
    )


def _year_of(header: Header, on: date) -> DateInterval:
    """The year of the agreement that a day lies in: from the day its term began, else the calendar year."""
    if header.term is not None and header.term.start <= on:
        begun = 0
        while (end := add_months(header.term.start, 12 * (begun + 1), header.calendar_system)) <= on:
            begun += 1
        return DateInterval(add_months(header.term.start, 12 * begun, header.calendar_system), end)
    year = parts_of(on, header.calendar_system)[0]
    first, after = (date_from_parts(header.calendar_system, y, 1, 1) for y in (year, year + 1))
    return DateInterval(first, after)


def _warranty(
    agreement: Agreement, clause: DutyClause, given: Sequence[Happening], on: date
) -> Iterator[DutyDue]:
    months = clause.figures["part_months"]
    for happening in given:
        if not clause.concerns(happening):
            continue
        fitted = happening.start(agreement.header.zone)
        until = add_months(fitted, months, agreement.header.calendar_system)
        facts = {"from": fitted.isoformat(), "months": months, "until": until.isoformat()}
        yield DutyDue(
            agreement.id,
            clause.id,
            clause.kind,
            Reason("duty.due.warranty", facts),
            usage=happening.id,
            count=months,
            on=(until,),
        )


def _report(
    agreement: Agreement, clause: DutyClause, given: Sequence[Happening], on: date
) -> Iterator[DutyDue]:
    nth = clause.figures.get("after_visit_round")
    if nth is None:
        return
    header = agreement.header
    devices = {h.text("item") for h in devices_on(given, header, on)}
    visits = sorted(
        (h for h in given if h.kind.name == "visit" and h.text("type") in (PERIODIC, "")),
        key=lambda h: (h.start(header.zone), h.id),
    )
    done: Counter[str] = Counter()
    for visit in visits:
        done[visit.text("item")] += 1
        if devices and all(done[device] >= nth for device in devices):
            facts = {"round": nth, "devices": len(devices), "on": visit.start(header.zone).isoformat()}
            reason = Reason("duty.due.report", facts)
            yield DutyDue(
                agreement.id, clause.id, clause.kind, reason, count=nth, on=(visit.start(header.zone),)
            )
            return
    waiting = sum(done[device] < nth for device in devices)
    reason = Reason("duty.due.report-waits", {"round": nth, "devices": len(devices), "waiting": waiting})
    yield DutyDue(agreement.id, clause.id, clause.kind, reason, count=nth)


def _nothing(
    agreement: Agreement, clause: DutyClause, given: Sequence[Happening], on: date
) -> Iterator[DutyDue]:
    yield from ()


_OF_KIND = {
    "stock": _stock,
    "loaners": _stock,
    "resident": _resident,
    "visits": _visits,
    "warranty": _warranty,
    "report": _report,
}
