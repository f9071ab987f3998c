"""The tool that keeps the texts of all languages in step with the source."""

import importlib.util
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

TOOL = Path(__file__).resolve().parents[2] / "tools" / "messages.py"


@pytest.fixture(scope="module")
def messages():
    spec = importlib.util.spec_from_file_location("messages_tool", TOOL)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def house(messages, tmp_path, monkeypatch):
    """An empty house to write sources and catalogues into."""
    source = tmp_path / "src" / "huolto"
    source.mkdir(parents=True)
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    monkeypatch.setattr(messages, "SOURCE", source)
    monkeypatch.setattr(messages, "LOCALE", source / "locale")
    return source


def catalogue(**texts: str) -> Catalog:
    catalog = Catalog(locale="fi", fuzzy=False)
    for msgid, string in texts.items():
        catalog.add(msgid, string)
    return catalog


def test_texts_of_plain_mails_and_their_subjects_are_found_but_not_of_other_text_files(messages, house):
    mails = house / "desk" / "templates" / "mail"
    mails.mkdir(parents=True)
    (mails / "answer.txt").write_text('{% load i18n %}{% translate "Follow it here:" %}')
    (mails / "answer_subject.txt").write_text(
        "{% load i18n %}{% blocktranslate with number=n %}{{ number }}: delivered{% endblocktranslate %}"
    )
    (house / "notes.txt").write_text('{% translate "No text of ours" %}')
    found = {message.id for message in messages.extract(messages.source_files()) if message.id}
    assert found == {"Follow it here:", "%(number)s: delivered"}


def test_texts_are_found_in_python_and_in_templates_with_components(messages, house):
    (house / "a.py").write_text(
        'from x import gettext_lazy as _\ntitle = _("Title")\nn = ngettext("%(n)d day", "%(n)d days", n)\n'
    )
    (house / "b.html").write_text(
        """{% load i18n %}
        <c-button label="{% translate 'Order' %}" />
    {% blocktranslate with name=x.name %}Dear {{ name }}{% endblocktranslate %}
  {% blocktranslate count n=n %}One left{% plural %}{{ n }} left{% endblocktranslate %}
        {{ _("Later") }} it's "half quoted ({
        {% translate "May" context "month" %}"""
    )
    found = {
        (message.context, message.id) for message in messages.extract(messages.source_files()) if message.id
    }
    assert found == {
        (None, "Title"),
        (None, ("%(n)d day", "%(n)d days")),
        (None, "Order"),
        (None, "Dear %(name)s"),
        (None, ("One left", "%(n)s left")),
        (None, "Later"),
        ("month", "May"),
    }


def test_update_keeps_translations_adds_the_new_and_drops_the_gone(messages, house):
    (house / "a.py").write_text('_("Old")\n_("Kept")\n')
    messages.run_update()
    catalog = messages.read("fi")
    catalog["Kept"].string = "Pysyy"
    messages.write("fi", catalog)
    (house / "a.py").write_text('_("Kept")\n_("New")\n')
    messages.run_update()
    after = messages.read("fi")
    assert messages.keys_of(after) == {(None, "Kept"), (None, "New")}
    assert after["Kept"].string == "Pysyy"
    assert after["New"].string == ""


def test_update_twice_writes_the_same(messages, house):
    (house / "a.py").write_text('_("One")\nngettext("%(n)d day", "%(n)d days", n)\n')
    messages.run_update()
    first = messages.catalogue_path("fa").read_bytes()
    messages.run_update()
    assert messages.catalogue_path("fa").read_bytes() == first


def test_compiled_texts_are_what_django_reads(messages, house):
    (house / "a.py").write_text('_("One")\n')
    messages.run_update()
    catalog = messages.read("fa")
    catalog["One"].string = "یک"
    messages.write("fa", catalog)
    messages.run_compile()
    assert "یک".encode() in messages.catalogue_path("fa", "mo").read_bytes()


@pytest.mark.parametrize(
    ("theirs", "says"),
    [
        ({"Hello %(name)s": "Hei %(name)s"}, []),
        ({"Hello %(name)s": ""}, ["fi: not translated: 'Hello %(name)s'"]),
        (
            {"Hello %(name)s": "Hei %(nimi)s"},
            ["fi: other placeholders than 'Hello %(name)s': 'Hei %(nimi)s'"],
        ),
        ({}, ["fi: not in the catalogue: 'Hello %(name)s'"]),
        ({"Hello %(name)s": "Hei %(name)s", "Gone": "Poissa"}, ["fi: no longer in the source: 'Gone'"]),
    ],
)
def test_check_names_each_fault(messages, theirs, says):
    assert messages.faults("fi", catalogue(**theirs), catalogue(**{"Hello %(name)s": ""})) == says


def test_check_refuses_doubtful_texts(messages):
    theirs = catalogue(Hello="Hei")
    theirs["Hello"].flags.add("fuzzy")
    assert messages.faults("fi", theirs, catalogue(Hello="")) == ["fi: doubtful (fuzzy): 'Hello'"]


def test_a_singular_may_leave_the_number_out(messages):
    template = Catalog(locale="fi", fuzzy=False)
    template.add(("One left", "%(n)s left"))
    theirs = Catalog(locale="fi", fuzzy=False)
    theirs.add(("One left", "%(n)s left"), ("Yksi jäljellä", "%(n)s jäljellä"))
    assert messages.faults("fi", theirs, template) == []
