"""Days that differ in the demonstration: when its providers are closed by themselves, and what does not suit a customer."""

from collections.abc import Mapping
from datetime import date, timedelta

from huolto.foundation.actors import Actor
from huolto.foundation.models import Provider
from huolto.parties.choices import DayEffect
from huolto.parties.commands import DaysFacts, add_calendar_days
from huolto.parties.models import Organisation

COMPANY_DAY = {
    "suopursu": {"fi": "Yrityspäivä", "sv": "Företagsdag", "en": "Company day", "nb": "Firmadag", "fa": "روز شرکت"},
    "vidlokka": {"nb": "Firmadag", "en": "Company day"},
    "granhaga": {"sv": "Företagsdag", "en": "Company day"},
    "payar": {"fa": "گردهمایی کارکنان", "en": "Staff gathering"},
}  # fmt: skip
STOCK_TAKE = {
    "suopursu": {"fi": "Varaston inventointi", "sv": "Lagerinventering", "en": "Stock-take", "nb": "Varetelling", "fa": "انبارگردانی"},
    "payar": {"fa": "انبارگردانی", "en": "Stock-take"},
}  # fmt: skip
CUSTOMERS_DAYS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "suopursu": ("kaarnalahti", {"fi": "Koulujen talviloma", "sv": "Skolornas sportlov", "en": "Winter holiday of schools"}),
    "payar": ("sepidar", {"fa": "تعمیرات ساختمان", "en": "Building works"}),
}  # fmt: skip


def enter_days(provider: Provider, anchor: date) -> None:
    """A closed day soon, an afternoon of counting, and a week in which a customer wants no visits."""
    actor = Actor.system(provider)
    company_day = _weekday(anchor + timedelta(days=19))
    add_calendar_days(actor=actor, facts=DaysFacts(name=COMPANY_DAY[provider.slug], first_on=company_day))
    if provider.slug in STOCK_TAKE:
        counting = DaysFacts(
            name=STOCK_TAKE[provider.slug],
            first_on=_weekday(anchor + timedelta(days=33)),
            effect=DayEffect.CLOSED_HOURS,
            hours=("13:00-16:00",),
        )
        add_calendar_days(actor=actor, facts=counting)
    if provider.slug in CUSTOMERS_DAYS:
        slug, name = CUSTOMERS_DAYS[provider.slug]
        begins = anchor + timedelta(days=(7 - anchor.weekday()) + 70)
        week = DaysFacts(name=name, first_on=begins, last_on=begins + timedelta(days=6))
        customer = Organisation.objects.of(provider).get(slug=slug)
        add_calendar_days(actor=actor, facts=week, customer_id=customer.pk)


def _weekday(day: date) -> date:
    """The day, or the Monday after where it is none on which all four countries work."""
    return day + timedelta(days=(7 - day.weekday()) % 7 if day.weekday() in (3, 4, 5, 6) else 0)
