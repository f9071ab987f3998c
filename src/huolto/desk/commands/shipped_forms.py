"""The forms that come with the program, in all five languages: a provider takes those it wants and may change them.

One TOML file a form in `desk/shipped/forms/`; the areas that they stand in are in `areas.toml`.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from huolto.desk.choices import Confidentiality
from huolto.desk.commands.forms import FORM_KEEPERS, AreaFacts, import_form, keep_area, publish_form
from huolto.desk.commands.queues import QueueFacts, add_queue
from huolto.desk.models import Form, Queue, ServiceArea
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput
from huolto.foundation.locks import lock_name
from huolto.rules.forms import FormFile, read_form

FOLDER = Path(__file__).resolve().parents[1] / "shipped"


@dataclass(frozen=True)
class ShippedForm:
    """One file as it is, and what it says."""

    source: str
    file: FormFile


@cache
def shipped_forms() -> Mapping[str, ShippedForm]:
    """All of them by code, in the order of their areas."""
    sources = [path.read_text(encoding="utf-8") for path in sorted((FOLDER / "forms").glob("*.toml"))]
    found = [ShippedForm(source, read_form(source)) for source in sources]
    order = [row["code"] for row in _frame()["area"]]
    found.sort(key=lambda one: (order.index(one.file.area), one.file.position))
    return {one.file.code: one for one in found}


def shipped_areas() -> Mapping[str, Mapping[str, Any]]:
    """The areas of the shipped forms by code."""
    return {row["code"]: row for row in _frame()["area"]}


@command
def take_shipped_forms(*, actor: Actor, codes: Iterable[str]) -> list[Form]:
    """Take shipped forms and publish them, with the areas and the HR queue that they need and that are not there yet.

    A form whose code the provider has already stays as the provider has it.
    """
    actor.require_right(*FORM_KEEPERS)
    wanted = list(dict.fromkeys(codes))
    if unknown := [code for code in wanted if code not in shipped_forms()]:
        raise InvalidInput(_("There is no shipped form “%(code)s”.") % {"code": unknown[0]}, field="codes")
    lock_name(f"shipped-forms:{actor.provider_id}")
    known = set(Form.objects.of(actor.provider).values_list("code", flat=True))
    taken = []
    for code in wanted:
        if code in known:
            continue
        shipped = shipped_forms()[code]
        _ensure_area(actor, shipped.file.area)
        if shipped.file.queue:
            _ensure_queue(actor, shipped.file.queue)
        form = import_form(actor=actor, source=shipped.source)
        publish_form(actor=actor, form_id=form.pk)
        taken.append(form)
    return taken


def _ensure_area(actor: Actor, code: str) -> None:
    if ServiceArea.objects.of(actor.provider).filter(code=code).exists():
        return
    row = shipped_areas()[code]
    facts = AreaFacts(code=code, name=row["name"], icon=row["icon"], position=row["position"])
    keep_area(actor=actor, facts=facts)


def _ensure_queue(actor: Actor, code: str) -> None:
    if Queue.objects.of(actor.provider).filter(code=code).exists():
        return
    row = next(row for row in _frame()["queue"] if row["code"] == code)
    facts = QueueFacts(
        code=code, name=row["name"], confidentiality=Confidentiality.HUMAN_RESOURCES, position=2
    )
    add_queue(actor=actor, facts=facts)


@cache
def _frame() -> Mapping[str, Any]:
    return tomllib.loads((FOLDER / "areas.toml").read_text(encoding="utf-8"))
