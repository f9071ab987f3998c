"""What the register's commands are given: frozen values, references by id."""

import dataclasses
import enum
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from huolto.catalogue.choices import AcquisitionModel
from huolto.register.choices import IdentifierKind, ItemState


class Unset(enum.Enum):
    """The mark of a field that is left as it is; None would clear it."""

    UNSET = "unset"


UNSET: Literal[Unset.UNSET] = Unset.UNSET


@dataclasses.dataclass(frozen=True)
class NewIdentifier:
    """A number that an item is known by, as it is written."""

    kind: IdentifierKind | str
    value: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class NewItem:
    """An item to be registered; it is the customer's from `at` on.

    Without a tag it gets the next one of its kind; owner, custodian and payer are the customer where not given.
    """

    customer_id: int
    category_id: int
    at: datetime
    name: str
    asset_tag: str = ""
    kind: str = ""
    state: ItemState | str = ItemState.RECEIVED
    device_model_id: int | None = None
    product_id: int | None = None
    acquisition_model: AcquisitionModel | str = ""
    owner_id: int | None = None
    custodian_id: int | None = None
    payer_id: int | None = None
    holder_id: int | None = None
    place_id: int | None = None
    cost_centre_id: int | None = None
    posting_code: str = ""
    package_id: int | None = None
    purchased_on: date | None = None
    purchase_price: Decimal | None = None
    warranty_until: date | None = None
    end_of_life_on: date | None = None
    notes: str = ""
    identifiers: tuple[NewIdentifier, ...] = ()
    source_key: str = ""


@dataclasses.dataclass(frozen=True, kw_only=True)
class StartOfService:
    """That an item goes into service at an instant, with this package (as the item says where not given)."""

    item_id: int
    at: datetime
    package_id: int | Unset | None = UNSET


@dataclasses.dataclass(frozen=True, kw_only=True)
class ItemChanges:
    """New values of an item; what is UNSET stays. `identifiers` replaces all numbers of the kinds given."""

    holder_id: int | Unset | None = UNSET
    payer_id: int | Unset = UNSET
    cost_centre_id: int | Unset | None = UNSET
    posting_code: str | Unset = UNSET
    place_id: int | Unset | None = UNSET
    package_id: int | Unset | None = UNSET
    name: str | Unset = UNSET
    category_id: int | Unset = UNSET
    device_model_id: int | Unset | None = UNSET
    acquisition_model: str | Unset = UNSET
    owner_id: int | Unset = UNSET
    custodian_id: int | Unset = UNSET
    purchased_on: date | Unset | None = UNSET
    purchase_price: Decimal | Unset | None = UNSET
    warranty_until: date | Unset | None = UNSET
    end_of_life_on: date | Unset | None = UNSET
    notes: str | Unset = UNSET
    identifiers: tuple[NewIdentifier, ...] | Unset = UNSET

    def given(self) -> dict[str, Any]:
        """The fields that change, with their new values."""
        values = {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}
        return {name: value for name, value in values.items() if value is not UNSET}


@dataclasses.dataclass(frozen=True, kw_only=True)
class NewLease:
    """A lease of an item: so much a month over so many months, with what it is worth at the end.

    `holds_over`: without a choice at the end it goes on by the month at the same rent.
    """

    item_id: int
    acquisition_model: AcquisitionModel | str
    starts_on: date
    term_months: int
    monthly: Decimal
    residual: Decimal | None = None
    lessor_id: int | None = None
    holds_over: bool = False
