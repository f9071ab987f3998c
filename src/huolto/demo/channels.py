"""How the demonstration's providers are reached: phone lines with their hours, a mail address, a channel that goes away."""

from datetime import date, timedelta

from huolto.desk.choices import ChannelKind
from huolto.desk.commands import ChannelFacts, add_channel
from huolto.foundation.actors import Actor
from huolto.foundation.models import Provider
from huolto.parties.models import Organisation

FINNISH = (
    ChannelFacts(
        kind=ChannelKind.PHONE,
        name={
            "fi": "IT-palvelupiste", "en": "IT service desk", "sv": "IT-servicedesk", "nb": "IT-brukerstøtte",
            "fa": "میز خدمت فناوری اطلاعات",
        },
        address="000 000 1201",
        hours={"mon-fri": ["07:30-16:00"]},
        holidays=["FI"],
        position=1,
    ),
    ChannelFacts(
        kind=ChannelKind.PHONE,
        name={
            "fi": "Palkat ja talous", "en": "Pay and finance", "sv": "Lön och ekonomi", "nb": "Lønn og økonomi",
            "fa": "حقوق و امور مالی",
        },
        address="000 000 1202",
        hours={"mon-fri": ["09:00-15:00"]},
        holidays=["FI"],
        position=2,
    ),
    ChannelFacts(
        kind=ChannelKind.MAIL,
        name={
            "fi": "Palvelupisteen sähköposti", "en": "Service desk by mail", "sv": "Servicedesk per e-post",
            "nb": "Brukerstøtte på e-post", "fa": "ایمیل میز خدمت",
        },
        note={
            "fi": "Jos et pääse kirjautumaan", "en": "If you cannot sign in", "sv": "Om du inte kan logga in",
            "nb": "Hvis du ikke får logget inn", "fa": "اگر نمی‌توانید وارد شوید",
        },
        address="palvelu@suopursu.example",
        position=3,
    ),
)  # fmt: skip

IRANIAN = (
    ChannelFacts(
        kind=ChannelKind.PHONE,
        name={"fa": "میز خدمت ماشین‌های اداری", "en": "Office machines desk"},
        address="000 0000 4400",
        hours={"sat-wed": ["08:00-16:30"], "thu": ["08:00-13:00"]},
        holidays=["IR"],
        position=1,
    ),
    ChannelFacts(
        kind=ChannelKind.MAIL,
        name={"fa": "ایمیل میز خدمت", "en": "Service desk by mail"},
        address="khadamat@payar.example",
        position=2,
    ),
)


NORWEGIAN = (
    ChannelFacts(
        kind=ChannelKind.PHONE,
        name={"nb": "Kundestøtte for nettbutikker", "en": "Support for web shops"},
        address="000 00 330",
        hours={"mon-fri": ["08:00-16:00"]},
        holidays=["NO"],
        position=1,
    ),
    ChannelFacts(
        kind=ChannelKind.MAIL,
        name={"nb": "Kundestøtte på e-post", "en": "Support by mail"},
        address="hjelp@vidlokka.example",
        position=2,
    ),
)

SWEDISH = (
    ChannelFacts(
        kind=ChannelKind.PHONE,
        name={"sv": "Mobilsupport", "en": "Mobile support"},
        address="000 000 0560",
        hours={"mon-fri": ["08:00-17:00"]},
        holidays=["SE"],
        position=1,
    ),
    ChannelFacts(
        kind=ChannelKind.MAIL,
        name={"sv": "Mobilsupport per e-post", "en": "Mobile support by mail"},
        address="support@granhaga.example",
        position=2,
    ),
)


def _old_finance(provider: Provider, anchor: date) -> ChannelFacts:
    """The town's old channel of finance, until finance joins."""
    return ChannelFacts(
        kind=ChannelKind.LINK,
        name={
            "fi": "Talouden vanha palvelukanava",
            "en": "Old channel of finance",
            "sv": "Ekonomins gamla kanal",
            "nb": "Økonomis gamle kanal",
            "fa": "کانال پیشین امور مالی",
        },
        note={"fi": "Ostolaskut ja matkalaskut", "en": "Purchase invoices and travel expenses"},
        address="https://talous.kaarnalahti.example/",
        customer_id=Organisation.objects.of(provider).get(slug="kaarnalahti").pk,
        valid_until=anchor + timedelta(days=92),
        position=9,
    )


CHANNELS = {"suopursu": FINNISH, "vidlokka": NORWEGIAN, "granhaga": SWEDISH, "payar": IRANIAN}
"""By the provider's short name."""


def open_channels(provider: Provider, anchor: date) -> None:
    """Phone lines with the hours of their country, a mail address, and for the Finnish town a channel that goes away."""
    actor = Actor.system(provider)
    more = (_old_finance(provider, anchor),) if provider.slug == "suopursu" else ()
    for facts in (*CHANNELS[provider.slug], *more):
        add_channel(actor=actor, facts=facts)
