"""The guides and codes that come with the program: files in `shipped_guides/`, read without a database."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from huolto.rules.guides import CodeKind, Guide, parse

FOLDER = Path(str(files("huolto.desk").joinpath("shipped_guides")))
CODES_FILE = "codes.toml"


@cache
def shipped_codes() -> Mapping[CodeKind, Mapping[str, Mapping[str, str]]]:
    """Names of codes by kind and code, in five languages."""
    data = tomllib.loads((FOLDER / CODES_FILE).read_text(encoding="utf-8"))
    return {kind: data[kind.value] for kind in CodeKind}


@cache
def shipped_guides() -> Mapping[str, str]:
    """The texts of the guides by their codes, in the order of the codes."""
    texts = [file.read_text(encoding="utf-8") for file in FOLDER.glob("*.toml") if file.name != CODES_FILE]
    return dict(sorted((read_once(text).id, text) for text in texts))


@cache
def read_once(source: str) -> Guide:
    """The guide of a text that has no mistakes; texts never change, so each is read once."""
    return parse(source)
