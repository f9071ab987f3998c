"""The texts of Huolto and their translations: extract | update | check | compile (no gettext needed, babel does it).

python tools/messages.py extract   list what the source says, as a template on standard output
python tools/messages.py update    bring the catalogues of all languages in line with the source
python tools/messages.py check     fail on what is missing, doubtful, unequal in placeholders, out of date or not translated at all
python tools/messages.py compile   write the .mo files that Django reads (make setup does it)
"""

import argparse
import io
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

sys.path.insert(0, str(Path(__file__).resolve().parent))  # also where this is imported as a module

from bare_texts import bare_texts

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "huolto"
LOCALE = SOURCE / "locale"
LANGUAGES = {
    "fi": "nplurals=2; plural=(n != 1);",
    "sv": "nplurals=2; plural=(n != 1);",
    "nb": "nplurals=2; plural=(n != 1);",
    "fa": "nplurals=2; plural=(n > 1);",
}
"""The languages translated into, with their plural forms as Django's own catalogues have them."""

DOMAIN = "django"

KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%[sd]|\{(\w*)\}")

Key = tuple[str | None, str]
Found = tuple[str | tuple[str, str], str | None, str, list[str]]


def found_in(path: Path) -> Iterator[Found]:
    """Every text of one Python file or template: (msgid or pair, context, place, comments)."""
    place = path.relative_to(ROOT).as_posix()
    text = path.read_text(encoding="utf-8")
    if path.suffix in (".html", ".txt"):
        # What templatize leaves is no Python; without its indentation the tokenizer never stumbles over it.
        text = "\n".join(line.lstrip() for line in templatize(text, origin=place).splitlines())
    for _line, function, arguments, comments in extract_python(
        io.BytesIO(text.encode()), dict.fromkeys(KEYWORDS), ["Translators:"], {"encoding": "utf-8"}
    ):
        message = _message(function, arguments)
        if message is not None:
            yield message[0], message[1], place, comments


def _message(function: str, arguments: object) -> tuple[str | tuple[str, str], str | None] | None:
    """Pick msgid and context out of a call's literal arguments; None where the text is no literal."""
    values = arguments if isinstance(arguments, tuple) else (arguments,)
    context: str | None = None
    positions = KEYWORDS[function] or (1,)
    wanted: list[str] = []
    for position in positions:
        index, is_context = (position[0], True) if isinstance(position, tuple) else (position, False)
        if len(values) < index or not isinstance(values[index - 1], str) or not values[index - 1]:
            return None
        if is_context:
            context = values[index - 1]
        else:
            wanted.append(values[index - 1])
    return (wanted[0] if len(wanted) == 1 else (wanted[0], wanted[1])), context


def source_files() -> list[Path]:
    """All Python files and templates (pages, mails and their subjects) of the program, migrations left out."""
    files = [*SOURCE.rglob("*.py"), *SOURCE.rglob("*.html"), *SOURCE.glob("*/templates/**/*.txt")]
    return sorted(path for path in files if "migrations" not in path.parts)


def extract(files: Iterable[Path]) -> Catalog:
    """One catalogue of everything that the files say."""
    catalog = Catalog(domain=DOMAIN, charset="utf-8", project="Huolto", fuzzy=False)
    for path in files:
        for msgid, context, place, comments in found_in(path):
            catalog.add(msgid, locations=[(place, 0)], context=context, auto_comments=comments)
    return catalog


def catalogue_path(language: str, suffix: str = "po") -> Path:
    """Where the catalogue of a language lies."""
    return LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.{suffix}"


def read(language: str) -> Catalog:
    """The catalogue of a language; an empty one where none is yet."""
    path = catalogue_path(language)
    content = path.read_bytes() if path.exists() else _header(language)
    return read_po(io.BytesIO(content), locale=language, domain=DOMAIN)


def write(language: str, catalog: Catalog) -> None:
    """Write a catalogue sorted and without line numbers or dates, so that it changes only with its texts."""
    path = catalogue_path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    buffer = io.BytesIO()
    write_po(
        buffer,
        catalog,
        width=110,
        sort_output=True,
        ignore_obsolete=True,
        include_lineno=False,
        omit_header=True,
    )
    path.write_bytes(_header(language) + buffer.getvalue().strip() + b"\n")


def _header(language: str) -> bytes:
    return (
        f'# Huolto, texts in {language}.\n'
        'msgid ""\nmsgstr ""\n'
        f'"Language: {language}\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {LANGUAGES[language]}\\n"\n\n'
    ).encode()  # fmt: skip


def key_of(message: Message) -> Key:
    """What makes a message one: its context and its (first) text."""
    return message.context, message.id if isinstance(message.id, str) else message.id[0]


def keys_of(catalog: Catalog) -> set[Key]:
    """The keys of all messages but the header."""
    return {key_of(message) for message in catalog if message.id}


def placeholders(text: str) -> list[str]:
    """The placeholders of a text, sorted."""
    return sorted(match.group(0) for match in PLACEHOLDER.finditer(text))


def faults(language: str, catalog: Catalog, template: Catalog) -> list[str]:
    """What is wrong with a catalogue, one sentence each; empty if nothing is."""
    found = [
        f"{language}: not in the catalogue: {key[1]!r}"
        for key in sorted(keys_of(template) - keys_of(catalog), key=str)
    ]
    found += [
        f"{language}: no longer in the source: {key[1]!r}"
        for key in sorted(keys_of(catalog) - keys_of(template), key=str)
    ]
    for message in catalog:
        if not message.id:
            continue
        originals = [message.id] if isinstance(message.id, str) else list(message.id)
        strings = [message.string] if isinstance(message.string, str) else list(message.string)
        if message.fuzzy:
            found.append(f"{language}: doubtful (fuzzy): {originals[0]!r}")
        if not all(strings) or (len(originals) > 1 and len(strings) != catalog.num_plurals):
            found.append(f"{language}: not translated: {originals[0]!r}")
            continue
        # A singular may leave the number out ("one device"), so each form is held against the plural.
        allowed = [placeholders(text) for text in originals]
        found += [
            f"{language}: other placeholders than {originals[-1]!r}: {text!r}"
            for text in strings
            if placeholders(text) not in allowed
        ]
    return found


def run_extract() -> int:
    """Print the template."""
    write_po(sys.stdout.buffer, extract(source_files()), width=110, sort_output=True, include_lineno=False)
    return 0


def run_update() -> int:
    """Add what is new to every catalogue, drop what is gone, keep every translation."""
    template = extract(source_files())
    for language in LANGUAGES:
        catalog = read(language)
        catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
        catalog.obsolete.clear()
        write(language, catalog)
        missing = sum(1 for message in catalog if message.id and not _is_translated(message))
        print(f"{language}: {len(keys_of(catalog))} texts, {missing} to translate")
    return 0


def run_check() -> int:
    """Print every fault; 1 if there are any."""
    template = extract(source_files())
    found = [fault for language in LANGUAGES for fault in faults(language, read(language), template)]
    found += bare_texts(SOURCE)
    for fault in found:
        print(fault, file=sys.stderr)
    return 1 if found else 0


def run_compile() -> int:
    """Write the .mo file of every language."""
    for language in LANGUAGES:
        if catalogue_path(language).exists():
            with catalogue_path(language, "mo").open("wb") as file:
                write_mo(file, read(language))
    return 0


def _is_translated(message: Message) -> bool:
    return bool(message.string) and (isinstance(message.string, str) or all(message.string))


COMMANDS = {"extract": run_extract, "update": run_update, "check": run_check, "compile": run_compile}


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit status is 0 unless `check` found something."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", choices=sorted(COMMANDS))
    return COMMANDS[parser.parse_args(arguments).command]()


if __name__ == "__main__":
    sys.exit(main())
