"""The steps of a device's life on pages: one form each, reached from its card; and the proof of a disposal."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import FileResponse, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huolto.faces.face import FacePages
from huolto.foundation.actors import Actor
from huolto.foundation.errors import DomainError, NotAllowed, NotVisible
from huolto.foundation.views import Audience, page
from huolto.register.access import item_visible_to, may_change
from huolto.register.choices import ItemState, Step
from huolto.register.commands import (
    DisposalFacts,
    StartOfService,
    dispose_items,
    find_items,
    put_in_service,
    report_missing,
    return_from_repair,
    return_to_lessor,
    send_to_repair,
    store_items,
    undo_disposal,
)
from huolto.register.commands.leases import instant_of
from huolto.register.forms import tell
from huolto.register.lifecycle_actions import ICONS, STAFF_ONLY, service_note, url_name_of
from huolto.register.lifecycle_forms import (
    ComeBackForm,
    DisposalForm,
    MissingForm,
    PutInServiceForm,
    StepForm,
    StoreForm,
    UndoDisposalForm,
)
from huolto.register.models import Disposal, Item
from huolto.register.proofs import keep_proof


@dataclass(frozen=True, kw_only=True)
class _StepPage:
    """Form, command, what to know before, and what is said after a step."""

    form: type[forms.Form]
    run: Callable[[Actor, Item, forms.Form], object]
    note: Any
    done: Any
    is_grave: bool = False


def _at(actor: Actor, form: forms.Form) -> datetime:
    return instant_of(actor.provider, form.cleaned_data["on"])


def _plain(command: Callable[..., object]) -> Callable[[Actor, Item, forms.Form], object]:
    def run(actor: Actor, item: Item, form: forms.Form) -> object:
        said = form.cleaned_data
        place = {"place_id": said["place"].pk if said["place"] else None} if "place" in said else {}
        return command(actor=actor, item_ids=[item.pk], at=_at(actor, form), reason=said["reason"], **place)

    return run


def _put_in_service(actor: Actor, item: Item, form: forms.Form) -> object:
    package = form.cleaned_data["package"]
    start = StartOfService(item_id=item.pk, at=_at(actor, form), package_id=package.pk if package else None)
    return put_in_service(actor=actor, starts=[start])


def _miss(actor: Actor, item: Item, form: forms.Form) -> object:
    said = form.cleaned_data
    return report_missing(
        actor=actor,
        item_ids=[item.pk],
        at=_at(actor, form),
        is_stolen=said["what"] == "stolen",
        ends_service=said["ends_service"] == "stop",
        reason=said["reason"],
    )


def _dispose(actor: Actor, item: Item, form: forms.Form) -> object:
    said = form.cleaned_data
    with transaction.atomic():
        proof_id = keep_proof(actor, said["proof"]) if said["proof"] else None
        names = ("way", "to_company", "wipe_method", "wiped_by_company", "wiped_on")
        facts = DisposalFacts(proof_id=proof_id, **{name: said[name] for name in names})
        return dispose_items(
            actor=actor,
            item_ids=[item.pk],
            at=_at(actor, form),
            facts=facts,
            reason=said["reason"],
        )


def _undo(actor: Actor, item: Item, form: forms.Form) -> object:
    return undo_disposal(actor=actor, item_ids=[item.pk], reason=form.cleaned_data["reason"])


_PAGES: dict[Step, _StepPage] = {
    Step.PUT_IN_SERVICE: _StepPage(
        form=PutInServiceForm,
        run=_put_in_service,
        note=gettext_lazy("Charges by days in service begin on this day."),
        done=gettext_lazy("%(tag)s is in service."),
    ),
    Step.SEND_TO_REPAIR: _StepPage(
        form=StepForm,
        run=_plain(send_to_repair),
        note=gettext_lazy(
            "A device in service stays in service while it is repaired, and is charged on. Take it out of service first if it is not to be."
        ),
        done=gettext_lazy("%(tag)s is in repair."),
    ),
    Step.BACK_FROM_REPAIR: _StepPage(
        form=ComeBackForm,
        run=_plain(return_from_repair),
        note=gettext_lazy(
            "If it is still in service, it goes on so; otherwise it is out of service, or in the store that you choose."
        ),
        done=gettext_lazy("%(tag)s is back from repair."),
    ),
    Step.STORE: _StepPage(
        form=StoreForm,
        run=_plain(store_items),
        note=gettext_lazy("It is kept to be used again: from this day nobody holds it, and it is at this place."),
        done=gettext_lazy("%(tag)s is in store."),
    ),
    Step.MISS: _StepPage(
        form=MissingForm,
        run=_miss,
        note=gettext_lazy("A lease runs on until it is settled with the lessor."),
        done=gettext_lazy("%(tag)s is reported missing."),
    ),
    Step.FIND: _StepPage(
        form=ComeBackForm,
        run=_plain(find_items),
        note=gettext_lazy(
            "If it is still in service, it goes on so; otherwise it is out of service, or in the store that you choose."
        ),
        done=gettext_lazy("%(tag)s is found."),
    ),
    Step.RETURN: _StepPage(
        form=StepForm,
        run=_plain(return_to_lessor),
        note=gettext_lazy("It leaves for good: an open lease ends on this day, and nothing about the device can be changed after."),
        done=gettext_lazy("%(tag)s is returned."),
        is_grave=True,
    ),
    Step.DISPOSE: _StepPage(
        form=DisposalForm,
        run=_dispose,
        note=gettext_lazy(
            "It is gone for good: nothing about the device can be changed after. Only an administrator of the provider can take back a mistake."
        ),
        done=gettext_lazy("%(tag)s is disposed of."),
        is_grave=True,
    ),
    Step.UNDO_DISPOSAL: _StepPage(
        form=UndoDisposalForm,
        run=_undo,
        note=gettext_lazy("The device is again what it was before. What was recorded of the disposal stays readable."),
        done=gettext_lazy("The disposal of %(tag)s is undone."),
    ),
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class LifecyclePages(FacePages):
    """The pages of one face."""

    changing_rights: tuple[str, ...]

    def urlpatterns(self) -> list[URLPattern]:
        """An address a step, and that of the proof."""
        see, change = page(self.audience, *self.seeing_rights), page(self.audience, *self.changing_rights)
        is_staff = self.audience is Audience.STAFF
        steps = [step for step in ICONS if is_staff or step not in STAFF_ONLY]
        return [
            *(
                path(
                    f"devices/<int:pk>/{step.value.replace('_', '-')}/",
                    change(self.step),
                    {"step": step},
                    name=url_name_of(step, is_staff=is_staff),
                )
                for step in steps
            ),
            path("devices/<int:pk>/proof/", see(self.proof), name=f"{self.urls['item']}_proof"),
        ]

    def step(self, request: Any, pk: int, step: Step) -> HttpResponse:
        """The form of one step; sent, it is taken."""
        item = item_visible_to(request.actor, pk)
        if not may_change(request.actor, item):
            raise NotAllowed
        shown = _PAGES[step]
        form = shown.form(request.POST or None, request.FILES or None, actor=request.actor, item=item)
        if request.method == "POST" and form.is_valid():
            try:
                shown.run(request.actor, item, form)
            except NotVisible:
                raise
            except DomainError as error:
                tell(form, error, at="on")
            else:
                messages.success(request, shown.done % {"tag": item.asset_tag})
                return HttpResponseRedirect(reverse(self.urls["item"], args=[pk]))
        here = reverse(self.urls["item"], args=[pk])
        context = {
            "item": item,
            "form": form,
            "fields": [field for field in form if not field.is_hidden],
            "title": step.label,
            "icon": ICONS[step],
            "note": shown.note,
            "is_grave": shown.is_grave,
            "is_multipart": form.is_multipart(),
            "still_in_service": service_note(item),
            "state": ItemState(item.state).label,
            "item_url": here,
            "crumbs": [(_("Devices"), reverse(self.urls["list"])), (item.name, here)],
        }
        status = 200 if request.method == "GET" else 422
        template = f"{self.folder}/step.html"
        return self.render(request, template, context, current=self.current, status=status)

    def proof(self, request: Any, pk: int) -> FileResponse:
        """The paper that proves how a device was disposed of, to whoever may see the device."""
        item = item_visible_to(request.actor, pk)
        row = Disposal.objects.filter(item=item, undone_at=None).select_related("proof").first()
        if row is None or row.proof is None:
            raise NotVisible
        return FileResponse(
            row.proof.content.open("rb"),
            as_attachment=True,
            filename=row.proof.name,
            content_type=row.proof.content_type,
        )
