"""A form as one TOML file: what it is and where its requests go, then its fields and examples; read and written."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from huolto.rules.agreement.problems import hint
from huolto.rules.forms.model import Definition, Texts
from huolto.rules.forms.parsing import KEYS, DefinitionError, Problem, parse_definition

OPENS = ("form", "incident", "service_request")
PRIORITIES = ("low", "normal", "high", "urgent")
APPROVALS = ("", "supervisor")
ROLES = ("supervisor", "order", "inspect", "approve", "human_resources", "administer_customer")
"""Who a form may be for: whoever has people under them, or has one of these rights; none means everybody."""

_TEXTS = ("name", "summary", "approval_text")
_WORDS = ("code", "area", "opens", "queue", "task", "priority", "icon", "approval")
HEADER = (*_WORDS, *_TEXTS, "confidential", "for", "keep_months", "position")


@dataclass(frozen=True, kw_only=True)
class FormFile:
    """What a file says: the header, and the definition as plain data."""

    code: str
    area: str
    name: Texts
    summary: Texts = field(default_factory=dict)
    opens: str = "form"
    queue: str = ""
    confidential: bool = False
    task: str = ""
    priority: str = "normal"
    icon: str = "clipboard-list"
    roles: Sequence[str] = ()
    approval: str = ""
    approval_text: Texts = field(default_factory=dict)
    keep_months: int = 36
    position: int = 0
    definition: Mapping[str, Any] = field(default_factory=dict)


def read_form(source: str) -> FormFile:
    """The form that a file describes; raises `DefinitionError` with every mistake."""
    data = read_definition(source)
    problems = list(_wrong_header(data))
    definition = {key: data[key] for key in KEYS if key in data}
    try:
        parsed: Definition | None = parse_definition(definition)
    except DefinitionError as error:
        problems += error.problems
        parsed = None
    if parsed is not None and parsed.is_confidential and data.get("confidential") is not True:
        problems.append(Problem("confidential", "it asks in confidence, so write confidential = true."))
    if problems:
        raise DefinitionError(problems)
    given = {key: data[key] for key in HEADER if key in data and key != "for"}
    return FormFile(**given, roles=tuple(data.get("for", ())), definition=definition)


def write_form(form: FormFile) -> str:
    """The form as a file that `read_form` reads to the same."""
    lines = []
    for key in HEADER:
        value = list(form.roles) if key == "for" else getattr(form, key)
        if value not in ("", [], {}, None):
            lines.append(f"{key} = {_value(value)}")
    return "\n".join(lines) + "\n" + write_definition(form.definition)


def write_definition(definition: Mapping[str, Any]) -> str:
    """Fields and examples alone, as `read_definition` reads them."""
    lines = []
    if title := definition.get("title_from"):
        lines.append(f"title_from = {_value(title)}")
    for key in ("field", "example"):
        for row in definition.get(key, ()):
            lines += ["", f"[[{key}]]"]
            lines += [f"{name} = {_value(value)}" for name, value in row.items() if value is not None]
    return "\n".join(lines) + "\n"


def read_definition(source: str) -> dict[str, Any]:
    """Fields and examples as plain data, not yet checked; raises `DefinitionError` for what is no TOML."""
    try:
        data = plain(tomllib.loads(source.removeprefix("\ufeff"), parse_float=Decimal))
    except tomllib.TOMLDecodeError as error:
        raise DefinitionError([Problem("file", f"this is no TOML: {error}.")]) from error
    return {str(key): part for key, part in data.items()}


def plain(value: Any) -> Any:
    """Data of TOML as JSON can hold it: days as ISO texts, figures as texts where they have decimals."""
    if isinstance(value, Mapping):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [plain(part) for part in value]
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    return value


def _wrong_header(data: Mapping[str, Any]) -> Sequence[Problem]:
    found = [
        Problem("form", f"`{key}` is not known; {hint(key, (*HEADER, *KEYS))}.")
        for key in data
        if key not in (*HEADER, *KEYS)
    ]
    for key in _WORDS:
        if not isinstance(data.get(key, ""), str):
            found.append(Problem(key, "write it between quotes."))
    for key in ("code", "area"):
        if not data.get(key):
            found.append(Problem(key, "say it: small letters, digits and hyphens."))
    for key in _TEXTS:
        value = data.get(key, {})
        if not isinstance(value, Mapping) or not all(isinstance(text, str) for text in value.values()):
            found.append(Problem(key, "write a text by language, as in { en = “…”, fi = “…” }."))
    if not data.get("name"):
        found.append(Problem("name", "give the form a name."))
    for key, words in (("opens", OPENS), ("priority", PRIORITIES), ("approval", APPROVALS)):
        if key in data and data[key] not in words:
            found.append(Problem(key, f"`{data[key]}` is not known; {hint(str(data[key]), words)}."))
    for role in data.get("for", ()):
        if role not in ROLES:
            found.append(Problem("for", f"`{role}` is not known; {hint(str(role), ROLES)}."))
    if not isinstance(data.get("confidential", False), bool):
        found.append(Problem("confidential", "write true or false."))
    for key in ("keep_months", "position"):
        if not isinstance(data.get(key, 0), int) or data.get(key, 0) < 0:
            found.append(Problem(key, "write a whole number."))
    return found


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(key)} = {_value(part)}" for key, part in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_value, value)) + "]"
    return _quoted(str(value))


def _key(key: str) -> str:
    return key if key.replace("_", "").replace("-", "").isalnum() and key.isascii() else _quoted(key)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    escaped = escaped.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
    return '"' + "".join(c if c >= " " and c != "\x7f" else f"\\u{ord(c):04x}" for c in escaped) + '"'
