"""Time on requests, by hand: recorded, corrected, removed; the ledger is told in the same transaction."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from huolto.charges.commands import record_usages, taking_back
from huolto.charges.models import Usage
from huolto.desk import events
from huolto.desk.access import requests_visible_to
from huolto.desk.commands.requests import handled
from huolto.desk.models import Estimate, ServiceRequest, TimeEntry
from huolto.desk.models.time_entry import MOST_MINUTES
from huolto.desk.worked import (
    TimeFacts,
    entries_of,
    facts_of,
    is_overrun,
    is_recorded,
    time_happening,
)
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, NotAllowed, NotVisible
from huolto.foundation.events import publish
from huolto.foundation.killpoints import reached
from huolto.foundation.locks import lock_row
from huolto.parties.choices import Right

CORRECTORS = (Right.BILLING, Right.ADMINISTER_PROVIDER)
"""Who corrects the time of others."""
AHEAD = timedelta(minutes=1)
"""Clocks of browsers may go so much before ours."""


@command
def record_time(*, actor: Actor, request_id: int, facts: TimeFacts) -> TimeEntry:
    """Keep time that the actor worked on a request; agreements say at once what it means.

    Raises InvalidInput for no time, more than a day, or time that has not passed yet.
    """
    if actor.person_id is None:
        raise NotAllowed
    handled(actor, request_id)
    _require_usable(facts)
    request = _locked(actor, request_id)
    entry = TimeEntry(
        provider=actor.provider,
        request=request,
        agent_id=actor.person_id,
        written_at=timezone.now(),
    )
    _fill(entry, facts)
    entry.save()
    _tell_ledger(actor, entry)
    _follow(actor, entry)
    return entry


@command
def change_time(*, actor: Actor, entry_id: int, facts: TimeFacts) -> TimeEntry:
    """Correct an entry; what is charged already is corrected by the next closing, and never edited.

    One's own; the time of others is corrected by who closes periods. Raises as `record_time`.
    """
    entry = _to_change(actor, entry_id)
    _require_usable(facts)
    before = facts_of(entry)
    _fill(entry, facts)
    if before.charged != facts.charged:
        _take_back(actor, entry)
        entry.revision += 1
        entry.save()
        _tell_ledger(actor, entry)
        _follow(actor, entry)
    else:
        entry.save()
    return entry


@command
def remove_time(*, actor: Actor, entry_id: int) -> TimeEntry:
    """Say that an entry was wrong altogether; it stays in the history and counts nowhere."""
    entry = _to_change(actor, entry_id)
    _take_back(actor, entry)
    entry.removed_at = timezone.now()
    entry.save(update_fields=["removed_at", "usage"])
    return entry


def time_entry_of(actor: Actor, entry_id: int) -> TimeEntry:
    """An entry that counts, of a request that the actor works on; raises NotVisible or NotAllowed."""
    rows = TimeEntry.objects.of(actor.provider).filter(
        removed_at=None, request__in=requests_visible_to(actor)
    )
    found = rows.select_related("request__customer", "agent", "usage").filter(pk=entry_id).first()
    if found is None:
        raise NotVisible
    handled(actor, found.request_id)
    return found


def may_change_time(actor: Actor, entry: TimeEntry) -> bool:
    """Whether the actor may correct or remove this entry."""
    return entry.agent_id == actor.person_id or actor.is_system or actor.has_right(*CORRECTORS)


def _to_change(actor: Actor, entry_id: int) -> TimeEntry:
    entry = time_entry_of(actor, entry_id)
    if not may_change_time(actor, entry):
        raise NotAllowed
    _locked(actor, entry.request_id)
    return lock_row(TimeEntry.objects.of(actor.provider).filter(removed_at=None), entry_id)


def _locked(actor: Actor, request_id: int) -> ServiceRequest:
    """The request, so that what its time comes to is counted by one at a time."""
    return lock_row(ServiceRequest.objects.of(actor.provider).select_related("customer"), request_id)


def _require_usable(facts: TimeFacts) -> None:
    if not 1 <= facts.minutes <= MOST_MINUTES:
        raise InvalidInput(_("Give the time in minutes, from 1 to a day."), field="minutes")
    if facts.begun_at + timedelta(minutes=facts.minutes) > timezone.now() + AHEAD:
        raise InvalidInput(_("This time has not passed yet; say when it began."), field="begun_at")


def _fill(entry: TimeEntry, facts: TimeFacts) -> None:
    entry.begun_at = facts.begun_at
    entry.minutes = facts.minutes
    entry.task, entry.skill = facts.task.strip()[:60], facts.skill.strip()[:60]
    entry.is_asked_for, entry.is_travel = facts.is_asked_for, facts.is_travel
    entry.note, entry.is_public = " ".join(facts.note.split())[:300], facts.is_public


def _tell_ledger(actor: Actor, entry: TimeEntry) -> None:
    request = entry.request
    if not is_recorded(request):
        return
    happening = time_happening(request, facts_of(entry), f"time:{entry.pk}:{entry.revision}")
    [entry.usage] = record_usages(actor=Actor.system(actor.provider), usages=[happening])
    entry.save(update_fields=["usage"])
    reached("desk.time_recorded")


def _take_back(actor: Actor, entry: TimeEntry) -> None:
    if entry.usage_id is None:
        return
    usage = Usage.objects.select_related("customer", "payer", "cost_centre", "item").get(pk=entry.usage_id)
    record_usages(actor=Actor.system(actor.provider), usages=[taking_back(usage)])
    entry.usage = None


def _follow(actor: Actor, entry: TimeEntry) -> None:
    """Say what was recorded; and once of an estimate, that the work goes beyond it."""
    request = entry.request
    common = {
        "provider_id": actor.provider_id,
        "customer_id": request.customer_id,
        "person_id": actor.person_id,
        "request_id": request.pk,
    }
    publish(
        events.TimeRecorded(**common, occurred_at=entry.begun_at, entry_id=entry.pk, minutes=entry.minutes)
    )
    estimate = Estimate.objects.filter(request=request).order_by("-number").first()
    if estimate is None or estimate.overrun_told_at is not None:
        return
    entries = list(entries_of(request))
    if not is_overrun(estimate, entries):
        return
    estimate.overrun_told_at = timezone.now()
    estimate.save(update_fields=["overrun_told_at"])
    publish(
        events.EstimateOverrun(
            **common,
            occurred_at=estimate.overrun_told_at,
            estimate_id=estimate.pk,
            minutes=sum(one.minutes for one in entries if not one.is_travel),
            expected=estimate.minutes,
        )
    )
