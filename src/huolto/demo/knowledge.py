"""What the providers of the demonstration tell their readers, and what readers said of pages."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from huolto.foundation.actors import Actor
from huolto.foundation.models import Provider
from huolto.knowledge.choices import AnnouncementKind, Readers
from huolto.knowledge.commands import AnnouncementFacts, announce
from huolto.knowledge.models import PageFeedback
from huolto.rules.calendars import CalendarSystem, add_months

NEWS = {
    "title": {
        "en": "New laptops in the shop",
        "fi": "Uusia kannettavia kaupassa",
        "sv": "Nya bärbara datorer i butiken",
        "nb": "Nye bærbare i butikken",
        "fa": "لپ‌تاپ‌های تازه در فروشگاه",
    },
    "body": {
        "en": "This year’s models are in the [shop](page:shop). What you ordered before stays as it was.",
        "fi": "Tämän vuoden mallit ovat [kaupassa](page:shop). Aiemmat tilauksesi pysyvät ennallaan.",
        "sv": "Årets modeller finns i [butiken](page:shop). Det du redan har beställt ändras inte.",
        "nb": "Årets modeller er i [butikken](page:shop). Det du alt har bestilt, endres ikke.",
        "fa": "مدل‌های امسال در [فروشگاه](page:shop) است. آنچه پیش‌تر سفارش داده‌اید همان می‌ماند.",
    },
}
MAINTENANCE = {
    "title": {
        "en": "The shop rests on Saturday evening for maintenance",
        "fi": "Kauppa on lauantai-iltana kiinni huollon vuoksi",
        "sv": "Butiken är stängd på lördag kväll för underhåll",
        "nb": "Butikken er stengt lørdag kveld for vedlikehold",
        "fa": "فروشگاه برای نگهداری شنبه شب بسته است",
    },
    "body": {
        "en": "From 18 to 20 nothing can be ordered. Devices and requests can be read as usual.",
        "fi": "Kello 18–20 ei voi tilata. Laitteita ja pyyntöjä voi lukea tavalliseen tapaan.",
        "sv": "Klockan 18–20 går det inte att beställa. Enheter och ärenden kan läsas som vanligt.",
        "nb": "Fra 18 til 20 kan ingenting bestilles. Enheter og forespørsler kan leses som vanlig.",
        "fa": "از ساعت ۱۸ تا ۲۰ نمی‌توان سفارش داد. دستگاه‌ها و درخواست‌ها مانند همیشه دیده می‌شوند.",
    },
}
FOR_STAFF = {
    "title": {
        "en": "Count the main store before the end of the month",
        "fi": "Päävarasto inventoidaan ennen kuun loppua",
        "sv": "Huvudlagret ska inventeras före månadens slut",
        "nb": "Hovedlageret telles opp før månedsskiftet",
        "fa": "انبار اصلی تا پایان ماه شمرده شود",
    },
    "body": {
        "en": "Begin on Monday morning. Whoever has time scans a shelf with a phone; differences are looked at together.",
        "fi": "Aloitetaan maanantaiaamuna. Joka ehtii, skannaa hyllyn puhelimella; erot katsotaan yhdessä.",
        "sv": "Vi börjar på måndag morgon. Den som hinner skannar en hylla med telefonen; skillnader går vi igenom tillsammans.",
        "nb": "Vi begynner mandag morgen. Den som har tid, skanner en hylle med telefonen; avvik ser vi på sammen.",
        "fa": "از صبح شنبه آغاز می‌کنیم. هر که فرصت دارد یک قفسه را با گوشی اسکن کند؛ مغایرت‌ها را با هم می‌بینیم.",
    },
}

ANSWERS = (("devices", 14, 2), ("invoice", 9, 3), ("shop", 6, 4), ("article:order", 5, 0))
"""Page, how often it was useful and how often not."""

WORDS = {
    "fi": {
        "devices": ("En löytänyt vanhoja näyttöjä.", "Laitteen kuva puuttuu."),
        "invoice": ("“Miksi?” selittää hyvin, mutta PDF:ään voisi lisätä saman.",),
        "shop": ("En nähnyt, kumpi kannettava on kevyempi.", "Kuvat puuttuvat."),
    },
    "sv": {
        "devices": ("Jag hittade inte de gamla telefonerna.",),
        "invoice": ("”Varför?” förklarar bra, men samma sak kunde stå i PDF:en.",),
        "shop": ("Jag såg inte vilken telefon som är lättast.", "Bilder saknas."),
    },
    "nb": {
        "devices": ("Jeg fant ikke de gamle terminalene.",),
        "invoice": ("«Hvorfor?» forklarer godt, men det samme kunne stå i PDF-en.",),
        "shop": ("Jeg så ikke hvilken skjerm som er størst.", "Bildene mangler."),
    },
    "fa": {
        "devices": ("چاپگرهای قدیمی را پیدا نکردم.",),
        "invoice": ("«چرا؟» خوب توضیح می‌دهد؛ کاش در PDF هم بود.",),
        "shop": ("نفهمیدم کدام رایانه سبک‌تر است.", "عکس ندارد."),
    },
}
"""What those wrote whom a page did not help, in the language of the house."""


def tell(provider: Provider, anchor: date) -> None:
    """Make announcements of a provider, and what its readers said of pages."""
    zone = ZoneInfo(provider.zone)
    actor = Actor.system(provider)
    for days, kind, texts, readers in (
        (6, AnnouncementKind.NEWS, NEWS, Readers.CUSTOMERS),
        (1, AnnouncementKind.MAINTENANCE, MAINTENANCE, Readers.CUSTOMERS),
        (3, AnnouncementKind.NEWS, FOR_STAFF, Readers.STAFF),
    ):
        at = datetime.combine(anchor - timedelta(days=days), time(9), tzinfo=zone)
        until = at + timedelta(days=30)
        facts = AnnouncementFacts(**texts, kind=kind, readers=readers, from_at=at, until_at=until)
        announce(actor=actor, facts=facts, at=at)
    _answer(provider, anchor)


def _answer(provider: Provider, anchor: date) -> None:
    # Rows as they would have come day by day; the command gives only today's.
    rows = []
    said = WORDS.get(provider.language, {})
    for page_key, yes, no in ANSWERS:
        words = said.get(page_key, ())
        answers = [False] * no + [True] * yes
        for n, is_useful in enumerate(answers):
            given_on = add_months(anchor, -(n % 3), CalendarSystem.GREGORIAN)
            text = words[n] if n < len(words) else ""
            rows.append(
                PageFeedback(
                    provider=provider, page_key=page_key, is_useful=is_useful, text=text, given_on=given_on
                )
            )
    PageFeedback.objects.bulk_create(rows)
