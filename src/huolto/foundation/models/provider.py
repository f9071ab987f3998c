"""The tenant: a provider that looks after its customers' devices."""

from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models

from huolto.rules.calendars import CalendarSystem

LANGUAGE_CHOICES = [
    ("en", "English"),
    ("fi", "Suomi"),
    ("sv", "Svenska"),
    ("nb", "Norsk bokmål"),
    ("fa", "فارسی"),
]
CALENDAR_CHOICES = [(system.value, system.value) for system in CalendarSystem]


class Provider(models.Model):
    """One provider; every other row of the installation belongs to one."""

    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    hostnames = ArrayField(models.CharField(max_length=253), default=list, blank=True)
    country = models.CharField(max_length=2)
    currency = models.CharField(max_length=3)
    language = models.CharField(max_length=5, choices=LANGUAGE_CHOICES, default="en")
    zone = models.CharField(max_length=64)
    calendar_system = models.CharField(max_length=12, choices=CALENDAR_CHOICES, default="gregorian")
    fiscal_year_first_month = models.PositiveSmallIntegerField(default=1)
    brand_colour = models.CharField(
        max_length=7, default="#1d5c53", validators=[RegexValidator(r"\A#[0-9a-fA-F]{6}\Z")]
    )
    logo_svg = models.TextField(blank=True)
    user_guide_url = models.URLField(blank=True)
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(fiscal_year_first_month__range=(1, 12)), name="provider_first_month"
            ),
        ]

    def __str__(self) -> str:
        return self.name
