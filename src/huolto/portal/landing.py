"""Where a reader goes after signing in or switching: the membership chosen, its provider's address, the way back.

`land` chooses a membership for this session; `safe_next` keeps where one was going, if it is one of our own pages.
"""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import Resolver404, get_script_prefix, resolve, reverse, set_script_prefix
from django.utils.http import url_has_allowed_host_and_scheme

from huolto.foundation.middleware import PREFIX
from huolto.foundation.models import Provider
from huolto.parties.choices import OrganisationRole
from huolto.parties.commands import note_use_of_membership
from huolto.parties.models import Membership, User
from huolto.parties.queries import last_used, memberships_of

SESSION_KEY = "membership"
"""Session entry: {provider id: membership id} of the membership last chosen at each provider."""

DOORS = frozenset({"sign_in", "account_login", "account_logout", "switch_membership", "language", "theme"})
"""Pages nobody wants to come back to after signing in."""


def safe_next(request: HttpRequest) -> str:
    """Where the reader was going (`next`), or "" unless it is a path of this host that leads somewhere of ours."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    if not wanted.startswith("/") or not url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        return ""
    path = urlsplit(wanted).path
    if path.startswith(PREFIX):
        path = "/" + path[len(PREFIX) :].partition("/")[2]
    try:
        match = resolve(path)
    except Resolver404:
        return ""
    return "" if match.url_name in DOORS else wanted


def land(request: Any, user: User, *, wanted: str = "") -> str:
    """Choose the membership of this session and answer where to go; "" when the login has no membership.

    `wanted` (from `safe_next`) wins where its provider is one of the reader's own; else the membership used last,
    at this address's provider if it has one there.
    """
    memberships = sorted(memberships_of(user), key=last_used, reverse=True)
    if not memberships:
        return ""
    slug = _provider_slug(request, wanted)
    there = _at(memberships, slug) if wanted else []
    here = _at(memberships, request.provider.slug) if request.provider else []
    membership = (there or here or memberships)[0]
    use_membership(request, membership)
    return wanted if there else landing_page(request, membership)


def use_membership(request: Any, membership: Membership) -> None:
    """Act as this membership at its provider from now on."""
    chosen = dict(request.session.get(SESSION_KEY, {}))
    chosen[str(membership.provider_id)] = membership.pk
    request.session[SESSION_KEY] = chosen
    note_use_of_membership(membership=membership)


def landing_page(request: Any, membership: Membership) -> str:
    """The first page of a membership: staff begin their day, customers ask what they need."""
    is_staff = OrganisationRole.PROVIDER in membership.person.organisation.roles
    return url_at(request, membership.provider, "work_home" if is_staff else "home")


def url_at(request: Any, provider: Provider, name: str, *args: Any) -> str:
    """The address of a page at a provider, which need not be the one whose pages are being read."""
    if request.provider == provider:
        return reverse(name, args=args)
    before = get_script_prefix()
    set_script_prefix(f"{PREFIX}{provider.slug}/")
    try:
        return reverse(name, args=args)
    finally:
        set_script_prefix(before)


def _provider_slug(request: Any, path: str) -> str:
    if path.startswith(PREFIX):
        return path[len(PREFIX) :].partition("/")[0]
    return request.provider.slug if request.provider else ""


def _at(memberships: Sequence[Membership], slug: str) -> list[Membership]:
    return [membership for membership in memberships if membership.provider.slug == slug]
