"""State changes of privacy."""

from huolto.privacy.commands.copying import ask_copy, make_copy
from huolto.privacy.commands.erasing import ask_erasure, erase_person, forget_files
from huolto.privacy.commands.retaining import forget_retention, set_retention, sweep_tonight

__all__ = [
    "ask_copy",
    "ask_erasure",
    "erase_person",
    "forget_files",
    "forget_retention",
    "make_copy",
    "set_retention",
    "sweep_tonight",
]
