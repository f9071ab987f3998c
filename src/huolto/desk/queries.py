"""Reads of the desk."""

from django.db.models import QuerySet

from huolto.desk.choices import Confidentiality, RequestState
from huolto.desk.models import Message, RequestReading, ServiceRequest
from huolto.foundation.actors import Actor

OPEN_STATES = (RequestState.WAITING_FOR_APPROVAL, RequestState.OPEN, RequestState.IN_PROGRESS)


def request_states(name: str) -> tuple[str, ...]:
    """The states behind a filter: `open`, `ended`, or one state by its own name."""
    if name == "open":
        return OPEN_STATES
    if name == "ended":
        return tuple(state for state in RequestState.values if state not in OPEN_STATES)
    return (name,)


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
