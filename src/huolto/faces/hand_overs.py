"""Hand-overs on pages: asking, signing on the spot, the mailed link, receipts, terms."""

from dataclasses import dataclass
from typing import Any

from allauth.core import ratelimit
from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from huolto.faces.face import Face
from huolto.faces.selection import MOST_IDS, picked_ids
from huolto.foundation.errors import DomainError, InvalidInput, NotVisible
from huolto.foundation.localisation import speaking
from huolto.foundation.pages import Page, View
from huolto.foundation.views import Audience, page
from huolto.parties.access import people_visible_to, places_visible_to
from huolto.parties.queries import actor_of_person
from huolto.register.access import items_changeable_by
from huolto.register.choices import HandOverState, HandOverWay
from huolto.register.commands import (
    Confirmation,
    Handed,
    accept_hand_over,
    decline_hand_over,
    hand_over,
    withdraw_hand_over,
)
from huolto.register.commands.hand_overs import is_open
from huolto.register.forms import tell
from huolto.register.hand_over_access import (
    hand_over_of_token,
    hand_over_visible_to,
    hand_overs_visible_to,
    may_manage,
    waiting_for,
)
from huolto.register.hand_over_receipt import ensure_receipt
from huolto.register.models import HandOver, Item
from huolto.register.signatures import signature_png

SIZE = 20
STATE_KINDS = {
    HandOverState.WAITING: "you",
    HandOverState.ACCEPTED: "good",
    HandOverState.DECLINED: "bad",
    HandOverState.EXPIRED: "",
    HandOverState.WITHDRAWN: "",
}
OPTIONS = 2000


class StartForm(forms.Form):
    """Who gets it, where it stays, how they confirm; condition and accessories stand beside each device."""

    person = forms.ModelChoiceField(
        queryset=None, label=gettext_lazy("Handed over to"), empty_label=gettext_lazy("Choose a person")
    )
    place = forms.ModelChoiceField(
        queryset=None, required=False, label=gettext_lazy("Place"), empty_label=gettext_lazy("As it is")
    )
    note = forms.CharField(
        required=False, max_length=2000, label=gettext_lazy("Note"), widget=forms.Textarea({"rows": 2})
    )
    by_mail = forms.ChoiceField(
        label=gettext_lazy("Confirmed"),
        choices=[
            ("", gettext_lazy("here, on this screen")),
            ("yes", gettext_lazy("by a link that is mailed, or after signing in")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, actor: Any, items: list[Item], is_back: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        root = items[0].customer.path.strip("/").split("/")[0] if items else "0"
        people = people_visible_to(actor).filter(organisation__path__startswith=f"/{root}/", is_active=True)
        self.fields["person"].queryset = people.order_by("name", "pk")[:OPTIONS] if not is_back else None
        self.fields["place"].queryset = places_visible_to(actor).filter(
            organisation__path__startswith=f"/{root}/", is_active=True
        )
        if is_back:
            del self.fields["person"]
        else:
            # A slice cannot be narrowed to the chosen one.
            self.fields["person"].queryset = people.order_by("name", "pk")


@dataclass(frozen=True)
class HandOverPages:
    """The pages of one face; whoever may change devices hands them over, whoever is asked confirms."""

    face: Face
    changing_rights: tuple[str, ...]

    def urlpatterns(self) -> list[URLPattern]:
        """The addresses below the face's own."""
        see, change = page(self.face.audience), page(self.face.audience, *self.changing_rights)
        name = self.face.prefix
        return [
            path("devices/hand-over/", change(self.start), name=f"{name}hand_over_start"),
            path("hand-overs/", see(self.listed), name=f"{name}hand_overs"),
            path("hand-overs/<int:pk>/", see(self.shown), name=f"{name}hand_over"),
            path("hand-overs/<int:pk>/withdraw/", see(self.withdraw), name=f"{name}hand_over_withdraw"),
            path("hand-overs/<int:pk>/receipt.pdf", see(self.receipt), name=f"{name}hand_over_receipt"),
            path("hand-overs/<int:pk>/signature.png", see(self.signature), name=f"{name}hand_over_signature"),
        ]

    def start(self, request: Any) -> HttpResponse:
        """Hand over the devices named by `ids` or picked on a list, or with `back` take them back."""
        data = request.POST if request.method == "POST" else request.GET
        changeable, is_back = items_changeable_by(request.actor), data.get("back") == "yes"
        ids = picked_ids(request.actor, data, most=MOST_IDS, among=changeable)
        rows = changeable.filter(pk__in=ids).select_related("customer", "holder")
        items = list(rows.order_by("folded_tag", "pk"))
        if len(items) != len(ids):
            raise NotVisible
        form = StartForm(request.POST or None, actor=request.actor, items=items, is_back=is_back)
        if request.method == "POST" and form.is_valid():
            person, place = form.cleaned_data.get("person"), form.cleaned_data["place"]
            by_mail = form.cleaned_data["by_mail"] == "yes"
            try:
                made = hand_over(
                    actor=request.actor,
                    items=[
                        Handed(
                            item_id=item.pk,
                            condition=request.POST.get(f"condition-{item.pk}", "")[:300],
                            accessories=request.POST.get(f"accessories-{item.pk}", "")[:300],
                        )
                        for item in items
                    ],
                    person_id=person.pk if person else None,
                    place_id=place.pk if place else None,
                    is_back=is_back,
                    note=form.cleaned_data["note"],
                    by_mail=by_mail,
                )
            except NotVisible:
                raise
            except DomainError as error:
                tell(form, error)
            else:
                if by_mail:
                    messages.success(request, _("%(name)s is asked by mail.") % {"name": made.person.name})
                return HttpResponseRedirect(self.face.url("hand_over", made.pk))
        context = {
            "form": form,
            "is_back": is_back,
            "lines": [
                (
                    item,
                    data.get(f"condition-{item.pk}", ""),
                    data.get(f"accessories-{item.pk}", ""),
                )
                for item in items
            ],
            "crumbs": [(_("Devices"), self.face.url("devices"))],
        }
        status = 422 if request.method == "POST" else 200
        return self.face.render(request, "register/hand_over_start.html", context, status)

    def listed(self, request: Any) -> HttpResponse:
        """All hand-overs that the reader may see, what waits for the reader first."""
        state = request.GET.get("state", "")
        rows = hand_overs_visible_to(request.actor).prefetch_related("lines__item")
        if state in HandOverState.values:
            rows = rows.filter(state=state)
        here = self.face.url("hand_overs")
        context = {
            "crumbs": [(_("Devices"), self.face.url("devices"))],
            "found": Paginator(rows, SIZE).get_page(request.GET.get("page")),
            "kinds": STATE_KINDS,
            "waiting": waiting_for(request.actor).prefetch_related("lines__item"),
            "views": [
                View(label=_("All"), url=here, current=not state),
                *(
                    View(label=one.label, url=f"{here}?state={one.value}", current=state == one)
                    for one in HandOverState
                ),
            ],
        }
        return self.face.render(request, "register/hand_overs.html", context)

    def shown(self, request: Any, pk: int) -> HttpResponse:
        """One hand-over; while it waits, here it is signed: by the person, or before whoever handed it over."""
        found = hand_over_visible_to(request.actor, pk)
        is_own = found.person_id == request.actor.person_id
        way = HandOverWay.SIGNED_IN if is_own else HandOverWay.ON_THE_SPOT
        error = None
        if request.method == "POST":
            try:
                _answer(request.actor, found, request.POST, way)
            except NotVisible:
                raise
            except DomainError as refused:
                error = refused
            else:
                messages.success(request, _("Thank you, this is noted."))
                return HttpResponseRedirect(self.face.url("hand_over", pk))
        context = {
            **_shown(found, request.POST, error),
            "may_manage": may_manage(request.actor, found),
            "is_own": is_own,
            "crumbs": [(_("Hand-overs"), self.face.url("hand_overs"))],
            "withdraw_url": self.face.url("hand_over_withdraw", pk),
            "receipt_url": self.face.url("hand_over_receipt", pk),
            "signature_url": self.face.url("hand_over_signature", pk),
        }
        return self.face.render(request, "register/hand_over.html", context, error.status if error else 200)

    def withdraw(self, request: Any, pk: int) -> HttpResponse:
        """Take a hand-over back."""
        hand_over_visible_to(request.actor, pk)
        if request.method == "POST":
            withdraw_hand_over(actor=request.actor, hand_over_id=pk)
            messages.success(request, _("It is withdrawn; its link no longer works."))
        return HttpResponseRedirect(self.face.url("hand_over", pk))

    def receipt(self, request: Any, pk: int) -> HttpResponse:
        """The receipt as it was kept."""
        found = hand_over_visible_to(request.actor, pk)
        answer = HttpResponse(ensure_receipt(found), content_type="application/pdf")
        answer["Content-Disposition"] = f'attachment; filename="hand-over-{pk}.pdf"'
        return answer

    def signature(self, request: Any, pk: int) -> HttpResponse:
        """The signature as it was drawn."""
        found = hand_over_visible_to(request.actor, pk)
        if found.signature is None:
            return HttpResponse(status=204)
        return HttpResponse(found.signature.content.read(), content_type="image/png")


@page(Audience.ANYONE)
@never_cache
def hand_over_by_link(request: Any, token: str) -> HttpResponse:
    """Confirm or decline by the mailed link, without signing in; whoever has the link is the one who was asked."""
    if request.provider is None:
        raise Http404
    limited: HttpResponse | None = ratelimit.consume_or_429(request, action="hand_over_link", limit_get=True)
    if limited is not None:
        return limited
    found = hand_over_of_token(request.provider.pk, token)
    error, is_done = None, False
    with speaking(found.language, request.provider.zone):
        if request.method == "POST":
            try:
                found = _answer(actor_of_person(found.person), found, request.POST, HandOverWay.LINK)
                is_done = True
            except DomainError as refused:
                error = refused
        context = {
            **_shown(found, request.POST, error),
            "page": Page(),
            "by_link": True,
            "is_own": True,
            "is_done": is_done,
            "is_gone": not found.person.is_active,
        }
        status = error.status if error else 200
        answer = render(request, "register/hand_over_by_link.html", context, status=status)
    # Not "no-referrer": browsers would then send the form with `Origin: null`, which is refused as forged.
    answer.headers["Referrer-Policy"] = "same-origin"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def _answer(actor: Any, found: HandOver, data: Any, way: HandOverWay) -> HandOver:
    choice = data.get("choice")
    if choice == "decline":
        return decline_hand_over(actor=actor, hand_over_id=found.pk, because=data.get("because", "")[:2000])
    if choice != "accept":
        raise InvalidInput(_("Choose whether you confirm or decline."))
    drawn = data.get("signature", "")
    return accept_hand_over(
        actor=actor,
        hand_over_id=found.pk,
        confirmation=Confirmation(
            way=way,
            name=data.get("name", "")[:200],
            is_ticked=data.get("agree") == "yes",
            signature=signature_png(drawn) if drawn else None,
        ),
    )


def _shown(found: HandOver, typed: Any, error: DomainError | None) -> dict[str, Any]:
    return {
        "hand_over": found,
        "lines": found.lines.select_related("item__category").prefetch_related("item__identifiers"),
        "state_kind": STATE_KINDS[HandOverState(found.state)],
        "is_open": is_open(found),
        "error": error,
        "typed": typed,
    }
