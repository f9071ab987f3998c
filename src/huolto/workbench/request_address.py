"""What the address of a list of requests asks for: its views, filters and order."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy

from huolto.desk.choices import Priority, RequestChannel, RequestKind, RequestState
from huolto.desk.queries import SORTS, RequestFilter
from huolto.foundation.texts import is_id

BY_FIGURES = (
    "since", "until", "closed_since", "closed_until", "asked_since", "asked_until", "target", "first",
)  # fmt: skip
"""Filters that the figures of the desk set."""
NAMES = ("state", "q", "queue", "assignee", "kind", "priority", "channel", "customer", "sort", *BY_FIGURES)
"""What narrows or orders the list."""

VIEWS = {
    "open": gettext_lazy("Open"),
    "mine": gettext_lazy("Mine"),
    "unassigned": gettext_lazy("Nobody’s"),
    "answer": gettext_lazy("To be answered"),
    "late": gettext_lazy("Late"),
    RequestState.WAITING_FOR_CUSTOMER: gettext_lazy("Waiting for the customer"),
    RequestState.WAITING_FOR_APPROVAL: gettext_lazy("Waiting for approval"),
    "ended": gettext_lazy("Ended"),
    "all": gettext_lazy("All"),
}
"""Name in the address -> label."""


def wanted_in(address: Mapping[str, Any]) -> RequestFilter:
    """What the address of a list asks for; words that it does not know narrow nothing."""

    def one_of(name: str, known: Any) -> str:
        value = address.get(name, "")
        return value if value in known else ""

    def days(name: str = "") -> tuple[date | None, date | None]:
        return _day_in(address.get(f"{name}since")), _day_in(address.get(f"{name}until"))

    assignee = address.get("assignee", "")
    return RequestFilter(
        view=one_of("state", (*VIEWS, "at_work", RequestState.DONE)) or "open",
        opened=days(),
        closed=days("closed_"),
        asked=days("asked_"),
        target=address.get("target", "")[:20],
        is_first_contact=address.get("first") == "yes",
        kind=one_of("kind", RequestKind.values),
        search=address.get("q", "").strip()[:100],
        queue_id=key_in(address.get("queue")) or None,
        assignee=assignee if assignee in ("me", "nobody") or is_id(assignee) else "",
        customer_id=key_in(address.get("customer")) or None,
        priority=one_of("priority", Priority.values),
        channel=one_of("channel", RequestChannel.values),
    )


def given_in(address: Mapping[str, Any]) -> dict[str, str]:
    """What of an address says something, to be kept as a view: two that show the same are the same."""
    wanted = wanted_in(address)
    found = {name: str(address.get(name, "")).strip() for name in NAMES}
    found |= {"state": wanted.view, "q": wanted.search, "kind": wanted.kind, "priority": wanted.priority}
    found |= {"channel": wanted.channel, "assignee": wanted.assignee}
    found |= {"queue": str(wanted.queue_id or ""), "customer": str(wanted.customer_id or "")}
    if found["sort"].removeprefix("-") not in SORTS:
        found["sort"] = ""
    return {name: value for name, value in found.items() if value}


def key_in(text: str | None) -> int:
    """The key of a row as a form sent it; 0, which no row has, for anything else."""
    return int(text) if text and is_id(text) else 0


def _day_in(text: str | None) -> date | None:
    try:
        day = date.fromisoformat(text or "")
    except ValueError:
        return None
    return day if day.year in range(1970, 2200) else None
