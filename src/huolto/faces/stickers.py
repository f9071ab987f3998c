"""QR stickers of picked devices, and the short address that a sticker's code opens."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huolto.faces.face import FacePages
from huolto.faces.selection import selected_ids, selected_items
from huolto.foundation.addresses import absolute
from huolto.foundation.errors import DomainError, NotVisible
from huolto.foundation.localisation import current
from huolto.foundation.models import Provider
from huolto.foundation.views import Audience, page
from huolto.parties.choices import OrganisationRole
from huolto.parties.models import Organisation
from huolto.register.access import items_visible_to
from huolto.register.identifiers import folded_tag
from huolto.register.stickers import SHOWN, Sheet, Sticker, sheets, stickers_pdf
from huolto.rules.formatting import format_number

MOST_STICKERS = 2000
A4 = (210.0, 297.0)
SHOWN_LABELS = {
    "name": gettext_lazy("Name of the device"),
    "serial": gettext_lazy("Serial number"),
    "provider": gettext_lazy("Name of the provider"),
    "phone": gettext_lazy("Phone number to call"),
}


class StickerForm(forms.Form):
    """Which labels, where to begin on a half-used sheet, and what stands on a sticker."""

    size = forms.ChoiceField(label=gettext_lazy("Labels"))
    start = forms.IntegerField(
        label=gettext_lazy("Begin at label"),
        min_value=1,
        help_text=gettext_lazy(
            "Of a sheet that is used already: the first free one, counted in reading order."
        ),
    )
    show = forms.MultipleChoiceField(
        label=gettext_lazy("Beside tag and code"),
        choices=list(SHOWN_LABELS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Any = None, *, known: dict[str, Sheet]) -> None:
        first = next(iter(known))
        super().__init__(data, initial={"size": first, "start": 1, "show": ["name", "serial", "provider"]})
        self.known = known
        self.fields["size"].choices = [(sheet.id, _named(sheet)) for sheet in known.values()]

    def clean(self) -> dict[str, Any]:
        """The start must be on the sheet."""
        given: dict[str, Any] = super().clean() or {}
        sheet = self.known.get(given.get("size", ""))
        if sheet and given.get("start", 1) > sheet.count:
            self.add_error(
                "start",
                _("A sheet of this size has %(count)s labels.")
                % {"count": format_number(sheet.count, current().language)},
            )
        return given


def _named(sheet: Sheet) -> str:
    """What a sheet is called: its own name, else its lengths and how many labels it has."""
    if sheet.name:
        return sheet.name
    here = current()

    def said(length: float) -> str:
        return format_number(Decimal(f"{length:g}"), here.language)

    def measured(lengths: tuple[float, float]) -> str:
        return _("%(across)s × %(down)s mm") % {"across": said(lengths[0]), "down": said(lengths[1])}

    size = (
        _("round %(across)s mm") % {"across": said(sheet.label[0])}
        if sheet.is_round
        else measured(sheet.label)
    )
    if sheet.count == 1:
        return _("Roll, %(size)s") % {"size": size}
    count = format_number(sheet.count, here.language)
    paper = "A4" if sheet.page == A4 else measured(sheet.page)
    return _("%(paper)s, %(size)s, %(count)s labels") % {"paper": paper, "size": size, "count": count}


@dataclass(frozen=True, kw_only=True)
class StickerPages(FacePages):
    """The stickers of one face; fields as of `DevicePages`."""

    def urlpatterns(self) -> list[URLPattern]:
        """The address below the face's own."""
        see = page(self.audience, *self.seeing_rights)
        return [path("devices/stickers/", see(self.stickers), name=self.urls["stickers"])]

    def stickers(self, request: Any) -> HttpResponse:
        """Choose labels for the picked devices (`ids`, or a filter's address); a choice answers with the PDF."""
        known = sheets()
        asked = "size" in request.GET
        form = StickerForm(request.GET if asked else None, known=known)
        items = selected_items(request.actor, request.GET, most=MOST_STICKERS)
        if asked and form.is_valid():
            try:
                return self._pdf(request, items, known[form.cleaned_data["size"]], form.cleaned_data)
            except NotVisible:
                raise
            except DomainError as error:
                form.add_error(None, str(error))
        kept = [
            (name, value)
            for name in request.GET
            if name not in ("size", "start", "show", "ids")
            for value in request.GET.getlist(name)
        ]
        kept += [("ids", str(pk)) for pk in selected_ids(request.GET)]
        context = {
            "form": form,
            "count": len(items),
            "some": items[:10],
            "kept": kept,
            "crumbs": [(_("Devices"), reverse(self.urls["list"]))],
            "urls": self.urls,
        }
        status = 422 if asked else 200
        return self.render(
            request, f"{self.folder}/stickers.html", context, current=self.current, status=status
        )

    def _pdf(self, request: Any, items: list[Any], sheet: Sheet, given: dict[str, Any]) -> HttpResponse:
        shown = frozenset(given["show"]) & frozenset(SHOWN)
        serials: dict[int, str] = {}
        if "serial" in shown:
            for item in (
                items_visible_to(request.actor)
                .filter(pk__in=[item.pk for item in items])
                .prefetch_related("identifiers")
            ):
                found = [number.value for number in item.identifiers.all() if number.kind == "serial"]
                serials[item.pk] = found[0] if found else ""
        provider: Provider = request.provider
        phone = _phone_of(provider) if "phone" in shown else ""
        stickers = [
            Sticker(
                tag=item.asset_tag,
                address=absolute(request, reverse("device_by_tag", args=[item.asset_tag])),
                name=item.name if "name" in shown else "",
                serial=serials.get(item.pk, ""),
                provider=provider.name if "provider" in shown else "",
                phone=phone,
            )
            for item in items
        ]
        content = stickers_pdf(
            stickers, sheet, language=current().language, start=given["start"], author=provider.name
        )
        answer = HttpResponse(content, content_type="application/pdf")
        answer["Content-Disposition"] = 'attachment; filename="stickers.pdf"'
        return answer


def _phone_of(provider: Provider) -> str:
    rows = Organisation.objects.of(provider).filter(roles__contains=[OrganisationRole.PROVIDER], parent=None)
    return rows.order_by("pk").values_list("phone", flat=True).first() or ""


def tag_pattern(*, customers: str, staff: str) -> URLPattern:
    """The short address of a sticker: to the card, on the reader's own face, for whoever may see the device."""

    @page(Audience.MEMBER)
    def device_by_tag(request: Any, tag: str) -> HttpResponse:
        item = items_visible_to(request.actor).filter(folded_tag=folded_tag(tag)).order_by("pk").first()
        if item is None:
            raise NotVisible
        name = staff if request.actor.is_staff_of_provider else customers
        return HttpResponseRedirect(reverse(name, args=[item.pk]))

    return path("d/<path:tag>", device_by_tag, name="device_by_tag")
