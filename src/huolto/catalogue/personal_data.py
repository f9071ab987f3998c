"""What the catalogue holds of people: who decided how a customer acquires, if somebody wrote it down."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from huolto.catalogue.models import (
    AcquisitionChoice,
    Assortment,
    Category,
    DeviceModel,
    Maker,
    PackageComponent,
    Product,
    ServicePackage,
)
from huolto.foundation.personal_data import Domain, Kept, Purpose, Table


def _of_things(model: Any, *plain: str) -> Table:
    title = _("Catalogue")
    return Table(model=model, title=title, purpose=Purpose.WORK, kept=Kept.RECORD, plain=plain)


HOLDINGS = Domain(
    tables=(
        _of_things(Maker, "name", "folded_name"),
        _of_things(Category, "code", "name", "icon"),
        _of_things(DeviceModel, "name", "folded_name", "model_number"),
        _of_things(ServicePackage, "code", "name", "description"),
        _of_things(PackageComponent, "name"),
        _of_things(Product, "sku", "name", "description"),
        _of_things(Assortment, "code", "name"),
        Table(
            model=AcquisitionChoice,
            title=_("How customers acquire"),
            purpose=Purpose.WORK,
            kept=Kept.RECORD,
            free_text=("decided_by",),
        ),
    )
)
