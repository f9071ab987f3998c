"""An organisation by its roles: the provider itself, its customers, lessors, suppliers."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from huolto.foundation.history import tracked
from huolto.foundation.models import CALENDAR_CHOICES, LANGUAGE_CHOICES
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.foundation.texts import TranslatedText
from huolto.parties.choices import ContactKind, OrganisationRole, SignInMethod


@tracked
class Organisation(TenantModel):
    """An organisation. `path` is "/1/5/": its ancestors' ids and its own, so a subtree is one prefix."""

    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=200)
    roles = ArrayField(models.CharField(max_length=12, choices=OrganisationRole.choices), default=list)
    parent = TenantForeignKey("self", null=True, blank=True)
    path = models.CharField(max_length=400, blank=True, db_index=True)
    country = models.CharField(max_length=2)
    language = models.CharField(max_length=5, choices=LANGUAGE_CHOICES)
    calendar_system = models.CharField(max_length=12, choices=CALENDAR_CHOICES, default="gregorian")
    business_id = models.CharField(max_length=40, blank=True)
    vat_id = models.CharField(max_length=40, blank=True)
    street = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=20, blank=True)
    city = models.CharField(max_length=100, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    iban = models.CharField(max_length=40, blank=True)
    bic = models.CharField(max_length=11, blank=True)
    payment_term_days = models.PositiveSmallIntegerField(default=14)
    buyer_reference = models.CharField(max_length=100, blank=True)
    invoiced_to = TenantForeignKey("self", null=True, blank=True)
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "slug"], name="organisation_slug"),
        ]
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def tree_id(self) -> int:
        """The organisation at the top of the tree that this one stands in."""
        return next((int(part) for part in self.path.split("/") if part), int(self.pk))


class SignInEntry(TenantModel):
    """A door to sign in by: an organisation or its place (S2.15). `is_listed` shows it to strangers."""

    label = TranslatedText()
    organisation = TenantForeignKey(Organisation)
    place = TenantForeignKey("parties.Place", null=True, blank=True)
    method = models.CharField(max_length=12, choices=SignInMethod.choices, default=SignInMethod.PASSWORD)
    email_domains = ArrayField(models.CharField(max_length=253), default=list, blank=True)
    is_listed = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.organisation} ({self.method})"


class Contact(TenantModel):
    """Whom to turn to at an organisation or, for a customer, at the provider (S2.13)."""

    organisation = TenantForeignKey(Organisation)
    kind = models.CharField(max_length=20, choices=ContactKind.choices)
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["kind", "name"]

    def __str__(self) -> str:
        return self.name


class CostCentre(TenantModel):
    """A customer's cost centre; its owner may approve."""

    organisation = TenantForeignKey(Organisation)
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    owner = TenantForeignKey("parties.Person", null=True, blank=True)
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "organisation", "code"], name="cost_centre_code")
        ]
        ordering = ["code"]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
