"""A hand-over of items to a person, or back from one, that the person confirms with a signature or by a link."""

from django.db import models

from huolto.foundation.history import tracked
from huolto.foundation.models import StoredFile
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.foundation.texts import TranslatedText
from huolto.parties.models import Organisation, Person, Place
from huolto.register.choices import HandOverState, HandOverWay
from huolto.register.models.item import Item


@tracked
class HandOverTerms(TenantModel):
    """What a provider lets people confirm when they take a device over, and for how many days a link holds."""

    text = TranslatedText()
    back_text = TranslatedText()
    link_days = models.PositiveSmallIntegerField(default=14)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["provider"], name="hand_over_terms_once")]

    def __str__(self) -> str:
        return f"{self.provider_id}"


@tracked
class HandOver(TenantModel):
    """Items handed to `person`, or back from them (`is_back`), and what they said to it.

    `terms` and `language` are what the person read and kept as such. The link's token is made of `nonce` and the
    installation's secret key, so that a reminder can name it again; only its SHA-256 is stored.
    """

    customer = TenantForeignKey(Organisation)
    person = TenantForeignKey(Person)
    place = TenantForeignKey(Place, null=True, blank=True)
    handed_by = TenantForeignKey(Person, null=True, blank=True)
    is_back = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=HandOverState.choices, default=HandOverState.WAITING)
    way = models.CharField(max_length=12, choices=HandOverWay.choices, blank=True)
    terms = models.TextField(blank=True)
    note = models.TextField(blank=True)
    language = models.CharField(max_length=5)
    is_mailed = models.BooleanField(default=False)
    nonce = models.CharField(max_length=32)
    token_hash = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    reminders = models.PositiveSmallIntegerField(default=0)
    answered_at = models.DateTimeField(null=True, blank=True)
    signed_name = models.CharField(max_length=200, blank=True)
    declined_because = models.TextField(blank=True)
    signature = TenantForeignKey(StoredFile, null=True, blank=True)
    receipt = TenantForeignKey(StoredFile, null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=HandOverState.values), name="hand_over_state"
            ),
            models.CheckConstraint(
                condition=~models.Q(state=HandOverState.ACCEPTED)
                | models.Q(answered_at__isnull=False) & ~models.Q(way=""),
                name="hand_over_accepted_somehow",
            ),
        ]
        indexes = [models.Index(fields=["provider", "state", "expires_at"], name="hand_over_waiting")]
        ordering = ["-asked_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.pk} {self.state}"


class HandOverItem(TenantModel):
    """One item of a hand-over: in which condition, with which accessories."""

    hand_over = TenantForeignKey(HandOver, on_delete=models.CASCADE, related_name="lines")
    item = TenantForeignKey(Item, on_delete=models.CASCADE, related_name="hand_overs")
    condition = models.CharField(max_length=300, blank=True)
    accessories = models.CharField(max_length=300, blank=True)
    is_waiting = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["hand_over", "item"], name="hand_over_item_once"),
            models.UniqueConstraint(
                fields=["item"], condition=models.Q(is_waiting=True), name="hand_over_one_waiting_an_item"
            ),
        ]
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.hand_over_id} {self.item_id}"
