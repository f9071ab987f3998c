"""Heads, rows and filters of a list of devices, written in Python: a template takes ten times as long for them, and no
page is opened more often. Begin at `rows_html`.
"""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from huolto.foundation.icons import icon_svg
from huolto.foundation.templatetags.huolto import NOTHING, initials, local_date, money, shade
from huolto.register.list_page import SIZES, ListPage
from huolto.register.queries import SORTS, ItemRow

_CLASSES: Mapping[str, str] = {
    "device": "wrap at-1 h-device",
    "model": "wrap o h-device",
    "customer": "wrap o h-device",
    "holder": "at-1",
    "place": "wrap o",
    "cost_centre": "wrap o h-device",
    "state": "at-2",
    "serial": "o h-soft",
    "numbers": "o h-soft",
    "bought": "o h-num",
    "price": "o num",
    "warranty": "o h-num",
    "ends": "o h-num",
}
"""The classes of a column's cells, "o" for the others: what a phone leaves out, and where it puts the rest."""

_ARROWS = {"ascending": "arrow-up", "descending": "arrow-down"}


def heads_html(shown: ListPage, address: Mapping[str, str]) -> SafeString:
    """The heads of the columns shown; one to sort by is a link that keeps what else the address says."""
    kept = {name: value for name, value in address.items() if name not in ("sort", "after", "page") and value}
    return SafeString("".join(_head(name, str(label), address, kept) for name, label in _shown(shown)))


def rows_html(shown: ListPage, *, item_url: str, currency: str) -> SafeString:
    """The rows; `item_url` names the page of one item."""
    before, _zero, after = reverse(item_url, args=[0]).rpartition("0")
    cells = _cells(currency)
    columns = [(f'<td class="{_CLASSES.get(name, "o")}">', cells[name]) for name, _label in _shown(shown)]
    pick = _("Pick %(tag)s")
    parts: list[str] = []
    for row in shown.rows:
        url = f"{before}{row.pk}{after}"
        parts.append(
            '<tr><td class="pick"><input class="form-check-input" type="checkbox" name="pick" data-pick '
            f'value="{row.pk}" aria-label="{escape(pick % {"tag": row.tag})}"></td>'
        )
        parts += [f"{opening}{cell(row, url)}</td>" for opening, cell in columns]
        parts.append("</tr>")
    return SafeString("".join(parts))


def facets_html(shown: ListPage, filter_url: str, facets: Sequence[tuple[str, object]]) -> SafeString:
    """The filters that may be added, each a link to its values; the list's menu puts them in its own place."""
    before, _name, after = reverse(filter_url, args=["x"]).rpartition("x")
    arrow = icon_svg("chevron-right", size="s flip")
    query = escape(shown.address)
    links = (
        f'<a class="c" href="{url}" hx-get="{url}" hx-target="#facets">{escape(str(label))}{arrow}</a>'
        for url, label in ((f"{before}{name}{after}?{query}", label) for name, label in facets)
    )
    return SafeString("".join(links))


def given_html(shown: ListPage) -> dict[str, SafeString]:
    """What the address says besides, as hidden fields: `found` beside a search, `chosen` beside a choice of columns."""
    fields = {
        name: f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
        for name, value in shown.given.items()
    }
    size = f'<input type="hidden" name="size" value="{shown.size}">' if shown.size != SIZES[0] else ""
    return {
        "found": SafeString("".join(field for name, field in fields.items() if name != "q") + size),
        "chosen": SafeString("".join(field for name, field in fields.items() if name != "columns")),
    }


def _shown(shown: ListPage) -> Sequence[tuple[str, object]]:
    return [(column.name, column.label) for column in shown.columns if column.shown]


def _head(name: str, label: str, address: Mapping[str, str], kept: Mapping[str, str]) -> str:
    opening = f'<th scope="col"{" class=num" if name == "price" else ""}'
    if name not in SORTS:
        return f"{opening}>{escape(label)}</th>"
    state = {name: "ascending", f"-{name}": "descending"}.get(address.get("sort", ""), "")
    query = urlencode({**kept, "sort": f"-{name}" if state == "ascending" else name})
    marked = f' aria-sort="{state}"' if state else ""
    arrow = icon_svg(_ARROWS[state], size="s") if state else ""
    return f'{opening}{marked}><a href="?{escape(query)}">{escape(label)}{arrow}</a></th>'


def _cells(currency: str) -> Mapping[str, Callable[[ItemRow, str], str]]:
    """What stands in the cell of each column."""
    nobody = f'<span class="h-person"><span class="h-ava s nobody" aria-hidden="true"></span><span>{escape(_("Nobody"))}</span></span>'

    def holder(row: ItemRow, _url: str) -> str:
        name = row.holder
        if not name:
            return nobody
        return (
            f'<span class="h-person"><span class="h-ava {shade(name)} s" aria-hidden="true">{escape(initials(name))}</span>'
            f"<span>{escape(name)}</span></span>"
        )

    return {
        "tag": lambda row, url: f'<a class="h-strong" href="{url}">{_code(row.tag)}</a>',
        "device": lambda row, url: (
            f'<span class="h-hide-s">{escape(row.name)}</span><span class="h-only-s">'
            f'<a class="h-strong u-ink" href="{url}">{escape(row.name)}</a> '
            f'<span class="h-muted">{_code(row.tag)}</span></span>'
        ),
        "serial": lambda row, _url: _code(row.serial),
        "numbers": lambda row, _url: _code(row.numbers),
        "category": lambda row, _url: escape(row.category),
        "model": lambda row, _url: escape(row.model or NOTHING),
        "customer": lambda row, _url: escape(row.customer),
        "holder": holder,
        "place": lambda row, _url: escape(row.place or NOTHING),
        "cost_centre": lambda row, _url: escape(row.cost_centre or NOTHING),
        "posting_code": lambda row, _url: escape(row.posting_code or NOTHING),
        "package": lambda row, _url: escape(row.package or NOTHING),
        "acquisition": lambda row, _url: escape(str(row.acquisition) or NOTHING),
        "state": lambda row, _url: f'<span class="h-state {row.state_kind}">{escape(str(row.state))}</span>',
        "bought": lambda row, _url: escape(local_date(row.bought_on)),
        "price": lambda row, _url: NOTHING if row.price is None else escape(money(row.price, currency)),
        "warranty": lambda row, _url: escape(local_date(row.warranty_until)),
        "ends": lambda row, _url: escape(local_date(row.ends_on)),
    }


def _code(text: str) -> str:
    """A tag or a number: Latin digits, left to right, whatever stands around it."""
    return f'<span class="h-num h-ltr">{escape(text)}</span>' if text else NOTHING
