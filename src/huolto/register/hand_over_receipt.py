"""The receipt of a hand-over as a PDF, in the holder's language and, where that differs, the provider's as well."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from huolto.foundation.documents import render_pdf
from huolto.foundation.errors import WrongState
from huolto.foundation.files import store_file
from huolto.foundation.localisation import current, speaking
from huolto.foundation.locks import lock_row
from huolto.register.choices import HandOverState, HandOverWay, IdentifierKind
from huolto.register.models import HandOver, HandOverItem
from huolto.rules.formatting import format_datetime

TEMPLATE = "register/templates_typst/hand_over.typ"


def ensure_receipt(found: HandOver) -> bytes:
    """The receipt of an accepted hand-over, made and kept when first asked for. Raises WrongState for others."""
    if found.state != HandOverState.ACCEPTED:
        raise WrongState(_("Only a confirmed hand-over has a receipt."))
    with transaction.atomic():
        locked = lock_row(HandOver.objects.of(found.provider_id), found.pk)
        if locked.receipt is None:
            locked.receipt = store_file(
                provider=found.provider,
                name=f"hand-over-{found.pk}.pdf",
                content=receipt_pdf(found),
                content_type="application/pdf",
            )
            locked.save(update_fields=["receipt"])
    found.receipt = locked.receipt
    return bytes(locked.receipt.content.read())


def receipt_pdf(found: HandOver) -> bytes:
    """The PDF; the same hand-over gives the same bytes."""
    lines = list(found.lines.select_related("item").prefetch_related("item__identifiers"))
    languages = list(dict.fromkeys([found.language, found.provider.language]))
    parts = []
    for language in languages:
        with speaking(language, found.provider.zone):
            parts.append(_part(found, lines))
    with speaking(found.language, found.provider.zone):
        title = parts[0]["heading"]
        values = {
            "number": "",
            "accent": found.provider.brand_colour,
            "running": [found.provider.name, title],
            "page_of": _("Page %(page)s of %(pages)s") % {"page": "{page}", "pages": "{pages}"},
            "foot": [[found.provider.name]],
            "seller_name": found.provider.name,
            "parts": parts,
            "signature": list(found.signature.content.read()) if found.signature else None,
            "signature_alt": _("Signature of %(name)s") % {"name": found.person.name},
        }
    return render_pdf(
        TEMPLATE,
        values,
        title=f"{title} · {found.provider.name}",
        language=found.language,
        author=found.provider.name,
        created_at=found.answered_at,
    )


def _part(found: HandOver, lines: list[HandOverItem]) -> dict[str, Any]:
    here = current()
    return {
        "language": here.language,
        "rtl": here.direction == "rtl",
        "heading": _("Receipt: devices given back") if found.is_back else _("Receipt: devices taken over"),
        "facts": [
            {
                "label": _("Given back by") if found.is_back else _("Taken over by"),
                "value": found.person.name,
            },
            {"label": _("Organisation"), "value": found.person.organisation.name},
            *([{"label": _("Handed over by"), "value": found.handed_by.name}] if found.handed_by else []),
            *([{"label": _("Place"), "value": found.place.name}] if found.place else []),
            {"label": _("Confirmed"), "value": _moment(found.answered_at, here.language)},
            {"label": _("How"), "value": str(HandOverWay(found.way).label)},
            *([{"label": _("Name written"), "value": found.signed_name}] if found.signed_name else []),
        ],
        "columns": [_("Device"), _("Tag"), _("Serial number"), _("Condition"), _("Accessories")],
        "rows": [
            [
                line.item.name,
                line.item.asset_tag,
                ", ".join(
                    number.value
                    for number in line.item.identifiers.all()
                    if number.kind in (IdentifierKind.SERIAL, IdentifierKind.IMEI)
                ),
                line.condition,
                line.accessories,
            ]
            for line in lines
        ],
        "terms_label": _("Confirmed terms"),
        "terms": found.terms if here.language == found.language else "",
        "note": found.note,
        "signature_label": _("Signature"),
    }


def _moment(at: datetime | None, language: str) -> str:
    here = current()
    return "" if at is None else format_datetime(at, language, here.zone, here.calendar_system)
