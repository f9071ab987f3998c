"""Many devices at once: a list as another system would have written it, taken in by the real import.

A `Line` is a row; `take_over` takes a list in at once, `take_in` keeps it, looks at it and confirms it, as on the pages.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import NamedTemporaryFile

from django.utils import translation

from huolto.connectors.device_import.at_once import import_at_once
from huolto.connectors.device_import.results import ImportOptions
from huolto.connectors.device_import.sources import open_source
from huolto.connectors.device_import.uploads import confirm_import, prepare_import
from huolto.foundation.actors import Actor
from huolto.foundation.errors import InvalidInput
from huolto.parties.models import Organisation
from huolto.register.choices import ImportState
from huolto.register.models import DeviceImport

SNIPE_IT = {
    "tag": "Asset Tag", "serial": "Serial", "name": "Item Name", "model": "Model", "maker": "Manufacturer",
    "category": "Category", "place": "Location", "unit": "Company", "holder": "Checked Out To Name",
    "address": "Checked Out To Email", "centre": "Cost Center", "posting": "Posting Code", "imei": "IMEI",
    "bought": "Purchase Date", "price": "Purchase Cost", "warranty": "Warranty Expires", "status": "Status Label", "notes": "Notes",
}  # fmt: skip
FINNISH = {
    "tag": "Laitetunnus", "serial": "Sarjanumero", "name": "Laite", "model": "Malli", "maker": "Valmistaja",
    "category": "Laiteryhmä", "place": "Sijainti", "unit": "Yksikkö", "holder": "Käyttäjä", "address": "Sähköposti",
    "centre": "Kustannuspaikka", "posting": "Tiliöinti", "imei": "IMEI", "bought": "Hankittu", "price": "Hankintahinta",
    "warranty": "Takuu asti", "status": "Tila", "notes": "Huomautukset",
}  # fmt: skip
SWEDISH = {
    "tag": "Inventarienummer", "serial": "Serienummer", "name": "Namn", "model": "Modell", "maker": "Tillverkare",
    "category": "Kategori", "place": "Plats", "unit": "Företag", "holder": "Användare", "address": "E-post",
    "centre": "Kostnadsställe", "posting": "Kontering", "imei": "IMEI", "bought": "Inköpsdatum", "price": "Inköpspris",
    "warranty": "Garanti till", "status": "Status", "notes": "Anteckningar",
}  # fmt: skip
NORWEGIAN = {
    "tag": "Utstyrsnummer", "serial": "Serienummer", "name": "Navn", "model": "Modell", "maker": "Produsent",
    "category": "Kategori", "place": "Sted", "unit": "Virksomhet", "holder": "Bruker", "address": "Epost",
    "centre": "Kostnadssted", "posting": "Konto", "imei": "IMEI", "bought": "Kjøpsdato", "price": "Kjøpspris",
    "warranty": "Garanti til", "status": "Status", "notes": "Merknader",
}  # fmt: skip
PERSIAN = {
    "tag": "شماره اموال", "serial": "شماره سریال", "name": "نام دستگاه", "model": "مدل", "maker": "سازنده",
    "category": "گروه کالا", "place": "محل استقرار", "unit": "شرکت", "holder": "تحویل گیرنده", "address": "ایمیل",
    "centre": "مرکز هزینه", "posting": "کد حساب", "imei": "شناسه imei", "bought": "تاریخ خرید", "price": "قیمت خرید",
    "warranty": "پایان گارانتی", "status": "وضعیت", "notes": "توضیحات",
}  # fmt: skip


@dataclass(frozen=True)
class Unit:
    """A corner of a customer where devices are: its organisation's name, its place and cost centre."""

    name: str
    place: str
    centre: str
    posting: str = ""


@dataclass(frozen=True)
class Model:
    """What a fleet is made of: model as the list writes it, the letters its serials begin with, its price when bought."""

    maker: str
    name: str
    category: str
    serial: str
    price: str = ""
    has_imei: bool = False
    oldest: int = 1300
    """Days before the beginning that the oldest were bought."""


@dataclass(frozen=True)
class Row:
    """One device of a list by our words for columns."""

    cells: Mapping[str, str]

    @property
    def tag(self) -> str:
        """Its asset tag."""
        return self.cells["tag"]


@dataclass(frozen=True)
class Holder:
    """Who has a device."""

    name: str
    address: str


def rows_of(
    *,
    model: Model,
    count: int,
    tags: Sequence[str],
    units: Sequence[Unit],
    holders: Sequence[Holder],
    begin: date,
    seed: str,
) -> list[Row]:
    """So many devices of a model, spread over units and people; the same seed gives the same list.

    Without holders they stand at their place and belong to nobody.
    """
    lot = Random(f"{seed}:{model.name}")  # noqa: S311 - invented data, the same each time
    rows = []
    for number in range(count):
        unit = units[min(int(lot.triangular(0, len(units), 0)), len(units) - 1)]
        bought = begin - timedelta(days=lot.randrange(20, model.oldest))
        cells = {
            "tag": tags[number],
            "serial": f"{model.serial}{lot.randrange(10, 99)}-{lot.choice('ABCDEFHKLM')}{number * 37 + 10_000:05d}",
            "name": f"{model.maker} {model.name}",
            "model": model.name,
            "maker": model.maker,
            "category": model.category,
            "place": unit.place,
            "unit": unit.name,
            "centre": unit.centre,
            "posting": unit.posting,
            "bought": bought.isoformat(),
            "price": model.price,
            "warranty": (bought + timedelta(days=3 * 365)).isoformat(),
        }
        if holders:
            holder = holders[number % len(holders)]
            cells |= {"holder": holder.name, "address": holder.address}
        if model.has_imei:
            cells["imei"] = _imei(35_000_000_000_000 + lot.randrange(10**9) * 1000 + number)
        rows.append(Row(cells))
    return rows


def as_csv(rows: Sequence[Row], headings: Mapping[str, str], *, separator: str = ",") -> bytes:
    """The list as a file under these headings, without columns that nobody fills."""
    used = [name for name in headings if any(row.cells.get(name) for row in rows)]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator)
    writer.writerow([headings[name] for name in used])
    writer.writerows([row.cells.get(name, "") for name in used] for row in rows)
    return out.getvalue().encode()


def take_in(
    *,
    actor: Actor,
    customer: Organisation,
    name: str,
    content: bytes,
    in_service_from: date | None,
    package: str = "",
    acquisition_model: str = "",
) -> DeviceImport:
    """Take a list in as a person does: upload, look, confirm. Raises InvalidInput when it was not taken."""
    # What is refused is told in the language of whoever gives the list in.
    with translation.override(actor.provider.language):
        kept = prepare_import(
            actor=actor,
            customer=customer,
            name=name,
            content=content,
            options=ImportOptions(
                in_service_from=in_service_from, package=package, acquisition_model=acquisition_model
            ),
        )
        kept = confirm_import(actor=actor, import_id=kept.pk)
    if kept.state != ImportState.DONE:
        raise InvalidInput(f"{name}: {kept.state} {kept.error}")
    return kept


def take_over(
    *,
    actor: Actor,
    customer: Organisation,
    name: str,
    content: bytes,
    in_service_from: date,
    package: str,
    acquisition_model: str,
) -> None:
    """Take over what a customer had before, by `huolto import devices`: some rows are refused, as ever."""
    options = ImportOptions(
        in_service_from=in_service_from, package=package, acquisition_model=acquisition_model
    )
    with NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        with open_source(Path(file.name), name=name) as source:
            import_at_once(actor=actor, customer=customer, source=source, name=name, options=options)


def _imei(number: int) -> str:
    """Fifteen digits whose last one is their check (Luhn)."""
    digits = f"{number:014d}"
    total = sum(
        digit if place % 2 == 0 else sum(divmod(digit * 2, 10))
        for place, digit in enumerate(map(int, digits))
    )
    return f"{digits}{-total % 10}"
