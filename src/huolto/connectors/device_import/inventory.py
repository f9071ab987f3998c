"""Inventories that GLPI's agents write, JSON and the older XML, as rows: one device each, its parts in one cell.

Both shapes become the same tree with small names; `inventory_devices` makes cells of each device in it.
Document types and entities are refused, so nothing can be blown up or fetched.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from lxml import etree

from huolto.connectors.device_import.inventory_devices import COLUMNS, Tree, cells_of, devices_of
from huolto.connectors.device_import.lines import Ignored, Line
from huolto.foundation.errors import InvalidInput

LIMIT_BYTES = 64 << 20
"""An inventory of one device has seldom a megabyte; all of a larger file would have to be kept in memory."""
LIMIT_DEVICES = 50_000
LIMIT_DEPTH = 60
_XML = re.compile(
    r"\ufeff?\s*(?:<\?xml|<!|<REQUEST|<inventory|<reply|<content|<[a-zA-Z_][\w.-]*[\s>/])", re.IGNORECASE
)
_JSON = re.compile(r"\ufeff?\s*(?:\{\s*(?:[\"}]|$)|\[\s*(?:\{|\]|$))")


def seems_inventory(start: bytes) -> bool:
    """Whether a file begins as JSON or XML does; a list of that kind whose cells begin so does not."""
    text = _start_text(start)
    return bool(_JSON.match(text) or _XML.match(text))


def open_inventory(path: Path, *, name: str) -> "InventoryFile":
    """Read an inventory; raises InvalidInput (field: file) for what is damaged, too large or holds none."""
    if path.stat().st_size > LIMIT_BYTES:
        raise InvalidInput(
            _("%(name)s has more than %(limit)s MB; divide it into one inventory a file.")
            % {"name": name, "limit": LIMIT_BYTES >> 20},
            field="file",
        )
    content = path.read_bytes()
    is_json = bool(_JSON.match(_start_text(content[:8192])))
    trees = _json_trees(content, name) if is_json else _xml_trees(content, name)
    return InventoryFile("inventory-json" if is_json else "inventory-xml", name, trees)


class InventoryFile:
    """An inventory; see `lines.Reader`. Its first row names the columns."""

    encoding = "utf-8"
    separator = ""
    sheet = ""

    def __init__(self, kind: str, name: str, trees: list[Tree]) -> None:
        self.kind = kind
        aside: dict[str, str] = {}
        self._rows = [cells_of(device, aside) for tree in trees for device in devices_of(tree)][
            :LIMIT_DEVICES
        ]
        self.ignored = tuple(Ignored(what, why) for what, why in sorted(aside.items()))
        if not self._rows:
            raise InvalidInput(
                _("%(name)s is no inventory of a device: it has neither hardware nor a network device.")
                % {"name": name},
                field="file",
            )

    def records(self) -> Iterator[Line]:
        """The names of the columns as row 0, then each device."""
        yield Line(0, COLUMNS)
        for number, cells in enumerate(self._rows, start=1):
            yield Line(number, cells)

    def close(self) -> None:
        """Nothing is kept open."""


def _json_trees(content: bytes, name: str) -> list[Tree]:
    """One document, a list of them, or one a line."""
    encoding = json.detect_encoding(content)
    try:
        text = content.decode(encoding).lstrip("\ufeff")
        try:
            found = json.loads(text)
        except json.JSONDecodeError:
            found = [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError) as error:
        raise InvalidInput(
            _("%(name)s is damaged JSON: %(reason)s.") % {"name": name, "reason": str(error)[:200]},
            field="file",
        ) from error
    documents = found if isinstance(found, list) else [found]
    return [_small(document) for document in documents if isinstance(document, dict)]


def _small(value: Any, depth: int = 0) -> Any:
    """The same with names in small letters."""
    if depth > LIMIT_DEPTH:
        return ""
    if isinstance(value, dict):
        return {str(key).lower(): _small(inner, depth + 1) for key, inner in value.items()}
    if isinstance(value, list):
        return [_small(inner, depth + 1) for inner in value]
    return value


def _xml_trees(content: bytes, name: str) -> list[Tree]:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    if re.search(rb"<!\s*(?:DOCTYPE|ENTITY)", content.replace(b"\x00", b"")[: 1 << 20], re.IGNORECASE):
        raise _with_entities(name)
    try:
        root = etree.fromstring(content.strip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InvalidInput(
            _("%(name)s is damaged XML: %(reason)s.") % {"name": name, "reason": str(error)[:200]},
            field="file",
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _with_entities(name)
    requests = (
        [root] if _tag(root) == "request" else [child for child in root.iter() if _tag(child) == "request"]
    )
    trees = [_tree(request) for request in requests or [root]]
    return [tree for tree in trees if isinstance(tree, dict)]


def _with_entities(name: str) -> InvalidInput:
    return InvalidInput(
        _("%(name)s names a document type or entities; an inventory has none, so it is not read.")
        % {"name": name},
        field="file",
    )


def _tree(element: Any, depth: int = 0) -> Any:
    """An element as the JSON has it: names small, what stands several times a list."""
    children = [child for child in element if isinstance(child.tag, str)]
    if not children or depth > LIMIT_DEPTH:
        return (element.text or "").strip()
    found: dict[str, Any] = {}
    for child in children:
        tag, value = _tag(child), _tree(child, depth + 1)
        if tag in found:
            if not isinstance(found[tag], list):
                found[tag] = [found[tag]]
            found[tag].append(value)
        else:
            found[tag] = value
    return found


def _tag(element: Any) -> str:
    return etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""


def _start_text(start: bytes) -> str:
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return start[: len(start) // 2 * 2].decode("utf-16", "replace")
    return start.replace(b"\x00", b"").decode("utf-8", "replace")
