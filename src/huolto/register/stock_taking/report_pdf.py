"""A stock-take on paper: figures, differences with what was decided, who and when, and a place to sign."""

from itertools import islice
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from huolto.foundation.actors import Actor
from huolto.foundation.documents.render import render_pdf
from huolto.foundation.localisation import Localisation, current
from huolto.parties.access import people_visible_to
from huolto.register.models import StockTake
from huolto.register.stock_taking.choices import DifferenceKind, StockTakeState
from huolto.register.stock_taking.counts import counts_of
from huolto.register.stock_taking.report import report_lines
from huolto.rules.formatting import format_datetime, format_number

TEMPLATE = "register/templates_typst/stock_take.typ"
MOST_LINES = 1000
"""Differences on paper; the file has them all."""


def stock_take_pdf(actor: Actor, stock_take: StockTake) -> bytes:
    """The report (PDF/A-3, tagged) in the reader's language; raises foundation's DocumentFailed."""
    here = current()
    counts = counts_of(stock_take)
    lines = list(islice(report_lines(actor, stock_take, only_differences=True), MOST_LINES + 1))
    people = dict(
        people_visible_to(actor)
        .filter(pk__in=[stock_take.started_by_id or 0, stock_take.closed_by_id or 0])
        .values_list("pk", "name")
    )

    def number(value: int) -> str:
        return format_number(value, here.language)

    heading = _("Stock-take: %(name)s") % {"name": stock_take.name}
    where = " · ".join(
        str(row) for row in (stock_take.customer, stock_take.place, stock_take.cost_centre) if row is not None
    )
    facts = [
        (_("What"), where),
        (_("State"), str(StockTakeState(stock_take.state).label)),
        (_("Started"), _moment(stock_take.started_at, here, people.get(stock_take.started_by_id or 0, ""))),
        (_("Closed"), _moment(stock_take.closed_at, here, people.get(stock_take.closed_by_id or 0, ""))),
    ]
    undecided = _("Not decided") if stock_take.state == StockTakeState.CLOSED else _("open")
    values: dict[str, Any] = {
        "heading": heading,
        "number": "",
        "running": [stock_take.customer.name, heading],
        "page_of": _("Page %(page)s of %(pages)s") % {"page": "{page}", "pages": "{pages}"},
        "foot": [[actor.provider.name]],
        "facts": [{"label": label, "value": value} for label, value in facts if value],
        "figures": [
            {"label": label, "value": number(value)}
            for label, value in (
                (_("Expected"), counts.expected),
                (_("Found"), counts.found),
                (_("Missing"), counts.missing),
                (_("At another place"), counts.elsewhere),
                (_("Not expected here"), counts.unexpected),
                (_("Not in the register"), counts.unknown),
            )
        ],
        "columns": [_("Device"), _("Expected at"), _("Found at"), _("Decision")],
        "groups": [
            {
                "title": str(kind.label),
                "lines": [
                    {
                        "tag": line.tag,
                        "name": line.name,
                        "place": line.place,
                        "found": line.found_place,
                        "decision": str(line.decision) or undecided,
                        "reason": line.reason,
                    }
                    for line in lines[:MOST_LINES]
                    if line.kind == kind
                ],
            }
            for kind in DifferenceKind
        ],
        "more": ngettext(
            "More than %(most)s difference: the file has them all.",
            "More than %(most)s differences: the file has them all.",
            MOST_LINES,
        )
        % {"most": number(MOST_LINES)}
        if len(lines) > MOST_LINES
        else "",
        "none": _("Everything is where the register says."),
        "signed": [_("Signed off by"), _("Day and signature")],
        "signer": people.get(stock_take.closed_by_id or 0, ""),
    }
    return render_pdf(
        TEMPLATE,
        values,
        title=heading,
        language=here.language,
        author=actor.provider.name,
        created_at=stock_take.closed_at or stock_take.started_at,
    )


def _moment(at: Any, here: Localisation, name: str) -> str:
    if at is None:
        return ""
    said = format_datetime(at, here.language, here.zone, here.calendar_system)
    return f"{said} · {name}" if name else said
