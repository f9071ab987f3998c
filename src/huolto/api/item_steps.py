"""The steps of an item's life: one operation each, by the same commands as the buttons of its card."""

from typing import Annotated, Any

from django.db import transaction
from django.http import HttpResponse
from ninja import Body, File, Form, Router
from ninja.files import UploadedFile
from pydantic import Field

from huolto.api.callers import Bearer
from huolto.api.items import ItemOut, told
from huolto.api.schemas import Day, Id, Input, Instant, PathId, Reason, instant
from huolto.foundation.errors import NotAllowed
from huolto.register.access import item_visible_to, may_change
from huolto.register.choices import DisposalWay
from huolto.register.commands import (
    UNSET,
    DisposalFacts,
    StartOfService,
    deliver_items,
    dispose_items,
    find_items,
    put_in_service,
    report_missing,
    return_from_repair,
    return_to_lessor,
    send_to_repair,
    store_items,
    take_out_of_service,
    undo_disposal,
)
from huolto.register.proofs import keep_proof

router = Router(tags=["Life of an item"])
WRITE = Bearer("items:write")
Company = Annotated[str, Field(max_length=200)]


class DeliverIn(Input):
    """When; now where not given."""

    at: Instant | None = None


class StepIn(DeliverIn):
    """When, and why."""

    reason: Reason = ""


class ServiceIn(DeliverIn):
    """The package that it goes into service with; as the item says where it is not sent."""

    package_id: Id | None = None


class ComeBackIn(StepIn):
    """A site or store where it is put, if it is not in service."""

    place_id: Id | None = None


class StoreIn(StepIn):
    """The site or store where it is put."""

    place_id: Id


class MissIn(StepIn):
    """Whether it was stolen, and whether its time in service ends with that."""

    is_stolen: bool = False
    ends_service: bool = True


class DisposeIn(StepIn):
    """How it went, and how its data were wiped. Without a proof say in `reason` why there is none."""

    way: DisposalWay
    to_company: Company = ""
    wipe_method: Company = ""
    wiped_by_company: Company = ""
    wiped_on: Day | None = None


class UndoIn(Input):
    """Why it was a mistake."""

    reason: Annotated[str, Field(min_length=1, max_length=300)]


def _step(path: str, name: str, summary: str) -> Any:
    return router.post(
        f"/{{item_id}}/{path}",
        response=ItemOut,
        auth=WRITE,
        url_name=f"api_item_{name}",
        operation_id=f"{name}_item",
        summary=summary,
    )


@_step("deliver", "deliver", "Deliver")
def deliver(request: Any, item_id: PathId, step: Body[DeliverIn]) -> HttpResponse:
    """Say that a received item was handed to its customer."""
    actor = request.call.actor
    deliver_items(actor=actor, item_ids=[item_id], at=instant(actor, step.at))
    return told(actor, item_id)


@_step("put-in-service", "put_in_service", "Put in service")
def into_service(request: Any, item_id: PathId, step: Body[ServiceIn]) -> HttpResponse:
    """Charges by days in service begin."""
    actor = request.call.actor
    package = step.package_id if "package_id" in step.model_fields_set else UNSET
    start = StartOfService(item_id=item_id, at=instant(actor, step.at), package_id=package)
    put_in_service(actor=actor, starts=[start])
    return told(actor, item_id)


@_step("take-out", "take_out", "Take out of service")
def take_out(request: Any, item_id: PathId, step: Body[StepIn]) -> HttpResponse:
    """Its time in service and a life-cycle lease end; a finance lease runs on."""
    return _plain(request, item_id, step, take_out_of_service)


@_step("send-to-repair", "send_to_repair", "Send to repair")
def to_repair(request: Any, item_id: PathId, step: Body[StepIn]) -> HttpResponse:
    """What is in service stays so, and is charged on."""
    return _plain(request, item_id, step, send_to_repair)


@_step("back-from-repair", "back_from_repair", "Back from repair")
def from_repair(request: Any, item_id: PathId, step: Body[ComeBackIn]) -> HttpResponse:
    """In service again where its time in service runs."""
    return _plain(request, item_id, step, return_from_repair, place_id=step.place_id)


@_step("store", "store", "Put in store")
def store(request: Any, item_id: PathId, step: Body[StoreIn]) -> HttpResponse:
    """Kept to be used again: nobody holds it from now on."""
    return _plain(request, item_id, step, store_items, place_id=step.place_id)


@_step("miss", "miss", "Report missing")
def miss(request: Any, item_id: PathId, step: Body[MissIn]) -> HttpResponse:
    """Lost or stolen."""
    return _plain(
        request, item_id, step, report_missing, is_stolen=step.is_stolen, ends_service=step.ends_service
    )


@_step("find", "find", "Found again")
def find(request: Any, item_id: PathId, step: Body[ComeBackIn]) -> HttpResponse:
    """What was missing is there again."""
    return _plain(request, item_id, step, find_items, place_id=step.place_id)


@_step("return", "return", "Return to the lessor")
def give_back(request: Any, item_id: PathId, step: Body[StepIn]) -> HttpResponse:
    """For good; the provider's staff do this."""
    return _plain(request, item_id, step, return_to_lessor)


@_step("dispose", "dispose", "Dispose of")
def dispose(request: Any, item_id: PathId, step: Body[DisposeIn]) -> HttpResponse:
    """For good: nothing about it changes after."""
    facts = DisposalFacts(**step.dict(exclude={"at", "reason"}))
    return _plain(request, item_id, step, dispose_items, facts=facts)


@_step("dispose-with-proof", "dispose_with_proof", "Dispose of, with the proof")
def dispose_with_proof(
    request: Any, item_id: PathId, step: Form[DisposeIn], proof: File[UploadedFile]
) -> HttpResponse:
    """The same as multipart/form-data, with the paper that proves it: PDF, JPEG or PNG."""
    actor = request.call.actor
    if not may_change(actor, item_visible_to(actor, item_id)):
        raise NotAllowed
    with transaction.atomic():
        kept = keep_proof(actor, proof)
        facts = DisposalFacts(**step.dict(exclude={"at", "reason"}), proof_id=kept)
        return _plain(request, item_id, step, dispose_items, facts=facts)


@_step("undo-disposal", "undo_disposal", "Undo the disposal")
def undo(request: Any, item_id: PathId, step: Body[UndoIn]) -> HttpResponse:
    """It was a mistake; the provider's administrator does this."""
    actor = request.call.actor
    undo_disposal(actor=actor, item_ids=[item_id], reason=step.reason)
    return told(actor, item_id)


def _plain(request: Any, item_id: int, step: StepIn, command: Any, **more: Any) -> HttpResponse:
    actor = request.call.actor
    at = instant(actor, step.at)
    command(actor=actor, item_ids=[item_id], at=at, reason=step.reason, **more)
    return told(actor, item_id)
