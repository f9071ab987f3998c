"""What is wrong with an agreement file, all of it at once: line, key and a sentence that says how to mend it."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake: `line` counts from 1 (0: the file as a whole), `key` is dotted, as in `fee.when.package`."""

    line: int
    key: str
    message: str


class AgreementError(ValueError):
    """An agreement that cannot be read; `problems` holds every mistake in the order of the file."""

    def __init__(self, problems: Iterable[Problem], *, source: str) -> None:
        self.problems = tuple(sorted(set(problems)))
        self.source = source
        super().__init__("; ".join(f"{source}:{p.line}: {p.key}: {p.message}" for p in self.problems))


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that `word` was probably meant to be, or an empty string."""
    folded = {k.replace("_", "-").lower(): k for k in known}
    found = difflib.get_close_matches(word.replace("_", "-").lower(), folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else ""


def hint(word: str, known: Iterable[str]) -> str:
    """The end of a sentence about an unknown word: the nearest right one, else all the right ones."""
    words = sorted(known)
    if close := nearest(word, words):
        return f"did you mean `{close}`?"
    return "known: " + ", ".join(words) if words else "nothing is known here"
