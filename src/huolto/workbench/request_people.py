"""People whom an agent chooses: colleagues who take a request, and who follows it.

Few colleagues are a list to choose from; more are found as one types.
"""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.urls import path, reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET

from huolto.desk.access import HANDLERS, may_handle, request_visible_to
from huolto.desk.models import ServiceRequest
from huolto.faces.people_options import people_options
from huolto.foundation.actors import Actor
from huolto.foundation.errors import InvalidInput, NotVisible
from huolto.foundation.sorting import in_alphabet
from huolto.foundation.views import Audience, page
from huolto.parties.choices import OrganisationRole, Right
from huolto.parties.models import Person
from huolto.parties.picking import People, PersonPick
from huolto.parties.queries import grants_in_force, today_at

MOST_LISTED = 50
"""Colleagues that a list to choose from holds; where there are more, they are found by name."""
NOBODY = "nobody"
handlers = page(Audience.STAFF, *HANDLERS, Right.HR_AGENT)


def workers(actor: Actor) -> "QuerySet[Person]":
    """The provider's people who may be given requests."""
    grants = grants_in_force(actor.provider, today_at(actor.provider))
    held = grants.filter(right__in=[*HANDLERS, Right.HR_AGENT]).values("person_id")
    rows: QuerySet[Person] = Person.objects.of(actor.provider)
    return rows.filter(is_active=True, organisation__roles__contains=[OrganisationRole.PROVIDER], pk__in=held)


def workers_of(actor: Actor) -> list[Person]:
    """The same, all of them, by name."""
    return list(workers(actor).order_by(in_alphabet(), "pk"))


def workers_offered(actor: Actor, *, without: int | None = None) -> list[tuple[int, str]] | None:
    """Those of them to choose from, or None where there are so many that they are found by name."""
    rows = workers(actor).exclude(pk=without).order_by(in_alphabet(), "pk")
    found = list(rows.values_list("pk", "name")[: MOST_LISTED + 1])
    return found if len(found) <= MOST_LISTED else None


def worker_pick(actor: Actor, chosen: int | None = None, name: str = "assignee") -> SafeString:
    """The control that finds one of them by name."""
    pick = PersonPick(People(workers(actor)), reverse("work_request_workers"))
    return pick.render(name, chosen, {"id": f"pick-{name}"})


def worker_sent(actor: Actor, data: Any) -> Person | None:
    """Who was chosen in the list or found by name; None for nobody. Raises NotVisible, InvalidInput where it is unclear."""
    key = data.get("assignee", "")
    if key == NOBODY:
        return None
    if "assignee-words" in data:
        meant = People(workers(actor)).meant(PersonPick().value_from_datadict(data, None, "assignee"))
        if meant.error:
            raise InvalidInput(meant.error, field="assignee")
        return meant.person
    person = People(workers(actor)).named(key)
    if person is None:
        raise NotVisible
    return person


def followers_to_name(actor: Actor, found: ServiceRequest) -> People:
    """Who may be made to follow a request: people of the customer's tree, and ours who may be given requests."""
    rows: QuerySet[Person] = Person.objects.of(actor.provider)
    theirs = Q(organisation__path__startswith=found.customer.path)
    ours = Q(pk__in=workers(actor).values("pk"))
    return People(rows.filter(theirs | ours, is_active=True, erased_at=None))


def follower_pick(actor: Actor, found: ServiceRequest) -> SafeString:
    """The control that finds somebody to follow it."""
    url = reverse("work_request_followers", args=[found.pk])
    return PersonPick(followers_to_name(actor, found), url).render("person", None, {"id": "pick-person"})


@handlers
@require_GET
def work_request_workers(request: Any) -> HttpResponse:
    """Colleagues who may be given requests, while a name is typed."""
    return people_options(request, People(workers(request.actor)))


@handlers
@require_GET
def work_request_followers(request: Any, pk: int) -> HttpResponse:
    """Who may follow a request, while a name is typed."""
    found = request_visible_to(request.actor, pk)
    if not may_handle(request.actor, found):
        raise NotVisible
    return people_options(request, followers_to_name(request.actor, found))


urlpatterns = [
    path("requests/workers/", work_request_workers, name="work_request_workers"),
    path("requests/<int:pk>/followers/", work_request_followers, name="work_request_followers"),
]
