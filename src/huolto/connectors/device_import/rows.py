"""Lines of a table to device rows, or to refusals that say which field and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from huolto.catalogue.commands.device_models import NewDeviceModel
from huolto.connectors.device_import.reading import Line, Table
from huolto.connectors.device_import.values import amount_of, day_of, is_month_first, months_of
from huolto.parties.commands import NewPerson
from huolto.register.choices import IdentifierKind
from huolto.register.commands import NewIdentifier
from huolto.register.identifiers import folded_tag, normalised
from huolto.rules.calendars import CalendarSystem, add_months
from huolto.rules.formatting import fold

OUT_OF_USE = frozenset(
    {"archived", "lost", "stolen", "lost/stolen", "undeployable", "retired", "disposed", "broken", "sold", "scrapped"}
)  # fmt: skip
"""Words of a status that say that a device is not used: it is registered, but not put in service."""

LENGTHS = {"asset_tag": 60, "serial": 100, "imei": 100, "mac": 100, "posting_code": 60, "model_number": 100}
DATES = ("purchased_on", "warranty_until", "end_of_life_on")


@dataclass(frozen=True)
class Refusal:
    """Why a row is not taken: its number in the file, the column as the file calls it, a sentence."""

    row: int
    field: str
    reason: str

    def as_json(self) -> dict[str, Any]:
        """As interfaces.md says."""
        return {"row": self.row, "field": self.field, "reason": self.reason}


@dataclass(frozen=True, kw_only=True)
class DeviceRow:
    """One device as its list says it; None and "" are what the list does not say."""

    number: int
    asset_tag: str
    has_tag: bool
    name: str
    category: str
    model: NewDeviceModel | None
    organisation: str
    place: str
    cost_centre: str
    posting_code: str
    person: NewPerson | None
    purchased_on: date | None
    purchase_price: Decimal | None
    warranty_until: date | None
    end_of_life_on: date | None
    notes: str
    is_in_use: bool
    identifiers: tuple[NewIdentifier, ...]

    def identifier_keys(self) -> set[tuple[str, str]]:
        """The row's numbers as the register compares them."""
        return {(str(number.kind), normalised(number.value)) for number in self.identifiers}


class _Refused(Exception):
    def __init__(self, field: str, reason: str) -> None:
        self.field = field
        self.reason = reason
        super().__init__(reason)


def device_rows(table: Table, *, country: str) -> tuple[list[DeviceRow], list[Refusal]]:
    """Every line as a device row or a refusal; a tag or number that stands twice is taken the first time."""
    month_first = {
        field: is_month_first((table.columns.value(line.cells, field) for line in table.lines), country)
        for field in DATES
    }
    rows: list[DeviceRow] = []
    refused: list[Refusal] = []
    seen: dict[tuple[str, str], int] = {}
    for line in table.lines:
        try:
            row = _device(table, line, month_first)
            _once(row, seen)
        except _Refused as refusal:
            refused.append(Refusal(line.number, table.columns.theirs(refusal.field), refusal.reason))
            continue
        rows.append(row)
    return rows, refused


def _once(row: DeviceRow, seen: dict[tuple[str, str], int]) -> None:
    keys = {("asset_tag", folded_tag(row.asset_tag)), *row.identifier_keys()}
    for kind, number in sorted(keys):
        if (kind, number) in seen:
            raise _Refused(
                kind, _("This number stands in row %(row)s already.") % {"row": seen[(kind, number)]}
            )
    seen |= dict.fromkeys(keys, row.number)


def _device(table: Table, line: Line, month_first: dict[str, bool]) -> DeviceRow:
    def said(field: str) -> str:
        text = table.columns.value(line.cells, field)
        if len(text) > LENGTHS.get(field, 100_000):
            raise _Refused(
                field,
                _("“%(text)s…” is longer than %(limit)s characters.")
                % {"text": text[:30], "limit": LENGTHS[field]},
            )
        return text

    def day(field: str) -> date | None:
        text = said(field)
        found = day_of(text, month_first=month_first[field]) if text else None
        if text and found is None:
            raise _Refused(field, _("“%(text)s” is not a day.") % {"text": text[:60]})
        return found

    identifiers = tuple(
        NewIdentifier(kind, said(kind.value))
        for kind in (IdentifierKind.SERIAL, IdentifierKind.IMEI, IdentifierKind.MAC)
        if normalised(said(kind.value))
    )
    has_tag = bool(folded_tag(said("asset_tag")))
    tag = said("asset_tag") if has_tag else said("serial")[:60]
    if not folded_tag(tag):
        raise _Refused("asset_tag", _("A device needs an asset tag or a serial number."))
    purchased_on = day("purchased_on")
    name, category, model = said("name"), said("category"), said("model")
    maker = said("maker")
    return DeviceRow(
        number=line.number,
        asset_tag=tag,
        has_tag=has_tag,
        name=name[:200],
        category=category,
        model=NewDeviceModel(maker, model, said("model_number")) if model else None,
        organisation=said("organisation"),
        place=(said("holder_place") or said("place"))[:200],
        cost_centre=said("cost_centre")[:40],
        posting_code=said("posting_code"),
        person=_person(said),
        purchased_on=purchased_on,
        purchase_price=_price(said("purchase_price")),
        warranty_until=day("warranty_until") or _warranty(said("warranty_months"), purchased_on),
        end_of_life_on=day("end_of_life_on"),
        notes=said("notes"),
        is_in_use=fold(said("status")) not in OUT_OF_USE,
        identifiers=identifiers,
    )


def _price(text: str) -> Decimal | None:
    if not text:
        return None
    amount = amount_of(text)
    if amount is None:
        raise _Refused("purchase_price", _("“%(text)s” is not an amount.") % {"text": text[:60]})
    return amount


def _warranty(text: str, purchased_on: date | None) -> date | None:
    if not text or text == "0":
        return None
    months = months_of(text)
    if months is None:
        raise _Refused("warranty_months", _("“%(text)s” is not a number of months.") % {"text": text[:60]})
    return add_months(purchased_on, months, CalendarSystem.GREGORIAN) if purchased_on else None


def _person(said: Any) -> NewPerson | None:
    email = said("holder_email").lower()
    if email:
        try:
            validate_email(email)
        except ValidationError:
            raise _Refused(
                "holder_email", _("“%(text)s” is not an e-mail address.") % {"text": email[:60]}
            ) from None
    both = f"{said('holder_first_name')} {said('holder_last_name')}".strip()
    name = said("holder_name") or both or said("holder_username") or email
    if not name:
        return None
    return NewPerson(name=name[:200], email=email, employee_number=said("holder_number")[:40])


def mended_lines(table: Table, refused: Iterable[Refusal]) -> tuple[list[str], list[list[str]]]:
    """The refused lines as they were, with the reason in one more column: a file to mend and import again."""
    reasons = {refusal.row: f"{refusal.field}: {refusal.reason}" for refusal in refused}
    width = len(table.header)
    lines = [
        [*line.cells[:width], *[""] * (width - len(line.cells)), reasons[line.number]]
        for line in table.lines
        if line.number in reasons
    ]
    return [*table.header, _("Reason")], lines
