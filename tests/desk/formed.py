"""What tests of forms share: an area with forms as files, and short words for filling them in."""

from typing import Any

from cast import Cast
from desk.desks import hr_queue
from huolto.desk.commands import (
    AreaFacts,
    import_form,
    keep_area,
    publish_form,
    submit_form,
)
from huolto.desk.drafts import draft_for
from huolto.desk.models import Form, ServiceArea, ServiceRequest
from huolto.parties.models import Person

GOOD = {"program": "Lumo Draw", "licence": "yes"}
"""Answers that the form below takes."""

SOFTWARE = """
code = "software"
area = "it"
name = { en = "Software installation", fi = "Ohjelmiston asennus", fa = "نصب نرم‌افزار" }
opens = "service_request"
task = "install"
priority = "high"
title_from = "program"

[[field]]
id = "program"
kind = "text"
label = { en = "Which program?", fi = "Mikä ohjelma?", fa = "کدام برنامه؟" }
required = true

[[field]]
id = "device"
kind = "item"
label = { en = "On which device?" }

[[field]]
id = "licence"
kind = "choice"
label = { en = "Is there a licence?" }
required = true
options = [{ id = "yes", name = { en = "Yes, bought" } }, { id = "no", name = { en = "No" } }]

[[field]]
id = "cost_centre"
kind = "cost_centre"
label = { en = "Who pays?" }
required = true
show_if = { field = "licence", equals = "no" }
default = "cost_centre"

[[field]]
id = "until"
kind = "date"
label = { en = "Needed by" }
after = "today"

[[field]]
id = "shop"
kind = "deflection"
text = { en = "Common programs install themselves from the company portal." }
show_if = { field = "program", filled = true }

[[field]]
id = "offer"
kind = "files"
label = { en = "An offer" }
allowed = ["pdf"]

[[example]]
says = "a program with its licence"
given = { program = "Lumo Draw", licence = "yes" }

[[example]]
says = "without a licence somebody pays"
given = { program = "Lumo Draw", licence = "no" }
refused = ["cost_centre"]
"""

PAY = """
code = "pay"
area = "hr"
queue = "hr"
confidential = true
name = { en = "Ask about pay" }

[[field]]
id = "question"
kind = "long_text"
label = { en = "What do you want to know?" }
required = true

[[field]]
id = "slip"
kind = "files"
label = { en = "Your pay slip" }
confidential = true

[[example]]
says = "a question is enough"
given = { question = "Why is my pay lower?" }
"""

TITLE = "Software installation"


def it_area(cast: Cast) -> ServiceArea:
    """The area of IT."""
    return keep_area(actor=cast.system(), facts=AreaFacts(code="it", name={"en": "IT", "fi": "IT"}))


def published_form(cast: Cast, source: str = SOFTWARE) -> Form:
    """A form of a file, ready to be filled in; its area must be there."""
    form = import_form(actor=cast.system(), source=source)
    publish_form(actor=cast.system(), form_id=form.pk)
    return form


def software(cast: Cast) -> Form:
    """The form for software, in the area of IT."""
    it_area(cast)
    return published_form(cast)


def sent(cast: Cast, person: Person, code: str, answers: dict[str, Any], **given: Any) -> ServiceRequest:
    """Somebody fills in a form and sends it."""
    draft = draft_for(cast.actor(person), code)
    facts = {"version_id": draft.version_id, "key": draft.key, **given}
    return submit_form(actor=cast.actor(person), code=code, answers=answers, **facts)


def hr_area(cast: Cast) -> None:
    """The area of HR's forms."""
    keep_area(actor=cast.system(), facts=AreaFacts(code="hr", name={"en": "HR"}))


def pay_form(cast: Cast) -> Form:
    """A confidential form for HR's queue, with the queue."""
    hr_queue(cast)
    hr_area(cast)
    return published_form(cast, PAY)
