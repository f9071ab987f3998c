"""What tests of time on requests share: the Norwegian service agreement, cases in it, sums of cases."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from importlib.resources import files

from cast import Cast
from desk.desks import asked
from huolto.agreements.commands import activate_version, draft_version
from huolto.charges.commands import close_period, ensure_period
from huolto.charges.models import Charge, Period
from huolto.charges.rating.trial import cost_of_case
from huolto.desk.choices import RequestKind
from huolto.desk.commands import record_time
from huolto.desk.models import ServiceRequest, TimeEntry
from huolto.desk.worked import TimeFacts
from huolto.parties.models import Person


def shipped(name: str) -> str:
    """The text of an agreement that comes with the program."""
    return (files("huolto.agreements") / "shipped" / f"{name}.toml").read_text("utf-8")


def under_service(cast: Cast, *more: str) -> None:
    """Put Kaarnalahti under support and the service agreement on top of it; `more` is added to the latter."""
    for source in (shipped("support"), "\n".join((shipped("service"), *more))):
        version = draft_version(actor=cast.system(), customer=cast.kaarnalahti, source=source)
        activate_version(actor=cast.system(), version=version, from_on=date(2020, 1, 1))


def case(cast: Cast, **facts) -> ServiceRequest:
    """A case sent to the service team's address."""
    given = {"kind": RequestKind.SERVICE_REQUEST, "title": "Tracking code", "mailbox": "service"}
    return asked(cast, **{**given, **facts})


def worked(
    cast: Cast, request: ServiceRequest, minutes: int, begun_at: datetime, by: Person | None = None, **facts
) -> TimeEntry:
    """The agent (or `by`) worked on it from then on."""
    return record_time(
        actor=cast.actor(by or cast.agent),
        request_id=request.pk,
        facts=TimeFacts(minutes=minutes, begun_at=begun_at, **facts),
    )


def cost(cast: Cast, request: ServiceRequest) -> Decimal:
    """What the case comes to as it is rated now."""
    return cost_of_case(cast.suopursu, request.customer, request.number).net


def close(cast: Cast, day: date) -> Period:
    """Close the month of a day."""
    period = ensure_period(actor=cast.system(), label=f"{day:%Y-%m}")
    close_period(actor=cast.system(), period=period)
    return period


def posted(request: ServiceRequest) -> list[tuple[str, Decimal]]:
    """What was posted for the case: (period, delta), in order."""
    rows = Charge.objects.filter(subject=f"case:{request.number}").order_by("pk")
    return [(row.period.label, row.delta) for row in rows.select_related("period")]


AN_HOUR = timedelta(hours=1)
