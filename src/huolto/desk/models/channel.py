"""A way to reach the provider besides these pages: a phone line, a mail address, a page elsewhere."""

from django.db import models

from huolto.desk.choices import ChannelKind
from huolto.foundation.history import tracked
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.foundation.texts import TranslatedText
from huolto.parties.models import Organisation


@tracked
class Channel(TenantModel):
    """One way, for all customers or for one and all below it, shown from `valid_from` until before `valid_until`.

    `address` is a number, a mail address or a URL. `hours` are weekly hours as `rules.worktime` reads them
    ({"mon-fri": ["07:30-16:00"]}; empty: always), in `zone` (empty: the provider's); `holidays` are ISO dates and
    codes of countries. With `follows_calendar` the provider's days that differ count too; an emergency line has none.
    """

    kind = models.CharField(max_length=8, choices=ChannelKind.choices)
    name = TranslatedText()
    note = TranslatedText()
    address = models.CharField(max_length=300)
    hours = models.JSONField(default=dict, blank=True)
    zone = models.CharField(max_length=64, blank=True)
    holidays = models.JSONField(default=list, blank=True)
    follows_calendar = models.BooleanField(default=True)
    customer = TenantForeignKey(Organisation, null=True, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=ChannelKind.values), name="channel_kind"),
            models.CheckConstraint(
                condition=models.Q(valid_from=None)
                | models.Q(valid_until=None)
                | models.Q(valid_until__gte=models.F("valid_from")),
                name="channel_dates",
            ),
        ]
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.address}"
