"""Escalation: what was promised and is due soon is warned of once, what is late is told of once. Begin at `escalate`."""

from datetime import datetime, timedelta

from django.db.models import DurationField, ExpressionWrapper, F, QuerySet

from huolto.desk.choices import TargetState
from huolto.desk.events import TargetLate, TargetNearlyDue
from huolto.desk.models import Target
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.events import publish
from huolto.foundation.models import Provider

AT_ONCE = 500
"""Targets of one transaction."""


@command
def escalate(*, actor: Actor, now: datetime) -> int:
    """Tell of the provider's targets that are nearly due or late and have not been told of; answers how many.

    A target that is late before anybody was warned is told of as late only. Two runs at once tell each once.
    """
    late = _running(actor.provider).filter(due_at__lt=now, told_late_at=None)
    warn = ExpressionWrapper(
        F("request__queue__warn_minutes") * timedelta(minutes=1), output_field=DurationField()
    )
    near = _running(actor.provider).annotate(warn=warn)
    near = near.filter(due_at__gte=now, due_at__lte=now + F("warn"), warned_at=None)
    return _tell(late, TargetLate, "told_late_at", now) + _tell(near, TargetNearlyDue, "warned_at", now)


def _running(provider: Provider) -> "QuerySet[Target]":
    rows: QuerySet[Target] = Target.objects.of(provider)
    return rows.filter(state=TargetState.RUNNING, due_at__isnull=False)


def _tell(
    targets: "QuerySet[Target]", kind: type[TargetLate] | type[TargetNearlyDue], field: str, now: datetime
) -> int:
    rows = list(
        targets.select_related("request")
        .order_by("pk")
        .select_for_update(of=("self",), skip_locked=True)[:AT_ONCE]
    )
    Target.objects.filter(pk__in=[row.pk for row in rows]).update(**{field: now})
    publish(
        *(
            kind(
                provider_id=row.provider_id,
                occurred_at=now,
                customer_id=row.request.customer_id,
                person_id=None,
                request_id=row.request_id,
                number=row.request.number,
                kind=row.kind,
                due_at=row.due_at.isoformat() if row.due_at else "",
            )
            for row in rows
        )
    )
    return len(rows)
