"""Reads of the desk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.db.models.lookups import LessThan
from django.utils import timezone
from django.utils.translation import gettext as _

from huolto.desk.access import request_visible_to, requests_visible_to
from huolto.desk.choices import AT_WORK, OPEN_STATES, Confidentiality, LinkKind, RequestState
from huolto.desk.figures import at_first_contact, closed_within, kept_or_missed, opened_within
from huolto.desk.finding import Hits, hits_of
from huolto.desk.models import Message, QueueMember, RequestReading, ServiceRequest
from huolto.desk.models.request import LAST_HEARD, WHEN_DUE
from huolto.foundation.actors import Actor
from huolto.foundation.errors import InvalidInput, NotVisible
from huolto.foundation.models import StoredFile
from huolto.foundation.paging import SortKey, capped_counts
from huolto.rules.texts import latin_digits

BACKWARDS = {
    LinkKind.SPLIT_FROM: "split_into",
    LinkKind.MERGED_INTO: "merged_here",
    LinkKind.FOLLOWS: "followed_by",
}
"""What a link is when it is read from the other request."""


def request_states(name: str) -> tuple[str, ...]:
    """The states behind a filter: `open`, `ended`, or one state by its own name."""
    if name == "open":
        return OPEN_STATES
    if name == "ended":
        return tuple(state for state in RequestState.values if state not in OPEN_STATES)
    return (name,)


@dataclass(frozen=True, kw_only=True)
class RequestFilter:
    """What is looked for in a list of requests; what is empty does not narrow it.

    `view` is `open`, `mine`, `unassigned`, `answer` (a customer waits for ours), `late`, `ended`, `all` or one state. `assignee` is a person's id, `me` or `nobody`.
    `opened`, `closed` are days from and until before; `target` is `kept:KIND` or `missed:KIND` of promises made on the days
    of `asked`; `is_first_contact` leaves those done with one answer.
    """

    view: str = "open"
    kind: str = ""
    search: str = ""
    queue_id: int | None = None
    assignee: str = ""
    customer_id: int | None = None
    priority: str = ""
    channel: str = ""
    opened: tuple[date | None, date | None] = (None, None)
    closed: tuple[date | None, date | None] = (None, None)
    asked: tuple[date | None, date | None] = (None, None)
    target: str = ""
    is_first_contact: bool = False


def requests_at_work(
    actor: Actor,
    wanted: RequestFilter | None = None,
    *,
    now: datetime | None = None,
    hits: Hits | None = None,
    is_sample: bool = False,
) -> QuerySet[ServiceRequest]:
    """Requests that the actor may read and that a filter lets through, the newest first.

    The search looks at the number, the title, the customer, who asked and the tags of items, word by word; and at what
    was written: all words in one message. `hits` are those of the filter's words where they have been asked for already;
    a sample has of very many only those that were gathered.
    """
    wanted = wanted or RequestFilter()
    found = requests_visible_to(actor).select_related("customer", "requester", "queue", "assignee")
    found = found.filter(_of_view(actor, wanted.view, now or timezone.now()))
    for name in ("kind", "queue_id", "customer_id", "priority", "channel"):
        if value := getattr(wanted, name):
            found = found.filter(**{name: value})
    if wanted.assignee == "nobody":
        found = found.filter(assignee=None)
    elif wanted.assignee:
        found = found.filter(assignee_id=actor.person_id if wanted.assignee == "me" else int(wanted.assignee))
    found = _of_figures(actor, found, wanted, now or timezone.now())
    hits = hits or hits_of(actor, wanted.search)
    if hits is None:
        return found
    return hits.at_least(found) if is_sample else hits.among(found)


def _of_figures(
    actor: Actor, found: QuerySet[ServiceRequest], wanted: RequestFilter, now: datetime
) -> QuerySet[ServiceRequest]:
    """What stands behind a number of `figures`."""
    provider = actor.provider
    found = found.filter(opened_within(provider, *wanted.opened), closed_within(provider, *wanted.closed))
    if wanted.is_first_contact:
        found = at_first_contact(found)
    targets = kept_or_missed(provider, wanted.target, now, *wanted.asked)
    return found if targets is None else found.filter(pk__in=targets.order_by().values("request_id"))


def _of_view(actor: Actor, view: str, now: datetime) -> Q:
    if view == "all":
        return Q()
    if view == "mine":
        return Q(assignee_id=actor.person_id, state__in=OPEN_STATES)
    if view == "unassigned":
        return Q(assignee=None, state__in=AT_WORK)
    if view == "at_work":
        return Q(state__in=AT_WORK)
    if view == "answer":
        return Q(unanswered_since__isnull=False, state__in=AT_WORK)
    if view == "late":
        return Q(LessThan(WHEN_DUE, now), state__in=AT_WORK)
    return Q(state__in=request_states(view))


def counts_of_filters(
    actor: Actor, filters: Sequence[RequestFilter], hits: Hits | None = None
) -> list[tuple[int, bool]]:
    """How many requests the actor may read through each filter, and whether there are more than were counted: one query.

    `hits` are those of the first filter's words where they have been asked for already. A filter with words asks for
    them first; where they are in very many requests and a filter leaves few of these, it is counted once more.
    """
    now = timezone.now()
    every = [hits if hits and not place else hits_of(actor, one.search) for place, one in enumerate(filters)]
    counts = capped_counts(
        [
            requests_at_work(actor, wanted, now=now, hits=one, is_sample=True).order_by(*_leading(wanted))
            for wanted, one in zip(filters, every, strict=True)
        ]
    )
    for place, (wanted, one) in enumerate(zip(filters, every, strict=True)):
        is_more = counts[place][1]
        if one is not None and not one.is_all and not is_more:
            counts[place] = capped_counts([requests_at_work(actor, wanted, now=now, hits=one)])[0]
    return counts


def _leading(wanted: RequestFilter) -> tuple[Any, ...]:
    """The order by whose index the first of a view are found at once, however the rows lie in the table."""
    is_view_alone = wanted == RequestFilter(view=wanted.view)
    return (_LEADING[wanted.view], "pk") if is_view_alone and wanted.view in _LEADING else ()


_LEADING: dict[str, Any] = {
    "open": "opened_at",
    "ended": "opened_at",
    "all": "opened_at",
    "late": WHEN_DUE,
    "unassigned": WHEN_DUE,
}


def open_counts_of_queues(actor: Actor) -> dict[int, int]:
    """How many requests that the actor may read are open in each queue."""
    rows = requests_visible_to(actor).filter(state__in=OPEN_STATES).order_by()
    return dict(rows.values_list("queue_id").annotate(count=Count("pk")))


def team_sizes(actor: Actor) -> dict[int, int]:
    """How many people work in each queue of the provider."""
    rows = QueueMember.objects.of(actor.provider).order_by()
    return dict(rows.values_list("queue_id").annotate(count=Count("pk")))


SORTS = {
    "due": SortKey("due", WHEN_DUE, is_moment=True),
    "opened": SortKey("opened", F("opened_at"), is_moment=True),
    "heard": SortKey("heard", LAST_HEARD, is_moment=True),
    "number": SortKey("number", F("number")),
}
"""What lists of requests are sorted by; what is due at no time stands last."""


def public_messages_of(request: ServiceRequest) -> QuerySet[Message]:
    """What both sides read, oldest first."""
    return request.messages.filter(is_public=True).select_related("author")


def all_messages_of(request: ServiceRequest) -> QuerySet[Message]:
    """With the provider's internal notes, oldest first."""
    return request.messages.select_related("author__organisation")


def request_numbered(actor: Actor, number: str) -> ServiceRequest:
    """The request of a number (with or without `SR-`, in any digits) that the actor may read; raises InvalidInput."""
    written = latin_digits(number.strip()).upper().removeprefix("SR-")
    found = requests_visible_to(actor).filter(number=f"SR-{written.zfill(6)}").first()
    if found is None:
        raise InvalidInput(
            _("There is no request “%(number)s”.") % {"number": number.strip()}, field="number"
        )
    return found


def file_visible_to(actor: Actor, request_id: int, file_id: int) -> StoredFile:
    """A file of a request, by its row there; raises NotVisible for what the actor may not read."""
    request = request_visible_to(actor, request_id)
    rows = request.files.select_related("file")
    if not actor.is_staff_of_provider:
        rows = rows.filter(is_public=True)
    found = rows.filter(pk=file_id).first()
    if found is None:
        raise NotVisible
    stored: StoredFile = found.file
    return stored


def linked_of(actor: Actor, request: ServiceRequest) -> list[tuple[str, ServiceRequest]]:
    """What a request has to do with others that the actor may read, as (kind, other), the first link first."""
    others = {one.other_id: one.kind for one in request.links.all()}
    for one in request.linked_from.all():
        others.setdefault(one.request_id, BACKWARDS.get(one.kind, one.kind))
    seen = requests_visible_to(actor).in_bulk(list(others))
    return [(kind, seen[pk]) for pk, kind in others.items() if pk in seen]


def log_confidential_reading(*, actor: Actor, request: ServiceRequest) -> None:
    """Keep that somebody read a confidential request of somebody else."""
    if request.confidentiality == Confidentiality.NORMAL or actor.person_id in (None, request.requester_id):
        return
    RequestReading.objects.create(provider=actor.provider, request=request, person_id=actor.person_id)
