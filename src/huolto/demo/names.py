"""Invented people of five countries; everybody is made of two lists, and nobody twice."""

from collections.abc import Iterator, Sequence
from itertools import count

FINNISH = (
    ("Aada", "Aapo", "Anni", "Arttu", "Eeli", "Ella", "Elsa", "Emil", "Hanna", "Heikki", "Henna", "Iiro", "Inka", "Joona", "Juho", "Kaisa", "Katri", "Kimmo", "Lasse", "Liisa", "Lotta", "Maija", "Matias", "Minna", "Niilo", "Outi", "Pekka", "Pihla", "Reetta", "Risto", "Saana", "Santeri", "Suvi", "Taneli", "Teija", "Topi", "Ulla", "Valtteri", "Venla", "Vilma"),
    ("Ahokas", "Haapala", "Heinonen", "Hietala", "Huhta", "Jokela", "Kangas", "Kaski", "Kivelä", "Koivula", "Lahtela", "Laakso", "Leino", "Linna", "Luoma", "Mattila", "Mäkelä", "Nurmi", "Oja", "Paju", "Peltola", "Pihlaja", "Pohja", "Rinne", "Saarni", "Salmela", "Suoranta", "Takala", "Tammi", "Toivola", "Tuomela", "Uotila", "Vainio", "Varis", "Vuori", "Ylitalo"),
)  # fmt: skip
SWEDISH = (
    ("Agnes", "Albin", "Alva", "Arvid", "Astrid", "Axel", "Birgitta", "Bo", "Ebba", "Elin", "Emil", "Freja", "Greta", "Gunnar", "Hedda", "Hugo", "Ingrid", "Isak", "Julia", "Karin", "Lars", "Linnea", "Love", "Maj", "Nils", "Olle", "Per", "Ronja", "Sixten", "Stina", "Svea", "Tage", "Tilda", "Tuva", "Ulf", "Vera"),
    ("Alfredsson", "Backe", "Bergsten", "Björk", "Dahlin", "Ekman", "Falk", "Forsell", "Gran", "Hallberg", "Hedin", "Holm", "Kvist", "Lindell", "Ljung", "Lundin", "Malm", "Nordin", "Nyman", "Palm", "Rosén", "Sandell", "Sjölin", "Strand", "Sundin", "Thorell", "Vik", "Wallin", "Åberg", "Öhman"),
)  # fmt: skip
NORWEGIAN = (
    ("Anders", "Astrid", "Bjørn", "Eirik", "Eli", "Frida", "Guro", "Hallvard", "Ida", "Ingvild", "Jørgen", "Kari", "Live", "Magnus", "Nora", "Odd", "Ragnhild", "Sigurd", "Solveig", "Tor", "Tuva", "Vegard"),
    ("Aasen", "Bakke", "Berge", "Dalen", "Eide", "Foss", "Haugen", "Hovland", "Krogh", "Lie", "Moen", "Myhre", "Nygård", "Ruud", "Sande", "Skaar", "Sletten", "Solberg", "Strøm", "Tveit", "Vik", "Ødegård"),
)  # fmt: skip
IRANIAN = (
    ("آرزو", "آرمان", "الهام", "امید", "بابک", "بهاره", "پرویز", "پونه", "ترانه", "جمشید", "خسرو", "دلارام", "رامین", "رویا", "زهره", "ژاله", "سهراب", "سیما", "شاهین", "شیوا", "فرهاد", "فریبا", "کاوه", "کتایون", "گلناز", "مازیار", "مریم", "مهتاب", "ناهید", "نیما", "هما", "هومن", "یاسمن"),
    ("آبادان‌فر", "آذرگون", "بهارمست", "پارسامنش", "پاکروان", "تابنده", "جهان‌آرا", "خرم‌دل", "دادگستر", "دلاوری", "رستگار", "روشن‌ضمیر", "زرین‌پور", "سپهری‌نیا", "شایسته", "صبوری", "فرزانه", "کیان‌مهر", "گلستانی", "مهرپرور", "نوبهار", "نیک‌اندیش", "ورجاوند", "یزدان‌یار"),
)  # fmt: skip

LATIN = {"å": "a", "ä": "a", "ö": "o", "ø": "o", "æ": "a", "é": "e"}


def people_of(lists: tuple[Sequence[str], Sequence[str]]) -> Iterator[str]:
    """Names without end that do not repeat before all pairs are used; then they carry a letter between."""
    first, last = lists
    for number in count():
        lap, at = divmod(number, len(first) * len(last))
        # Both lists move on at once, so that neighbours share neither name.
        turn, place = divmod(at, len(first))
        between = f" {chr(64 + lap)}. " if lap else " "
        yield f"{first[place]}{between}{last[(place + turn) % len(last)]}"


def address_of(name: str, domain: str, number: int = 0) -> str:
    """A work address: of the name where it is in Latin letters, else of a number."""
    plain = "".join(LATIN.get(letter, letter) for letter in name.lower()).replace(". ", ".").replace(" ", ".")
    local = plain if plain.isascii() else f"staff{number}"
    return f"{local}@{domain}"
