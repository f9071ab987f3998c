"""Names that are nearly the same: makers, models, people and places that a list would make a second time.

Names meet by keys, never each with each, so that thousands of new ones are compared with thousands of known ones in
a moment. Two names whose digits differ are never alike: a T14 is no T15. Names that `fold` makes equal are the same
name, and not told of here.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from huolto.rules.formatting import fold

LEGAL_FORMS = frozenset(
    ["inc", "incorporated", "corp", "corporation", "ltd", "limited", "llc", "plc", "co", "company", "oy", "oyj", "ab", "as", "asa", "aps", "a/s", "gmbh", "ag", "kg", "sa", "sarl", "srl", "spa", "bv", "nv", "kk", "group", "holding", "international", "technologies", "technology", "computer", "computers", "electronics", "systems"]
)  # fmt: skip
ALIASES = {
    "hewlettpackard": "hp", "hewlettpackardenterprise": "hpe", "asustek": "asus", "toshibatec": "toshiba",
}  # fmt: skip
"""Names under which one maker goes."""
SHORTEST_TYPO = 5
"""In a shorter word one letter makes another word."""
SHORTEST_NAME = 3
_WORD = re.compile(r"[^\W_]+")
_GENERATION = re.compile(r"\b(?:generation|gen)\s*\.?\s*(\d+)\b|\b(\d+)(?:st|nd|rd|th)\s+gen(?:eration)?\b")


class NameKind(StrEnum):
    """Whose names are compared; each kind has its own ways of being spelled twice."""

    MAKER = "maker"
    MODEL = "model"
    PERSON = "person"
    PLACE = "place"


@dataclass(frozen=True)
class Likeness:
    """A new name that is nearly an `other` one, and why; `is_known` where that stands in the register already."""

    name: str
    other: str
    reason: str
    is_known: bool


def near_duplicates(new: Iterable[str], known: Iterable[str], kind: NameKind) -> list[Likeness]:
    """Each new name with those known, and those new before it, that it is nearly the same as; strongest reason first."""
    by_key: dict[Hashable, list[str]] = defaultdict(list)
    folded_known: dict[str, str] = {}
    for name in known:
        if fold(name) and fold(name) not in folded_known:
            folded_known[fold(name)] = name
            _remember(by_key, name, kind)
    found: list[Likeness] = []
    told: set[str] = set()
    for name in new:
        plain = fold(name)
        if not plain or plain in folded_known or plain in told:
            continue
        told.add(plain)
        others: dict[str, str] = {}
        for key, reason in _keys(name, kind):
            for other in by_key.get(key, ()):
                if other not in others and _is_near(key, name, other, kind):
                    others[other] = reason()
        found += [Likeness(name, other, why, fold(other) in folded_known) for other, why in others.items()]
        _remember(by_key, name, kind)
    return found


def _remember(by_key: dict[Hashable, list[str]], name: str, kind: NameKind) -> None:
    for key, _reason in _keys(name, kind):
        by_key[key].append(name)


def _keys(name: str, kind: NameKind) -> Iterator[tuple[Hashable, Callable[[], str]]]:
    words = _words(name, kind)
    if not words:
        return
    if kind == NameKind.PERSON:
        yield ("same", *sorted(words)), _reordered
        if len(words) > 1:
            last = words[-1]
            yield ("initial", words[0][0], *words[1:-1], last), _initial
            for index, word in enumerate(words):
                rest = tuple(sorted(words[:index] + words[index + 1 :]))
                if len(word) >= SHORTEST_NAME:
                    for piece in _shortened(word):
                        yield ("typo", rest, piece), _typo
        return
    joined = "".join(words)
    if kind == NameKind.MAKER:
        yield ("same", ALIASES.get(joined, joined)), _maker
    else:
        yield ("same", joined), _spaced
    numbers = tuple(word for word in words if any(sign.isdigit() for sign in word))
    letters = "".join(word for word in words if word not in numbers)
    if len(letters) >= SHORTEST_TYPO:
        for piece in _shortened(letters):
            yield ("typo", numbers, piece), _typo


def _is_near(key: Hashable, name: str, other: str, kind: NameKind) -> bool:
    """Whether two names that met by a key are alike: shortened words may meet that are two letters apart."""
    assert isinstance(key, tuple)  # noqa: S101
    first, second = _words(name, kind), _words(other, kind)
    if key[0] == "same":
        return True
    if key[0] == "initial":
        return first[1:] == second[1:] and min(len(first[0]), len(second[0])) == 1
    if kind == NameKind.PERSON:
        differing = [one for one in first if one not in second], [one for one in second if one not in first]
        if len(differing[0]) != 1 or len(differing[1]) != 1:
            return False
        one, another = differing[0][0], differing[1][0]
        # Jan and Jon are two people, Ana and Anna may be one.
        return max(len(one), len(another)) > SHORTEST_NAME and _is_one_apart(one, another)
    pairs = [pair for pair in zip(first, second, strict=False) if pair[0] != pair[1]]
    if len(first) != len(second) or len(pairs) != 1:
        return False
    # What stands in capitals on both sides is a code, and one letter of it means something.
    is_code = pairs[0][0].upper() in name and pairs[0][1].upper() in other
    return _is_typo(*pairs[0]) and not is_code


def _is_typo(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= SHORTEST_TYPO and _is_one_apart(one, other)


def _words(name: str, kind: NameKind) -> tuple[str, ...]:
    """The words of a name without accents, signs, and what each kind of name adds without meaning it."""
    text = fold(name)
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    if kind == NameKind.MODEL:
        text = _GENERATION.sub(lambda match: f"g{match[1] or match[2]}", text)
        # A model with a plus is another one: B and B+.
        text = text.replace("+", " plus ")
    words = tuple(_WORD.findall(text))
    if kind == NameKind.MAKER:
        words = tuple(word for word in words if word not in LEGAL_FORMS) or words
    if kind == NameKind.PERSON and "," in name and len(words) > 1:
        before = len(_WORD.findall(text.split(",")[0]))
        words = words[before:] + words[:before]
    return words


def _shortened(word: str) -> set[str]:
    """A word and all that it becomes by leaving out one letter: words one letter apart share one of them."""
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}


def _is_one_apart(one: str, other: str) -> bool:
    """Whether one letter was changed, added, left out, or two neighbours were exchanged."""
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1 or one == other:
        return False
    start = 0
    while start < len(one) and one[start] == other[start]:
        start += 1
    if len(one) < len(other):
        return one[start:] == other[start + 1 :]
    if one[start + 1 :] == other[start + 1 :]:
        return True
    return one[start : start + 2] == other[start : start + 2][::-1] and one[start + 2 :] == other[start + 2 :]


def _reordered() -> str:
    return _("The same names in another order or spelling.")


def _initial() -> str:
    return _("The first name is an initial in one of them.")


def _maker() -> str:
    return _("The same maker under another form of its name.")


def _spaced() -> str:
    return _("The same but for blanks, signs and how a generation is written.")


def _typo() -> str:
    return _("One letter differs.")
