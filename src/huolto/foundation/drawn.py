"""Parts of the frame that are drawn once and put into many pages: rails, menus, heads. Begin at `drawn`.

A part is drawn from nothing but what it is kept by: its template, the reader's localisation, where addresses begin, and
the values it is given. It sees no request, no person and no provider besides, so it cannot show one reader's to another.
What differs from page to page is a hole, filled each time: the CSRF token, the page's own address, values named `hole_…`.
"""

import re
import secrets
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.template import Context
from django.template.loader import get_template
from django.urls import get_script_prefix
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from huolto.foundation import localisation
from huolto.foundation.pages import Page

KEPT = 1024
"""How many parts a process keeps, of a few kilobytes each; the one not asked for longest goes."""

HOLE = "hole_"
_SECRET = secrets.token_hex(8)
"""Nobody can write a text that reads like a hole."""
_HOLES = re.compile(rf"\[{_SECRET}:(\w+)\]")
_TOKEN, _PATH = "csrf_token", "full_path"


def drawn(context: Context, template_name: str, *parts: str, **values: Any) -> SafeString:
    """A template drawn of `values` and of these parts of the page's frame, which it finds as `frame`."""
    page = context.get("page")
    frame = page if isinstance(page, Page) else Page()
    holes = {name: value for name, value in values.items() if name.startswith(HOLE)}
    pieces = _drawn(
        template_name,
        localisation.current(),
        get_script_prefix(),
        tuple((part, getattr(frame, part)) for part in parts),
        tuple((name, value) for name, value in values.items() if name not in holes),
        tuple(holes),
    )
    if len(pieces) == 1:
        return SafeString(pieces[0])
    filled = list(pieces)
    filled[1::2] = [_filling(context, name, holes) for name in pieces[1::2]]
    return SafeString("".join(filled))


def _filling(context: Context, name: str, holes: Mapping[str, Any]) -> str:
    if name == _TOKEN:
        return str(conditional_escape(str(context.get("csrf_token") or "")))
    if name == _PATH:
        request = context.get("request")
        return str(conditional_escape(request.get_full_path())) if request is not None else ""
    return str(conditional_escape(holes[name]))


@lru_cache(maxsize=KEPT)
def _drawn(
    template_name: str,
    _here: localisation.Localisation,
    _prefix: str,
    parts: tuple[tuple[str, Any], ...],
    values: tuple[tuple[str, Any], ...],
    holes: tuple[str, ...],
) -> tuple[str, ...]:
    """Text and names of holes in turn, beginning and ending with text."""
    context = Context(
        {
            "frame": Page(**dict(parts)),
            "request": _Asked(),
            _TOKEN: _hole(_TOKEN),
            **{name: _hole(name) for name in holes},
            **dict(values),
        }
    )
    template: Any = get_template(template_name)
    return tuple(_HOLES.split(template.template.render(context)))


class _Asked:
    """All that a part may know of the request."""

    def get_full_path(self) -> SafeString:
        """A hole for the page's own address."""
        return _hole(_PATH)


def _hole(name: str) -> SafeString:
    return SafeString(f"[{_SECRET}:{name}]")
