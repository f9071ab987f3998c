"""Forms of the people pages: grant a right, add a person. Choices are what the actor may see, so nothing else is valid."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huolto.foundation.actors import Actor
from huolto.foundation.forms import LocalDateField
from huolto.foundation.models import LANGUAGE_CHOICES
from huolto.parties.access import rights_grantable_by
from huolto.parties.choices import CUSTOMER_RIGHTS, Right
from huolto.parties.models import Organisation, Person
from huolto.parties.queries import cost_centres_visible_to, organisations_administered_by, places_visible_to


class PathChoiceField(forms.ModelChoiceField):
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
        grantable = rights_grantable_by(actor) & CUSTOMER_RIGHTS
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
    place = PathChoiceField(label=_("Place"), queryset=Organisation.objects.none(), required=False)
    cost_centre = PathChoiceField(
        label=_("Cost centre"), queryset=Organisation.objects.none(), required=False
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
