"""Digits, folding and sorting of texts in the five languages, without ICU (design.md section 6 and 8).

`fold` makes two spellings of one word equal, for comparing and searching; `sorting_key` gives a text whose
plain order of code points is the order of the language's alphabet, so a database needs no collation of its own.
"""

import unicodedata
from functools import cache

_PERSIAN_DIGITS = "۰۱۲۳۴۵۶۷۸۹"
_ARABIC_DIGITS = "٠١٢٣٤٥٦٧٨٩"
_LATIN_DIGITS = "0123456789"
_TO_PERSIAN = str.maketrans(_LATIN_DIGITS, _PERSIAN_DIGITS)
_TO_LATIN = str.maketrans(_PERSIAN_DIGITS + _ARABIC_DIGITS, _LATIN_DIGITS * 2)

_LETTERS = {
    "ي": "ی",
    "ى": "ی",
    "ئ": "ی",
    "ك": "ک",
    "ة": "ه",
    "ۀ": "ه",
    "ە": "ه",
    "أ": "ا",
    "إ": "ا",
    "ٱ": "ا",
    "ؤ": "و",
}
# Vowel marks and the stretching line say nothing for comparing; neither do joiners and direction marks.
_SILENT = "ـ\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069\u00ad\ufeff" + "".join(
    chr(code) for code in (*range(0x064B, 0x0653), 0x0654, 0x0655, 0x0670)
)
_FOLDING = str.maketrans(_LETTERS | dict.fromkeys(_SILENT, "")) | _TO_LATIN

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_PERSIAN = "ءآابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
_ALPHABETS = {
    "en": _LATIN + _PERSIAN,
    "fi": _LATIN + "åäö" + _PERSIAN,
    "sv": _LATIN + "åäö" + _PERSIAN,
    "nb": _LATIN + "æøå" + _PERSIAN,
    "fa": _PERSIAN + _LATIN,
}
_EQUAL_LETTERS = {
    "fi": {"æ": "ä", "ø": "ö", "õ": "ö", "ü": "y"},
    "sv": {"æ": "ä", "ø": "ö", "ü": "y"},
    "nb": {"ä": "æ", "ö": "ø", "ü": "y", "aa": "å"},
}
_PLAIN_LETTERS = {"æ": "ae", "ø": "o", "ð": "d", "þ": "th", "đ": "d", "ł": "l", "œ": "oe", "ı": "i"}
_FIRST_LETTER = 0x100
"""Letters are renumbered from here on, behind digits and Latin punctuation."""


def local_digits(text: str, language: str) -> str:
    """`text` with its Latin digits in the digits of `language`: Persian ones for `fa`, else as they are."""
    return text.translate(_TO_PERSIAN) if language == "fa" else text


def latin_digits(text: str) -> str:
    """`text` with Persian and Arabic digits as Latin ones."""
    return text if text.isascii() else text.translate(_TO_LATIN)


def fold(text: str) -> str:
    """`text` for comparing and searching: case, digits, Arabic yeh and kaf, joiners and spacing do not count."""
    if text.isascii():
        return " ".join(text.lower().split())
    folded = unicodedata.normalize("NFKC", text).translate(_FOLDING).casefold()
    return " ".join(folded.split())


def sorting_key(text: str, language: str) -> str:
    """A text that sorts, by plain code points, where `text` stands in the alphabet of `language`.

    Swedish and Finnish end in å ä ö, Norwegian in æ ø å (aa is å); other accents count only between equals.
    The parts are joined by U+0001, which PostgreSQL keeps.
    """
    folded = fold(text)
    known = language if language in _ALPHABETS else "en"
    alphabet = _ALPHABETS[known]
    letters = folded
    for written, letter in _EQUAL_LETTERS.get(known, {}).items():
        letters = letters.replace(written, letter)
    places = "".join(_place(character, alphabet) for character in letters)
    return f"{places}\x01{folded}\x01{text}"


@cache
def alphabet_places(language: str) -> tuple[str, str]:
    """Letters and what they are replaced by, so that code points then sort as the alphabet of `language` does.

    For databases: `translate(name, letters, places)`. Letters without a place at the end are left out. What
    `sorting_key` does with pairs of letters is not in it: Norwegian aa is no å here, English æ stands as a.
    """
    known = language if language in _ALPHABETS else "en"
    equal = _EQUAL_LETTERS.get(known, {})
    places: dict[str, str] = {}
    for code in (*range(0x41, 0x250), *range(0x620, 0x700)):
        folded = fold(chr(code))
        place = _place(equal.get(folded, folded), _ALPHABETS[known]) if len(folded) == 1 else ""
        if place and place != chr(code):
            places[chr(code)] = place[0]
    return "".join(places) + _SILENT, "".join(places.values())


def _place(character: str, alphabet: str) -> str:
    position = alphabet.find(character)
    if position >= 0:
        return chr(_FIRST_LETTER + position)
    plain = _PLAIN_LETTERS.get(character) or _without_accents(character)
    if plain != character:
        return "".join(_place(letter, alphabet) for letter in plain)
    # Letters of other scripts come after every alphabet known here, in their own order.
    return character if ord(character) < _FIRST_LETTER else f"\u0fff{character}"


def _without_accents(character: str) -> str:
    decomposed = unicodedata.normalize("NFD", character)
    return "".join(part for part in decomposed if not unicodedata.combining(part))


def folding_characters() -> tuple[str, str]:
    """What `fold` changes a single character into, as two texts for a database's `translate`.

    Characters beyond the length of the second text vanish. Case and compatibility forms are not in it.
    """
    kept = {code: text for code, text in _FOLDING.items() if text}
    gone = [code for code, text in _FOLDING.items() if not text]
    letters = (chr(text) if isinstance(text, int) else text for text in kept.values())
    return "".join(map(chr, [*kept, *gone])), "".join(letters)
