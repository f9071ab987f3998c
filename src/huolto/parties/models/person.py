"""People: a person of one organisation, the login behind, the membership that joins the two."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from huolto.foundation.history import tracked
from huolto.foundation.models import CALENDAR_CHOICES, LANGUAGE_CHOICES
from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.parties.choices import MailState
from huolto.parties.models.organisation import CostCentre, Organisation
from huolto.parties.models.place import Place
from huolto.parties.names import PersonName


class UserManager(BaseUserManager["User"]):
    """Finds and makes logins by e-mail address, whatever the case of its letters."""

    def get_by_natural_key(self, email: str | None) -> "User":
        """The login with this address."""
        return self.get(email__iexact=email)

    def create_user(self, email: str, password: str | None = None, **fields: object) -> "User":
        """Make a login; without a password nobody can sign in with it until one is set by mail."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save()
        return user


class User(AbstractBaseUser):
    """A login, one an installation: the e-mail address is the user name (S2.16)."""

    email = models.EmailField(max_length=254, unique=True)
    language = models.CharField(max_length=5, choices=LANGUAGE_CHOICES, blank=True)
    calendar_system = models.CharField(max_length=12, choices=CALENDAR_CHOICES, blank=True)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []
    is_staff = False
    is_superuser = False

    objects = UserManager()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email")]

    def __str__(self) -> str:
        return self.email

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """Nobody has Django's own permissions: rights are grants."""
        return False

    def has_module_perms(self, app_label: str) -> bool:
        """See `has_perm`."""
        return False


@tracked(except_for=("mail_status", "mail_bounces"))
class Person(TenantModel):
    """Somebody at one organisation, with or without a login; names and contact details stand here alone.

    Erased, the row stays and goes by a pseudonym (see `names.py`), so that what it did still has an author.
    """

    organisation = TenantForeignKey(Organisation)
    name = PersonName(max_length=200)
    email = models.EmailField(max_length=254, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    employee_number = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=5, choices=LANGUAGE_CHOICES, blank=True)
    manager = TenantForeignKey("self", null=True, blank=True)
    cost_centre = TenantForeignKey(CostCentre, null=True, blank=True)
    place = TenantForeignKey(Place, null=True, blank=True)
    is_active = models.BooleanField(default=True)
    erased_at = models.DateTimeField(null=True, blank=True)
    mail_state = models.CharField(max_length=8, choices=MailState.choices, default=MailState.FINE)
    mail_state_since = models.DateTimeField(null=True, blank=True)
    mail_status = models.CharField(max_length=12, blank=True)
    """What the mail servers said last, as a status of RFC 3463; a temporary one too."""
    mail_bounces = models.PositiveSmallIntegerField(default=0)
    """How many mails came back since the address last worked or was changed."""

    class Meta:
        ordering = ["name", "pk"]
        indexes = [
            models.Index(fields=["provider", "organisation", "name"], name="person_by_name"),
            models.Index(models.F("provider"), Lower("email"), name="person_by_address"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(mail_state__in=MailState.values), name="person_mail_state"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Membership(TenantModel):
    """That a login may act as a person; one login may have several and switches between them."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    person = TenantForeignKey(Person, related_name="memberships")
    is_active = models.BooleanField(default=True)
    last_used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "person"], name="membership_once"),
        ]

    def __str__(self) -> str:
        return f"{self.user} as {self.person}"
