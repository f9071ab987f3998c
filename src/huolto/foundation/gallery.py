"""The developers' gallery: every component in its states, in every frame; in development and demonstration only.

`?frame=portal|workbench|entry` chooses the frame; `sides` shows both directions in both themes side by side, each in
its own small window (`?language=fa&theme=dark`). Names and figures are invented.
"""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from csp.constants import SELF
from csp.decorators import csp_replace, csp_update
from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.clickjacking import xframe_options_sameorigin

from huolto.foundation import localisation
from huolto.foundation.forms import LocalDateField
from huolto.foundation.icons import FOLDER
from huolto.foundation.pages import (
    Account,
    Band,
    Brand,
    FactLine,
    MembershipOption,
    NavItem,
    Page,
    Question,
    Step,
    SumLine,
    View,
    Why,
)
from huolto.foundation.theme import COOKIE as THEME_COOKIE
from huolto.foundation.theme import THEMES
from huolto.foundation.views import Audience, page

FRAMES = ("portal", "workbench", "entry")

WHY = Why(
    title="Why 9.05 €?",
    clause="package-fee",
    quote="The package is charged for the days a device is in service. The first day counts, the day of removal does not.",
    source="Workplace services · Kaarnalahti · version 3",
    source_url="#",
    facts=(
        FactLine("Put in service", "12 February 2026"),
        FactLine("Request", "SR-104310", url="#", code=True),
        FactLine("Taken out", "not yet"),
    ),
    sum=(
        SumLine("Days in service", "17", note="12 to 28 February"),
        SumLine("Days in February 2026", "28"),
        SumLine("14.90 × 17 / 28", "9.0464"),
        SumLine("Rounded half up", "9.05 €", total=True),
    ),
    footer="It would have been 0.00 € if the device had been put in service on 1 March.",
    days=tuple(day >= 12 for day in range(1, 29)),
    days_from="1 Feb",
    days_until="28 Feb",
)

STEPS = (
    Step("Ordered", "done", "5 March"),
    Step("Approved", "done", "5 March"),
    Step("Prepared", "now", "today"),
    Step("Delivered", "", "Wed 11"),
)

LINES = (
    ("Workplace Plus, KA-20418", "in service from 12 February", 17, Decimal("14.90"), Decimal("9.05")),
    ("Workplace Plus, KA-19902", "taken out on 9 February", 8, Decimal("14.90"), Decimal("4.26")),
)


class GalleryForm(forms.Form):
    """One field of each kind; the tag is always refused, to show an error."""

    asset_tag = forms.CharField(label=_("Asset tag"), max_length=40)
    ordered_on = LocalDateField(label=_("Ordered on"), help_text="The day on the order, not of delivery.")
    category = forms.ChoiceField(label=_("Category"), choices=[("laptop", "Laptop"), ("phone", "Phone")])
    delivery = forms.ChoiceField(
        label=_("Delivery"),
        widget=forms.RadioSelect,
        choices=[("post", "Post room, Town Hall"), ("home", "To the holder's home")],
    )
    note = forms.CharField(label=_("Note"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    attachment = forms.FileField(label=_("Attachment"), required=False)
    agreed = forms.BooleanField(label="The holder knows about it", required=False)

    def clean_asset_tag(self) -> str:
        """Refuse every tag, in the words a real form would use."""
        raise forms.ValidationError("KA-20391 is already Elina Rauta’s laptop.")


SIDES = (("en", "light"), ("fa", "light"), ("en", "dark"), ("fa", "dark"))
"""Language, which decides the direction, and theme of the small windows."""


@csp_update({"frame-src": [SELF]})
@page(Audience.ANYONE)
def gallery_sides(request: HttpRequest) -> HttpResponse:
    """The gallery four times: left to right and right to left, light and dark."""
    _require_developers()
    frame = _frame(request)
    sides = [
        (f"{language}, {theme}", f"?frame={frame}&language={language}&theme={theme}")
        for language, theme in SIDES
    ]
    context = {
        "sides": sides,
        "frames": [View(name, f"?frame={name}", current=name == frame) for name in FRAMES],
    }
    return render(request, "foundation/gallery_sides.html", context)


@xframe_options_sameorigin
@csp_replace({"frame-ancestors": [SELF]})
@page(Audience.ANYONE)
def gallery(request: HttpRequest) -> HttpResponse:
    """The gallery in one of the frames; 404 outside development and demonstration."""
    _require_developers()
    theme = request.GET.get("theme", "")
    if theme in THEMES:
        request.COOKIES[THEME_COOKIE] = theme
    language = localisation.known_language(request.GET.get("language"))
    here = localisation.current()
    with localisation.speaking(language or here.language, here.zone):
        return _gallery(request, _frame(request))


def _require_developers() -> None:
    if not (settings.DEBUG or getattr(settings, "IS_DEMONSTRATION", False)):
        raise Http404


def _frame(request: HttpRequest) -> str:
    frame = request.GET.get("frame", "portal")
    return frame if frame in FRAMES else "portal"


def _gallery(request: HttpRequest, frame: str) -> HttpResponse:
    form = GalleryForm(
        {"asset_tag": "KA-20391", "ordered_on": "2026-02-30", "category": "laptop", "note": "Two of them"}
    )
    context = {
        "page": _page(workbench=frame == "workbench"),
        "layout": f"layouts/{frame}.html",
        "frames": [View(name, f"?frame={name}", current=name == frame) for name in FRAMES],
        "why": WHY,
        "steps": STEPS,
        "mini_steps": (*STEPS[:2], replace(STEPS[2], state="wait"), STEPS[3], Step("Done")),
        "lines": LINES,
        "amount": Decimal("1234.9"),
        "monthly": Decimal("96.60"),
        "rials": Decimal("49600000"),
        "day": date(2026, 2, 12),
        "moment": datetime(2026, 3, 10, 6, 40, tzinfo=UTC),
        "views": (View("All", "#", count=742), View("In service", "#", current=True, count="1,000+"), View("No holder", "#", count=23, hot=True)),
        "crumbs": (("Devices", "#"), ("City of Kaarnalahti", "#"), ("KA-20418", "")),
        "form": form,
        "icons": sorted(path.stem for path in FOLDER.glob("*.svg")),
    }  # fmt: skip
    return render(request, "foundation/gallery.html", context)


def _page(*, workbench: bool) -> Page:
    """A frame with everything in it."""
    work, files = _("Work"), _("Records")
    names = (
        (_("Home"), "home", work), (_("Requests"), "messages", work), (_("Shop"), "shopping-bag", work),
        (_("Devices"), "devices", files), (_("Invoices"), "receipt", files),
    )  # fmt: skip
    nav = tuple(
        NavItem(
            label, "#", icon=icon, current=icon == "devices", count=4 if icon == "shopping-bag" else None,
            hot=True, group=group if workbench else "",
        )
        for label, icon, group in names
    )  # fmt: skip
    return Page(
        brand=Brand(name="Huolto" if workbench else "City of Kaarnalahti", second="Suopursu Services"),
        nav=nav,
        account=Account(
            name="Aino Kettunen",
            second="City of Kaarnalahti",
            memberships=(
                MembershipOption("1", "City of Kaarnalahti", _("Orderer"), current=True),
                MembershipOption("2", "Rantakoulu", _("Inspector")),
            ),
            switch_url="#",
            links=(NavItem(_("Password"), "#", icon="key"),),
            sign_out_url="#",
        ),
        search_url="#",
        help_url="#",
        question=Question("#", "token"),
        bands=(
            Band("The network at Town Hall is slow", "We are on it.", url="#", kind="bad", dismiss_url="#"),
            Band("Maintenance on Sunday from 18 to 20", url="#", icon="tool", dismiss_url="#"),
        ),
        footer=(NavItem(_("User guide"), "#"), NavItem(_("Accessibility"), "#")),
    )
