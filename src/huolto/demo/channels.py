"""How the demonstration's providers are reached: phone lines with their hours, a mail address, a channel that goes away."""

from datetime import date, timedelta

from huolto.desk.choices import ChannelKind
from huolto.desk.commands import ChannelFacts, add_channel
from huolto.foundation.actors import Actor
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


def open_finnish_channels(actor: Actor, anchor: date) -> None:
    """Two phone lines and a mail address for all; for the town the old channel of its finance until it joins."""
    for facts in FINNISH:
        add_channel(actor=actor, facts=facts)
    town = Organisation.objects.of(actor.provider).get(slug="kaarnalahti")
    add_channel(
        actor=actor,
        facts=ChannelFacts(
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
            customer_id=town.pk,
            valid_until=anchor + timedelta(days=92),
            position=9,
        ),
    )


def open_iranian_channels(actor: Actor) -> None:
    """A phone line with the hours of the Iranian week, and a mail address."""
    for facts in IRANIAN:
        add_channel(actor=actor, facts=facts)
