"""Forms by what they are called: what somebody looks for is often something to ask for."""

from huolto.desk.forms import forms_found
from huolto.faces.search.found import PER_GROUP, Addresses, Found
from huolto.foundation.actors import Actor
from huolto.foundation.texts import text_in


def fills_forms(actor: Actor) -> bool:
    """Whether the reader fills in forms: people of customers do."""
    return not actor.is_staff_of_provider


def find_forms(actor: Actor, text: str, url: Addresses) -> list[Found]:
    """The reader's forms with these words."""
    return [
        Found(
            title=text_in(form.name),
            url=url("form_fill", form.code),
            icon=form.icon,
            second=text_in(form.summary),
        )
        for form in forms_found(actor, text, PER_GROUP)
    ]
