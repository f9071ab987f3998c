"""What the page of a request is given: conversation, clocks, caller with other requests, device with its agreements."""

from typing import Any

from django.utils.translation import gettext as _

from huolto.agreements.models import Agreement
from huolto.agreements.queries import codes_over
from huolto.connectors.mail_in.access import mails_of_request
from huolto.connectors.mail_in.copies import offered_of
from huolto.desk.access import may_handle, requests_visible_to
from huolto.desk.approval_chain import chain_of
from huolto.desk.choices import AT_WORK, TRANSITIONS, Priority, RequestState
from huolto.desk.forms import answers_told
from huolto.desk.models import ReadyAnswer, ServiceRequest
from huolto.desk.ports import process_of
from huolto.desk.presence import others_at
from huolto.desk.queries import OPEN_STATES, all_messages_of, linked_of
from huolto.desk.target_words import clocks_of
from huolto.faces.card_content import agreements_of_item
from huolto.foundation.actors import Actor
from huolto.foundation.localisation import current
from huolto.foundation.texts import text_in
from huolto.parties.enrolled import levels_on
from huolto.parties.mails import language_of
from huolto.parties.queries import today_at
from huolto.register.access import SEEING_STAFF
from huolto.register.models import Item
from huolto.rules.explanation import Reason, render
from huolto.shop.models import Order
from huolto.workbench.request_forms import PlanForm
from huolto.workbench.request_guides import guides_of_request
from huolto.workbench.request_lists import queues_of
from huolto.workbench.request_people import follower_pick, worker_pick, workers_offered
from huolto.workbench.request_remote import remote_of_request
from huolto.workbench.request_time_parts import time_context

MOST_OTHERS = 5


def request_context(actor: Actor, found: ServiceRequest) -> dict[str, Any]:
    """Everything that the page shows."""
    handles = may_handle(actor, found)
    return {
        "found": found,
        **_conversation(actor, found),
        "files": found.files.filter(message=None).select_related("file"),
        "chain": chain_of(found),
        "told": answers_told(found),
        "order": Order.objects.of(actor.provider).filter(request=found).first(),
        "clocks": clocks_of(found),
        "moves": moves_of(actor, found),
        "handles": handles,
        "last_message": found.messages.order_by("-pk").values_list("pk", flat=True).first() or 0,
        "elsewhere": others_at(actor, found) if handles else [],
        "is_live": found.state in (RequestState.WAITING_FOR_APPROVAL, *AT_WORK),
        "others": _others(actor, found),
        "levels": levels_on(actor.provider, found.requester_id, today_at(actor.provider)),
        "items": _items(actor, found),
        "links": [(link_words(kind), other) for kind, other in linked_of(actor, found)],
        "tasks": found.tasks.select_related("assignee"),
        "watchers": found.watchers.select_related("person"),
        "copied": offered_of(actor, found),
        "is_watching": found.watchers.filter(person_id=actor.person_id).exists(),
        "bound_because": _bound_because(found),
        "queue_name": text_in(found.queue.name),
        **remote_of_request(actor, found),
        **guides_of_request(actor, found, may_begin=handles and found.state in AT_WORK),
        **(_choices(actor, found) | time_context(actor, found) if handles else {}),
    }


def _conversation(actor: Actor, found: ServiceRequest) -> dict[str, Any]:
    """The messages, each with the mail that it came from; `original` is that of the request itself."""
    originals = mails_of_request(actor, found.pk)
    letters: list[Any] = list(all_messages_of(found).prefetch_related("files__file"))
    for letter in letters:
        letter.original = originals.get(letter.pk)
    return {"letters": letters, "original": originals.get(None)}


def moves_of(actor: Actor, found: ServiceRequest) -> tuple[str, ...]:
    """What this member of staff may do with the request now."""
    if not may_handle(actor, found):
        return ()
    process = process_of(found)
    to = TRANSITIONS[found.state]
    if found.state == RequestState.DONE:
        return ("reopen",) if process is None else ()
    moves = []
    if RequestState.IN_PROGRESS in to:
        moves.append("start")
    if RequestState.WAITING_FOR_CUSTOMER in to and process is None:
        moves.append("wait")
    if RequestState.WAITING_FOR_OTHERS in to and process is None:
        moves.append("wait_others")
    if RequestState.DONE in to and (process is None or process.may_finish(actor=actor, request=found)):
        moves.append("finish")
    if RequestState.CANCELLED in to and (process is None or process.may_cancel(actor=actor, request=found)):
        moves.append("cancel")
    return tuple(moves)


def link_words(kind: str) -> str:
    """What another request is to this one, in the reader's words."""
    return {
        "related": _("Related"),
        "split_from": _("Split from"),
        "split_into": _("Split into"),
        "merged_into": _("Merged into"),
        "merged_here": _("Merged into this"),
        "follows": _("Follows"),
        "followed_by": _("Followed by"),
    }[kind]


def _others(actor: Actor, found: ServiceRequest) -> list[ServiceRequest]:
    rows = requests_visible_to(actor).filter(requester_id=found.requester_id, state__in=OPEN_STATES)
    return list(rows.exclude(pk=found.pk).order_by("-opened_at")[:MOST_OTHERS])


def _items(actor: Actor, found: ServiceRequest) -> list[dict[str, Any]]:
    """The items with what agreements say of them, where the reader may see items at all."""
    if not actor.has_right(*SEEING_STAFF):
        return []
    rows = Item.objects.filter(pk__in=found.items.values("item_id")).select_related(
        "category", "device_model__maker", "product", "customer"
    )
    return [{"item": item, "agreements": agreements_of_item(actor, item)} for item in rows]


def _bound_because(found: ServiceRequest) -> str:
    if not found.bound_because:
        return ""
    here = current()
    return render(Reason.from_json(found.bound_because), here.language, here.calendar_system, here.zone)


def _choices(actor: Actor, found: ServiceRequest) -> dict[str, Any]:
    """What the forms beside the conversation offer."""
    agreements = Agreement.objects.of(actor.provider).filter(code__in=codes_over(found.customer))
    agents = workers_offered(actor)
    return {
        "queues": [(queue.pk, text_in(queue.name)) for queue in queues_of(actor) if queue.is_open],
        "agents": agents,
        "agent_pick": worker_pick(actor, found.assignee_id) if agents is None else "",
        "follower_pick": "" if found.is_confidential else follower_pick(actor, found),
        "priorities": Priority.choices,
        "agreement_codes": [(one.pk, one.code) for one in agreements.order_by("code")],
        "ready": _ready(actor, found),
        "plan_form": PlanForm(),
    }


def _ready(actor: Actor, found: ServiceRequest) -> list[tuple[str, str]]:
    """Answers at hand as (title, text in the customer's language, filled in)."""
    rows = ReadyAnswer.objects.of(actor.provider).filter(is_active=True)
    mine = [one for one in rows if one.queue_id in (None, found.queue_id)]
    language = language_of(found.requester)
    words = {
        "{name}": found.requester.name,
        "{number}": found.number,
        "{title}": found.title,
        "{agent}": actor.name,
    }
    filled = []
    for answer in mine:
        text = text_in(answer.text, language)
        for word, value in words.items():
            text = text.replace(word, value)
        filled.append((answer.title, text))
    return filled
