"""allauth's door to us: nobody signs up by themselves, and its mails go through the outgoing mail box."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from huolto.foundation.localisation import request_language
from huolto.foundation.mail import put_in_mail_box


class AccountAdapter(DefaultAccountAdapter):
    """Logins are made by administrators; mails are stored, sent by a job, and tried again."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up by themselves."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Store the mail in the receiver's language."""
        user = context.get("user")
        language = getattr(user, "language", "") or request_language(self.request)
        put_in_mail_box(
            to_address=email,
            template=f"mail/{template_prefix}",
            context=context,
            language=language,
            provider=getattr(self.request, "provider", None),
        )
