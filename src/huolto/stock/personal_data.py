"""What stock holds of people: who moved and reserved what."""

from django.utils.translation import gettext_lazy as _

from huolto.foundation.personal_data import Domain, Kept, Purpose, Table, without_people
from huolto.stock.models import Pool, PoolSubstitute, PoolUnit, Reservation, StockLevel, StockMovement

HOLDINGS = Domain(
    tables=(
        Table(
            model=StockMovement,
            title=_("Stock moved"),
            purpose=Purpose.PROOF,
            kept=Kept.RECORD,
            people=("person",),
            free_text=("reason",),
            plain=("source_key",),
            shown={"kind": _("Movement"), "item__asset_tag": _("Tag"), "occurred_at": _("When")},
            is_frozen=True,
        ),
        Table(
            model=Reservation,
            title=_("Devices reserved"),
            purpose=Purpose.WORK,
            kept=Kept.RECORD,
            people=("reserved_by",),
            plain=("source_key",),
            shown={"unit__item__asset_tag": _("Tag"), "reserved_at": _("When")},
        ),
        without_people(Pool, "name"),
        without_people(PoolUnit, "during"),
        without_people(PoolSubstitute),
        without_people(StockLevel),
    )
)
