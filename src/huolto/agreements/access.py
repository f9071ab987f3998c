"""Who may read an agreement, draft a version, put it in force: one policy for lists, pages, buttons and commands.

Staff with an eye on money or customers read all of them; account managers draft; the provider's administrator
drafts and activates. A customer's people with an ordering, inspection or administration right read what is or was
in force for their organisations, drafts never.
"""

from django.db.models import Q, QuerySet

from huolto.agreements.choices import VersionState
from huolto.agreements.models import Agreement, AgreementVersion
from huolto.foundation.actors import Actor
from huolto.foundation.errors import NotAllowed, NotVisible
from huolto.parties.choices import Right
from huolto.parties.models import Organisation

READING_STAFF = frozenset({Right.BILLING, Right.ACCOUNT_MANAGER, Right.ADMINISTER_PROVIDER})
DRAFTING_STAFF = frozenset({Right.ACCOUNT_MANAGER, Right.ADMINISTER_PROVIDER})
ACTIVATING_STAFF = frozenset({Right.ADMINISTER_PROVIDER})
READING_CUSTOMERS = frozenset({Right.ORDER, Right.INSPECT, Right.ADMINISTER_CUSTOMER})

_read_by_customers = Q(state=VersionState.ACTIVE, withdrawn_at=None)


def reads_all(actor: Actor) -> bool:
    """Whether the actor reads every agreement of the provider, drafts included."""
    return actor.is_system or (actor.is_staff_of_provider and actor.has_right(*READING_STAFF))


def may_draft(actor: Actor) -> bool:
    """Whether the actor may write versions."""
    return actor.is_system or (actor.is_staff_of_provider and actor.has_right(*DRAFTING_STAFF))


def may_activate(actor: Actor) -> bool:
    """Whether the actor may put a version in force."""
    return actor.is_system or (actor.is_staff_of_provider and actor.has_right(*ACTIVATING_STAFF))


def agreements_visible_to(actor: Actor) -> "QuerySet[Agreement]":
    """Agreements that the actor may read."""
    rows = Agreement.objects.of(actor.provider)
    if reads_all(actor):
        return rows
    if actor.is_staff_of_provider:
        return rows.none()
    in_force = AgreementVersion.objects.of(actor.provider).filter(_read_by_customers)
    return rows.filter(
        Q(customer_id__in=_organisations_under(actor)), pk__in=in_force.values("agreement_id")
    ).distinct()


def versions_visible_to(actor: Actor) -> "QuerySet[AgreementVersion]":
    """Versions that the actor may read."""
    rows = AgreementVersion.objects.of(actor.provider)
    if reads_all(actor):
        return rows
    return rows.filter(_read_by_customers, agreement__in=agreements_visible_to(actor))


def agreement_visible_to(actor: Actor, pk: int) -> Agreement:
    """One agreement with its customer; raises NotVisible."""
    found = agreements_visible_to(actor).select_related("customer", "on_top_of").filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found


def version_visible_to(actor: Actor, pk: int) -> AgreementVersion:
    """One version with its agreement; raises NotVisible."""
    found = versions_visible_to(actor).select_related("agreement__customer").filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found


def require_drafting(actor: Actor) -> None:
    """Raise NotAllowed unless the actor may write versions."""
    if not may_draft(actor):
        raise NotAllowed


def require_activating(actor: Actor) -> None:
    """Raise NotAllowed unless the actor may put versions in force."""
    if not may_activate(actor):
        raise NotAllowed


def _organisations_under(actor: Actor) -> set[int]:
    """Organisations that the actor's rights reach, and those above them, whose agreements cover them."""
    reached = actor.organisations_with(*READING_CUSTOMERS)
    paths = Organisation.objects.of(actor.provider).filter(pk__in=reached).values_list("path", flat=True)
    return {int(part) for path in paths for part in path.split("/") if part} | set(reached)
