"""What the catalogue holds of people: who decided how a customer acquires, if somebody wrote it down."""

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
from huolto.foundation.personal_data import Domain, Kept, Purpose, Table, without_people

HOLDINGS = Domain(
    tables=(
        without_people(Maker, "name", "folded_name"),
        without_people(Category, "code", "name", "icon"),
        without_people(DeviceModel, "name", "folded_name", "model_number"),
        without_people(ServicePackage, "code", "name", "description"),
        without_people(PackageComponent, "name"),
        without_people(Product, "sku", "name", "description"),
        without_people(Assortment, "code", "name"),
        Table(
            model=AcquisitionChoice,
            title=_("How customers acquire"),
            purpose=Purpose.WORK,
            kept=Kept.RECORD,
            free_text=("decided_by",),
        ),
    )
)
