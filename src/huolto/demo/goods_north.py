"""The goods of the Norwegian and the Swedish provider: systems and what belongs to them, telephones."""

from huolto.demo.goods import (
    APPLICATIONS,
    COMMUNICATIONS,
    FINANCE,
    LIFECYCLE,
    PREINSTALLATION,
    PROCUREMENT,
    Line,
)

__all__ = ["NORWEGIAN_LINES", "NORWEGIAN_PACKAGES", "SWEDISH_LINES", "SWEDISH_PACKAGES"]

SWEDISH_PACKAGES = (
    ("bas", {"sv": "Bas", "en": "Bas", "fi": "Bas", "nb": "Bas", "fa": "پایه"}, (PREINSTALLATION,)),
    ("prof", {"sv": "Prof", "en": "Prof", "fi": "Prof", "nb": "Prof", "fa": "حرفه‌ای"}, (PROCUREMENT, PREINSTALLATION, APPLICATIONS)),
)  # fmt: skip
SWEDISH_LINES = (
    Line("vireo-p7", "phone", {"sv": "Vireo P7"}, {"sv": "6,1 tum, två SIM-kort", "en": "6.1 inch, two SIM cards", "nb": "6,1 tommer, to SIM-kort", "fi": "6,1 tuumaa, kaksi SIM-korttia", "fa": "۶٫۱ اینچ، دو سیم‌کارت"}, "4690", "Vireo", "P7", ((LIFECYCLE, "149", 36), (FINANCE, "159", 36))),
    Line("vireo-p7-tough", "phone", {"sv": "Vireo P7 Tålig"}, {"sv": "tål vatten, damm och fall", "en": "withstands water, dust and falls", "nb": "tåler vann, støv og fall", "fi": "kestää vettä, pölyä ja putoamisen", "fa": "مقاوم در برابر آب، گرد و غبار و ضربه"}, "5890", "Vireo", "P7 Tålig", ((LIFECYCLE, "189", 36), (FINANCE, "199", 36))),
    Line("phone-case", "accessory", {"sv": "Skal", "en": "Case", "fi": "Suojakuori", "nb": "Deksel", "fa": "قاب"}, {"sv": "Tillbehör", "en": "Accessory", "fi": "Oheislaite", "nb": "Tilbehør", "fa": "لوازم جانبی"}, "189", makes_item=False),
    Line("voice-and-data", "subscription", {"sv": "Röst och data", "en": "Voice and data", "fi": "Puhe ja data", "nb": "Tale og data", "fa": "مکالمه و داده"}, {"sv": "Abonnemang, debiteras per dag", "en": "Subscription, charged by days", "fi": "Liittymä, veloitetaan päivittäin", "nb": "Abonnement, belastes per dag", "fa": "اشتراک، روزشمار"}, "0"),
)  # fmt: skip

NORWEGIAN_PACKAGES = (
    ("drift", {"nb": "Drift", "en": "Hosting", "sv": "Drift", "fi": "Ylläpito", "fa": "میزبانی"}, (COMMUNICATIONS, APPLICATIONS)),
)  # fmt: skip
NORWEGIAN_LINES = (
    Line("web-shop", "system", {"nb": "Nettbutikk", "en": "Web shop", "sv": "Webbutik", "fi": "Verkkokauppa", "fa": "فروشگاه اینترنتی"}, {"nb": "Plattform med kasse og lager", "en": "Platform with checkout and stock", "sv": "Plattform med kassa och lager", "fi": "Alusta, kassa ja varasto", "fa": "سکو با صندوق و انبار"}, "48000"),
    Line("integration", "system", {"nb": "Integrasjon", "en": "Integration", "sv": "Integration", "fi": "Integraatio", "fa": "یکپارچه‌سازی"}, {"nb": "Til regnskap, lager eller frakt", "en": "To accounts, stock or freight", "sv": "Till bokföring, lager eller frakt", "fi": "Kirjanpitoon, varastoon tai kuljetukseen", "fa": "با حسابداری، انبار یا حمل"}, "9500"),
    Line("search-module", "licence", {"nb": "Søkemodul", "en": "Search module", "sv": "Sökmodul", "fi": "Hakumoduuli", "fa": "افزونهٔ جستجو"}, {"nb": "Lisens for påbegynt måned", "en": "Licence for each month started", "sv": "Licens per påbörjad månad", "fi": "Lisenssi alkavalta kuukaudelta", "fa": "مجوز برای هر ماه آغازشده"}, "0"),
    Line("newsletter", "subscription", {"nb": "Nyhetsbrev", "en": "Newsletter", "sv": "Nyhetsbrev", "fi": "Uutiskirje", "fa": "خبرنامه"}, {"nb": "Abonnement, belastes per dag", "en": "Subscription, charged by days", "sv": "Abonnemang, per dag", "fi": "Tilaus, veloitetaan päivittäin", "fa": "اشتراک، روزشمار"}, "0"),
    Line("editor-account", "account", {"nb": "Redaktørkonto", "en": "Editor’s account", "sv": "Redaktörskonto", "fi": "Toimittajan tili", "fa": "حساب ویراستار"}, {"nb": "Bruker i nettbutikkens administrasjon", "en": "User of the shop’s administration", "sv": "Användare i butikens administration", "fi": "Käyttäjä kaupan hallinnassa", "fa": "کاربر مدیریت فروشگاه"}, "0"),
)  # fmt: skip
