"""What tests of the desk share: an agreement that promises answers and solutions, and short words for requests."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from cast import Cast
from huolto.agreements.commands import activate_version, draft_version
from huolto.agreements.models import AgreementVersion
from huolto.desk.choices import Confidentiality, RequestKind
from huolto.desk.commands import QueueFacts, add_queue, open_request
from huolto.desk.models import Queue, ServiceRequest, Target

HELSINKI = ZoneInfo("Europe/Helsinki")

SUPPORT = """
language = 1
[agreement]
id = "support"
name = { en = "Support" }
currency = "EUR"
zone = "Europe/Helsinki"
tax = "standard"
prices_include_tax = false
[calendar.desk]
hours = { mon-fri = ["07:30-16:00"] }
[[target]]
id = "answer-urgent"
kind = "respond"
strength = "commitment"
due = "15 min"
calendar = "desk"
on = "request"
when = { priority = "urgent" }
[[target]]
id = "answer"
kind = "respond"
strength = "commitment"
due = "30 min"
calendar = "desk"
[[target]]
id = "same-day"
kind = "solve"
due = "close-of-same-working-day"
calendar = "desk"
suspended_by = "planned-start"
[[example]]
says = "opened on Friday at 15:50, half an hour of it is due on Monday at 07:50"
given = [{ kind = "fault", case = "c", at = 2026-03-06T15:50:00 }]
then = { targets = [{ clause = "answer", due_at = 2026-03-09T07:50:00 }] }
"""


def under_support(cast: Cast, source: str = SUPPORT) -> AgreementVersion:
    """Put Kaarnalahti under an agreement with targets since 2020."""
    version = draft_version(actor=cast.system(), customer=cast.kaarnalahti, source=source)
    return activate_version(actor=cast.system(), version=version, from_on=date(2020, 1, 1))


def march(day: int, clock: str) -> datetime:
    """A time in March 2026 in Helsinki, as UTC; the 2nd is a Monday."""
    hour, minute = clock.split(":")
    return datetime(2026, 3, day, int(hour), int(minute), tzinfo=HELSINKI).astimezone(UTC)


def asked(cast: Cast, **facts) -> ServiceRequest:
    """The employee asks for something."""
    given = {
        "actor": cast.actor(cast.employee),
        "kind": RequestKind.INCIDENT,
        "title": "Screen stays dark",
        "customer": cast.kaarnalahti,
        "requester": cast.employee,
    }
    return open_request(**{**given, **facts})


def hr_queue(cast: Cast) -> Queue:
    """A queue of HR with its agent."""
    return add_queue(
        actor=cast.system(),
        facts=QueueFacts(
            code="hr",
            name={"en": "HR"},
            confidentiality=Confidentiality.HUMAN_RESOURCES,
            member_ids=[cast.hr_agent.pk],
        ),
    )


def web_queue(cast: Cast) -> Queue:
    """A queue of its own for web work."""
    return add_queue(actor=cast.system(), facts=QueueFacts(code="web", name={"en": "Web team"}))


def targets(request: ServiceRequest) -> dict[str, tuple[str, datetime | None]]:
    """The targets of a request that were not dropped: kind -> (state, due)."""
    rows = Target.objects.filter(request=request).exclude(state="dropped")
    return {row.kind: (row.state, row.due_at) for row in rows}
