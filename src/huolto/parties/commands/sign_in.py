"""The doors to sign in by, and which membership is used."""

from collections.abc import Iterable, Mapping

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, NotVisible
from huolto.foundation.locks import lock_row
from huolto.foundation.texts import LANGUAGES
from huolto.parties.access import is_provider_administrator
from huolto.parties.choices import SignInMethod
from huolto.parties.models import Membership, Organisation, Place, SignInEntry


@command
def create_sign_in_entry(
    *,
    actor: Actor,
    organisation: Organisation,
    label: Mapping[str, str],
    place: Place | None = None,
    method: str = SignInMethod.PASSWORD,
    email_domains: Iterable[str] = (),
    is_listed: bool = False,
    position: int = 0,
) -> SignInEntry:
    """Add a door for an organisation or its place (S2.15); listed ones are shown to strangers."""
    if not is_provider_administrator(actor) or organisation.provider_id != actor.provider_id:
        raise NotVisible
    texts = {language: text.strip() for language, text in label.items() if text.strip()}
    if not texts or set(texts) - set(LANGUAGES):
        raise InvalidInput(_("Give the door a name in at least one language."), field="label")
    if place is not None and place.organisation_id != organisation.pk:
        raise InvalidInput(_("This place belongs to another organisation."), field="place")
    domains = sorted({domain.strip().lower().lstrip("@") for domain in email_domains if domain.strip()})
    if any(" " in domain or "." not in domain for domain in domains):
        raise InvalidInput(_("Write the part after the @, as in town.example."), field="email_domains")
    return SignInEntry.objects.create(
        provider=actor.provider,
        organisation=organisation,
        place=place,
        label=texts,
        method=SignInMethod(method),
        email_domains=domains,
        is_listed=is_listed,
        position=position,
    )


@command
def remove_sign_in_entry(*, actor: Actor, entry: SignInEntry) -> None:
    """Take a door away; nobody loses a login by it."""
    if not is_provider_administrator(actor):
        raise NotVisible
    lock_row(SignInEntry.objects.of(actor.provider), entry.pk).delete()


@command
def note_use_of_membership(*, membership: Membership) -> None:
    """Remember that this membership was used last, so that the next sign-in begins with it."""
    Membership.objects.filter(pk=membership.pk).update(last_used_at=timezone.now())
