"""The forms at the doors: address, password, new password. allauth checks and counts; the words are ours."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ResetPasswordForm, ResetPasswordKeyForm
from django import forms
from django.utils.translation import gettext_lazy as _


def _plain(field: forms.Field, label: Any, help_text: Any = "") -> None:
    """Our label; no placeholder in place of one, no link inside the help."""
    field.label = label
    field.help_text = help_text
    field.widget.attrs.pop("placeholder", None)


class AddressForm(forms.Form):
    """Whose way of signing in is looked for."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username", "inputmode": "email"}),
    )


class PasswordForm(LoginForm):
    """Address and password (S2.16)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("remember", None)
        _plain(self.fields["login"], _("E-mail address"))
        self.fields["login"].widget.attrs["autocomplete"] = "username"
        _plain(self.fields["password"], _("Password"))

    def clean(self) -> dict[str, Any]:
        """Sessions end with the browser: shared computers stand in schools and stores."""
        cleaned = super().clean() or {}
        return cleaned | {"remember": False}


class ForgottenForm(ResetPasswordForm):
    """Where the mail goes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["email"], _("E-mail address"))


NEW_PASSWORD_HELP = _("At least 10 characters; several words are easy to remember.")


class NewPasswordForm(ResetPasswordKeyForm):
    """A new password by the mailed link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["password1"], _("New password"), NEW_PASSWORD_HELP)
        _plain(self.fields["password2"], _("The same again"))


class ChangeForm(ChangePasswordForm):
    """The present password, and the new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["oldpassword"], _("Present password"))
        _plain(self.fields["password1"], _("New password"), NEW_PASSWORD_HELP)
        _plain(self.fields["password2"], _("The same again"))
