"""What the layouts and components are given: plain frozen values, built by views and queries.

`Page` is the frame (context name `page`); `Why` is what every "why?" opens; `Step` and `View` fill tracks and tabs.
"""

from dataclasses import dataclass, field

from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True)
class NavItem:
    """One way to go. `group` is a heading of the workbench's rail; `hot` marks a count that waits for the reader."""

    label: Text
    url: str
    icon: str = ""
    current: bool = False
    count: int | None = None
    group: Text = ""
    hot: bool = False


@dataclass(frozen=True)
class Brand:
    """Whose pages these are: the customer's name over the provider's, and the provider's own colour by `slug`."""

    name: Text = "Huolto"
    second: Text = ""
    home_url: str = "/"
    slug: str = ""
    logo_url: str = ""


@dataclass(frozen=True)
class MembershipOption:
    """One membership the reader may act in; `value` is posted to `Account.switch_url` as `membership`."""

    value: str
    label: Text
    second: Text = ""
    current: bool = False
    count: int = 0


@dataclass(frozen=True)
class Account:
    """The reader's own menu; `key` is the same for one person, and another for another one."""

    name: str
    second: Text = ""
    key: str = ""
    memberships: tuple[MembershipOption, ...] = ()
    switch_url: str = ""
    links: tuple[NavItem, ...] = ()
    sign_out_url: str = ""


@dataclass(frozen=True)
class Bell:
    """Where what the reader was told is listed, and how much of it is unread."""

    url: str
    count: int = 0


@dataclass(frozen=True)
class Band:
    """What stands above every page while it lasts; posting to `dismiss_url` puts it away. `kind` is that of a note."""

    title: Text
    text: Text = ""
    url: str = ""
    kind: str = "you"
    icon: str = "alert-triangle"
    dismiss_url: str = ""


@dataclass(frozen=True)
class Question:
    """ "Was this page useful?": answers go to `url` with `token`, which names the page and nothing of the reader."""

    url: str
    token: str


@dataclass(frozen=True)
class Page:
    """The frame around a page. `tabs` are the phone's tab bar (five at most); empty means the first five of `nav`."""

    brand: Brand = field(default_factory=Brand)
    nav: tuple[NavItem, ...] = ()
    tabs: tuple[NavItem, ...] = ()
    account: Account | None = None
    search_url: str = ""
    bell: Bell | None = None
    footer: tuple[NavItem, ...] = ()
    help_url: str = ""
    question: Question | None = None
    bands: tuple[Band, ...] = ()

    @property
    def tab_bar(self) -> tuple[NavItem, ...]:
        """What the phone's tab bar shows."""
        return self.tabs or self.nav[:5]


@dataclass(frozen=True)
class Step:
    """One step of a track. `state` is `done`, `now`, `wait` or empty for what is still to come."""

    label: Text
    state: str = ""
    note: Text = ""


@dataclass(frozen=True)
class View:
    """One saved view or filter of a list, as a tab."""

    label: Text
    url: str
    current: bool = False
    count: Text | int | None = None
    hot: bool = False


@dataclass(frozen=True)
class FactLine:
    """One thing known: name and value, with an address where it can be looked up."""

    label: Text
    value: Text
    url: str = ""
    code: bool = False


@dataclass(frozen=True)
class SumLine:
    """One line of arithmetic; `total` puts it under the rule."""

    label: Text
    value: Text
    note: Text = ""
    total: bool = False


@dataclass(frozen=True)
class Why:
    """Why an amount, a due time, a coverage or an advice is what it is: clause, facts, arithmetic, what would change it.

    `days` draws one square for each day of the period, filled where it counts; the two texts stand under its ends.
    """

    title: Text
    clause: str = ""
    quote: Text = ""
    source: Text = ""
    source_url: str = ""
    facts: tuple[FactLine, ...] = ()
    sum: tuple[SumLine, ...] = ()
    footer: Text = ""
    days: tuple[bool, ...] = ()
    days_from: Text = ""
    days_until: Text = ""
