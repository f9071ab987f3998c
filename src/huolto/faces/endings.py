"""What ends soon: leases, warranties and lives of devices by month, and the choice for leases."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from huolto.faces.face import FacePages
from huolto.foundation.errors import DomainError, NotAllowed, NotVisible
from huolto.foundation.localisation import figure
from huolto.foundation.pages import View
from huolto.foundation.views import Audience, page
from huolto.register.access import CHANGEABLE
from huolto.register.choices import EndingKind
from huolto.register.commands import choose_lease_ends
from huolto.register.ending_forms import LeaseEndForm
from huolto.register.endings import HORIZONS, TO_SEND_BACK, endings_of
from huolto.register.forms import tell


@dataclass(frozen=True, kw_only=True)
class EndingPages(FacePages):
    """The page of one face; `item_url` and `list_url` are where a card and the list are."""

    changing_rights: tuple[str, ...]

    def urlpatterns(self) -> list[URLPattern]:
        """One address; choosing is its POST."""
        see = page(self.audience, *self.seeing_rights)
        return [path("devices/ending/", see(self.endings), name=self.urls["endings"])]

    def endings(self, request: Any) -> HttpResponse:
        """The list by month, and the form for the picked leases."""
        kinds = (*EndingKind.values, TO_SEND_BACK)
        kind = request.GET.get("kind", "")
        kind = kind if kind in kinds else EndingKind.LEASE.value
        days = next((n for n in HORIZONS if str(n) == request.GET.get("days")), HORIZONS[1])
        may_choose = CHANGEABLE.is_given(request.actor)
        form = LeaseEndForm(request.POST or None, names_rent=CHANGEABLE.is_for_all(request.actor))
        if request.method == "POST":
            if not may_choose:
                raise NotAllowed
            if form.is_valid():
                try:
                    done = choose_lease_ends(
                        actor=request.actor, lease_ids=form.picked, choice=form.lease_choice()
                    )
                except NotVisible:
                    raise
                except DomainError as error:
                    tell(form, error)
                else:
                    said = ngettext("Chosen for %(count)s lease.", "Chosen for %(count)s leases.", len(done))
                    messages.success(request, said % {"count": figure(len(done))})
                    return HttpResponseRedirect(request.get_full_path())
        here = reverse(self.urls["endings"])
        context = {
            "list": endings_of(request.actor, kind, days=days, page=request.GET.get("page", "")),
            "kind": kind,
            "days": days,
            "horizons": HORIZONS,
            "form": form,
            "fields": list(form),
            "views": tuple(
                View(label=label, url=f"{here}?kind={name}&days={days}", current=name == kind)
                for name, label in (*EndingKind.choices, (TO_SEND_BACK, _("To send back")))
            ),
            "item_url": self.urls["item"],
            "list_url": self.urls["list"],
            "with_customer": self.audience is Audience.STAFF,
            "currency": request.provider.currency,
            "crumbs": [(_("Devices"), reverse(self.urls["list"]))],
        }
        status = 200 if request.method == "GET" else 422
        template = f"{self.folder}/endings.html"
        return self.render(request, template, context, current=self.current, status=status)
