"""What hangs on requests: who watches, which items, tasks, how satisfied who asked is, answers that agents have ready."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from huolto.desk import events
from huolto.desk.access import may_handle, request_visible_to
from huolto.desk.choices import Confidentiality, RequestState
from huolto.desk.clocks import promise_targets
from huolto.desk.commands.requests import handled
from huolto.desk.models import Queue, ReadyAnswer, RequestItem, RequestTask, ServiceRequest, Watcher
from huolto.desk.promises import NOT_PROMISED, decision_of
from huolto.desk.searching import refresh_search
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, NotAllowed, NotVisible, WrongState
from huolto.foundation.events import publish
from huolto.foundation.locks import lock_row
from huolto.parties.choices import OrganisationRole, Right
from huolto.parties.models import Person
from huolto.register.models import Item

ANSWER_KEEPERS = (Right.AGENT, Right.ADMINISTER_PROVIDER)


@command
def watch_request(*, actor: Actor, request_id: int, person: Person) -> Watcher:
    """Let somebody follow a request: oneself, or whom the one who works on it or who asked names.

    A person of the customer must belong to the customer's tree; a confidential request has no watchers.
    """
    request = request_visible_to(actor, request_id)
    itself = person.pk == actor.person_id
    if not itself and not may_handle(actor, request) and actor.person_id != request.requester_id:
        raise NotAllowed
    if person.provider_id != actor.provider_id:
        raise NotVisible
    if request.confidentiality != Confidentiality.NORMAL:
        raise InvalidInput(_("Nobody else follows a confidential request."), field="person")
    is_staff = OrganisationRole.PROVIDER in person.organisation.roles
    if not is_staff and not person.organisation.path.startswith(request.customer.path):
        raise InvalidInput(
            _("%(name)s does not belong to %(customer)s.")
            % {"name": person.name, "customer": request.customer.name},
            field="person",
        )
    watcher, _made = Watcher.objects.get_or_create(provider=actor.provider, request=request, person=person)
    return watcher


@command
def unwatch_request(*, actor: Actor, request_id: int, person_id: int) -> None:
    """Follow it no longer; oneself, or for others who works on it."""
    request = request_visible_to(actor, request_id)
    if person_id != actor.person_id and not may_handle(actor, request):
        raise NotAllowed
    Watcher.objects.filter(request=request, person_id=person_id).delete()


@command
def add_request_item(*, actor: Actor, request_id: int, item: Item) -> RequestItem:
    """Say that a request is about an item of its customer; what agreements promise for it is asked again."""
    request = handled(actor, request_id)
    if item.provider_id != actor.provider_id:
        raise NotVisible
    if not item.customer.path.startswith(request.customer.path):
        raise InvalidInput(
            _("%(tag)s is not a device of %(customer)s.")
            % {"tag": item.asset_tag, "customer": request.customer.name},
            field="item",
        )
    row, made = RequestItem.objects.get_or_create(provider=actor.provider, request=request, item=item)
    if made:
        _about_other_items(actor, request)
    return row


@command
def remove_request_item(*, actor: Actor, request_id: int, item_id: int) -> None:
    """Say that a request is not about an item after all."""
    request = handled(actor, request_id)
    gone, _kinds = RequestItem.objects.filter(request=request, item_id=item_id).delete()
    if gone:
        _about_other_items(actor, request)


@command
def add_task(
    *,
    actor: Actor,
    request_id: int,
    text: str,
    assignee: Person | None = None,
    due_on: date | None = None,
) -> RequestTask:
    """Note something to do within a request."""
    request = handled(actor, request_id)
    if not text.strip():
        raise InvalidInput(_("Say what is to be done."), field="text")
    return RequestTask.objects.create(
        provider=actor.provider, request=request, text=text.strip()[:300], assignee=assignee, due_on=due_on
    )


@command
def tick_task(*, actor: Actor, request_id: int, task_id: int, is_done: bool) -> RequestTask:
    """Say that a task of a request is done, or that it is not."""
    request = handled(actor, request_id)
    task = lock_row(RequestTask.objects.filter(request=request), task_id)
    if is_done != (task.done_at is not None):
        task.done_at = timezone.now() if is_done else None
        task.done_by_id = actor.person_id if is_done else None
        task.save(update_fields=["done_at", "done_by"])
    return task


@command
def rate_request(*, actor: Actor, request_id: int, satisfaction: int, note: str = "") -> ServiceRequest:
    """Say how well it went, 1 to 5; who asked, once it is done, and again as often as they change their mind."""
    request = request_visible_to(actor, request_id)
    if actor.person_id != request.requester_id:
        raise NotAllowed
    request = lock_row(ServiceRequest.objects.of(actor.provider), request_id)
    if request.state != RequestState.DONE:
        raise WrongState(_("%(number)s is not done yet.") % {"number": request.number})
    if satisfaction not in range(1, 6):
        raise InvalidInput(_("Choose from 1 to 5."), field="satisfaction")
    request.satisfaction, request.satisfaction_note = satisfaction, note.strip()[:2000]
    request.save(update_fields=["satisfaction", "satisfaction_note"])
    publish(
        events.RequestRated(
            provider_id=actor.provider_id,
            occurred_at=timezone.now(),
            customer_id=request.customer_id,
            person_id=actor.person_id,
            request_id=request.pk,
            number=request.number,
            satisfaction=satisfaction,
        )
    )
    return request


@dataclass(frozen=True, kw_only=True)
class ReadyAnswerFacts:
    """What is said of a ready answer; see `ReadyAnswer`."""

    title: str
    text: Mapping[str, str]
    queue: Queue | None = None
    is_active: bool = True


@command
def keep_ready_answer(*, actor: Actor, facts: ReadyAnswerFacts, answer_id: int | None = None) -> ReadyAnswer:
    """Add a text to answer with, or say one anew. Raises InvalidInput that names the field."""
    actor.require_right(*ANSWER_KEEPERS)
    rows = ReadyAnswer.objects.of(actor.provider)
    answer = lock_row(rows, answer_id) if answer_id is not None else ReadyAnswer(provider=actor.provider)
    if not facts.title.strip():
        raise InvalidInput(_("Give the answer a title."), field="title")
    if not any(text.strip() for text in facts.text.values()):
        raise InvalidInput(_("Write the answer in one language at the least."), field="text")
    if facts.queue is not None and facts.queue.provider_id != actor.provider_id:
        raise NotVisible
    answer.title, answer.text = facts.title.strip()[:120], dict(facts.text)
    answer.queue, answer.is_active = facts.queue, facts.is_active
    try:
        with transaction.atomic():
            answer.save()
    except IntegrityError as error:
        if "ready_answer_title" not in str(error):
            raise
        raise InvalidInput(_("There is an answer with this title already."), field="title") from error
    return answer


def _about_other_items(actor: Actor, request: ServiceRequest) -> None:
    refresh_search([request.pk])
    if request.kind not in NOT_PROMISED:
        promise_targets(request, decision_of(actor=actor, request=request, is_first=False))
