"""Who may see and handle which requests. HR requests are seen by HR agents and by who asked, by nobody else."""

from collections.abc import Collection

from django.db.models import Q, QuerySet

from huolto.desk.approval_people import asked_of
from huolto.desk.choices import ApprovalState, Confidentiality
from huolto.desk.models import Approval, ServiceRequest, Watcher
from huolto.foundation.actors import Actor
from huolto.foundation.errors import NotVisible
from huolto.foundation.models import Provider
from huolto.parties.choices import OrganisationRole, Right
from huolto.parties.models import Grant, Person

HANDLERS = (
    Right.AGENT,
    Right.STORE_KEEPER,
    Right.ACCOUNT_MANAGER,
    Right.TECHNICIAN,
    Right.BILLING,
    Right.ADMINISTER_PROVIDER,
)


def requests_visible_to(actor: Actor) -> QuerySet[ServiceRequest]:
    """The requests that this actor may read."""
    requests = ServiceRequest.objects.of(actor.provider)
    if actor.is_system:
        return requests
    if actor.is_staff_of_provider:
        seen = Q(pk__in=[])
        if actor.has_right(*HANDLERS):
            seen |= Q(confidentiality=Confidentiality.NORMAL)
        if actor.has_right(Right.HR_AGENT):
            seen |= Q(confidentiality=Confidentiality.HUMAN_RESOURCES)
        return requests.filter(seen)
    organisation_ids = whole_organisations(actor, Right.ORDER, Right.INSPECT)
    watched = Watcher.objects.of(actor.provider).filter(person_id=actor.person_id).values("request_id")
    asked = Approval.objects.of(actor.provider).filter(asked_of(actor)).values("request_id")
    return requests.filter(
        Q(requester_id=actor.person_id)
        | Q(confidentiality=Confidentiality.NORMAL, pk__in=asked)
        | Q(confidentiality=Confidentiality.NORMAL, pk__in=watched)
        | Q(confidentiality=Confidentiality.NORMAL, customer_id__in=organisation_ids)
    )


def request_visible_to(actor: Actor, pk: int) -> ServiceRequest:
    """One request, or NotVisible whether it does not exist or is not for this actor."""
    found = requests_visible_to(actor).select_related("customer", "requester").filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found


def may_handle(actor: Actor, request: ServiceRequest) -> bool:
    """Whether this actor works on the request for the provider."""
    if actor.is_system:
        return True
    needed = (
        (Right.HR_AGENT,) if request.confidentiality == Confidentiality.HUMAN_RESOURCES else tuple(HANDLERS)
    )
    return actor.is_staff_of_provider and actor.has_right(*needed)


def may_write(actor: Actor, request: ServiceRequest) -> bool:
    """Whether this actor, who sees the request, may write about it: who only inspects reads."""
    if actor.is_system or actor.is_staff_of_provider or request.requester_id == actor.person_id:
        return True
    if request.customer_id in whole_organisations(actor, Right.ORDER):
        return True
    if request.watchers.filter(person_id=actor.person_id).exists():
        return True
    return request.approvals.filter(asked_of(actor)).exists()


def strangers_to(
    provider: Provider, pairs: Collection[tuple[Person, ServiceRequest]]
) -> set[tuple[int, int]]:
    """Those of these people of customers who surely have no part in their request, by the keys of both: three queries.

    Who asked, follows it or has any right may have one, and so may everybody where somebody is asked to approve.
    """
    if not pairs:
        return set()
    people, requests = {one.pk for one, _request in pairs}, {one.pk for _person, one in pairs}
    watchers = Watcher.objects.of(provider).filter(request_id__in=requests, person_id__in=people)
    watching = set(watchers.values_list("person_id", "request_id"))
    approved = Approval.objects.of(provider).filter(request_id__in=requests)
    to_approve = set(approved.values_list("request_id", flat=True))
    granted = Grant.objects.of(provider).filter(person_id__in=people, revoked_at=None)
    with_rights = set(granted.values_list("person_id", flat=True))
    return {
        (person.pk, request.pk)
        for person, request in pairs
        if person.pk != request.requester_id
        and (person.pk, request.pk) not in watching
        and request.pk not in to_approve
        and person.pk not in with_rights
        and OrganisationRole.PROVIDER not in person.organisation.roles
    }


def approvals_waiting_for(actor: Actor) -> QuerySet[Approval]:
    """The approvals that this person, or somebody who is away and for whom they stand in, is asked for now."""
    return (
        approvals_asked_of(actor)
        .filter(state=ApprovalState.PENDING)
        .exclude(request__requester_id=actor.person_id)
    )


def approvals_asked_of(actor: Actor) -> QuerySet[Approval]:
    """The approvals that this person is or was asked for, answered, or may answer for somebody who is away."""
    if actor.person_id is None:
        return Approval.objects.none()
    rows: QuerySet[Approval] = Approval.objects.of(actor.provider)
    related = rows.select_related(
        "request__customer",
        "request__requester",
        "approver",
        "asked_by",
        "cost_centre",
        "passed_from__approver",
    )
    return related.filter(asked_of(actor))


def whole_organisations(actor: Actor, *rights: str) -> frozenset[int]:
    """Organisations that a right reaches without being narrowed to a place or a cost centre."""
    return frozenset(
        pk
        for scope in actor.scopes_of(rights)
        if scope.place_ids is None and scope.cost_centre_id is None
        for pk in scope.organisation_ids
    )
