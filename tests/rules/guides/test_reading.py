"""Reading a guide: every mistake at once with line, key and the nearest right word; translations that are missing."""

from huolto.rules.guides import CodeKind, OutcomeKind, StepKind, parse
from rules.guides.texts import GUIDE, at, bent, lamp, mistakes


def test_a_guide_is_read_with_its_steps_and_outcomes() -> None:
    guide = lamp()
    assert (guide.id, guide.start, guide.symptoms) == ("lamp", "plug", ("no-light",))
    assert {name: step.kind for name, step in guide.steps.items()} == {
        "plug": StepKind.YES_NO,
        "push": StepKind.INSTRUCTION,
        "volts": StepKind.NUMBER,
        "whose": StepKind.BRANCH,
    }
    assert guide.outcomes["in-order"].kind is OutcomeKind.SOLVED
    assert guide.outcomes["in-order"].codes == {CodeKind.SYMPTOM: "no-light", CodeKind.CAUSE: "handling"}
    assert guide.suits.categories == ("lamp",)
    assert guide.for_employees
    assert guide.warnings == ()


def test_an_unknown_step_is_told_with_line_key_and_nearest_word() -> None:
    assert mistakes(bent('no = "push"', 'no = "puhs"')) == [
        (at('no = "push"'), "step.plug.no", 'there is no step or outcome "puhs"; did you mean `push`?')
    ]


def test_the_start_must_be_a_step() -> None:
    assert mistakes(bent('start = "plug"', 'start = "plugg"')) == [
        (6, "guide.start", 'there is no step "plugg"; did you mean `plug`?')
    ]


def test_what_no_answer_leads_to_is_told() -> None:
    found = mistakes(bent('yes = "volts"', 'yes = "push"'))
    assert ("step.volts", 'no answer leads to the step "volts"; lead one there or take it out') in [
        (key, message) for _line, key, message in found
    ]
    assert [key for _line, key, _message in found] == [
        "step.volts", "step.whose", "outcome.new-one", "outcome.mend",
    ]  # fmt: skip


def test_a_circle_is_told_with_the_way_round() -> None:
    assert mistakes(bent('then = "in-order"', 'then = "plug"')) == [
        (
            at("then = "),
            "step.push.done",
            "goes round in a circle (plug → push → plug) and so need not end; lead on instead of back",
        )
    ]


def test_codes_that_the_provider_does_not_have_are_told() -> None:
    codes = {CodeKind.SYMPTOM: ["no-light"], CodeKind.CAUSE: ["handling-error", "wear"]}
    assert mistakes(GUIDE, codes=codes) == [
        (at("cause"), "outcome.cause", 'there is no cause code "handling"; did you mean `handling-error`?')
    ]
    assert mistakes(GUIDE, codes={**codes, CodeKind.CAUSE: ["handling"]}) == []


def test_all_mistakes_are_told_at_once() -> None:
    text = bent('kind = "visit"', 'kind = "vist"').replace('unit = "V"', 'unti = "V"')
    messages = [message for _line, _key, message in mistakes(text)]
    assert messages == [
        "unknown key `unti`; did you mean `unit`?",
        'unknown word "vist"; did you mean `visit`?',
    ]


def test_two_things_of_one_name_are_told() -> None:
    found = mistakes(bent('id = "come"', 'id = "push"'))
    line = at('id = "push"') - 1
    assert (
        at('id = "come"'),
        "outcome.id",
        f'"push" is already the id in line {line}; give each its own id',
    ) in found


def test_ranges_rise_and_the_last_takes_the_rest() -> None:
    assert mistakes(bent('below = "200"\n', "")) == [
        (at("below") - 1, "step.range.below", "`below` is missing; only the last range goes without it")
    ]
    assert mistakes(bent('to = "whose"', 'below = "300"\nto = "whose"')) == [
        (at('to = "whose"'), "step.range.below", "the last range takes all that is left; leave `below` out")
    ]


def test_a_step_that_says_nothing_is_told() -> None:
    [(_line, key, message)] = mistakes(bent('yes = "volts"\nno = "push"\n', ""))
    assert key == "step"
    assert message.startswith("says neither what is asked")


def test_a_missing_translation_is_a_warning_and_no_mistake() -> None:
    guide = parse(bent(', fa = "به برق بزنید."', ""))
    assert [(one.line, one.key, one.message) for one in guide.warnings] == [
        (at("do = "), "step.do", "has no text in: fa")
    ]


def test_what_is_not_toml_is_told_with_its_line() -> None:
    [(line, _key, message)] = mistakes("language = 1\n[guide\n")
    assert line == 2
    assert message.startswith("is not TOML")
