"""HTML of a mail as text that reads well, and where in it quoted mail begins.

Begin at `text_of_html`. A blockquote becomes lines with "> ", so that what is read here is read like a plain text;
what mail programs mark otherwise (Outlook's header of a reply, Yahoo's and Apple's blocks, Gmail's line above a quote)
is told beside the text as numbers of lines. Tables that only lay a page out are read as blocks, one cell after
the other; tables of figures keep their columns.
"""

import re
from dataclasses import dataclass

from inscriptis.css_profiles import CSS_PROFILES
from inscriptis.html_engine import Inscriptis
from inscriptis.model.config import ParserConfig
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from huolto.rules.mail.reply import Marks

LONGEST_HTML = 600_000
MOST_TABLES, MOST_ROWS, MOST_COLUMNS = 100, 500, 30
"""Beyond this a table is read as blocks: drawing its columns takes too long."""

_QUOTE_BEGINS, _QUOTE_ENDS, _REST_QUOTED, _ATTRIBUTION = "\ue000", "\ue001", "\ue002", "\ue003"
_OUR_MARKS = dict.fromkeys(map(ord, (_QUOTE_BEGINS, _QUOTE_ENDS, _REST_QUOTED, _ATTRIBUTION)))
_CONFIG = ParserConfig(css=CSS_PROFILES["strict"].copy(), display_links=False, display_images=False)
_SILENT = (
    "script", "style", "title", "template", "object", "noscript", "svg", "math", "iframe", "select", "textarea", "button",
)  # fmt: skip
_LAYOUT = {"table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption", "colgroup", "col"}
_IDS_BEFORE_QUOTE = re.compile(
    r"(?:x_)*(?:divrplyfwdmsg|appendonsend|ms-outlook-mobile-reply.*|mail-editor-reference-message-container"
    r"|olk_src_body_section|isreplycontent|stopspelling|replysplit|origbody|ydp[\w-]*yahoo_quoted\w*|yahoo_quoted_\w+)",
    re.IGNORECASE,
)
_CLASSES_BEFORE_QUOTE = re.compile(
    r"(?:^|\s)(?:x_)*(?:yahoo_quoted|protonmail_quote|tutanota_quote|zmail_extra|outlookmessageheader|yahoo-quoted-begin"
    r"|moz-forward-container-reply|freebirdquote|reply_quote)(?:\s|$)",
    re.IGNORECASE,
)
_CLASSES_OF_ATTRIBUTION = re.compile(r"(?:^|\s)(?:x_)*(?:gmail_attr|moz-cite-prefix)(?:\s|$)", re.IGNORECASE)
_BORDER = re.compile(
    r"border:\s*none;\s*border-top:\s*solid\s+(?:#(?:b5c4df|e1e1e1)|windowtext)\s+1(?:\.0)?pt", re.IGNORECASE
)
_FORWARDED = re.compile(r"\s*-{3,}")
_BLANKS = " \t\u200b\u200c\ufeff"


@dataclass(frozen=True)
class HtmlText:
    """The text of HTML and where its mail program says that others begin to speak."""

    text: str
    marks: Marks


def text_of_html(html: str) -> HtmlText:
    """The text of `html`: blocks as lines, lists with marks, quotes with "> "; "" where nothing is to be read."""
    html = html[:LONGEST_HTML].translate(_OUR_MARKS).replace("\x00", "")
    if not html.strip():
        return HtmlText("", Marks())
    try:
        tree = document_fromstring(html.encode("utf-8", "replace"), parser=_parser())
    except (etree.LxmlError, ValueError, AssertionError):
        return _with_marks(re.sub(r"<[^<>]{0,10000}>", " ", html))
    _prepare(tree)
    try:
        text = Inscriptis(tree, _CONFIG).get_text()
    except (RecursionError, LookupError, ValueError, TypeError, AttributeError, RuntimeError):
        text = "\n".join(piece.strip() for piece in tree.itertext())
    return _with_marks(text)


def _parser() -> HTMLParser:
    return HTMLParser(encoding="utf-8", recover=True, remove_comments=True, remove_pis=True)


def _prepare(tree: HtmlElement) -> None:
    """Takes out what nobody reads, makes blocks of layout, and puts our marks where quotes begin and end."""
    for silent in list(tree.iter(*_SILENT)):
        if silent.getparent() is not None:
            silent.drop_tree()
    for number, table in enumerate(list(tree.iter("table"))):
        if number >= MOST_TABLES or _only_lays_out(table):
            for cell in table.iter(*_LAYOUT):
                cell.tag = "div"
    rest_marked = False
    for element in list(tree.iter()):
        if not isinstance(element.tag, str):
            continue
        if element.tag == "blockquote":
            _wrap(element)
            continue
        if element.tag == "p" and "mso" in (element.get("class") or "").lower():
            element.tag = "div"
        if not rest_marked and _begins_the_rest(element):
            rest_marked = _mark_before(element, _REST_QUOTED)
        elif _CLASSES_OF_ATTRIBUTION.search(element.get("class") or ""):
            said = element.text_content()
            if len(said) < 500 and said.strip() and not _FORWARDED.match(said):
                _mark_before(element, _ATTRIBUTION)


def _only_lays_out(table: HtmlElement) -> bool:
    """Whether a table has one column, or too many, or holds blocks: it is then no table of figures."""
    if next(table.iterancestors("table"), None) is not None:
        return True
    for within in table.iter("table", "blockquote", "p", "div", "ul", "ol", "h1", "h2", "h3", "hr"):
        if within is not table:
            return True
    rows = list(table.iter("tr"))
    return len(rows) > MOST_ROWS or not any(2 <= len(row) <= MOST_COLUMNS for row in rows)


def _begins_the_rest(element: HtmlElement) -> bool:
    if element.tag not in {"div", "hr", "section", "span", "table"}:
        return False
    return bool(
        _IDS_BEFORE_QUOTE.fullmatch(element.get("id") or "")
        or _CLASSES_BEFORE_QUOTE.search(element.get("class") or "")
        or _BORDER.search(element.get("style") or "")
    )


def _wrap(element: HtmlElement) -> None:
    element.tag = "div"
    if _mark_before(element, _QUOTE_BEGINS):
        mark = element.makeelement("div")
        mark.text = _QUOTE_ENDS
        mark.tail, element.tail = element.tail, None
        element.addnext(mark)


def _mark_before(element: HtmlElement, text: str) -> bool:
    if element.getparent() is None:
        return False
    mark = element.makeelement("div")
    mark.text = text
    element.addprevious(mark)
    return True


def _with_marks(text: str) -> HtmlText:
    """Our marks taken out again: "> " before quoted lines, the other two as numbers of lines."""
    text = text.replace("\xa0", " ")
    lines: list[str] = []
    rest: int | None = None
    attributions: set[int] = set()
    depth = 0
    for line in text.split("\n"):
        plain = line.strip()
        if plain in {_QUOTE_BEGINS, _QUOTE_ENDS}:
            depth = depth + 1 if plain == _QUOTE_BEGINS else max(0, depth - 1)
            continue
        if plain in {_REST_QUOTED, _ATTRIBUTION}:
            if depth == 0:
                while lines and not lines[-1]:
                    lines.pop()
                lines.append("")
                if plain == _ATTRIBUTION:
                    attributions.add(len(lines))
                elif rest is None:
                    rest = len(lines)
            continue
        line = line.translate(_OUR_MARKS).rstrip(_BLANKS)
        if not line and len(lines) > 1 and not lines[-1].strip("> ") and not lines[-2].strip("> "):
            continue
        # What is nested beyond reason is no longer counted.
        lines.append(">" * min(depth, 20) + " " + line if depth else line)
    return HtmlText("\n".join(lines).rstrip(), Marks(rest, frozenset(attributions)))
