"""What the frames of both faces have alike: the reader's own menu and the bell."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from huolto.foundation.actors import Actor
from huolto.foundation.pages import Account, Bell, MembershipOption, NavItem
from huolto.parties.choices import Right
from huolto.parties.commands import mark_read


def account_of(request: Any) -> Account:
    """The reader's menu with all memberships, at whichever provider."""
    actor: Actor = request.actor
    prefix = _prefix(actor)
    return Account(
        name=actor.name,
        second=request.user.email,
        key=str(actor.person_id),
        memberships=tuple(
            MembershipOption(
                value=str(membership.pk),
                label=membership.person.organisation.name,
                second=membership.provider.name,
                current=membership.person_id == actor.person_id,
                count=membership.unread,
            )
            for membership in request.memberships
        ),
        switch_url=reverse("switch_membership"),
        links=(
            NavItem(label=_("Notifications"), url=reverse(f"{prefix}notifications"), icon="bell"),
            NavItem(
                label=_("What is mailed to you"),
                url=reverse(f"{prefix}notification_choices"),
                icon="settings",
            ),
            NavItem(label=_("My data"), url=reverse(f"{prefix}my_data"), icon="id"),
            NavItem(label=_("Change password"), url=reverse("account_change_password"), icon="lock"),
            NavItem(label=_("API tokens"), url=reverse(f"{prefix}api_tokens"), icon="key"),
            *_webhooks(actor, prefix),
            *_away(actor),
            *_calendar(actor),
        ),
        sign_out_url=reverse("account_logout"),
    )


def bell_of(request: Any) -> Bell:
    """How much is unread; what leads to the page that is opened now is read by that.

    Asks the database nothing where nothing is unread: the count came with the memberships.
    """
    actor: Actor = request.actor
    own = next((one for one in request.memberships if one.person_id == actor.person_id), None)
    unread: int = own.unread if own is not None else 0
    if unread and request.method == "GET":
        unread -= mark_read(actor=actor, path=request.path_info.lstrip("/"))
    return Bell(url=reverse(f"{_prefix(actor)}notifications"), count=max(unread, 0))


def _webhooks(actor: Actor, prefix: str) -> tuple[NavItem, ...]:
    """The way to the webhooks, for those who may set some up."""
    right = Right.ADMINISTER_PROVIDER if actor.is_staff_of_provider else Right.ADMINISTER_CUSTOMER
    if not actor.has_right(right):
        return ()
    return (NavItem(label=_("Webhooks"), url=reverse(f"{prefix}webhooks"), icon="send"),)


def _away(actor: Actor) -> tuple[NavItem, ...]:
    """Who answers approvals for a customer's people while they are away."""
    if actor.is_staff_of_provider:
        return ()
    return (NavItem(label=_("While you are away"), url=reverse("stand_ins"), icon="user-check"),)


def _calendar(actor: Actor) -> tuple[NavItem, ...]:
    """The way to the calendar of a customer, for its administrator; the provider's stands in the rail."""
    if actor.is_staff_of_provider or not actor.has_right(Right.ADMINISTER_CUSTOMER):
        return ()
    return (NavItem(label=_("Calendar"), url=reverse("calendar"), icon="calendar"),)


def _prefix(actor: Actor) -> str:
    return "work_" if actor.is_staff_of_provider else ""
