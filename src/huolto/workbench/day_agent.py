"""An agent's own day: what is theirs and late or due today, what customers wait for, agreed starts, clocks, approvals.

Each is a pile beside those of `day`; one query for all requests, one for clocks.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from huolto.desk.access import requests_visible_to
from huolto.desk.choices import AT_WORK, ConsentState, RequestState
from huolto.desk.models import Estimate, Timer
from huolto.foundation.actors import Actor
from huolto.workbench.piles import Pile


def piles_of_agent(actor: Actor, now: datetime) -> Iterator[Pile]:
    """What is the agent's own today."""
    zone = ZoneInfo(actor.provider.zone)
    tomorrow = datetime.combine(now.astimezone(zone).date() + timedelta(days=1), datetime.min.time(), zone)
    mine = requests_visible_to(actor).filter(assignee_id=actor.person_id, state__in=AT_WORK).order_by()
    counts = mine.aggregate(
        late=Count("pk", filter=Q(due_at__lt=now)),
        today=Count("pk", filter=Q(due_at__gte=now, due_at__lt=tomorrow)),
        answer=Count("pk", filter=Q(unanswered_since__isnull=False)),
        planned=Count("pk", filter=Q(planned_start_at__lt=tomorrow, state=RequestState.OPEN)),
    )
    here = reverse("work_requests")
    yield Pile(_("Mine, late"), "clock", counts["late"], f"{here}?state=late&assignee=me", kind="bad")
    yield Pile(_("Mine, due today"), "calendar-due", counts["today"], f"{here}?state=mine&sort=due")
    yield Pile(
        _("My customers wait for an answer"), "message", counts["answer"], f"{here}?state=answer&assignee=me"
    )
    yield Pile(
        _("Agreed to begin by today"), "calendar-event", counts["planned"], f"{here}?state=mine&sort=due"
    )
    yield from _clocks(actor)
    asked = Estimate.objects.filter(request__in=mine, consent=ConsentState.ASKED)
    yield Pile(
        _("Estimates that wait for a customer"),
        "clock-pause",
        asked.values("request").distinct().count(),
        f"{here}?state=waiting_for_customer&assignee=me",
        kind="go",
    )


def _clocks(actor: Actor) -> Iterator[Pile]:
    timers = list(Timer.objects.of(actor.provider).filter(agent_id=actor.person_id).order_by("pk")[:50])
    if timers:
        running = next((one for one in timers if one.running_since), timers[0])
        url = reverse("work_request", args=[running.request_id]) + "#time"
        yield Pile(_("Clocks of mine"), "clock", len(timers), url, kind="go")
