"""What pages of both faces show of a diagnosis guide: the question with its keys, and the path behind the reader."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from django.utils.translation import gettext_lazy

from huolto.desk.guide_walks import Walked, suggested_guides
from huolto.desk.models import GuideRun
from huolto.foundation.actors import Actor
from huolto.foundation.icons import FOLDER
from huolto.foundation.pages import Text
from huolto.foundation.texts import text_in
from huolto.register.choices import FINAL
from huolto.register.lifecycle_actions import CardAction
from huolto.register.models import Item, MeterReading
from huolto.rules.guides import StepKind, answer_texts

OUTCOME_KINDS = {
    "solved": "good",
    "repair": "go",
    "swap": "go",
    "loan": "go",
    "visit": "you",
    "remote_session": "go",
}
"""The colour of an outcome's badge."""

OUTCOME_ICONS = {
    "solved": "circle-check",
    "repair": "tool",
    "swap": "arrows-exchange",
    "loan": "transfer",
    "visit": "map-pin",
    "remote_session": "device-desktop",
}


@dataclass(frozen=True)
class Key:
    """One answer to press; `number` is the key that presses it."""

    answer: str
    label: Text
    number: int
    is_main: bool = False


@dataclass(frozen=True)
class Question:
    """A step as it is asked; `last` is what the item's meter showed last."""

    step: str
    text: str
    help: str
    icon: str
    is_number: bool
    unit: str
    keys: tuple[Key, ...]
    last: Decimal | None = None


def question_of(run: GuideRun, stand: Walked) -> Question | None:
    """What is asked now; None at the outcome."""
    step = stand.step
    if step is None:
        return None
    is_number = step.kind is StepKind.NUMBER
    keys = () if is_number else tuple(
        Key(
            answer=one.id,
            label=text_in(answer_texts(step, one.id)),
            number=index,
            is_main=step.kind is StepKind.INSTRUCTION and index == 1,
        )
        for index, one in enumerate(step.answers, start=1)
    )  # fmt: skip
    return Question(
        step=step.id,
        text=text_in(step.text),
        help=text_in(step.help),
        icon=step.picture if step.picture in _icons() else "",
        is_number=is_number,
        unit=step.unit,
        keys=keys,
        last=_last_reading(run, step.meter) if step.meter else None,
    )


def walk_context(run: GuideRun, stand: Walked) -> dict[str, Any]:
    """What the shared partials of a walk are given."""
    outcome = stand.outcome
    return {
        "run": run,
        "title": text_in(stand.guide.title),
        "question": question_of(run, stand),
        "path": stand.path,
        "asked": stand.asked,
        "outcome": outcome,
        "outcome_says": text_in(outcome.says) if outcome else "",
        "outcome_colour": OUTCOME_KINDS.get(outcome.kind.value, "") if outcome else "",
        "outcome_icon": OUTCOME_ICONS.get(outcome.kind.value, "") if outcome else "",
    }


def finding_out(actor: Actor, item: Item, *, is_main: bool) -> tuple[CardAction, ...]:
    """What leads the holder from a device's card to its guides, where there are any; the button, or one of the menu."""
    if actor.is_staff_of_provider or item.holder_id != actor.person_id or item.state in FINAL:
        return ()
    if not suggested_guides(actor, item):
        return ()
    label = gettext_lazy("Find out what is wrong")
    return (CardAction(label, "find_out_of", "route", is_primary=is_main),)


@cache
def _icons() -> frozenset[str]:
    return frozenset(file.stem for file in FOLDER.glob("*.svg"))


def _last_reading(run: GuideRun, meter: str) -> Decimal | None:
    if run.item_id is None:
        return None
    rows = MeterReading.objects.filter(meter__item_id=run.item_id, meter__kind=meter, doubt="")
    return rows.order_by("-read_at").values_list("value", flat=True).first()
