"""Providers, organisations, their cost centres and contacts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, NotVisible
from huolto.foundation.events import publish
from huolto.foundation.locks import lock_name, lock_row
from huolto.foundation.logos import checked_logo
from huolto.foundation.models import Provider
from huolto.parties.access import is_provider_administrator, require_administration
from huolto.parties.choices import ContactKind, OrganisationRole
from huolto.parties.events import ProviderCreated, name_changed
from huolto.parties.models import Contact, CostCentre, Organisation, Person

FACTS = frozenset(
    {
        "name", "country", "language", "calendar_system", "business_id", "vat_id", "street", "postcode", "city",
        "email", "phone", "iban", "bic", "payment_term_days", "buyer_reference", "invoiced_to", "is_active",
    }
)  # fmt: skip
"""Fields of an organisation that may be given at the beginning and changed later."""


@dataclass(frozen=True)
class NewCostCentre:
    """One cost centre of an import."""

    code: str
    name: str = ""


@command
def create_provider(
    *,
    slug: str,
    name: str,
    country: str,
    currency: str,
    language: str,
    zone: str,
    calendar_system: str = "gregorian",
    hostnames: Sequence[str] = (),
    fiscal_year_first_month: int = 1,
    brand_colour: str = "",
    logo_svg: str = "",
    user_guide_url: str = "",
    **facts: Any,
) -> Provider:
    """Make a provider and its own organisation (same slug and name, role provider); `facts` are that one's."""
    provider = Provider(
        slug=slug,
        name=name,
        country=country,
        currency=currency,
        language=language,
        zone=zone,
        calendar_system=calendar_system,
        hostnames=list(hostnames),
        fiscal_year_first_month=fiscal_year_first_month,
        user_guide_url=user_guide_url,
    )
    if brand_colour:
        provider.brand_colour = brand_colour
    if logo_svg:
        provider.logo_svg = checked_logo(logo_svg)
    _check(provider)
    if Provider.objects.filter(slug=slug).exists():
        raise InvalidInput(_("Another provider has this short name."), field="slug")
    provider.save()
    create_organisation(
        actor=Actor.system(provider),
        slug=slug,
        name=name,
        roles=[OrganisationRole.PROVIDER],
        country=country,
        language=language,
        calendar_system=calendar_system,
        **facts,
    )
    publish(ProviderCreated(provider_id=provider.pk, occurred_at=timezone.now()))
    return provider


@command
def create_organisation(
    *,
    actor: Actor,
    slug: str,
    name: str,
    roles: Iterable[str],
    country: str,
    language: str,
    parent: Organisation | None = None,
    **facts: Any,
) -> Organisation:
    """Make an organisation under `parent` (or at the top); needs the provider's administrator. Raises `InvalidInput`."""
    if not is_provider_administrator(actor):
        raise NotVisible
    if parent is not None and parent.provider_id != actor.provider_id:
        raise NotVisible
    _only_facts(facts)
    try:
        validate_slug(slug)
    except ValidationError as error:
        raise InvalidInput(_("Use letters, digits and hyphens only."), field="slug") from error
    if Organisation.objects.of(actor.provider).filter(slug=slug).exists():
        raise InvalidInput(_("Another organisation has this short name."), field="slug")
    organisation = Organisation(
        provider=actor.provider,
        slug=slug,
        name=name,
        roles=sorted(set(roles)),
        parent=parent,
        country=country,
        language=language,
        **facts,
    )
    _check(organisation)
    organisation.save()
    organisation.path = f"{parent.path if parent else '/'}{organisation.pk}/"
    organisation.save(update_fields=["path"])
    return organisation


@command
def change_organisation(*, actor: Actor, organisation: Organisation, **facts: Any) -> Organisation:
    """Change an organisation's facts; needs the provider's administrator. Raises `InvalidInput`."""
    if not is_provider_administrator(actor):
        raise NotVisible
    _only_facts(facts)
    changed = lock_row(Organisation.objects.of(actor.provider), organisation.pk)
    before = changed.name
    for field, value in facts.items():
        setattr(changed, field, value)
    _check(changed)
    changed.save()
    if changed.name != before:
        publish(name_changed(actor, "organisation", changed.pk))
    return changed


@command
def create_cost_centre(
    *, actor: Actor, organisation: Organisation, code: str, name: str, owner: Person | None = None
) -> CostCentre:
    """Add a cost centre; its owner approves. Raises `InvalidInput` when the code is taken."""
    require_administration(actor, organisation)
    code = code.strip()
    if CostCentre.objects.of(actor.provider).filter(organisation=organisation, code=code).exists():
        raise InvalidInput(_("This organisation has a cost centre with this code."), field="code")
    _require_same_customer(organisation, owner)
    centre = CostCentre(
        provider=actor.provider, organisation=organisation, code=code, name=name.strip(), owner=owner
    )
    _check(centre)
    centre.save()
    return centre


@command
def change_cost_centre(
    *, actor: Actor, cost_centre: CostCentre, name: str, owner: Person | None, is_active: bool = True
) -> CostCentre:
    """Change a cost centre's name, owner or whether it is used."""
    changed = lock_row(CostCentre.objects.of(actor.provider).select_related("organisation"), cost_centre.pk)
    require_administration(actor, changed.organisation)
    _require_same_customer(changed.organisation, owner)
    changed.name, changed.owner, changed.is_active = name.strip(), owner, is_active
    _check(changed)
    changed.save()
    return changed


@command
def ensure_cost_centres(
    *, actor: Actor, organisation: Organisation, cost_centres: Iterable[NewCostCentre]
) -> dict[str, CostCentre]:
    """Find or make cost centres of one organisation; answers them by code. What exists keeps its name."""
    require_administration(actor, organisation)
    wanted = {new.code.strip(): new for new in cost_centres if new.code.strip()}
    lock_name(f"cost-centres:{organisation.pk}")
    rows = CostCentre.objects.of(actor.provider).filter(organisation=organisation, code__in=wanted)
    found = {centre.code: centre for centre in rows}
    made = CostCentre.objects.bulk_create(
        CostCentre(
            provider=actor.provider, organisation=organisation, code=code, name=new.name.strip() or code
        )
        for code, new in wanted.items()
        if code not in found
    )
    return found | {centre.code: centre for centre in made}


@command
def set_contact(
    *,
    actor: Actor,
    organisation: Organisation,
    kind: str,
    name: str,
    email: str = "",
    phone: str = "",
) -> Contact:
    """Say whom this organisation turns to for `kind` (S2.13): one a kind, replaced when told again."""
    if not is_provider_administrator(actor) or organisation.provider_id != actor.provider_id:
        raise NotVisible
    lock_name(f"contact:{organisation.pk}:{ContactKind(kind)}")
    contact = (
        Contact.objects.of(actor.provider).filter(organisation=organisation, kind=kind).first()
    ) or Contact(provider=actor.provider, organisation=organisation, kind=kind)
    contact.name, contact.email, contact.phone = name.strip(), email.strip(), phone.strip()
    _check(contact)
    contact.save()
    return contact


def _only_facts(facts: Mapping[str, Any]) -> None:
    unknown = sorted(set(facts) - FACTS)
    if unknown:
        raise TypeError(f"An organisation has no {', '.join(unknown)}")


def _require_same_customer(organisation: Organisation, owner: Person | None) -> None:
    if owner is not None and not in_same_tree(owner.organisation, organisation):
        raise InvalidInput(_("Choose somebody of this organisation."), field="owner")


def in_same_tree(one: Organisation, other: Organisation) -> bool:
    """Whether two organisations of one provider stand under the same top organisation."""
    return one.provider_id == other.provider_id and one.path.split("/")[1] == other.path.split("/")[1]


def _check(row: Any) -> None:
    """Fields as the model wants them; the first that is wrong is named. Uniqueness is looked at by the commands."""
    try:
        row.clean_fields(exclude=["path"])
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise InvalidInput(messages[0], field=field) from error
