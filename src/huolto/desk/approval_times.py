"""Until when somebody is asked for an approval: in working days of their own side, with the reason.

Somebody of a customer is asked by the weekend and holidays of their organisation's country and its own days (and those above
it), our own people by the provider's. Begin at `asked_until`.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from huolto.desk.models import Approval
from huolto.foundation.localisation import current
from huolto.foundation.models import Provider
from huolto.foundation.pages import FactLine, Why
from huolto.parties.calendar_days import own_days_along, own_days_of
from huolto.parties.choices import OrganisationRole
from huolto.parties.models import Organisation
from huolto.rules.explanation import Reason, render
from huolto.rules.formatting import format_datetime
from huolto.rules.worktime import DayException, WorkCalendar, subtract_days
from huolto.rules.worktime.waiting import waited_until, whole_days

FARTHEST = timedelta(days=400)
"""How far ahead days of somebody's own are heeded."""


@dataclass(frozen=True)
class AskedUntil:
    """When it is over, why, and when it is asked once more (None where it is not)."""

    until: datetime
    why: Reason
    remind_at: datetime | None


def asked_until(approval: Approval, asked_at: datetime) -> AskedUntil | None:
    """Until when an approval of a step is asked that is asked at this instant; None where it waits for ever."""
    step = approval.step
    if step is None or step.answer_within_days is None:
        return None
    calendar = calendar_of_side(approval.provider, approval.approver.organisation, asked_at)
    over = waited_until(calendar, asked_at, step.answer_within_days)
    remind_at = None
    if step.remind_days_before is not None and step.remind_days_before < step.answer_within_days:
        remind_at = subtract_days(calendar, over.at, step.remind_days_before)
    return AskedUntil(over.at, over.reason, remind_at)


def calendar_of_side(provider: Provider, organisation: Organisation, at: datetime) -> WorkCalendar:
    """Whole working days where somebody works who belongs to this organisation."""
    start, end = at.date() - timedelta(days=2), (at + FARTHEST).date()
    days: tuple[DayException, ...]
    if OrganisationRole.PROVIDER in organisation.roles:
        days = own_days_of(provider, start=start, end=end).provider
    else:
        paths = {organisation.pk: organisation.path}
        days = own_days_along(provider, paths, start=start, end=end)[organisation.pk].customer
    return whole_days(provider.zone, organisation.country, days)


def why_until(approval: Approval) -> Why | None:
    """Why it is asked until then, for a page; None where nothing was counted."""
    sentence = why_until_in_words(approval)
    if not sentence or approval.ask_until is None:
        return None
    here = current()
    until = format_datetime(approval.ask_until, here.language, here.zone, here.calendar_system)
    asked_at = format_datetime(approval.asked_at, here.language, here.zone, here.calendar_system)
    return Why(
        title=_("Why %(due)s?") % {"due": until},
        facts=(FactLine(_("Asked"), asked_at), FactLine(_("Counted"), sentence)),
        footer=_("Working days are those of %(name)s.") % {"name": approval.approver.organisation.name},
    )


def why_until_in_words(approval: Approval) -> str:
    """The same as one sentence in the reader's language; "" where nothing was counted."""
    if not approval.until_because:
        return ""
    here = current()
    reason = Reason.from_json(approval.until_because)
    return render(reason, here.language, here.calendar_system, here.zone)
