"""What the frames of both faces have alike: the reader's own menu and the bell."""

from functools import lru_cache
from typing import Any

from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from huolto.foundation.actors import Actor
from huolto.foundation.pages import Account, Bell, MembershipOption, NavItem
from huolto.parties.choices import Right
from huolto.parties.commands import mark_read


def account_of(request: Any) -> Account:
    """The reader's menu with all memberships, at whichever provider."""
    actor: Actor = request.actor
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
        links=own_ways(actor),
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


def own_ways(actor: Actor) -> tuple[NavItem, ...]:
    """What the reader's menu leads to."""
    is_staff = actor.is_staff_of_provider
    administers = Right.ADMINISTER_PROVIDER if is_staff else Right.ADMINISTER_CUSTOMER
    return _own_ways(get_language() or "", get_script_prefix(), is_staff, actor.has_right(administers))


@lru_cache(maxsize=256)
def _own_ways(_language: str, _prefix: str, is_staff: bool, administers: bool) -> tuple[NavItem, ...]:
    """Written out once for each language, beginning of addresses and rights: every page has them."""
    face = "work_" if is_staff else ""
    ways = [
        (_("Notifications"), f"{face}notifications", "bell"),
        (_("What is mailed to you"), f"{face}notification_choices", "settings"),
        (_("My data"), f"{face}my_data", "id"),
        (_("Change password"), "account_change_password", "lock"),
        (_("API tokens"), f"{face}api_tokens", "key"),
    ]
    if administers:
        ways.append((_("Webhooks"), f"{face}webhooks", "send"))
    if not is_staff:
        ways.append((_("While you are away"), "stand_ins", "user-check"))
    if administers and not is_staff:  # the provider's calendar stands in the rail
        ways.append((_("Calendar"), "calendar", "calendar"))
    return tuple(NavItem(label=label, url=reverse(name), icon=icon) for label, name, icon in ways)


def _prefix(actor: Actor) -> str:
    return "work_" if actor.is_staff_of_provider else ""
