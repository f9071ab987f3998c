"""Guides of a provider: drafted with all mistakes told, published when examples hold, unchanged after that."""

import pytest
from django.db import ProgrammingError, transaction

from cast import Cast
from desk.diagnoses import lamp_guide
from huolto.desk.choices import DefinitionState
from huolto.desk.commands import draft_guide, publish_guide, retire_guide, take_guides
from huolto.desk.guide_files import shipped_codes, shipped_guides
from huolto.desk.guide_walks import suggested_guides
from huolto.desk.models import DiagnosisGuide, GuideVersion, ServiceCode
from huolto.foundation.errors import ChangedMeanwhile, InvalidInput, NotAllowed, NotVisible, WrongState
from huolto.rules.guides import examine, parse
from register.registers import an_item
from rules.guides.texts import GUIDE, bent


def test_a_draft_with_mistakes_is_refused_with_all_of_them(cast: Cast) -> None:
    with pytest.raises(InvalidInput) as refused:
        draft_guide(actor=cast.actor(cast.agent), source=bent('then = "in-order"', 'then = "in-ordr"'))
    messages = [row["message"] for row in refused.value.details["problems"]]
    assert 'there is no step or outcome "in-ordr"; did you mean `in-order`?' in messages
    assert any(message.startswith('there is no symptom code "no-light"') for message in messages)
    assert not DiagnosisGuide.objects.exists()


def test_a_guide_is_published_when_its_examples_hold_and_show_every_outcome(cast: Cast) -> None:
    lamp_guide(cast)
    version = GuideVersion.objects.get()
    assert (version.number, version.state) == (1, DefinitionState.PUBLISHED)
    failing = bent('answers = ["no", "done"]', 'answers = ["no", "cannot"]')
    draft = draft_guide(actor=cast.system(), source=failing)
    with pytest.raises(WrongState, match="it was not plugged in"):
        publish_guide(actor=cast.system(), version_id=draft.pk)
    head, _example, rest = GUIDE.partition('[[example]]\nsays = "there is no current"')
    unshown = head + "[[example]]" + rest.partition("[[example]]")[2]
    draft = draft_guide(actor=cast.system(), source=unshown)
    with pytest.raises(WrongState, match="come"):
        publish_guide(actor=cast.system(), version_id=draft.pk)
    assert GuideVersion.objects.filter(state=DefinitionState.PUBLISHED).get() == version


def test_a_new_version_takes_the_place_of_the_one_before(cast: Cast) -> None:
    guide = lamp_guide(cast)
    draft = draft_guide(actor=cast.system(), source=bent("The lamp is dark", "A dark lamp"))
    guide.refresh_from_db()
    assert guide.title["en"] == "The lamp is dark", "a draft changes nothing that people see"
    publish_guide(actor=cast.system(), version_id=draft.pk)
    guide.refresh_from_db()
    assert guide.title["en"] == "A dark lamp"
    assert dict(guide.versions.values_list("number", "state")) == {1: "retired", 2: "published"}


def test_what_was_published_is_never_changed(cast: Cast) -> None:
    lamp_guide(cast)
    with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
        GuideVersion.objects.update(source="language = 1")


def test_who_saves_second_sees_what_the_first_one_saved(cast: Cast) -> None:
    guide = lamp_guide(cast)
    mine, theirs = bent("The lamp is dark", "Mine"), bent("The lamp is dark", "Theirs")
    draft_guide(actor=cast.system(), source=theirs, guide_id=guide.pk)
    with pytest.raises(ChangedMeanwhile) as refused:
        draft_guide(actor=cast.system(), source=mine, guide_id=guide.pk, based_on=GUIDE)
    assert refused.value.details == {"yours": mine, "theirs": theirs}


def test_the_id_of_a_guide_stays(cast: Cast) -> None:
    guide = lamp_guide(cast)
    with pytest.raises(InvalidInput, match="torch"):
        draft_guide(actor=cast.system(), source=bent('id = "lamp"', 'id = "torch"'), guide_id=guide.pk)


def test_a_retired_guide_is_offered_no_longer(cast: Cast) -> None:
    guide = lamp_guide(cast)
    agent = cast.actor(cast.agent)
    assert [one.title for one in suggested_guides(agent)] == ["The lamp is dark"]
    retire_guide(actor=agent, guide_id=guide.pk)
    assert suggested_guides(agent) == []
    with pytest.raises(WrongState):
        retire_guide(actor=agent, guide_id=guide.pk)


@pytest.mark.parametrize("role", ["employee", "orderer", "billing", "hr_agent"])
def test_others_write_no_guides(cast: Cast, role: str) -> None:
    with pytest.raises(NotAllowed):
        draft_guide(actor=cast.actor(getattr(cast, role)), source=GUIDE)


def test_guides_that_suit_the_device_come_first_and_those_for_others_not_at_all(cast: Cast) -> None:
    lamp_guide(cast)
    take_guides(actor=cast.system(), codes=["laptop-slow", "handling-errors"])
    agent, laptop = cast.actor(cast.agent), an_item(cast, "KA-1")
    assert laptop.category.code == "laptop"
    offered = [(one.title, one.fits) for one in suggested_guides(agent, laptop)]
    assert offered[0][1] is True
    assert "The lamp is dark" not in [title for title, _fits in offered]


def test_guides_of_the_program_are_taken_once_with_their_codes(cast: Cast) -> None:
    first, *_rest = shipped_guides()
    assert [one.guide.code for one in take_guides(actor=cast.system(), codes=[first])] == [first]
    assert take_guides(actor=cast.system(), codes=[first]) == []
    named = {(kind.value, code) for kind, code in parse(shipped_guides()[first]).codes()}
    assert set(ServiceCode.objects.values_list("kind", "code")) == named
    with pytest.raises(NotVisible):
        take_guides(actor=cast.system(), codes=["no-such-guide"])


@pytest.mark.parametrize("code", shipped_guides())
def test_every_guide_of_the_program_speaks_five_languages_and_holds(code: str) -> None:
    guide = parse(
        shipped_guides()[code], codes={kind: list(names) for kind, names in shipped_codes().items()}
    )
    assert guide.warnings == ()
    examined = examine(guide)
    assert [(one.example.says, one.came) for one in examined.failing] == []
    assert [one.id for one in examined.unshown] == []


def test_every_code_of_the_program_is_named_in_five_languages() -> None:
    for codes in shipped_codes().values():
        for code, name in codes.items():
            assert set(name) == {"en", "fi", "sv", "nb", "fa"}, code
