"""Who calls: people found by phone number, name, mail address or employee number."""

from django.db.models import F, Func, Q, Value
from django.db.models.functions import Right as LastOf

from huolto.foundation.actors import Actor
from huolto.foundation.sorting import in_alphabet
from huolto.parties.models import Person
from huolto.parties.queries import people_visible_to
from huolto.rules.texts import latin_digits

LAST_DIGITS = 7
"""How many digits at the end must agree: with or without country code, with or without a zero in front."""
FEWEST_DIGITS = 4


def callers_found(actor: Actor, *, search: str, limit: int) -> list[Person]:
    """Active people that the actor may see, whose number ends alike or whose words are all there, by name."""
    people = people_visible_to(actor).filter(is_active=True).select_related("organisation")
    text = latin_digits(search)
    digits = "".join(character for character in text if character.isdigit())
    rest = "".join(character for character in text if character not in "+-()/. " and not character.isdigit())
    if len(digits) >= FEWEST_DIGITS and not rest:
        last = digits[-LAST_DIGITS:]
        plain = Func(F("phone"), Value(r"\D"), Value(""), Value("g"), function="regexp_replace")
        numbered = people.annotate(last_digits=LastOf(plain, len(last)))
        people = numbered.filter(Q(last_digits=last) | Q(employee_number=text.strip()))
    else:
        for word in search.split():
            people = people.filter(
                Q(name__icontains=word)
                | Q(email__icontains=word)
                | Q(employee_number__iexact=word)
                | Q(organisation__name__icontains=word)
            )
    return list(people.order_by(in_alphabet(), "pk")[:limit])
