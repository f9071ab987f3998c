"""A provider's logo: a small SVG drawing that can only be looked at, kept as text and served as a picture.

`checked_logo` lets shapes and colours through and nothing that runs, loads or links; drawings that need more are
drawn simpler.
"""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from lxml import etree

from huolto.foundation.errors import InvalidInput

LONGEST = 20_000
SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = frozenset(
    {"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "title"}
)
ATTRIBUTES = frozenset(
    {
        "viewBox", "width", "height", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "d", "points",
        "fill", "fill-rule", "fill-opacity", "clip-rule", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin",
        "stroke-opacity", "opacity", "transform",
    }
)  # fmt: skip


def checked_logo(text: str) -> str:
    """The drawing as it is kept, written anew; raises InvalidInput (field `logo`) saying what cannot stay."""
    if len(text) > LONGEST:
        raise InvalidInput(_("A logo is at most 20 kB. Draw it simpler."), field="logo")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise InvalidInput(_("This is no SVG drawing: %(why)s") % {"why": error.msg}, field="logo") from error
    if root.tag != f"{SVG}svg" or not root.get("viewBox") or root.getroottree().docinfo.doctype:
        raise InvalidInput(_("A logo is an SVG drawing with a viewBox and no document type."), field="logo")
    for element in root.iter():
        name = str(element.tag)
        if name.removeprefix(SVG) not in ELEMENTS or not name.startswith(SVG):
            raise InvalidInput(
                _("A logo has shapes only; take “%(name)s” out.") % {"name": name.rpartition("}")[2]},
                field="logo",
            )
        for attribute, value in element.attrib.items():
            if str(attribute) not in ATTRIBUTES or "url(" in str(value).lower():
                raise InvalidInput(
                    _("A logo has shapes and colours only; take “%(name)s” out.")
                    % {"name": str(attribute).rpartition("}")[2]},
                    field="logo",
                )
    return str(etree.tostring(root, encoding="unicode"))


def logo_url(provider: Any) -> str:
    """The address of a provider's logo, "" where it has none."""
    return reverse("brand-logo", args=[provider.slug]) if provider.logo_svg else ""
