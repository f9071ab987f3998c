"""What an agreement may extend: the templates that come with the program, and those that the provider keeps."""

from functools import cache
from importlib.resources import files

from huolto.agreements.models import AgreementTemplate
from huolto.foundation.models import Provider
from huolto.rules.agreement.parsing import parse


@cache
def shipped_templates() -> dict[str, str]:
    """The texts of the templates that come with the program, by reference: {"bas@1": text}."""
    folder = files("huolto.agreements").joinpath("shipped")
    texts = [
        file.read_text(encoding="utf-8")
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
        if file.name.endswith(".toml")
    ]
    found = {}
    for text in texts:
        header = parse(text, beside=texts).header
        found[f"{header.id}@{header.version}"] = text
    return found


def templates_of(provider: Provider) -> dict[str, str]:
    """All templates that agreements of a provider may extend, by reference; its own stand for a shipped one of that name."""
    own = AgreementTemplate.objects.of(provider).order_by("code", "number")
    return shipped_templates() | {template.reference: template.source for template in own}


def beside(provider: Provider) -> tuple[str, ...]:
    """The texts that stand beside every agreement of a provider."""
    return tuple(templates_of(provider).values())
