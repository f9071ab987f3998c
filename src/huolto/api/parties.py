"""People, places, cost centres, organisations: what the caller may see of them."""

from typing import Annotated, Any

from django.db.models import Q
from django.http import HttpResponse
from ninja import Query, Router, Schema

from huolto.api.answers import answer, one_of, page_by_id, ref
from huolto.api.callers import Bearer
from huolto.api.schemas import After, CodeRef, Limit, Page, PathId, Ref
from huolto.parties.models import CostCentre, Organisation, Person, Place
from huolto.parties.queries import (
    cost_centres_visible_to,
    organisations_visible_to,
    people_visible_to,
    places_visible_to,
)

router = Router(tags=["Parties"])
READ = Bearer("parties:read")
Words = Annotated[str, Query(max_length=100, description="In the name, the number or the address.")]
OfOrganisation = Annotated[int | None, Query(ge=1, le=2**63 - 1, description="Of this organisation.")]


class PersonOut(Schema):
    """Somebody at one organisation."""

    id: int
    name: str
    email: str
    phone: str
    employee_number: str
    organisation: Ref
    place: Ref | None
    cost_centre: CodeRef | None
    manager_id: int | None
    is_active: bool


class PlaceOut(Schema):
    """A site, floor, room, store or van."""

    id: int
    name: str
    code: str
    kind: str
    organisation: Ref
    parent_id: int | None
    street: str
    postcode: str
    city: str
    is_active: bool


class CostCentreOut(Schema):
    """A customer's cost centre."""

    id: int
    code: str
    name: str
    organisation: Ref
    owner: Ref | None
    is_active: bool


class OrganisationOut(Schema):
    """An organisation by its roles."""

    id: int
    slug: str
    name: str
    roles: list[str]
    parent_id: int | None
    country: str
    language: str
    business_id: str
    is_active: bool


def _plain(row: Any, *names: str) -> dict[str, Any]:
    return {"id": row.pk, **{name: getattr(row, name) for name in names}}


def _person(row: Person) -> dict[str, Any]:
    return _plain(row, "name", "email", "phone", "employee_number", "manager_id", "is_active") | {
        "organisation": ref(row.organisation),
        "place": ref(row.place),
        "cost_centre": ref(row.cost_centre, "code"),
    }


def _place(row: Place) -> dict[str, Any]:
    names = ("name", "code", "kind", "parent_id", "street", "postcode", "city", "is_active")
    return _plain(row, *names) | {"organisation": ref(row.organisation)}


def _cost_centre(row: CostCentre) -> dict[str, Any]:
    return _plain(row, "code", "name", "is_active") | {
        "organisation": ref(row.organisation),
        "owner": ref(row.owner),
    }


def _organisation(row: Organisation) -> dict[str, Any]:
    names = ("slug", "name", "roles", "parent_id", "country", "language", "business_id", "is_active")
    return _plain(row, *names)


def _people(actor: Any) -> Any:
    return people_visible_to(actor).select_related("organisation", "place", "cost_centre")


def _narrowed(rows: Any, q: str, organisation: int | None, *columns: str) -> Any:
    for word in q.split():
        reach = Q(pk__in=[])
        for column in columns:
            reach |= Q(**{f"{column}__icontains": word})
        rows = rows.filter(reach)
    return rows if organisation is None else rows.filter(organisation_id=organisation)


@router.get(
    "/people",
    response=Page[PersonOut],
    auth=READ,
    url_name="api_people",
    operation_id="list_people",
    summary="Find people",
)
def list_people(
    request: Any, q: Words = "", organisation: OfOrganisation = None, limit: Limit = 50, after: After = ""
) -> HttpResponse:
    """The people whom you may see."""
    rows = _narrowed(_people(request.call.actor), q, organisation, "name", "email", "employee_number")
    return answer(page_by_id(rows, _person, limit=limit, after=after, newest_first=False))


@router.get(
    "/people/{person_id}",
    response=PersonOut,
    auth=READ,
    url_name="api_person",
    operation_id="get_person",
    summary="Read a person",
)
def get_person(request: Any, person_id: PathId) -> HttpResponse:
    """One person."""
    return answer(_person(one_of(_people(request.call.actor), person_id)))


@router.get(
    "/places",
    response=Page[PlaceOut],
    auth=READ,
    url_name="api_places",
    operation_id="list_places",
    summary="Find places",
)
def list_places(
    request: Any, q: Words = "", organisation: OfOrganisation = None, limit: Limit = 50, after: After = ""
) -> HttpResponse:
    """The places that you may see."""
    rows = places_visible_to(request.call.actor).select_related("organisation")
    rows = _narrowed(rows, q, organisation, "name", "code", "city")
    return answer(page_by_id(rows, _place, limit=limit, after=after, newest_first=False))


@router.get(
    "/places/{place_id}",
    response=PlaceOut,
    auth=READ,
    url_name="api_place",
    operation_id="get_place",
    summary="Read a place",
)
def get_place(request: Any, place_id: PathId) -> HttpResponse:
    """One place."""
    rows = places_visible_to(request.call.actor).select_related("organisation")
    return answer(_place(one_of(rows, place_id)))


@router.get(
    "/cost-centres",
    response=Page[CostCentreOut],
    auth=READ,
    url_name="api_cost_centres",
    operation_id="list_cost_centres",
    summary="Find cost centres",
)
def list_cost_centres(
    request: Any, q: Words = "", organisation: OfOrganisation = None, limit: Limit = 50, after: After = ""
) -> HttpResponse:
    """The cost centres that you may see."""
    rows = cost_centres_visible_to(request.call.actor).select_related("organisation", "owner")
    rows = _narrowed(rows, q, organisation, "code", "name")
    return answer(page_by_id(rows, _cost_centre, limit=limit, after=after, newest_first=False))


@router.get(
    "/cost-centres/{cost_centre_id}",
    response=CostCentreOut,
    auth=READ,
    url_name="api_cost_centre",
    operation_id="get_cost_centre",
    summary="Read a cost centre",
)
def get_cost_centre(request: Any, cost_centre_id: PathId) -> HttpResponse:
    """One cost centre."""
    rows = cost_centres_visible_to(request.call.actor).select_related("organisation", "owner")
    return answer(_cost_centre(one_of(rows, cost_centre_id)))


@router.get(
    "/organisations",
    response=Page[OrganisationOut],
    auth=READ,
    url_name="api_organisations",
    operation_id="list_organisations",
    summary="Find organisations",
)
def list_organisations(
    request: Any,
    q: Words = "",
    role: Annotated[str, Query(max_length=12, description="customer, lessor …")] = "",
    limit: Limit = 50,
    after: After = "",
) -> HttpResponse:
    """Customers, lessors and all other organisations that you may see."""
    rows = _narrowed(organisations_visible_to(request.call.actor), q, None, "name", "slug", "business_id")
    if role:
        rows = rows.filter(roles__contains=[role])
    return answer(page_by_id(rows, _organisation, limit=limit, after=after, newest_first=False))


@router.get(
    "/organisations/{organisation_id}",
    response=OrganisationOut,
    auth=READ,
    url_name="api_organisation",
    operation_id="get_organisation",
    summary="Read an organisation",
)
def get_organisation(request: Any, organisation_id: PathId) -> HttpResponse:
    """One organisation."""
    return answer(_organisation(one_of(organisations_visible_to(request.call.actor), organisation_id)))
