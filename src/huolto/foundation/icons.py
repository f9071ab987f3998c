"""Icons: outline drawings of Tabler Icons kept in `icons/`, one file each, written into the page.

Begin at `icon_svg`. A drawing is added by copying its outline file into the folder.
"""

from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

FOLDER = Path(__file__).with_name("icons")
FLIPPING = frozenset(
    {
        "arrow-left", "arrow-right", "arrow-back-up", "chevron-left", "chevron-right", "external-link", "list",
        "list-details", "login", "logout", "send", "truck", "truck-delivery", "truck-return", "menu-2",
    }
)  # fmt: skip
"""Drawings with a direction of reading or driving; only these are mirrored right to left."""


class UnknownIconError(LookupError):
    """No drawing of this name lies in `icons/`."""


@lru_cache(maxsize=512)
def drawing(name: str) -> SafeString:
    """The inner elements of the icon's SVG; raises `UnknownIconError`."""
    path = FOLDER / f"{name}.svg"
    if not name or path.parent != FOLDER or not path.is_file():
        raise UnknownIconError(f"There is no icon {name!r} in {FOLDER.name}/.")
    source = path.read_text(encoding="utf-8")
    return mark_safe(source[source.index(">") + 1 : source.rindex("</svg>")])  # noqa: S308 - our own files


def icon_svg(name: str, *, size: str = "", label: str = "", extra: str = "") -> SafeString:
    """One icon as inline SVG. `size` is "", "s" or "l"; with `label` it is an image with that name, else silent.

    An unknown name raises while developing and in tests, and draws nothing for a reader.
    """
    try:
        body = drawing(name)
    except UnknownIconError:
        if settings.DEBUG or getattr(settings, "STRICT_ICONS", False):
            raise
        return SafeString("")
    return _svg(name, size, label, extra, body)


@lru_cache(maxsize=2048)
def _svg(name: str, size: str, label: str, extra: str, body: SafeString) -> SafeString:
    classes = " ".join(filter(None, ("h-ico", size, "flip" if name in FLIPPING else "", extra)))
    if label:
        return format_html(
            '<svg class="{}" viewBox="0 0 24 24" role="img" aria-label="{}">{}</svg>', classes, label, body
        )
    return format_html('<svg class="{}" viewBox="0 0 24 24" aria-hidden="true">{}</svg>', classes, body)
