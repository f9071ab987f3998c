"""What is typed about forms and areas of service besides the fields of a form."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huolto.desk.choices import Priority, RequestKind
from huolto.desk.commands import AreaFacts, FormFacts
from huolto.desk.models import Form, Queue, ServiceArea
from huolto.foundation.forms import LocalDateField
from huolto.parties.choices import OrganisationRole, Right
from huolto.parties.models import Organisation
from huolto.rules.forms.files import ROLES
from huolto.workbench.catalogue_forms import CatalogueForm, NamedField

OPENS = (RequestKind.FORM, RequestKind.SERVICE_REQUEST, RequestKind.INCIDENT)


class AreaForm(CatalogueForm):
    """One area of service."""

    texts = {"name": _("Name"), "old_name": _("What the old channel is called")}
    code = forms.SlugField(label=_("Code"), max_length=40, help_text=_("Files of forms name it."))
    icon = forms.CharField(label=_("Picture"), max_length=40, initial="clipboard-list")
    position = forms.IntegerField(label=_("Place in the list"), min_value=0, max_value=1000, initial=0)
    opens_on = LocalDateField(
        label=_("Opens here on"),
        required=False,
        help_text=_("Until then its old channel is shown instead."),
    )
    old_url = forms.URLField(
        label=_("Address of the old channel"), required=False, max_length=300, assume_scheme="https"
    )
    is_active = forms.BooleanField(label=_("Shown"), required=False, initial=True)

    @staticmethod
    def initial_of(area: ServiceArea | None) -> dict[str, Any]:
        """What the form begins with."""
        names = ("code", "icon", "position", "opens_on", "old_url", "is_active", "name", "old_name")
        return {name: getattr(area, name) for name in names} if area else {}

    def facts_given(self) -> AreaFacts:
        """What the command takes."""
        names = ("code", "icon", "position", "opens_on", "old_url", "is_active")
        given = {name: self.cleaned_data[name] for name in names}
        return AreaFacts(**given, name=self.text("name"), old_name=self.text("old_name"))


class FormFactsForm(CatalogueForm):
    """Where a form stands, whom it is for, and where its requests go."""

    texts = {
        "name": _("Name"),
        "summary": _("In one line"),
        "approval_text": _("What the approver is told"),
    }
    code = forms.SlugField(label=_("Code"), max_length=40, help_text=_("It stands in the form's address."))
    area = NamedField(label=_("Area"), queryset=ServiceArea.objects.none())
    icon = forms.CharField(label=_("Picture"), max_length=40, initial="clipboard-list")
    position = forms.IntegerField(label=_("Place in the list"), min_value=0, max_value=1000, initial=0)
    opens = forms.ChoiceField(label=_("It opens"), choices=[(one.value, one.label) for one in OPENS])
    queue = NamedField(
        label=_("Queue"), queryset=Queue.objects.none(), required=False, empty_label=_("The first queue")
    )
    is_confidential = forms.BooleanField(
        label=_("Confidential: only HR agents and who asked read it"), required=False
    )
    task = forms.CharField(
        label=_("Task"), max_length=60, required=False, help_text=_("The word that agreements use for it.")
    )
    priority = forms.ChoiceField(label=_("Priority"), choices=Priority.choices, initial=Priority.NORMAL)
    roles = forms.MultipleChoiceField(
        label=_("Only for people who"), required=False, widget=forms.CheckboxSelectMultiple
    )
    customers = forms.ModelMultipleChoiceField(
        label=_("Only for customers"),
        queryset=Organisation.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("With all that belongs to them; none means every customer."),
    )
    approval = forms.ChoiceField(
        label=_("Who approves first"),
        required=False,
        choices=[("", _("Nobody")), ("supervisor", _("The supervisor of who asks"))],
    )
    keep_months = forms.IntegerField(
        label=_("Months that answers are kept after the request was closed"),
        min_value=1,
        max_value=240,
        initial=36,
    )

    def __init__(self, *args: Any, actor: Any, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["area"].queryset = ServiceArea.objects.of(actor.provider)
        fields["queue"].queryset = Queue.objects.of(actor.provider).filter(is_open=True)
        fields["roles"].choices = self.role_choices()
        fields["customers"].queryset = (
            Organisation.objects.of(actor.provider)
            .filter(roles__contains=[OrganisationRole.CUSTOMER], is_active=True)
            .order_by("path")
        )

    @staticmethod
    def role_choices() -> list[tuple[str, Any]]:
        """Whom a form may be for."""
        names: dict[str, Any] = {"supervisor": _("Have people under them")}
        return [(role, names.get(role) or Right(role).label) for role in ROLES]

    @staticmethod
    def initial_of(form: Form | None) -> dict[str, Any]:
        """What the form begins with."""
        if form is None:
            return {}
        names = (
            "code", "area", "icon", "position", "opens", "queue", "is_confidential", "task", "priority",
            "roles", "approval", "keep_months", "name", "summary", "approval_text",
        )  # fmt: skip
        own = {name: getattr(form, name) for name in names}
        return {**own, "customers": list(form.customers.values_list("organisation_id", flat=True))}

    def facts_given(self) -> FormFacts:
        """What the command takes."""
        names = (
            "code", "area", "icon", "position", "opens", "queue", "is_confidential", "task", "priority",
            "roles", "approval", "keep_months",
        )  # fmt: skip
        return FormFacts(
            **{name: self.cleaned_data[name] for name in names},
            customer_ids=[one.pk for one in self.cleaned_data["customers"]],
            **{name: self.text(name) for name in self.texts},
        )
