"""The agreement templates that come with the program: files in `shipped/`, which a provider takes over and changes.

They are data: nothing in the program knows any of their names.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from huolto.rules.agreement.weaving import reference_of


@cache
def shipped_templates() -> Mapping[str, str]:
    """The text of each template by what a file extends it with, `{"bas@1": "language = 1 ..."}`, in that order."""
    folder = files("huolto.agreements").joinpath("shipped")
    texts = [entry.read_text(encoding="utf-8") for entry in folder.iterdir() if entry.name.endswith(".toml")]
    by_reference = {reference_of(tomllib.loads(text)): text for text in texts}
    return MappingProxyType(dict(sorted(by_reference.items())))
