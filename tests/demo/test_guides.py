"""Guides of the demonstration: what people answer fits the guides, and every provider has some in use."""

from datetime import date

import pytest

from cast import Cast
from huolto.demo.guides import CALLS, GUIDES, open_guides
from huolto.desk.guide_files import shipped_guides
from huolto.desk.models import GuideRun, GuideVersion
from huolto.rules.guides import parse, walk
from register.registers import an_item, day


@pytest.mark.parametrize("slug", CALLS)
def test_every_answer_fits_its_guide(slug: str) -> None:
    for call in CALLS[slug]:
        assert call.guide in GUIDES[slug]
        walk(parse(shipped_guides()[call.guide]), {}, call.answers)


def test_people_have_gone_through_guides_alone_and_with_an_agent(cast: Cast) -> None:
    an_item(cast, "KA-1", in_service_from=day(2, 1), holder_id=cast.employee.pk)
    open_guides(cast.suopursu, date.today())  # noqa: DTZ011
    assert GuideVersion.objects.filter(state="published").count() == 2
    runs = GuideRun.objects.all()
    assert runs.count() == len(CALLS["suopursu"])
    assert {run.channel for run in runs} == {"phone", "portal"}
    assert all(run.ended_at is not None for run in runs)
