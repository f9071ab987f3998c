"""The words of answers that every guide has, in five languages."""

from collections.abc import Mapping
from decimal import Decimal

from huolto.rules.formatting import LANGUAGES, format_number
from huolto.rules.guides.model import Step, StepKind, Texts

YES, NO, DONE, CANNOT = "yes", "no", "done", "cannot"

WORDS: Mapping[str, Texts] = {
    YES: {"en": "Yes", "fi": "Kyllä", "sv": "Ja", "nb": "Ja", "fa": "بله"},
    NO: {"en": "No", "fi": "Ei", "sv": "Nej", "nb": "Nei", "fa": "نه"},
    DONE: {"en": "Done", "fi": "Tehty", "sv": "Klart", "nb": "Gjort", "fa": "انجام شد"},
    CANNOT: {
        "en": "I cannot do that",
        "fi": "En voi tehdä tätä",
        "sv": "Jag kan inte göra det",
        "nb": "Jeg får ikke gjort det",
        "fa": "نمی‌توانم این کار را بکنم",
    },
}


def answer_texts(step: Step, answer: str) -> Texts:
    """What an answer that was given says, by language; a number with its unit."""
    if step.kind is StepKind.NUMBER:
        return {
            language: f"{format_number(Decimal(answer), language)} {step.unit}".strip()
            for language in LANGUAGES
        }
    found = next((one for one in step.answers if one.id == answer), None)
    return (found.says if found else {}) or WORDS.get(answer, {"en": answer})
