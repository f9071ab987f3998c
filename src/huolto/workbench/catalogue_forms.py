"""Forms of the catalogue: texts in several languages, products, prices, packages, storefronts, limits."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from huolto.catalogue.choices import AcquisitionModel, ComponentKind, ItemKind
from huolto.catalogue.commands import Component
from huolto.catalogue.models import Category, DeviceModel, Product, ServicePackage
from huolto.desk.choices import OnExpiry
from huolto.foundation.actors import Actor
from huolto.foundation.errors import DomainError, NotVisible
from huolto.foundation.forms import LocalDateField, RowChoiceField
from huolto.foundation.localisation import LANGUAGE_NAMES
from huolto.foundation.texts import is_id, text_in

SPARE_COMPONENTS = 3
"""Empty rows for further parts of a package."""


class NamedField(RowChoiceField):
    """A row by its name in the reader's language."""

    def label_from_instance(self, row: Any) -> str:
        """The translated name, or a device model's maker and name."""
        if isinstance(row, DeviceModel):
            return f"{row.maker.name} {row.name}"
        return text_in(row.name)


class CatalogueForm(forms.Form):
    """A form with texts in all languages; the provider's own language comes first and is asked for.

    `texts` names them, `wanted` those that may not be empty: `name_fi`, `name_en` ... are the fields.
    """

    texts: Mapping[str, Any] = {}
    wanted: Sequence[str] = ("name",)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        initial = dict(kwargs.pop("initial", None) or {})
        own, named = (
            actor.provider.language,
            {text: initial[text] for text in self.texts if initial.get(text)},
        )
        for text in self.texts:
            for language, written in (initial.pop(text, None) or {}).items():
                initial[f"{text}_{language}"] = written
            # Where only another language says it, that is where the own one begins: it may not stay empty.
            if text in self.wanted and text in named:
                initial.setdefault(f"{text}_{own}", text_in(named[text], own))
        super().__init__(*args, initial=initial, **kwargs)
        self.languages = (own, *(code for code in LANGUAGE_NAMES if code != own))
        for text, label in self.texts.items():
            for language in self.languages:
                self.fields[f"{text}_{language}"] = forms.CharField(
                    label=gettext("%(text)s, in %(language)s")
                    % {"text": label, "language": LANGUAGE_NAMES[language]},
                    required=text in self.wanted and language == own,
                    max_length=200 if text == "name" else 1000,
                    widget=forms.TextInput(attrs={"lang": language, "dir": "auto"}),
                )

    def text(self, name: str) -> dict[str, str]:
        """A text by language, without the empty ones."""
        written = {code: self.cleaned_data[f"{name}_{code}"].strip() for code in self.languages}
        return {code: text for code, text in written.items() if text}

    @property
    def own_texts(self) -> list[Any]:
        """The texts in the provider's language."""
        return [self[f"{text}_{self.languages[0]}"] for text in self.texts]

    @property
    def other_texts(self) -> list[Any]:
        """The texts in the other languages."""
        return [self[f"{text}_{language}"] for language in self.languages[1:] for text in self.texts]

    @property
    def facts(self) -> list[Any]:
        """What is no text."""
        names = {f"{text}_{language}" for text in self.texts for language in self.languages}
        return [self[name] for name in self.fields if name not in names]

    def refuse(self, error: DomainError) -> None:
        """Show a command's error beside the field that it names; what does not exist stays a 404."""
        if isinstance(error, NotVisible):
            raise error
        field = f"{error.field}_{self.languages[0]}" if error.field in self.texts else error.field
        self.add_error(field if field in self.fields else None, str(error))


class CategoryForm(CatalogueForm):
    """A group of products; agreements name its code."""

    texts = {"name": _("Name")}
    code = forms.SlugField(
        label=_("Code"), max_length=40, help_text=_("Agreements name it; it does not change.")
    )
    item_kind = forms.ChoiceField(label=_("Its products become"), choices=ItemKind.choices)


class ProductForm(CatalogueForm):
    """What can be ordered."""

    texts = {"name": _("Name"), "description": _("Description")}
    sku = forms.SlugField(
        label=_("Product number"), max_length=60, help_text=_("Agreements may name it; it does not change.")
    )
    category = NamedField(
        label=_("Category"), queryset=Category.objects.none(), empty_label=_("Choose a category")
    )
    device_model = NamedField(
        label=_("Device model"), queryset=DeviceModel.objects.none(), required=False, empty_label=_("None")
    )
    makes_item = forms.BooleanField(
        label=_("Becomes an item in the register when it is delivered"), required=False, initial=True
    )
    is_active = forms.BooleanField(label=_("Can be ordered"), required=False, initial=True)

    def __init__(self, *args: Any, actor: Actor, product: Product | None = None, **kwargs: Any) -> None:
        if product is not None:
            names = ("name", "description", "category", "device_model", "makes_item", "is_active")
            kwargs["initial"] = {name: getattr(product, name) for name in names}
        super().__init__(*args, actor=actor, **kwargs)
        self.fields["category"].queryset = Category.objects.of(actor.provider)  # type: ignore[attr-defined]
        models = (
            DeviceModel.objects.of(actor.provider).select_related("maker").order_by("maker__name", "name")
        )
        self.fields["device_model"].queryset = models  # type: ignore[attr-defined]
        if product is not None:
            del self.fields["sku"]


class PriceForm(forms.Form):
    """A price under one acquisition model from a day on; amounts are without tax."""

    acquisition_model = forms.ChoiceField(label=_("Acquisition model"), choices=AcquisitionModel.choices)
    price = forms.DecimalField(
        label=_("Price"),
        max_digits=15,
        decimal_places=4,
        min_value=0,
        help_text=_("Of a lease: what the lessor pays."),
    )
    monthly = forms.DecimalField(
        label=_("Rent a month"), max_digits=15, decimal_places=4, min_value=0, required=False
    )
    term_months = forms.IntegerField(label=_("Term in months"), min_value=1, max_value=240, required=False)
    residual = forms.DecimalField(
        label=_("Residual value"), max_digits=15, decimal_places=4, min_value=0, required=False
    )
    from_on = LocalDateField(label=_("Valid from"))

    def refuse(self, error: DomainError) -> None:
        """See `CatalogueForm.refuse`."""
        if isinstance(error, NotVisible):
            raise error
        self.add_error(error.field if error.field in self.fields else None, str(error))


class PackageForm(CatalogueForm):
    """A service package with its parts; what it costs stands in the agreements that name its code."""

    texts = {"name": _("Name"), "description": _("Description")}
    code = forms.SlugField(
        label=_("Code"), max_length=40, help_text=_("Agreements name it; it does not change.")
    )

    def __init__(
        self, *args: Any, actor: Actor, package: ServicePackage | None = None, **kwargs: Any
    ) -> None:
        parts = list(package.components.all()) if package else []
        if package is not None:
            kwargs["initial"] = {"name": package.name, "description": package.description}
        super().__init__(*args, actor=actor, **kwargs)
        if package is not None:
            del self.fields["code"]
        sent = self.data.get("parts", "") if self.is_bound else ""
        count = min(int(sent), 30) if is_id(sent) else len(parts) + SPARE_COMPONENTS
        self.part_count = count
        self.kept = {number: dict(part.name) for number, part in enumerate(parts)}
        for number in range(count):
            part = parts[number] if number < len(parts) else None
            self.fields[f"part-{number}"] = forms.CharField(
                label=_("What is done"),
                required=False,
                max_length=200,
                initial=text_in(part.name, self.languages[0]) if part else "",
            )
            self.fields[f"kind-{number}"] = forms.ChoiceField(
                label=_("Kind"),
                choices=ComponentKind.choices,
                required=False,
                initial=part.kind if part else ComponentKind.OTHER,
            )

    @property
    def facts(self) -> list[Any]:
        """The code, while it can be chosen."""
        return [self["code"]] if "code" in self.fields else []

    @property
    def parts(self) -> list[tuple[Any, Any]]:
        """The two fields of each part."""
        return [(self[f"part-{number}"], self[f"kind-{number}"]) for number in range(self.part_count)]

    def components(self) -> list[Component]:
        """The parts that have a name; a part keeps its texts in the other languages."""
        own = self.languages[0]
        return [
            Component(
                kind=self.cleaned_data[f"kind-{number}"] or ComponentKind.OTHER,
                name={**self.kept.get(number, {}), own: self.cleaned_data[f"part-{number}"]},
            )
            for number in range(self.part_count)
            if self.cleaned_data[f"part-{number}"]
        ]


class StorefrontForm(CatalogueForm):
    """A shop of a customer, or of a part of it."""

    texts = {"name": _("Name")}
    code = forms.SlugField(label=_("Code"), max_length=40, help_text=_("It stands in the shop's address."))


class EntryForm(forms.Form):
    """A product with a package in a storefront."""

    product = NamedField(
        label=_("Product"), queryset=Product.objects.none(), empty_label=_("Choose a product")
    )
    package = NamedField(
        label=_("Service package"),
        queryset=ServicePackage.objects.none(),
        required=False,
        empty_label=_("Without a package"),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        products = Product.objects.of(actor.provider).filter(is_active=True)
        self.fields["product"].queryset = products  # type: ignore[attr-defined]
        self.fields["package"].queryset = ServicePackage.objects.of(actor.provider)  # type: ignore[attr-defined]

    def refuse(self, error: DomainError) -> None:
        """See `CatalogueForm.refuse`."""
        if isinstance(error, NotVisible):
            raise error
        self.add_error(error.field if error.field in self.fields else None, str(error))


class LimitsForm(forms.Form):
    """Above which amounts an order of this customer waits for an approval."""

    once_over = forms.DecimalField(
        label=_("Costs once more than"), max_digits=15, decimal_places=4, min_value=0, required=False
    )
    monthly_over = forms.DecimalField(
        label=_("Costs a month more than"),
        max_digits=15,
        decimal_places=4,
        min_value=0,
        required=False,
        help_text=_("Empty: never asked. 0: always asked. Without tax, for the whole order."),
    )
    supervisor_first = forms.BooleanField(label=_("The orderer’s supervisor is asked first"), required=False)
    answer_within_days = forms.IntegerField(
        label=_("Answer within working days"),
        min_value=1,
        max_value=90,
        required=False,
        help_text=_(
            "Counted by the approver’s country and own days. Empty: it waits until somebody answers."
        ),
    )
    remind_days_before = forms.IntegerField(
        label=_("Reminder, working days before"), min_value=1, max_value=89, required=False
    )
    on_expiry = forms.ChoiceField(
        label=_("When nobody answers in time"),
        choices=OnExpiry.choices,
        initial=OnExpiry.NEXT,
        required=False,
    )

    def clean_on_expiry(self) -> str:
        """What was chosen; the usual where the field was not sent."""
        return str(self.cleaned_data.get("on_expiry") or OnExpiry.NEXT)
