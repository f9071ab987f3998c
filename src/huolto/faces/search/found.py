"""What a search finds: rows in groups, and what a source of them is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from huolto.foundation.actors import Actor
from huolto.foundation.pages import Text

PER_GROUP = 6


@dataclass(frozen=True)
class Found:
    """One thing: `code` is its number or tag (Latin, left to right); `posted` makes it a button that posts these values."""

    title: Text
    url: str
    icon: str
    second: Text = ""
    code: str = ""
    posted: Mapping[str, str] = field(default_factory=dict)
    language: str = ""


@dataclass(frozen=True)
class Group:
    """Things of one kind; `more_url` leads to the list of all that fit, where there is one."""

    key: str
    label: Text
    rows: tuple[Found, ...]
    more_url: str = ""


Addresses = Callable[..., str]
"""`url("device", 7)`: the address of a page of the reader's own face, by its name without the face's prefix."""


@dataclass(frozen=True)
class Source:
    """One kind of thing that can be found: `find(actor, text, url)` answers at most `PER_GROUP`, by one query.

    `is_for` says whether the reader can see any at all; `listed` names the list that takes the text as `?q=`.
    """

    key: str
    label: Text
    find: Callable[[Actor, str, Addresses], list[Found]]
    is_for: Callable[[Actor], Any]
    listed: str = ""
