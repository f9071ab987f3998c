"""What the piles of the provider's day are made of."""

from dataclasses import dataclass

from huolto.foundation.pages import Text


@dataclass(frozen=True)
class Pile:
    """Something to do, how often, since when, and where. `kind`: "bad" is late, "you" is to be done, "go" is with others."""

    label: Text
    icon: str
    count: int
    url: str
    kind: str = "you"
    note: Text = ""
