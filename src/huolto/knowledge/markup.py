"""The plain marks that articles and announcements are written in: a safe part of Markdown.

Paragraphs, headings, lists, **bold**, *italic*, `code`, quotes and links; no HTML, no pictures. `[Devices](page:devices)` leads to
a page by the name of its address, `[…](article:move-a-device)` to another article, wherever the provider is mounted.
"""

from functools import cache

import nh3
from django.urls import NoReverseMatch, reverse
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

TAGS = {"p", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "code", "blockquote", "br", "a"}
SCHEMES = {"http", "https", "mailto", "tel"}
RULES = ["heading", "list", "blockquote", "emphasis", "link", "backticks", "newline", "escape", "autolink"]


def render_marks(text: str, *, article_page: str = "article", heading: int = 2) -> SafeString:
    """Marked text as HTML; its first headings become `<h{heading}>`; `article_page` names the address of an article."""
    tokens = _parser().parse(text)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(heading + int(token.tag[1]) - 1, 4)}"
        for child in token.children or ():
            if child.type == "link_open":
                _resolve(child, article_page)
    written = _parser().renderer.render(tokens, _parser().options, {})
    clean = nh3.clean(
        written,
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes=SCHEMES,
        link_rel="noopener noreferrer",
    )
    return mark_safe(clean)  # noqa: S308 - nh3 has just let through nothing but TAGS


def plain_text(text: str) -> str:
    """Marked text without its marks, for searching."""
    parts = [
        child.content
        for token in _parser().parse(text)
        for child in token.children or ()
        if child.type in ("text", "code_inline", "softbreak")
    ]
    return " ".join(part for part in parts if part)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"html": False, "breaks": False}).enable(RULES)
    # nh3 decides on addresses, and our own two schemes are resolved before.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


def _resolve(link: Token, article_page: str) -> None:
    kind, _colon, name = str(link.attrs.get("href", "")).partition(":")
    if kind not in ("page", "article"):
        return
    try:
        link.attrs["href"] = reverse(article_page, args=[name]) if kind == "article" else reverse(name)
    except NoReverseMatch:
        del link.attrs["href"]
