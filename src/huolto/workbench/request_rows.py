"""Rows of the list of requests, written in Python: a template takes ten times as long for them, and agents live on this page.

Begin at `rows_html`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from huolto.desk.choices import (
    TONES_AT_WORK,
    WAITING,
    Confidentiality,
    Priority,
    RequestChannel,
    RequestKind,
    RequestState,
)
from huolto.desk.models import ServiceRequest
from huolto.foundation.icons import icon_svg
from huolto.foundation.templatetags.huolto import NOTHING, local_datetime, ltr

SHOWN = (
    "number", "title", "kind", "channel", "priority", "confidentiality", "state", "unanswered_since", "due_at",
    "last_message_at", "opened_at", "customer__name", "requester__name", "assignee__name", "queue__warn_minutes",
)  # fmt: skip
"""What a row says; nothing else is read for a list."""

STATE_KINDS: Mapping[str, str] = {
    state: f"{TONES_AT_WORK.get(state, 'go')}{' ring' if state in WAITING else ''}" for state in RequestState
}
"""How a state is drawn."""
_DUE_KINDS = {"late": "bad", "soon": "you"}


@dataclass(frozen=True)
class Row:
    """A request in the list: how its nearest promise stands (`late`, `soon`, "" or None without one)."""

    request: ServiceRequest
    due: str | None


def rows_of(requests: Sequence[ServiceRequest], now: datetime) -> list[Row]:
    """These requests as rows."""
    return [Row(one, _due(one, now)) for one in requests]


def rows_html(rows: Sequence[Row]) -> SafeString:
    """The rows of the table, each with its box to pick it."""
    before, _zero, after = reverse("work_request", args=[0]).rpartition("0")
    states, kinds, channels, priorities = map(
        _labels, (RequestState, RequestKind, RequestChannel, Priority)
    )  # a choice's label asked for anew of each row takes as long as the row itself
    nobody = f'<span class="h-muted">{escape(_("Nobody"))}</span>'
    parts: list[str] = []
    for row in rows:
        one = row.request
        facts = f"{kinds[one.kind]} · {channels[one.channel]}"
        if one.is_pressing:
            facts += f" · <b>{priorities[one.priority]}</b>"
        strong = " h-strong" if one.unanswered_since else ""
        parts.append(
            f'<tr><td><input class="form-check-input" type="checkbox" name="pick" value="{one.pk}" data-pick'
            f' aria-label="{escape(one.number)}"></td>'
            f'<td class="wrap"><a class="u-ink{strong}" href="{before}{one.pk}{after}">{escape(one.title)}</a>{_lock(one)}'
            f'<div class="h-small h-muted">{facts}</div></td>'
            f'<td class="at-1">{ltr(one.number)}</td>'
            f'<td class="o">{escape(one.customer.name)}<div class="h-small h-muted">{escape(one.requester.name)}</div></td>'
            f'<td class="o">{escape(one.assignee.name) if one.assignee else nobody}</td>'
            f'<td class="at-22">{_due_html(row)}</td>'
            f'<td class="o">{escape(local_datetime(one.last_message_at or one.opened_at))}</td>'
            f'<td class="at-2">{_state(STATE_KINDS.get(one.state, "go"), states[one.state])}</td></tr>'
        )
    return SafeString("".join(parts))


def _labels(choices: type[RequestState | RequestKind | RequestChannel | Priority]) -> dict[str, str]:
    return {value: escape(str(label)) for value, label in choices.choices}


def _due(request: ServiceRequest, now: datetime) -> str | None:
    if request.due_at is None:
        return None
    if request.due_at < now:
        return "late"
    left = (request.due_at - now).total_seconds()
    return "soon" if left <= request.queue.warn_minutes * 60 else ""


def _due_html(row: Row) -> str:
    if row.due is None:
        return '<span class="h-muted">–</span>'
    due = escape(local_datetime(row.request.due_at) or NOTHING)
    return _state(_DUE_KINDS[row.due], due) if row.due else due


def _state(kind: str, label: str) -> str:
    return f'<span class="h-state {kind}">{label}</span>'


def _lock(request: ServiceRequest) -> str:
    if not request.is_confidential:
        return ""
    label = escape(str(Confidentiality(request.confidentiality).label))
    return f' {icon_svg("lock", size="s")}<span class="h-vh">{label}</span>'
