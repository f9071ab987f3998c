"""The mail that a new login gets: a link by which its owner chooses a password."""

from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.urls import reverse

from huolto.foundation.addresses import absolute
from huolto.foundation.localisation import request_language
from huolto.foundation.mail import put_in_mail_box
from huolto.parties.models import Membership


def invite(request: Any, membership: Membership) -> None:
    """Mail the way in; a login that has a password already is only told where it may go now."""
    user = membership.user
    if user.has_usable_password():
        url = absolute(request, reverse("home"))
    else:
        token = default_token_generator.make_token(user)
        url = absolute(
            request, reverse("account_reset_password_from_key", args=[user_pk_to_url_str(user), token])
        )
    put_in_mail_box(
        to_address=user.email,
        template="mail/account/invitation",
        context={
            "name": membership.person.name,
            "organisation": membership.person.organisation.name,
            "has_password": user.has_usable_password(),
            "url": url,
        },
        language=user.language or membership.person.organisation.language or request_language(request),
        provider=request.provider,
    )
