"""The identity card of a device on pages: the card itself, its paper, photos, history, and what is written on it.

`CardPages` is mounted by `portal/devices.py` and `workbench/devices.py` beside `DevicePages`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from huolto.faces.after import after_context
from huolto.faces.card_content import (
    agreements_of_item,
    charges_to_date,
    requests_about,
    timeline_for_page,
)
from huolto.faces.card_document import card_pdf
from huolto.faces.face import FacePages
from huolto.faces.guide_pages import finding_out
from huolto.faces.selection import selected_items
from huolto.foundation.addresses import absolute
from huolto.foundation.errors import DomainError, InvalidInput, NotAllowed, NotVisible
from huolto.foundation.localisation import current
from huolto.foundation.sparks import bars
from huolto.foundation.views import page
from huolto.parties.queries import today_at
from huolto.register.access import REPORTABLE, item_visible_to, may_change, standing_of
from huolto.register.card_actions import actions_of
from huolto.register.card_forms import ConditionForm, KnowledgeForm, PartForm, ReadingForm, instant_on
from huolto.register.cards import card_of
from huolto.register.choices import FINAL
from huolto.register.commands import fit_parts, record_readings, remove_parts, report_condition
from huolto.register.commands.exports import MOST_CARDS, ask_card_export
from huolto.register.details import MeterSeries, photo_visible_to
from huolto.register.forms import tell
from huolto.register.knowledge import known_facts
from huolto.register.models import Item
from huolto.register.timeline import reading_text
from huolto.rules.formatting import format_month, format_number

READINGS_SHOWN = 6


@dataclass(frozen=True, kw_only=True)
class CardPages(FacePages):
    """The card's pages of one face; fields as of `DevicePages`. `agreement` and `request` name pages to link to."""

    changing_rights: tuple[str, ...]
    paying_rights: tuple[str, ...]
    agreement: str
    request: str

    def urlpatterns(self) -> list[URLPattern]:
        """The addresses below the face's own."""
        see = page(self.audience, *self.seeing_rights)
        change = page(self.audience, *self.changing_rights)
        at = self.urls
        return [
            path("devices/cards/", see(self.cards), name=at["cards"]),
            path("devices/<int:pk>/", see(self.card), name=at["item"]),
            path("devices/<int:pk>/card.pdf", see(self.card_pdf), name=at["card_pdf"]),
            path("devices/<int:pk>/history/", see(self.history), name=at["history"]),
            path("devices/<int:pk>/photos/<int:photo>/", see(self.photo), name=at["photo"]),
            path("devices/<int:pk>/photos/<int:photo>/small/", see(self.thumbnail), name=at["thumbnail"]),
            path("devices/<int:pk>/reading/", see(self.reading), name=at["reading"]),
            path("devices/<int:pk>/condition/", see(self.condition), name=at["condition"]),
            path("devices/<int:pk>/part/", change(self.part), name=at["part"]),
            path("devices/<int:pk>/parts/<int:part>/remove/", change(self.part_out), name=at["part_out"]),
        ]

    def card(self, request: Any, pk: int) -> HttpResponse:
        """The identity card of one device."""
        item = item_visible_to(request.actor, pk)
        card = card_of(request.actor, item)
        standing = standing_of(request.actor, item)
        actions = actions_of(request.actor, item, standing, is_served=card.is_served)
        actions += finding_out(request.actor, item, is_main=not any(one.is_primary for one in actions))
        names = {action.url_name for action in actions}
        context = {
            "card": card,
            "timeline": timeline_for_page(
                request.actor,
                item,
                tab=request.GET.get("events", ""),
                everything=request.GET.get("all") == "1",
            ),
            "actions": [
                (action, reverse(self.urls.get(action.url_name, action.url_name), args=[pk]))
                for action in actions
            ],
            **after_context(request.actor, item, may_change=standing.may_change and item.state not in FINAL),
            "may_remove_parts": "part" in names,
            "may_take_out": "take_out" in names,
            "meters": [_drawn(series) for series in card.details.meters],
            "charges": charges_to_date(
                request.actor, item, tells_of_none=request.actor.has_right(*self.paying_rights)
            ),
            "agreements": agreements_of_item(request.actor, item),
            "agreement_url": self.agreement,
            "requests": requests_about(request.actor, item),
            "request_url": self.request,
            "currency": request.provider.currency,
            "crumbs": self._crumbs(),
            "urls": self.urls,
        }
        return self._render(request, "item", context)

    def card_pdf(self, request: Any, pk: int) -> HttpResponse:
        """The card as a PDF in the reader's language."""
        item = item_visible_to(request.actor, pk)
        address = absolute(request, reverse("device_by_tag", args=[item.asset_tag]))
        return _pdf(card_pdf(request.actor, item, address=address), f"{item.asset_tag}.pdf")

    def cards(self, request: Any) -> HttpResponse:
        """The cards of several devices (`ids`, or a filter's address) as one PDF; sent, a job draws it."""
        items = selected_items(request.actor, request.GET, most=MOST_CARDS)
        if not items:
            raise InvalidInput(_("There is no device to print."))
        if request.method == "POST":
            export = ask_card_export(
                actor=request.actor,
                item_ids=[item.pk for item in items],
                card_address=absolute(request, reverse("device_by_tag", args=["-"])).removesuffix("-"),
                language=current().language,
            )
            return HttpResponseRedirect(reverse(self.urls["export"], args=[export.pk]))
        context = {"count": len(items), "crumbs": self._crumbs(), "urls": self.urls}
        return self._render(request, "cards", context)

    def history(self, request: Any, pk: int) -> HttpResponse:
        """Who knew what when: the dated facts as of one day as known on another."""
        item = item_visible_to(request.actor, pk)
        today = today_at(request.provider)
        is_asked = "as_of" in request.GET
        form = KnowledgeForm(request.GET if is_asked else None, initial={"as_of": today, "known_on": today})
        knowledge = None
        if not is_asked:
            knowledge = known_facts(request.actor, item, as_of=today, known_on=today)
        elif form.is_valid():
            knowledge = known_facts(
                request.actor,
                item,
                as_of=form.cleaned_data["as_of"],
                known_on=form.cleaned_data["known_on"] or today,
            )
        context = {
            "item": item,
            "form": form,
            "knowledge": knowledge,
            "crumbs": self._crumbs(item),
            "urls": self.urls,
        }
        return self._render(request, "history", context, 200 if knowledge else 422)

    def photo(self, request: Any, pk: int, photo: int) -> HttpResponse:
        """A photo of its condition."""
        return self._file(request, pk, photo, "file")

    def thumbnail(self, request: Any, pk: int, photo: int) -> HttpResponse:
        """The small copy of a photo."""
        return self._file(request, pk, photo, "thumbnail")

    def reading(self, request: Any, pk: int) -> HttpResponse:
        """Write down what a counter shows."""
        item = self._reportable(request, pk)
        form = ReadingForm(request.POST or None, provider=request.provider, item=item)

        def save() -> str:
            [row] = record_readings(actor=request.actor, readings=[form.reading()])
            return _("%(reading)s is recorded.") % {"reading": reading_text(row.meter.kind, row.value)}

        return self._form(request, item, "reading", form, save, read_at="read_on")

    def condition(self, request: Any, pk: int) -> HttpResponse:
        """Report how it looks, with photos."""
        item = self._reportable(request, pk)
        form = ConditionForm(request.POST or None, request.FILES or None, provider=request.provider)

        def save() -> str:
            report_condition(
                actor=request.actor,
                item_id=pk,
                grade=form.cleaned_data["grade"],
                note=form.cleaned_data["note"],
                occurred_at=instant_on(request.provider, form.cleaned_data["seen_on"]),
                photos=form.new_photos(),
            )
            return _("The condition of %(tag)s is reported.") % {"tag": item.asset_tag}

        return self._form(request, item, "condition", form, save, occurred_at="seen_on")

    def part(self, request: Any, pk: int) -> HttpResponse:
        """Say that a part was fitted."""
        item = self._changeable(request, pk)
        form = PartForm(request.POST or None, provider=request.provider)

        def save() -> str:
            fit_parts(actor=request.actor, parts=[(pk, form.part())])
            return _("%(part)s is fitted.") % {"part": form.cleaned_data["name"]}

        return self._form(request, item, "part", form, save)

    def part_out(self, request: Any, pk: int, part: int) -> HttpResponse:
        """Say that a part is out from today on."""
        item = self._changeable(request, pk)
        if request.method != "POST":
            return HttpResponseRedirect(reverse(self.urls["item"], args=[pk]))
        if not item.parts.filter(pk=part).exists():
            raise NotVisible
        [row] = remove_parts(actor=request.actor, part_ids=[part], removed_on=today_at(request.provider))
        messages.success(request, _("%(part)s is taken out.") % {"part": row.name})
        return HttpResponseRedirect(reverse(self.urls["item"], args=[pk]))

    def _form(
        self, request: Any, item: Item, name: str, form: Any, save: Callable[[], str], **fields: str
    ) -> HttpResponse:
        if request.method == "POST" and form.is_valid():
            try:
                said = save()
            except (NotVisible, NotAllowed):
                raise
            except DomainError as error:
                tell(form, error, **fields)
            else:
                messages.success(request, said)
                return HttpResponseRedirect(reverse(self.urls["item"], args=[item.pk]))
        context = {
            "item": item,
            "form": form,
            "form_name": name,
            "crumbs": self._crumbs(item),
            "urls": self.urls,
        }
        return self._render(request, "card_form", context, 200 if request.method == "GET" else 422)

    def _file(self, request: Any, pk: int, photo: int, which: str) -> HttpResponse:
        found = photo_visible_to(request.actor, item_visible_to(request.actor, pk), photo)
        if found is None:
            raise NotVisible
        stored = getattr(found, which)
        with stored.content.open("rb") as content:
            answer = HttpResponse(content.read(), content_type=stored.content_type)
        answer["Content-Disposition"] = f'inline; filename="{stored.name}"'
        # Private: a proxy must not hand it to the next reader.
        answer["Cache-Control"] = "private, max-age=3600"
        return answer

    def _reportable(self, request: Any, pk: int) -> Item:
        item = item_visible_to(request.actor, pk)
        if not REPORTABLE.items(request.actor).filter(pk=pk).exists():
            raise NotAllowed
        return item

    def _changeable(self, request: Any, pk: int) -> Item:
        item = item_visible_to(request.actor, pk)
        if not may_change(request.actor, item):
            raise NotAllowed
        return item

    def _render(self, request: Any, name: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        return self.render(
            request, f"{self.folder}/{name}.html", context, current=self.current, status=status
        )

    def _crumbs(self, item: Item | None = None) -> list[tuple[str, str]]:
        crumbs = [(_("Devices"), reverse(self.urls["list"]))]
        return [*crumbs, (item.name, reverse(self.urls["item"], args=[item.pk]))] if item else crumbs


def _drawn(series: MeterSeries) -> dict[str, Any]:
    """A counter with its months drawn as bars, and what they say in words."""
    here = current()
    said = picture_words(series)
    return {
        "series": series,
        "last": reading_text(series.kind, series.last),
        # Our own figures and a quoted label: nothing in it was typed by anybody.
        "picture": mark_safe(bars(series.usage, label=said, mirrored=here.direction == "rtl")),  # noqa: S308
        "first_month": format_month(series.months[0], here.language),
        "last_month": format_month(series.months[-1], here.language),
        "a_month": format_number(series.a_month, here.language) if series.a_month is not None else "",
        "readings": [
            (line, reading_text(series.kind, line.value)) for line in series.readings[:READINGS_SHOWN]
        ],
    }


def picture_words(series: MeterSeries) -> str:
    """What the bars of a counter say: one figure a month."""
    language = current().language
    return "; ".join(
        f"{format_month(month, language)}: {format_number(used, language)}"
        for month, used in zip(series.months, series.usage, strict=True)
        if used is not None
    ) or _("One reading only: use by month is known from the second on.")


def _pdf(content: bytes, name: str) -> HttpResponse:
    plain = "".join(char if char.isascii() and (char.isalnum() or char in "-_.") else "-" for char in name)
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{plain}"'
    return answer
