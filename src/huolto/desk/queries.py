"""Reads of the desk."""

from collections.abc import Sequence

from django.db.models import Count, Q, QuerySet

from huolto.desk.access import requests_visible_to
from huolto.desk.choices import Confidentiality, RequestState
from huolto.desk.models import Message, RequestReading, ServiceRequest
from huolto.foundation.actors import Actor
from huolto.rules.texts import latin_digits

OPEN_STATES = (RequestState.WAITING_FOR_APPROVAL, RequestState.OPEN, RequestState.IN_PROGRESS)


def request_states(name: str) -> tuple[str, ...]:
    """The states behind a filter: `open`, `ended`, or one state by its own name."""
    if name == "open":
        return OPEN_STATES
    if name == "ended":
        return tuple(state for state in RequestState.values if state not in OPEN_STATES)
    return (name,)


def requests_at_work(
    actor: Actor, *, view: str = "open", kind: str = "", search: str = ""
) -> QuerySet[ServiceRequest]:
    """Requests that the actor may read, the newest first; `view` is open, ended, all or one state.

    `search` looks at the number, the title, the customer and who asked.
    """
    found = requests_visible_to(actor).select_related("customer", "requester")
    if view != "all":
        found = found.filter(state__in=request_states(view))
    if kind:
        found = found.filter(kind=kind)
    if search:
        text = latin_digits(search.strip())
        found = found.filter(
            Q(number__icontains=text)
            | Q(title__icontains=search)
            | Q(customer__name__icontains=search)
            | Q(requester__name__icontains=search)
        )
    return found


def counts_of_views(actor: Actor, views: Sequence[str]) -> dict[str, int]:
    """How many requests the actor may read in each view."""
    conditions = {
        str(view): Q(pk__isnull=False) if view == "all" else Q(state__in=request_states(view))
        for view in views
    }
    return requests_visible_to(actor).aggregate(
        **{name: Count("pk", filter=condition) for name, condition in conditions.items()}
    )


def public_messages_of(request: ServiceRequest) -> QuerySet[Message]:
    """What both sides read, oldest first."""
    return request.messages.filter(is_public=True).select_related("author")


def all_messages_of(request: ServiceRequest) -> QuerySet[Message]:
    """With the provider's internal notes, oldest first."""
    return request.messages.select_related("author__organisation")


def log_confidential_reading(*, actor: Actor, request: ServiceRequest) -> None:
    """Keep that somebody read a confidential request of somebody else."""
    if request.confidentiality == Confidentiality.NORMAL or actor.person_id in (None, request.requester_id):
        return
    RequestReading.objects.create(provider=actor.provider, request=request, person_id=actor.person_id)
