"""The term of an agreement: when it ends, until when notice can be given, how it renews; and for how many it is meant."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from huolto.rules.agreement.duty import devices_on
from huolto.rules.agreement.happenings import Happening
from huolto.rules.agreement.model import Agreement, Header, Notice
from huolto.rules.calendars import add_months
from huolto.rules.explanation import Reason
from huolto.rules.periods import DateInterval


@dataclass(frozen=True, slots=True)
class TermOn:
    """The term that a day lies in; `notice_by` is the last day to tell that it shall end with it."""

    during: DateInterval
    renewals: int
    notice_by: date | None
    reason: Reason


def term_on(header: Header, on: date) -> TermOn | None:
    """The term that `on` lies in, renewed as often as it takes; None before it began or after it ended for good."""
    term = header.term
    if term is None or on < term.start:
        return None
    start, end, renewals = term.start, term.end, 0
    while end is not None and end <= on:
        if not header.renewal_months:
            return None
        renewals += 1
        # Counted from the first end, so that a term from the 31st does not wander to the 28th.
        start = end
        end = add_months(term.end or end, renewals * header.renewal_months, header.calendar_system)
    notice_by = None
    if end is not None and header.notice_months:
        notice_by = add_months(end, -header.notice_months, header.calendar_system)
    return TermOn(DateInterval(start, end), renewals, notice_by, _reason(header, start, end, notice_by))


def scope_notices(stack: Sequence[Agreement], given: Sequence[Happening], on: date) -> Iterator[Notice]:
    """A notice for each agreement that is meant for more, or fewer, devices or persons than it has on a day."""
    for agreement in stack:
        if agreement.header.scope is None:
            continue
        counts = {
            "devices": len(devices_on(given, agreement.header, on)),
            "persons": len(_persons_on(given, agreement.header, on)),
        }
        yield from (Notice("", reason) for reason in scope_reasons(agreement, counts))


def scope_reasons(agreement: Agreement, counts: Mapping[str, int]) -> Iterator[Reason]:
    """Why so many `devices` and `persons` are more, or fewer, than the agreement is meant for."""
    scope = agreement.header.scope
    if scope is None:
        return
    for what, (lowest, highest) in (("devices", scope.devices), ("persons", scope.persons)):
        count = counts[what]
        params = {"agreement": agreement.id, "count": count}
        if lowest is not None and count < lowest:
            yield Reason(f"notice.scope-{what}-below", params | {"bound": lowest})
        if highest is not None and count > highest:
            yield Reason(f"notice.scope-{what}-above", params | {"bound": highest})


def _persons_on(given: Sequence[Happening], header: Header, on: date) -> set[str]:
    return {
        h.text("person")
        for h in given
        if h.kind.name == "person_enrolled"
        and h.start(header.zone) <= on
        and ((end := h.end(header.zone)) is None or on < end)
    }


def _reason(header: Header, start: date, end: date | None, notice_by: date | None) -> Reason:
    if end is None:
        return Reason("term.open", {"from": start.isoformat()})
    facts: dict[str, str | int] = {"from": start.isoformat(), "to": end.isoformat()}
    if header.renewal_months:
        facts |= {"months": header.renewal_months}
        if notice_by:
            return Reason("term.renews-unless", facts | {"notice_by": notice_by.isoformat()})
        return Reason("term.renews", facts)
    return Reason("term.ends", facts)
