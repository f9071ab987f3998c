"""What notices say of a request: its title and number; of a confidential one the number alone, whoever reads it and when.

Somebody may lose the right to read what they were once told of, and a request may become confidential later
(`withhold_notices`): what is kept of it must not say more than its page does.
"""

from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from huolto.desk.choices import Confidentiality
from huolto.desk.models import ServiceRequest
from huolto.foundation.localisation import LANGUAGE_NAMES
from huolto.parties.models import Person
from huolto.parties.notices import reword

TITLE = gettext_noop("Confidential request")
NAME = gettext_noop("Somebody")


def told_facts(request: ServiceRequest) -> dict[str, Any]:
    """Parameters of a sentence about a request: `title`, `number`, and `name` where nobody is to be named."""
    if request.confidentiality != Confidentiality.NORMAL:
        return {**withheld(), "number": request.number}
    return {"title": request.title, "number": request.number}


def told_doer(request: ServiceRequest, person: Person, doer: Person | None) -> Person | None:
    """Who is named as having done something: of a confidential request nobody, but to who asked and to oneself."""
    if request.confidentiality == Confidentiality.NORMAL or person.pk == request.requester_id:
        return doer
    return doer if doer is not None and doer.pk == person.pk else None


def withhold_notices(requests: Collection[ServiceRequest]) -> None:
    """Take titles and names out of what was told of requests that have become confidential."""
    for request in requests:
        reword(
            request.provider_id,
            params={"number": request.number},
            new=withheld(),
            named_to=request.requester_id,
        )


def withheld() -> dict[str, dict[str, str]]:
    """Words in place of a title and of a name, in every language."""
    words: dict[str, dict[str, str]] = {"title": {}, "name": {}}
    for language in LANGUAGE_NAMES:
        with override(language):
            words["title"][language], words["name"][language] = _(TITLE), _(NAME)
    return words
