"""Walking a guide: where answers and facts lead, why, and that every walk ends."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huolto.rules.explanation import render
from huolto.rules.guides import AnswerError, StepKind, answer_texts, examine, parse, walk
from rules.guides.texts import bent, lamp


def test_without_answers_the_first_step_is_asked() -> None:
    walked = walk(lamp(), {}, [])
    assert walked.step is not None
    assert (walked.step.id, walked.outcome, walked.passed) == ("plug", None, ())


def test_answers_lead_to_an_outcome_with_the_path_and_its_reasons() -> None:
    walked = walk(lamp(), {}, ["no", "done"])
    assert walked.outcome is not None
    assert walked.outcome.id == "in-order"
    assert [render(one.reason, "en") for one in walked.passed] == [
        '"Is it plugged in?" – No.',
        "Done: Plug it in.",
    ]
    assert render(walked.passed[0].reason, "fi") == "”Onko se pistorasiassa?” – Ei."


@pytest.mark.parametrize(("volts", "outcome"), [("199.9", "come"), ("200", "new-one"), ("۲۳۰", "new-one")])
def test_a_number_is_taken_by_its_range_in_any_digits(volts: str, outcome: str) -> None:
    walked = walk(lamp(), {"in_warranty": True, "covers_swap": True}, ["yes", volts])
    assert walked.outcome is not None
    assert walked.outcome.id == outcome


def test_a_number_is_kept_in_latin_digits_and_told_with_its_unit() -> None:
    walked = walk(lamp(), {}, ["yes", "۲۳۰٫۵"])
    assert walked.answers == ("yes", "230.5")
    told = answer_texts(walked.passed[1].step, "230.5")
    assert (told["en"], told["fi"], told["fa"]) == ("230.5 V", "230,5 V", "۲۳۰٫۵ V")


def test_facts_decide_and_say_so() -> None:
    walked = walk(lamp(), {"in_warranty": True, "covers_swap": True}, ["yes", "230"])
    assert walked.passed[-1].step.kind is StepKind.BRANCH
    assert render(walked.passed[-1].reason, "en") == "it is in warranty, the agreement covers a swap."


def test_a_fact_that_is_not_known_fits_no_branch() -> None:
    for facts in (
        {},
        {"in_warranty": None},
        {"in_warranty": True},
        {"in_warranty": True, "covers_swap": False},
    ):
        walked = walk(lamp(), facts, ["yes", "230"])
        assert walked.outcome is not None
        assert walked.outcome.id == "mend"
    assert render(walked.passed[-1].reason, "en") == "Nothing that decides here is known to be so."


@pytest.mark.parametrize(
    ("answers", "position"),
    [
        (["perhaps"], 0),
        (["yes", "much"], 1),
        (["yes", "1e9"], 1),
        (["yes", "nan"], 1),
        (["no", "done", "yes"], 2),
    ],
)
def test_an_answer_that_the_step_does_not_take_is_refused_by_position(
    answers: list[str], position: int
) -> None:
    with pytest.raises(AnswerError) as refused:
        walk(lamp(), {}, answers)
    assert refused.value.position == position


def test_examples_hold_and_every_outcome_is_shown() -> None:
    examined = examine(lamp())
    assert examined.holds
    assert [one.came for one in examined.results] == ["in-order", "come", "new-one", "mend"]


def test_an_example_that_ends_elsewhere_is_told() -> None:
    examined = examine(parse(bent('answers = ["no", "done"]', 'answers = ["no", "cannot"]')))
    assert [(one.example.says, one.came) for one in examined.failing] == [("it was not plugged in", "come")]
    assert [one.id for one in examined.unshown] == ["in-order"]
    assert not examined.holds


def test_an_example_that_does_not_end_is_told() -> None:
    examined = examine(parse(bent('answers = ["no", "done"]', 'answers = ["no"]')))
    assert [one.came for one in examined.failing] == ['is still asked "push"']


@st.composite
def guides(draw: st.DrawFn) -> str:
    """Guides of any shape: steps that lead to any other step or to an outcome; many are refused."""
    count = draw(st.integers(1, 6))
    names = [f"s{number}" for number in range(count)]
    to = st.sampled_from([*names, "end", "stop"])
    parts = ['language = 1\n[guide]\nid = "g"\ntitle = { en = "G" }\nstart = "s0"\n']
    for name in names:
        kind = draw(st.sampled_from(["yes", "do", "when", "range"]))
        parts.append(f'[[step]]\nid = "{name}"\n')
        if kind == "yes":
            parts.append(f'ask = {{ en = "?" }}\nyes = "{draw(to)}"\nno = "{draw(to)}"\n')
        elif kind == "do":
            parts.append(f'do = {{ en = "!" }}\nthen = "{draw(to)}"\n')
        elif kind == "when":
            parts.append(
                f'[[step.when]]\nin_warranty = true\nto = "{draw(to)}"\n[[step.when]]\nto = "{draw(to)}"\n'
            )
        else:
            parts.append(f'ask = {{ en = "?" }}\n[[step.range]]\nbelow = 5\nto = "{draw(to)}"\n')
            parts.append(f'[[step.range]]\nto = "{draw(to)}"\n')
    for name in ("end", "stop"):
        parts.append(f'[[outcome]]\nid = "{name}"\nkind = "solved"\nsays = {{ en = "." }}\n')
    return "".join(parts)


@settings(max_examples=300, deadline=None)
@given(guides(), st.data(), st.booleans())
def test_any_answers_to_a_guide_without_mistakes_end_in_a_finite_walk(
    text: str, data: st.DataObject, known: bool
) -> None:
    try:
        guide = parse(text)
    except ValueError:
        return
    answers: list[str] = []
    for _step in range(len(guide.steps) + 1):
        walked = walk(guide, {"in_warranty": known}, answers)
        if walked.outcome is not None:
            break
        assert walked.step is not None
        number = walked.step.kind is StepKind.NUMBER
        given_answer = (
            str(data.draw(st.integers(-99, 99)))
            if number
            else data.draw(st.sampled_from([one.id for one in walked.step.answers]))
        )
        answers.append(given_answer)
    assert walked.outcome is not None
    assert len({one.step.id for one in walked.passed}) == len(walked.passed), "nothing is asked twice"
