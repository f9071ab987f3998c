"""Words that people write, as often as they do: some dozens of any help desk, then thousands of made-up ones.

The word of rank n stands in a text once for n times that the first does (Zipf's law), as in any language.
"""

import random
from collections.abc import Sequence
from itertools import accumulate

COMMON = ["printer", "paper", "tray", "opens", "slowly", "screen", "stays", "dark", "after", "login", "password", "again", "monday", "morning", "network", "cable", "room", "third", "floor", "phone", "battery", "drains", "charger", "replaced", "shared", "folder", "rights", "missing", "calendar", "invitation", "mail", "does", "not", "arrive", "driver", "update", "failed", "keyboard", "letters", "wrong", "camera", "meeting", "sound", "echo", "headset", "dock", "monitor", "flickers"]  # fmt: skip
"""The most frequent ones."""
MADE_UP = 8000
STREAM = 2_000_000
"""Words of the long text that messages are cut out of."""

_BEGINNINGS = (
    "b",
    "br",
    "d",
    "f",
    "g",
    "h",
    "j",
    "k",
    "kl",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "st",
    "t",
    "tr",
    "v",
    "",
)
_MIDDLES = ("a", "e", "i", "o", "u", "aa", "ai", "ie", "y", "uo")
_ENDS = ("", "", "", "n", "s", "l", "r", "t", "k", "nd")


def vocabulary(draw: random.Random) -> list[str]:
    """All the words, the most frequent first, each once."""
    words = dict.fromkeys(COMMON)
    while len(words) < len(COMMON) + MADE_UP:
        words.setdefault("".join(_syllable(draw) for _ in range(draw.choice((1, 2, 2, 3, 3, 4)))))
    return [word for word in words if len(word) > 1]


def running_text(draw: random.Random, words: Sequence[str], count: int = STREAM) -> list[str]:
    """So many words, drawn as often as they are written."""
    shares = list(accumulate(1 / (rank + 2.7) for rank in range(len(words))))
    return draw.choices(words, cum_weights=shares, k=count)


def _syllable(draw: random.Random) -> str:
    return draw.choice(_BEGINNINGS) + draw.choice(_MIDDLES) + draw.choice(_ENDS)
