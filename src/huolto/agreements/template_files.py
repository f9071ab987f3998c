"""What an agreement may extend: the templates that come with the program, and those that the provider keeps."""

import re
from dataclasses import dataclass

from huolto.agreements.models import AgreementTemplate, AgreementVersion
from huolto.agreements.shipped_files import shipped_templates
from huolto.foundation.models import Provider
from huolto.rules.agreement.weaving import references_in


def templates_of(provider: Provider) -> dict[str, str]:
    """All templates that agreements of a provider may extend, by reference; its own stand for a shipped one of that name."""
    own = AgreementTemplate.objects.of(provider).order_by("code", "number")
    return dict(shipped_templates()) | {template.reference: template.source for template in own}


def beside(provider: Provider) -> tuple[str, ...]:
    """The texts that stand beside every agreement of a provider."""
    return tuple(templates_of(provider).values())


@dataclass(frozen=True)
class Offered:
    """A newer version of the template that an agreement extends, and the agreement's text as it would extend that."""

    reference: str
    source: str


def offered_to(version: AgreementVersion) -> Offered | None:
    """The newest later version of the template that a version extends; None where it extends the newest or none."""
    extends = references_in(version.source)[1]
    code, _at, number = extends.partition("@")
    later = [
        reference
        for reference in templates_of(version.provider)
        if reference.partition("@")[0] == code and int(reference.partition("@")[2]) > int(number or 0)
    ]
    if not extends or not later:
        return None
    newest = max(later, key=lambda reference: int(reference.partition("@")[2]))
    written = re.compile(rf'(?m)^(\s*extends\s*=\s*")({re.escape(extends)})(")')
    return Offered(newest, written.sub(rf"\g<1>{newest}\g<3>", version.source, count=1))


def starting_text(provider: Provider, reference: str) -> str:
    """The first lines of an agreement that extends a template; empty for a template that is not there."""
    if reference not in templates_of(provider):
        return ""
    code = reference.partition("@")[0]
    return f'language = 1\nextends = "{reference}"\n\n[agreement]\nid = "{code}"\n'
