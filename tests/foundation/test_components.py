"""The look: components and frames, icons, style sheets, the provider's colour."""

import re
from decimal import Decimal
from html.parser import HTMLParser
from types import SimpleNamespace

import pytest
from django import forms
from django.http import Http404
from django.template import engines
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from huolto.foundation import brand
from huolto.foundation.gallery import FRAMES, gallery
from huolto.foundation.icons import FOLDER, UnknownIconError, icon_svg
from huolto.foundation.localisation import speaking

PACKAGE = FOLDER.parent
TEMPLATES = sorted(
    path for path in (PACKAGE / "templates").rglob("*.html") if "mail" not in path.parts
)  # mails have no style sheets, so their styles stand inside
COMPONENTS = sorted((PACKAGE / "templates" / "cotton").glob("*.html"))
OWN_CSS = sorted((PACKAGE / "static" / "huolto").glob("*.css"))
LANGUAGES = ("en", "fi", "sv", "nb", "fa")
VOID = {"meta", "link", "input", "br", "img", "hr"}


def drawn(source: str, **context: object) -> str:
    return engines["django"].from_string("{% load huolto %}" + source).render(context)


def in_language(language: str, source: str, **context: object) -> str:
    with speaking(language, "Europe/Helsinki"):
        return drawn(source, **context)


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_a_component_says_in_its_first_line_how_to_call_it_and_stays_small(path):
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"{{# <c-{path.stem.replace('_', '-')}") or path.stem == "steps"
    assert len(text.splitlines()) < 60


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_needs_what_the_content_policy_forbids(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle=", text)
    assert not re.search(r"\son[a-z]+=", text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)
    assert "<style" not in text


def test_every_component_is_shown_in_the_gallery_or_used_by_another():
    used = {
        name.replace("-", "_")
        for path in TEMPLATES
        for name in re.findall(r"<c-([a-z-]+)", re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8")))
    }
    assert {path.stem for path in COMPONENTS} - used == set()


@pytest.mark.urls("huolto.foundation.urls")
@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_gallery_is_well_formed_in_every_language_and_frame(settings, frame, language):
    settings.DEBUG = True
    request = RequestFactory().get("/_gallery/", {"frame": frame})
    with speaking(language):
        page = gallery(request).content.decode()
    assert f'<html lang="{language}" dir="{"rtl" if language == "fa" else "ltr"}"' in page
    assert ("tabler.rtl.min.css" in page) == (language == "fa")
    assert "{{" not in page
    assert "{%" not in page
    assert "<c-" not in page
    Balanced().feed(page)


class Balanced(HTMLParser):
    """Raises where an element is closed that is not the one open, or an id stands twice."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = dict(attrs).get("id")
        assert own not in self.ids or own is None, f"id {own} stands twice"
        self.ids |= {own} if own else set()
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        return

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, f"</{tag}> at {self.getpos()}"


def test_the_gallery_is_not_there_in_an_installation(settings):
    settings.DEBUG = False
    settings.IS_DEMONSTRATION = False
    with pytest.raises(Http404):
        gallery(RequestFactory().get("/_gallery/"))


def test_what_people_write_cannot_become_markup():
    evil = '<script>alert("1")</script>'
    for source in (
        '{% cotton person :name="evil" second="{{ evil }}" / %}',
        '{% cotton button :title="evil" %}{{ evil }}{% endcotton %}',
        '{% cotton bulk_action :value="evil" %}x{% endcotton %}',
        '{% cotton page_head :title="evil" / %}',
        '{% cotton why :title="evil" quote="{{ evil }}" / %}',
        '{% cotton section :title="evil" :data-x="evil" / %}',
        '{% cotton chip :label="evil" value="{{ evil }}" clear="?" / %}',
    ):
        page = drawn(source, evil=evil)
        assert "<script>" not in page, source
        assert 'alert("' not in page, source


def test_why_opens_its_own_panel_without_a_script():
    page = drawn('{% cotton why title="Why 9.05 €?" clause="package-fee" / %}')
    button, panel = (
        re.search(pattern, page)[1]
        for pattern in (r'popovertarget="([^"]+)" aria-label', r'class="h-pop sheet" id="([^"]+)" popover')
    )
    assert button == panel
    assert '<span class="h-clause">package-fee</span>' in page


def test_two_whys_on_a_page_have_two_ids():
    ids = re.findall(r' id="(why-\w+)"', drawn('{% cotton why title="a" / %}{% cotton why title="b" / %}'))
    assert len(set(ids)) == 2


def test_a_button_with_an_address_is_a_link_and_keeps_other_attributes():
    assert drawn('{% cotton button kind="primary" href="/x" hx-boost="true" %}Go{% endcotton %}') == (
        '<a href="/x" class="btn btn-primary " hx-boost="true">Go</a>'
    )


def test_a_state_is_dot_and_word():
    assert drawn('{% cotton state kind="you" ring %}Waiting for you{% endcotton %}') == (
        '<span class="h-state you ring">Waiting for you</span>'
    )


@pytest.mark.parametrize(
    ("value", "maximum", "width"),
    [(61, 100, "61.0%"), (3, 0, "0.0%"), (140, 100, "100.0%"), (-1, 100, "0.0%")],
)
def test_a_drawn_bar_stays_between_nothing_and_the_whole(value, maximum, width):
    assert drawn("{% share value maximum %}", value=value, maximum=maximum) == width


def test_a_bar_gives_its_numbers_as_machines_read_them_in_every_language():
    for language in ("en", "fi", "fa"):
        bar = in_language(
            language,
            '{% cotton progress :value="now" :max="all" %}{% endcotton %}',
            now=Decimal("280.0000"),
            all=Decimal("1689.7000"),
        )
        assert 'aria-valuenow="280.0000"' in bar
        assert 'aria-valuemax="1689.7000"' in bar


def test_a_sorted_column_says_so_and_turns_round_at_the_next_click():
    request = RequestFactory().get("/", {"sort": "tag", "state": "open", "after": "x"})
    source = (
        '{% cotton th sort="tag" %}Tag{% endcotton %}{% cotton th sort="price" num %}Price{% endcotton %}'
    )
    page = engines["django"].from_string(source).render({}, request)
    assert 'aria-sort="ascending"' in page
    assert 'href="?state=open&amp;sort=-tag"' in page
    assert 'href="?state=open&amp;sort=price"' in page


class Order(forms.Form):
    tag = forms.CharField(label="Asset tag", help_text="On the sticker")
    note = forms.CharField(required=False, widget=forms.Textarea)
    kind = forms.ChoiceField(choices=[("a", "A")])
    way = forms.ChoiceField(choices=[("p", "Post")], widget=forms.RadioSelect)
    sure = forms.BooleanField(required=False)
    paper = forms.FileField(required=False)


def test_a_field_keeps_what_was_typed_and_binds_its_error_to_the_control():
    page = drawn('{% cotton field :field="form.tag" / %}', form=Order({"tag": ""}))
    assert '<label class="h-label" for="id_tag">Asset tag</label>' in page
    assert 'aria-invalid="true"' in page
    assert 'aria-describedby="id_tag_help id_tag_error"' in page
    assert 'id="id_tag_error"' in page
    assert 'value="x &amp; y"' in drawn(
        '{% cotton field :field="form.tag" / %}', form=Order({"tag": "x & y"})
    )


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("note", 'class="form-control"'),
        ("kind", 'class="form-select"'),
        ("way", 'type="radio"'),
        ("sure", 'class="form-check-input"'),
        ("paper", 'type="file"'),
    ],
)
def test_each_kind_of_control_gets_its_own_look(name, part):
    page = drawn('{% cotton field :field="field" / %}', field=Order()[name])
    assert part in page
    assert ("optional" in page) == (name in ("note", "paper"))


def test_the_summary_of_a_refused_form_leads_to_each_field():
    page = drawn('{% cotton form_errors :form="form" / %}', form=Order({}))
    assert 'role="alert"' in page
    assert '<a href="#id_tag">Asset tag</a>: This field is required.' in page
    assert drawn('{% cotton form_errors :form="form" / %}', form=Order()).strip() == ""


def test_every_icon_that_a_template_or_view_names_is_there():
    sources = [*(PACKAGE.parent).rglob("templates/**/*.html"), *(PACKAGE.parent).rglob("*.py")]
    named = set()
    for path in sources:
        text = path.read_text(encoding="utf-8")
        named |= set(re.findall(r"""\bicon=["']([a-z0-9-]+)["']""", text))
        named |= set(re.findall(r"""\{% icon ["']([a-z0-9-]+)["']""", text))
    missing = {name for name in named if not (FOLDER / f"{name}.svg").is_file()}
    assert missing == set()


def test_an_unknown_icon_is_an_error_while_developing_and_nothing_for_readers(settings):
    settings.DEBUG = True
    with pytest.raises(UnknownIconError):
        icon_svg("no-such-thing")
    with pytest.raises(UnknownIconError):
        icon_svg("../icons/truck")
    settings.DEBUG = False
    settings.STRICT_ICONS = False
    assert icon_svg("no-such-thing") == ""


def test_an_icon_is_silent_unless_it_has_a_name_and_only_arrows_and_lorries_flip():
    assert 'aria-hidden="true"' in icon_svg("truck")
    assert 'class="h-ico flip"' in icon_svg("truck")
    assert 'class="h-ico s"' in icon_svg("clock", size="s")
    assert 'role="img" aria-label="Late"' in icon_svg("clock", label="Late")


@pytest.mark.parametrize("path", OWN_CSS, ids=lambda path: path.name)
def test_style_sheets_use_logical_properties_only(path):
    css = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)
    physical = re.findall(
        r"(?:^|[;{ ])((?:margin|padding|border)-(?:left|right)[a-z-]*|left|right|text-align:(?:left|right)|float:(?:left|right))\s*:",
        css,
    )
    assert physical == []
    assert "text-align:left" not in css


@pytest.mark.parametrize(
    "path", [path for path in OWN_CSS if path.name != "base.css"], ids=lambda path: path.name
)
def test_colours_stand_among_the_tokens_only(path):
    css = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)
    assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b", css)) <= {"#fff", "#000", "#1d5c53"}


@given(st.from_regex(r"\A#[0-9a-f]{6}\Z"))
def test_text_in_any_providers_colour_can_be_read_in_both_themes(colour):
    for shades, sheet in zip(brand.palette(colour), ("#ffffff", "#18201f"), strict=True):
        assert brand.contrast(brand._parse(shades["pine"]), brand._parse(sheet)) >= 4.45
        assert brand.contrast(brand._parse(shades["pine"]), brand._parse(shades["pine-soft"])) >= 4.45
        assert brand.contrast(brand._parse(shades["on-pine"]), brand._parse(shades["pine"])) >= 4.45


@pytest.mark.parametrize("colour", ["", "red", "#12", "#12345g", "#123456;}body{display:none"])
def test_what_is_no_colour_gives_an_empty_style_sheet(colour):
    response = brand.brand_css(RequestFactory().get("/"), SimpleNamespace(colour=colour))
    assert response.content == b""
    assert response.headers["Content-Type"] == "text/css; charset=utf-8"
