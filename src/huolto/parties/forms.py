"""Forms of parties, for the pages of both faces. Choices are what the actor may see, so nothing else is valid."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huolto.foundation.actors import Actor
from huolto.foundation.errors import DomainError
from huolto.foundation.forms import LocalDateField, RowChoiceField
from huolto.foundation.models import LANGUAGE_CHOICES
from huolto.parties.access import rights_grantable_by
from huolto.parties.choices import (
    CUSTOMER_RIGHTS,
    DELEGATED_RIGHTS,
    STAFF_RIGHTS,
    ContactKind,
    OrganisationRole,
    PlaceKind,
    Right,
)
from huolto.parties.commands import create_person, open_login
from huolto.parties.invitations import invite
from huolto.parties.models import Organisation, Person
from huolto.parties.queries import (
    cost_centres_visible_to,
    organisations_administered_by,
    people_visible_to,
    places_visible_to,
)


class PathChoiceField(RowChoiceField):
    """Organisations, places or cost centres, indented by how deep they stand."""

    def label_from_instance(self, row: Any) -> str:
        """The name, after one dash for each level above it."""
        return "– " * max(0, getattr(row, "path", "").count("/") - 2) + str(row)


class GrantForm(forms.Form):
    """A right, how far it reaches, from when until when, up to which amount."""

    right = forms.ChoiceField(label=_("Right"), widget=forms.RadioSelect)
    organisation = PathChoiceField(
        label=_("Organisation"), queryset=Organisation.objects.none(), empty_label=None,
        help_text=_("With everything below it."),
    )  # fmt: skip
    place = PathChoiceField(
        label=_("Only at this place"), queryset=Organisation.objects.none(), required=False,
        empty_label=_("All places"),
    )  # fmt: skip
    cost_centre = PathChoiceField(
        label=_("Only for this cost centre"), queryset=Organisation.objects.none(), required=False,
        empty_label=_("All cost centres"),
    )  # fmt: skip
    amount_limit = forms.DecimalField(
        label=_("Up to this amount"), max_digits=15, decimal_places=2, min_value=0, required=False,
        help_text=_("For one order, without tax. What is above it is approved by the cost centre’s owner."),
    )  # fmt: skip
    valid_from = LocalDateField(label=_("From"), required=False, help_text=_("Empty: from today."))
    valid_until = LocalDateField(
        label=_("Until"),
        required=False,
        help_text=_("The first day without the right. Empty: until revoked."),
    )

    def __init__(self, *args: Any, actor: Actor, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        top = person.organisation.path.split("/")[1]
        own = organisations_administered_by(actor).filter(path__startswith=f"/{top}/", is_active=True)
        is_staff = OrganisationRole.PROVIDER in person.organisation.roles
        grantable = rights_grantable_by(actor) & (STAFF_RIGHTS if is_staff else CUSTOMER_RIGHTS)
        self.fields["right"].choices = [  # type: ignore[attr-defined]
            (right.value, right.label) for right in Right if right in grantable
        ]
        organisations = own.order_by("path")
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]
        self.fields["place"].queryset = (  # type: ignore[attr-defined]
            places_visible_to(actor).filter(organisation__in=own, is_active=True).order_by("path")
        )
        self.fields["cost_centre"].queryset = (  # type: ignore[attr-defined]
            cost_centres_visible_to(actor).filter(organisation__in=own, is_active=True).order_by("code")
        )
        self.fields["organisation"].initial = person.organisation_id
        if not grantable & DELEGATED_RIGHTS:
            for name in ("place", "cost_centre", "amount_limit"):
                del self.fields[name]


class PersonForm(forms.Form):
    """A person of an organisation, with or without a login."""

    name = forms.CharField(label=_("Name"), max_length=200)
    organisation = PathChoiceField(
        label=_("Organisation"), queryset=Organisation.objects.none(), empty_label=None
    )
    email = forms.EmailField(label=_("E-mail address"), max_length=254, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    employee_number = forms.CharField(label=_("Employee number"), max_length=40, required=False)
    language = forms.ChoiceField(
        label=_("Language"), choices=[("", _("As the reader’s browser")), *LANGUAGE_CHOICES], required=False
    )
    place = PathChoiceField(
        label=_("Place"), queryset=Organisation.objects.none(), required=False, empty_label=_("None")
    )
    cost_centre = PathChoiceField(
        label=_("Cost centre"), queryset=Organisation.objects.none(), required=False, empty_label=_("None")
    )
    can_sign_in = forms.BooleanField(
        label=_("May sign in with this address"),
        required=False,
        initial=True,
        help_text=_("We mail a link by which the person chooses a password."),
    )

    def __init__(self, *args: Any, actor: Actor, within: Organisation | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = organisations_administered_by(actor).filter(is_active=True)
        if within is not None:
            own = own.filter(path__startswith=f"/{within.path.split('/')[1]}/")
        self.fields["organisation"].queryset = own.order_by("path")  # type: ignore[attr-defined]
        self.fields["place"].queryset = (  # type: ignore[attr-defined]
            places_visible_to(actor).filter(organisation__in=own, is_active=True).order_by("path")
        )
        self.fields["cost_centre"].queryset = (  # type: ignore[attr-defined]
            cost_centres_visible_to(actor).filter(organisation__in=own, is_active=True).order_by("code")
        )

    def clean(self) -> dict[str, Any]:
        """A login needs an address."""
        cleaned = super().clean() or {}
        if cleaned.get("can_sign_in") and not cleaned.get("email") and "email" not in self.errors:
            self.add_error("email", _("Give an e-mail address: it is the user name."))
        return cleaned


class OrganisationForm(forms.ModelForm):
    """The facts of an organisation."""

    class Meta:
        model = Organisation
        fields = [
            "name", "country", "language", "business_id", "vat_id", "street", "postcode", "city", "email", "phone",
            "payment_term_days", "buyer_reference",
        ]  # fmt: skip
        labels = {
            "name": _("Name"), "country": _("Country"), "language": _("Language of invoices"),
            "business_id": _("Business id"), "vat_id": _("VAT number"), "street": _("Street"),
            "postcode": _("Postcode"), "city": _("City"), "email": _("E-mail address for invoices"),
            "phone": _("Phone"), "payment_term_days": _("Days to pay"), "buyer_reference": _("Buyer’s reference"),
        }  # fmt: skip
        help_texts = {"country": _("Two letters, as in FI.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = self.fields["language"]
        language.choices = [("", _("As the provider")), *(one for one in language.choices if one[0])]  # type: ignore[attr-defined]


class NewOrganisationForm(OrganisationForm):
    """A new customer or another organisation, alone or below one that exists."""

    slug = forms.SlugField(
        label=_("Short name"), max_length=60, help_text=_("For addresses and the command line: town-of-x.")
    )
    roles = forms.MultipleChoiceField(
        label=_("What it is"),
        choices=[choice for choice in OrganisationRole.choices if choice[0] != OrganisationRole.PROVIDER],
        widget=forms.CheckboxSelectMultiple,
        initial=[OrganisationRole.CUSTOMER],
    )
    parent = PathChoiceField(
        label=_("Part of"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("Nothing above it"),
    )

    field_order = ["name", "slug", "roles", "parent"]

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = (  # type: ignore[attr-defined]
            organisations_administered_by(actor)
            .filter(is_active=True)
            .exclude(roles__contains=[OrganisationRole.PROVIDER])
            .order_by("path")
        )


class PlaceForm(forms.Form):
    """A place of one organisation."""

    name = forms.CharField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=PlaceKind.choices)
    parent = PathChoiceField(
        label=_("Inside"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("Nothing around it"),
    )
    code = forms.CharField(label=_("Code"), max_length=40, required=False)
    street = forms.CharField(label=_("Street"), max_length=200, required=False)
    postcode = forms.CharField(label=_("Postcode"), max_length=20, required=False)
    city = forms.CharField(label=_("City"), max_length=100, required=False)

    def __init__(self, *args: Any, actor: Actor, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = (  # type: ignore[attr-defined]
            places_visible_to(actor).filter(organisation=organisation, is_active=True).order_by("path")
        )


class CostCentreForm(forms.Form):
    """A cost centre; its owner is asked for approvals."""

    code = forms.CharField(label=_("Code"), max_length=40)
    name = forms.CharField(label=_("Name"), max_length=200)
    owner = forms.ModelChoiceField(
        label=_("Owner"), queryset=Person.objects.none(), required=False, empty_label=_("Nobody"),
        help_text=_("Approves what is above somebody’s limit."),
    )  # fmt: skip

    def __init__(self, *args: Any, actor: Actor, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        top = organisation.path.split("/")[1]
        self.fields["owner"].queryset = people_visible_to(actor).filter(  # type: ignore[attr-defined]
            organisation__path__startswith=f"/{top}/", is_active=True
        )


class ContactForm(forms.Form):
    """Whom the organisation turns to at the provider (S2.13)."""

    kind = forms.ChoiceField(label=_("For"), choices=ContactKind.choices)
    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(label=_("E-mail address"), required=False)
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)


class DoorForm(forms.Form):
    """A door to sign in by (S2.15)."""

    label = forms.CharField(label=_("Name on the first page"), max_length=200)
    place = PathChoiceField(
        label=_("Place"), queryset=Organisation.objects.none(), required=False,
        empty_label=_("The organisation itself"),
    )  # fmt: skip
    email_domains = forms.CharField(
        label=_("Mail domains"), max_length=500, required=False,
        help_text=_("What follows the @, several with blanks between: town.example school.example"),
    )  # fmt: skip
    is_listed = forms.BooleanField(
        label=_("Strangers see it on the first page"), required=False, initial=True
    )

    def __init__(self, *args: Any, actor: Actor, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].queryset = (  # type: ignore[attr-defined]
            places_visible_to(actor).filter(organisation=organisation, is_active=True).order_by("path")
        )


def add_person(request: Any, facts: dict[str, Any]) -> Person:
    """Add the person of a valid `PersonForm`, with a login if asked for."""
    facts = dict(facts)
    can_sign_in = facts.pop("can_sign_in")
    added = create_person(actor=request.actor, **facts)
    if can_sign_in:
        invite(
            request,
            open_login(actor=request.actor, person=added, email=added.email, language=added.language),
        )
    return added


def show_in_form(form: Any, error: DomainError) -> None:
    """A command's refusal beside the field that it names, else above the form."""
    form.add_error(error.field if error.field in form.fields else None, str(error))
