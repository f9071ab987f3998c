"""The form that a list of devices is uploaded with, for whichever face shows it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huolto.catalogue.choices import AcquisitionModel
from huolto.catalogue.models import ServicePackage
from huolto.connectors.device_import.run import ImportOptions
from huolto.foundation.actors import Actor
from huolto.foundation.forms import LocalDateField, RowChoiceField
from huolto.foundation.texts import text_in
from huolto.parties.choices import OrganisationRole
from huolto.parties.models import Organisation
from huolto.register.access import CHANGEABLE, CHANGING_RIGHTS


class _PackageChoice(RowChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return text_in(obj.name) or str(obj.code)


class ImportForm(forms.Form):
    """A file, for which customer, and whether its devices go into service."""

    customer = forms.ModelChoiceField(
        label=_("Customer"), queryset=Organisation.objects.none(), empty_label=None
    )
    file = forms.FileField(
        label=_("Device list (CSV, XLSX, JSON or XML)"),
        help_text=_(
            "The first row names the columns. Exports of Snipe-IT, GLPI, Shelf, Ralph, Atlas CMMS and Intune are understood as they are."
        ),
    )
    in_service_from = LocalDateField(
        label=_("In service from"),
        required=False,
        help_text=_("From this day the devices are charged. Empty: they are only registered."),
    )
    package = _PackageChoice(
        label=_("Service package"),
        required=False,
        queryset=ServicePackage.objects.none(),
        to_field_name="code",
        empty_label=_("None"),
    )
    acquisition_model = forms.ChoiceField(
        label=_("Acquisition model"), required=False, choices=[("", _("None")), *AcquisitionModel.choices]
    )
    all_or_nothing = forms.BooleanField(label=_("Take nothing if one row has to be refused"), required=False)

    def __init__(self, data: Any = None, files: Any = None, *, actor: Actor) -> None:
        super().__init__(data, files)
        customers = Organisation.objects.of(actor.provider).filter(is_active=True)
        if CHANGEABLE.is_for_all(actor):
            customers = customers.filter(roles__contains=[OrganisationRole.CUSTOMER], parent=None)
        else:
            customers = customers.filter(pk__in=whole_organisations(actor))
        self.fields["customer"].queryset = customers.order_by("path")
        self.fields["customer"].initial = customers.order_by("path").first()
        self.fields["package"].queryset = ServicePackage.objects.of(actor.provider)

    def clean(self) -> dict[str, Any]:
        """A package needs a day."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("package") and not cleaned.get("in_service_from"):
            self.add_error("in_service_from", _("Say from which day the devices are in service."))
        return cleaned

    def options(self) -> ImportOptions:
        """What was chosen, for the command."""
        package = self.cleaned_data["package"]
        return ImportOptions(
            all_or_nothing=self.cleaned_data["all_or_nothing"],
            in_service_from=self.cleaned_data["in_service_from"],
            package=package.code if package else "",
            acquisition_model=self.cleaned_data["acquisition_model"],
        )


def whole_organisations(actor: Actor) -> frozenset[int]:
    """The organisations that an orderer may register devices for: those its right reaches whole."""
    return frozenset(
        organisation_id
        for scope in actor.scopes_of(CHANGING_RIGHTS)
        if scope.place_ids is None and scope.cost_centre_id is None
        for organisation_id in scope.organisation_ids
    )
