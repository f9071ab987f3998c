"""What a person picked on a list: rows by their ids, or all that fit the filters but for some."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import QueryDict

from huolto.foundation.actors import Actor
from huolto.foundation.texts import is_id
from huolto.register.access import items_visible_to
from huolto.register.models import Item
from huolto.register.queries import ItemFilter

ADDRESS_LIMIT = 4000


@dataclass(frozen=True, kw_only=True)
class Selection:
    """Ids, or with `is_all` whatever fits `address` (a list's query) but for `exceptions`; resolved when it is used."""

    ids: tuple[int, ...] = ()
    is_all: bool = False
    address: str = ""
    exceptions: tuple[int, ...] = ()

    @classmethod
    def read(cls, values: QueryDict) -> "Selection":
        """From what the list sends: `pick` a row, `all` with `address`, and `shown`, the rows that could be picked."""
        picked = _ids(values.getlist("pick"))
        if not values.get("all"):
            return cls(ids=picked)
        shown = _ids(values.get("shown", "").split(","))
        left_out = set(shown) - set(picked) | set(_ids(values.get("except", "").split(",")))
        address = values.get("address", "")[:ADDRESS_LIMIT]
        return cls(is_all=True, address=address, exceptions=tuple(sorted(left_out)))

    @classmethod
    def kept(cls, kept: Mapping[str, Any]) -> "Selection":
        """As `as_json` kept it."""
        return cls(
            ids=tuple(kept.get("ids", ())),
            is_all=bool(kept.get("all")),
            address=str(kept.get("address", "")),
            exceptions=tuple(kept.get("except", ())),
        )

    def as_json(self) -> dict[str, Any]:
        """For a row of the database."""
        if self.is_all:
            return {"all": True, "address": self.address, "except": list(self.exceptions)}
        return {"ids": list(self.ids)}

    def as_query(self) -> str:
        """For an address, as `read` takes it."""
        if self.is_all:
            left_out = ",".join(map(str, self.exceptions))
            return urlencode({"all": 1, "address": self.address} | ({"except": left_out} if left_out else {}))
        return urlencode([("pick", pk) for pk in self.ids])

    @property
    def is_empty(self) -> bool:
        """Whether nothing was picked."""
        return not self.is_all and not self.ids

    def items(self, actor: Actor) -> "QuerySet[Item]":
        """What is picked now, of what the actor may see."""
        visible = items_visible_to(actor)
        if not self.is_all:
            return visible.filter(pk__in=self.ids)
        fitting = ItemFilter.read(QueryDict(self.address).dict()).narrow(visible, actor.provider)
        return fitting.exclude(pk__in=self.exceptions) if self.exceptions else fitting


def _ids(texts: list[str]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(int(text) for text in texts if is_id(text)))
