"""Takes docs/agreements.md apart: its blocks in order, the files as they stand after each, and the tables at its end.

```toml file=ours.toml        a file begins          ```toml continues=ours.toml    more of it
```toml file=x.toml wrong     it has a mistake       ```json file=february.json     happenings
```console                    `$ huolto ...` and exactly what it prints
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from huolto.rules.agreement.clauses import CLAUSE_KINDS, SINGLE_TABLES
from huolto.rules.agreement.header import NOWHERE
from huolto.rules.agreement.reading import Notebook, Table
from huolto.rules.agreement.vocabulary import COMMON_FACTS, VOCABULARY

DOCUMENT = Path(__file__).parents[3] / "docs" / "agreements.md"
_BLOCK = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^\$ (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """One block: its first line in the document, language, words behind it, text, and the files after it."""

    line: int
    language: str
    words: Mapping[str, str]
    text: str
    files: Mapping[str, str] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """The file that it begins or continues."""
        return self.words.get("file") or self.words.get("continues") or ""

    @property
    def is_wrong(self) -> bool:
        """Whether its file shows a mistake."""
        return "wrong" in self.words

    def commands(self) -> list[tuple[str, str]]:
        """Each command of a console and what it prints."""
        parts = _COMMAND.split(self.text)[1:]
        return [(parts[at], parts[at + 1].strip("\n")) for at in range(0, len(parts), 2)]


def blocks(document: str) -> Iterator[Block]:
    """All fenced blocks in order."""
    files: dict[str, str] = {}
    for found in _BLOCK.finditer(document):
        words = {key: value for key, _, value in (word.partition("=") for word in found[2].split())}
        if "file" in words:
            files = {**files, words["file"]: found[3]}
        elif "continues" in words:
            files = {**files, words["continues"]: f"{files[words['continues']]}\n{found[3]}"}
        yield Block(document.count("\n", 0, found.start()) + 1, found[1], words, found[3], files)


def marked(document: str, name: str) -> str:
    """What stands between the marks of a generated table."""
    found = re.search(rf"<!-- {name} -->\n(.*?)<!-- end -->", document, re.DOTALL)
    assert found, f"the document has no mark <!-- {name} -->"
    return found[1].strip()


def happenings_table() -> str:
    """Every kind of happening with its facts."""
    rows = ["| kind | facts |", "|---|---|"]
    for kind in VOCABULARY.values():
        facts = ", ".join(
            f"**{fact}** ({of})" if fact in kind.required else f"{fact} ({of})"
            for fact, of in kind.facts.items()
        )
        rows.append(f"| `{kind.name}` | {facts} |")
    return "\n".join(rows)


def common_table() -> str:
    """The facts that any happening may carry."""
    rows = ["| fact | is |", "|---|---|"]
    return "\n".join([*rows, *(f"| {fact} | {of} |" for fact, of in COMMON_FACTS.items())])


PROBES = {
    "cover": ({"on": "visit"},),
    "charge": ({}, {"on": "work", "window": {}}, {"on": "travel"}),
    "fee": ({"per": "item"}, {"of": "lease", "basis": "term"}, {"of": "pages"}),
    "target": ({"on": "fault", "receiver": "x"},),
    "resident": ({"calendar": "x"},),
}
"""Tables that make a reader ask for every key it knows; for all other kinds an empty one does."""
KEYS_OF_ALL = frozenset({"id", "text"})


def keys_of(kind: str) -> list[str]:
    """The keys that a clause of this kind may have, but for those that every clause has."""
    known: set[str] = set()
    for probe in PROBES.get(kind, ({},)):
        table = Table(probe, (kind, 0), Notebook({}))
        (CLAUSE_KINDS | SINGLE_TABLES)[kind](table, NOWHERE)
        known |= table.known
    return sorted(known - KEYS_OF_ALL)


def clauses_table() -> str:
    """Every kind of clause with its keys."""
    rows = ["| clause | keys |", "|---|---|"]
    for kind in (*CLAUSE_KINDS, *SINGLE_TABLES):
        written = f"[{kind}]" if kind in SINGLE_TABLES else f"[[{kind}]]"
        rows.append(f"| `{written}` | {', '.join(keys_of(kind))} |")
    return "\n".join(rows)


TABLES = {"happenings": happenings_table, "common": common_table, "clauses": clauses_table}
"""The generated tables by the marks that they stand between."""
