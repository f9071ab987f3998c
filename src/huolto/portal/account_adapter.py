"""allauth's door to us: nobody signs up by themselves, and its mails go through the outgoing mail box."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from huolto.foundation.addresses import absolute
from huolto.foundation.localisation import request_language
from huolto.foundation.mail import put_in_mail_box
from huolto.portal.landing import land


class AccountAdapter(DefaultAccountAdapter):
    """Logins are made by administrators; mails are stored, sent by a job, and tried again."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("The address and the password do not belong together. Check both."),
        "incorrect_password": _("This is not your present password."),
        "enter_current_password": _("This is not your present password."),
        "account_inactive": _("This login is closed. Ask your organisation's administrator."),
        "too_many_login_attempts": _(
            "Too many attempts with a wrong password. Wait five minutes and try again, "
            "or choose a new password by mail."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up by themselves."""
        return False

    def add_message(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """allauth's own sentences are not shown: our pages say what was done, in our words."""

    def get_login_redirect_url(self, request: Any) -> str:
        """Where somebody who is signed in already is sent from the doors."""
        return land(request, request.user) or reverse("home")

    def post_login(self, request: Any, user: Any, **kwargs: Any) -> HttpResponse:
        """After the password: to where one was going, or to the membership used last."""
        wanted = kwargs.pop("redirect_url", None) or ""
        where = land(request, user, wanted=wanted) or reverse("home")
        super().post_login(request, user, redirect_url=where, **kwargs)
        return HttpResponseRedirect(where)

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The whole address that the mail carries."""
        uid, _dash, token = key.partition("-")
        return absolute(self.request, reverse("account_reset_password_from_key", args=[uid, token]))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Store the mail in the receiver's language."""
        user = context.get("user")
        language = getattr(user, "language", "") or request_language(self.request)
        put_in_mail_box(
            to_address=email,
            template=f"mail/{template_prefix}",
            context={key: value for key, value in context.items() if key != "request"},
            language=language,
            provider=getattr(self.request, "provider", None),
        )
