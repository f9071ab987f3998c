"""What the cells of one row say of a device, each field by its own rules; what cannot be is refused with the reason."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from huolto.catalogue.choices import ItemKind
from huolto.catalogue.commands.device_models import NewDeviceModel
from huolto.connectors.device_import.columns import LABELS, Columns
from huolto.connectors.device_import.devices import DeviceRow, NewPart, NewReading, RefusedCell
from huolto.connectors.device_import.lines import Line
from huolto.connectors.device_import.values import amount_of, day_of, instant_of, months_of
from huolto.foundation.localisation import figure
from huolto.parties.commands import NewPerson
from huolto.register.choices import IdentifierKind
from huolto.register.commands import NewIdentifier
from huolto.register.identifiers import normalised
from huolto.rules.calendars import CalendarSystem, add_months
from huolto.rules.formatting import fold

OUT_OF_USE = frozenset(
    {
        "archived", "lost", "stolen", "lost/stolen", "undeployable", "retired", "disposed", "broken", "sold", "scrapped",
        "poistettu", "kadonnut", "varastettu", "rikki", "myyty", "romutettu", "arkistoitu",
        "utrangerad", "förlorad", "stulen", "trasig", "såld", "skrotad", "kasserad", "arkiverad",
        "utrangert", "mistet", "stjålet", "ødelagt", "solgt", "kassert", "arkivert",
        "اسقاط", "مفقود", "سرقت شده", "خراب", "فروخته شده", "از رده خارج", "بایگانی",
        "archivé", "perdu", "volé", "hors service", "retire pending", "wipe pending", "hors d'usage",
    }
)  # fmt: skip
"""Words of a status that say that a device is not used: it is registered, but not put in service."""
KINDS: Mapping[str, ItemKind] = {
    **dict.fromkeys(("licence", "license", "lisenssi", "licens", "lisens", "لایسنس", "software"), ItemKind.LICENCE),
    **dict.fromkeys(("subscription", "tilaus", "abonnemang", "abonnement", "اشتراک"), ItemKind.SUBSCRIPTION),
    **dict.fromkeys(("account", "tili", "konto", "حساب"), ItemKind.ACCOUNT),
    **dict.fromkeys(("system", "järjestelmä", "سامانه"), ItemKind.SYSTEM),
}  # fmt: skip
NO_NUMBER = frozenset(
    {
        "n/a", "na", "none", "null", "nil", "unknown", "no", "-", "--", "?", "x", "tbd", "not specified", "not available",
        "not applicable", "unspecified", "to be filled by o.e.m.", "to be filled by oem", "default string",
        "system serial number", "chassis serial number", "no asset tag", "no asset information", "asset tag",
        "release-keys", "test-keys", "ei ole", "ei tiedossa", "puuttuu", "saknas", "okänd", "mangler", "ukjent",
        "ندارد", "نامشخص", "inconnu", "aucun",
    }
)  # fmt: skip
"""Words that stand where a number is missing."""
LENGTHS = {
    "asset_tag": 60, "serial": 100, "imei": 100, "mac": 100, "sim": 100, "phone_number": 100, "external_id": 100,
    "posting_code": 60, "model_number": 100,
}  # fmt: skip
SHORTEST_EXTERNAL = 12
"""Shorter numbers of other systems are counted from 1 and stand for another device in the next one."""
PLACE_LEVELS = 8
NUMBERS = (
    ("serial", IdentifierKind.SERIAL),
    ("imei", IdentifierKind.IMEI),
    ("mac", IdentifierKind.MAC),
    ("sim", IdentifierKind.SIM),
    ("phone_number", IdentifierKind.PHONE_NUMBER),
    ("external_id", IdentifierKind.EXTERNAL),
)
_SHORTENED = re.compile(r"\d(?:[.,]\d+)?E\+\d{1,3}", re.IGNORECASE)
_NOTHING = re.compile(r"[0\s.:\-]*")
_MAC = re.compile(r"[0-9a-f]{12}")
_IMEI = re.compile(r"[0-9a-f]{14,17}")
_BETWEEN_NUMBERS = re.compile(r"[;,|\n]+|\s+/\s*|/\s+")
_BETWEEN_PLACES = re.compile(r"\s*[>›»→\\]+\s*|\s+/\s+")
_RALPH_MODEL = re.compile(r"\[(?P<category>[^\]]+)\]\s*(?P<model>.+)")
_RACK = re.compile(r"(?P<rack>[^()]+?)\s*\((?P<room>[^()]+)\)")


Said = Mapping[str, str]
"""What a row says of each of our fields, "" for nothing: the first filled column of a field."""


class DeviceReader:
    """Reads the rows of one table; `width` is the number of its columns."""

    def __init__(self, columns: Columns, system: str, width: int, month_first: Mapping[str, bool]) -> None:
        self._system, self._width, self._month_first = system, width, month_first
        self._blank = dict.fromkeys(LABELS, "")
        # What is written last stays: the first column of a field goes before the others.
        self._order = sorted(
            ((place, ours) for ours, places in columns.places.items() for place in places), reverse=True
        )
        self._all_places = columns.places
        self._numbers = tuple((ours, kind) for ours, kind in NUMBERS if ours in columns.places)

    def device(self, line: Line) -> DeviceRow:
        """The device of a row; raises RefusedCell."""
        cells = line.cells
        if line.fault:
            raise RefusedCell("", line.fault)
        if len(cells) > self._width and any(cells[self._width :]):
            raise RefusedCell(
                "",
                _(
                    "The row has %(cells)s cells and the file %(columns)s columns: put cells with commas in quotation marks."
                )
                % {"cells": figure(len(cells)), "columns": figure(self._width)},
            )
        said, width = self._blank.copy(), len(cells)
        for place, ours in self._order:
            if place < width and cells[place]:
                said[ours] = cells[place]
        self._refuse_counted(said)
        tag, serial = _number(said, "asset_tag"), _number(said, "serial")
        has_tag = bool(tag)
        if not has_tag and not serial:
            raise RefusedCell("asset_tag", _("A device needs an asset tag or a serial number."))
        identifiers, keys = self._identifiers(said, cells)
        purchased_on = self._day(said, "purchased_on")
        kind, category = _kind(said["kind"]), said["category"]
        model, path = said["model"], self._place_path(said, cells)
        if self._system == "Ralph" and (named := _RALPH_MODEL.fullmatch(model)):
            category, model = category or named["category"], named["model"]
        system = said["operating_system"]
        if system and (version := said["os_version"]) and version not in system:
            system = f"{system} {version}"
        parts = list(_parts(said["parts"]))
        if system:
            parts.append(NewPart(kind="other", name=system[:200]))
        return DeviceRow(
            number=line.number,
            asset_tag=tag if has_tag else serial[:60],
            has_tag=has_tag,
            name=said["name"][:200],
            category=(
                category
                or (said["kind"] if kind == ItemKind.DEVICE and fold(said["kind"]) != "device" else "")
            )[:200],
            model=NewDeviceModel(said["maker"][:200], model[:200], _within(said, "model_number"))
            if model
            else None,
            organisation=said["organisation"][:200],
            place=(said["holder_place"] or said["place"] or " / ".join(path))[:200],
            place_path=path,
            cost_centre=said["cost_centre"][:40],
            posting_code=_within(said, "posting_code"),
            person=_person(said),
            purchased_on=purchased_on,
            purchase_price=_price(said["purchase_price"]),
            warranty_until=self._day(said, "warranty_until")
            or _warranty(said["warranty_months"], purchased_on),
            end_of_life_on=self._day(said, "end_of_life_on"),
            notes=said["notes"],
            is_in_use=_is_in_use(said["status"]),
            identifiers=identifiers,
            kind=str(kind),
            parts=tuple(parts),
            readings=_readings(said["readings"]),
            last_seen_at=self._instant(said, "last_seen_at"),
            operating_system=system[:200],
            _keys=keys,
        )

    def _refuse_counted(self, said: Said) -> None:
        if fold(said["tracking"]) == "quantity_tracked":
            raise RefusedCell("tracking", _("It is counted by quantity and not known one by one."))
        if (quantity := said["quantity"]) and (count := amount_of(quantity)) is not None and count != 1:
            raise RefusedCell(
                "quantity",
                _("The row stands for %(count)s devices; give each its own row with its own number.")
                % {"count": quantity[:20]},
            )

    def _identifiers(
        self, said: Said, cells: Sequence[str]
    ) -> tuple[tuple[NewIdentifier, ...], frozenset[tuple[str, str]]]:
        found: dict[tuple[str, str], NewIdentifier] = {}
        for ours, kind in self._numbers:
            if ours == "serial":
                serial = _number(said, ours)
                pairs: Sequence[tuple[str, str]] = ((serial, normalised(serial)),) if serial else ()
            elif not said[ours]:
                continue
            else:
                pairs = [pair for cell in self._all(ours, cells) for pair in _numbers_in(ours, cell)]
            for value, plain in pairs:
                if plain:
                    found.setdefault((kind.value, plain), NewIdentifier(kind, value))
        return tuple(found.values()), frozenset(found)

    def _all(self, ours: str, cells: Sequence[str]) -> list[str]:
        return [
            cells[place] for place in self._all_places.get(ours, ()) if place < len(cells) and cells[place]
        ]

    def _day(self, said: Said, ours: str) -> date | None:
        text = said[ours]
        if not text:
            return None
        found = day_of(text, month_first=self._month_first.get(ours, False))
        if found is None:
            raise RefusedCell(ours, _("“%(text)s” is not a day.") % {"text": text[:60]})
        return found

    def _instant(self, said: Said, ours: str) -> datetime | None:
        text = said[ours]
        if not text:
            return None
        found = instant_of(text, month_first=self._month_first.get(ours, False))
        # Some agents write 0001-01-01 where a device was never seen.
        return found if found and found > datetime(1990, 1, 1, tzinfo=UTC) else None

    def _place_path(self, said: Said, cells: Sequence[str]) -> tuple[str, ...]:
        text = said["holder_place"] or said["place"]
        if self._system == "Ralph" and (rack := _RACK.fullmatch(text)):
            text = f"{rack['room'].replace('/', ' / ')} / {rack['rack']}"
        names = list(_levels(text))
        for ours in ("building", "floor", "room"):
            names += [name for name in self._all(ours, cells) if name not in names]
        if len(names) > PLACE_LEVELS:
            raise RefusedCell(
                "place",
                _("The place has %(count)s levels; there may be %(limit)s.")
                % {"count": figure(len(names)), "limit": figure(PLACE_LEVELS)},
            )
        return tuple(name[:200] for name in names)


def _within(said: Said, ours: str) -> str:
    return _short(ours, said[ours])


def _short(ours: str, text: str) -> str:
    if len(text) > LENGTHS[ours]:
        raise RefusedCell(
            ours,
            _("“%(text)s…” is longer than %(limit)s characters.")
            % {"text": text[:30], "limit": LENGTHS[ours]},
        )
    return text


def _number(said: Said, ours: str) -> str:
    """A number that a device is known by: "" where a word or zeros stand for none."""
    return _as_number(ours, said[ours])


def _as_number(ours: str, text: str) -> str:
    if not text or _NOTHING.fullmatch(text) or (len(text) < 30 and text.casefold() in NO_NUMBER):
        return ""
    if "+" in text and _SHORTENED.fullmatch(text):
        raise RefusedCell(
            ours,
            _(
                "“%(text)s” is what a spreadsheet made of a long number; its digits are lost. "
                "Make the column a text there and copy the number in again."
            )
            % {"text": text},
        )
    return _short(ours, text)


def _numbers_in(ours: str, cell: str) -> list[tuple[str, str]]:
    """The numbers of one cell, as written and as compared: telephones and docking stations have several."""
    if "*" in cell:
        return []  # Intune hides all but the last digits of a phone number.
    found = []
    for part in _BETWEEN_NUMBERS.split(cell):
        number = _as_number(ours, part.strip())
        if not number:
            continue
        plain = normalised(number)
        if ours == "mac" and not _MAC.fullmatch(plain):
            reason = _("“%(text)s” is no MAC address: it has twelve digits from 0 to F.")
            raise RefusedCell(ours, reason % {"text": number[:60]})
        if ours == "imei" and not _IMEI.fullmatch(plain):
            raise RefusedCell(ours, _("“%(text)s” is no IMEI: it has 15 digits.") % {"text": number[:60]})
        if ours == "external_id" and len(plain) < SHORTEST_EXTERNAL:
            continue
        if plain.strip("f0"):
            found.append((number, plain))
    return found


@lru_cache(4096)
def _levels(text: str) -> tuple[str, ...]:
    return tuple(name for name in _BETWEEN_PLACES.split(text) if name)


@lru_cache(1024)
def _kind(text: str) -> ItemKind:
    return KINDS.get(fold(text), ItemKind.DEVICE)


@lru_cache(1024)
def _is_in_use(text: str) -> bool:
    return fold(text) not in OUT_OF_USE


def _price(text: str) -> Decimal | None:
    if not text:
        return None
    amount = amount_of(text)
    if amount is None:
        raise RefusedCell("purchase_price", _("“%(text)s” is not an amount.") % {"text": text[:60]})
    return amount


def _warranty(text: str, purchased_on: date | None) -> date | None:
    if not text or text == "0":
        return None
    months = months_of(text)
    if months is None:
        raise RefusedCell("warranty_months", _("“%(text)s” is not a number of months.") % {"text": text[:60]})
    return add_months(purchased_on, months, CalendarSystem.GREGORIAN) if purchased_on else None


def _person(said: Said) -> NewPerson | None:
    email = said["holder_email"].lower()
    if email and not _is_email(email):
        raise RefusedCell("holder_email", _("“%(text)s” is not an e-mail address.") % {"text": email[:60]})
    both = f"{said['holder_first_name']} {said['holder_last_name']}".strip()
    name = said["holder_name"] or both or said["holder_username"] or email
    if not name:
        return None
    return NewPerson(name=name[:200], email=email, employee_number=said["holder_number"][:40])


@lru_cache(4096)
def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def _parts(text: str) -> list[NewPart]:
    """Parts as an inventory writes them (JSON), or names parted by semicolons."""
    if not text:
        return []
    if not text.startswith("["):
        return [NewPart(kind="other", name=name.strip()[:200]) for name in text.split(";") if name.strip()]
    try:
        return [_written_part(**part) for part in json.loads(text)]
    except (ValueError, TypeError, RecursionError):
        raise RefusedCell("parts", _("“%(text)s…” is no list of parts.") % {"text": text[:30]}) from None


def _written_part(
    *, name: str, kind: str = "other", maker: str = "", serial: str = "", quantity: int = 1
) -> NewPart:
    """A part of a JSON cell, where a number may stand for a text; raises ValueError and TypeError."""
    return NewPart(
        kind=str(kind), name=str(name), maker=str(maker), serial=str(serial), quantity=int(quantity)
    )


def _readings(text: str) -> tuple[NewReading, ...]:
    if not text:
        return ()
    try:
        return tuple(
            NewReading(
                meter=str(reading["meter"])[:16],
                value=Decimal(str(reading["value"])),
                read_at=instant_of(reading.get("read_at") or "", month_first=False),
            )
            for reading in json.loads(text)
        )
    except (ValueError, TypeError, KeyError, AttributeError, InvalidOperation, RecursionError):
        raise RefusedCell(
            "readings", _("“%(text)s…” is no list of readings.") % {"text": text[:30]}
        ) from None
