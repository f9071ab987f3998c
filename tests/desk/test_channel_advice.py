"""Advice on channels is measured: told with enough cases on both sides, and only if asking here is sooner (S2.17)."""

from datetime import timedelta

from django.utils import timezone

from cast import Cast
from desk.desks import asked, hr_queue
from huolto.desk.channel_advice import channel_advice
from huolto.desk.choices import RequestChannel
from huolto.desk.models import ServiceRequest
from huolto.foundation.localisation import speaking


def answered(cast: Cast, channel: str, minutes: int, *, days: int = 3, count: int = 5, **facts) -> None:
    """As many requests of a channel, each answered after so many minutes."""
    for _number in range(count):
        at = timezone.now() - timedelta(days=days)
        request = asked(cast, channel=channel, opened_at=at, **facts)
        ServiceRequest.objects.filter(pk=request.pk).update(first_answered_at=at + timedelta(minutes=minutes))


def test_it_says_how_much_sooner_half_is_answered_with_the_figures(cast: Cast) -> None:
    answered(cast, RequestChannel.PORTAL, 40)
    answered(cast, RequestChannel.MAIL, 150)
    with speaking("en"):
        advice = channel_advice(cast.suopursu)
    assert advice is not None
    assert (
        advice.said.replace("\u00a0", " ")
        == "Asked here, half is answered within 40 min; by mail it takes 2 h 30 min."
    )
    assert [fact.value.replace("\u00a0", " ") for fact in advice.why.facts][:2] == [
        "40 min (5)",
        "2 h 30 min (5)",
    ]


def test_with_too_few_cases_on_one_side_it_says_nothing(cast: Cast) -> None:
    answered(cast, RequestChannel.PORTAL, 40)
    answered(cast, RequestChannel.MAIL, 150, count=4)
    assert channel_advice(cast.suopursu) is None


def test_where_mail_is_as_quick_it_says_nothing(cast: Cast) -> None:
    answered(cast, RequestChannel.PORTAL, 40)
    answered(cast, RequestChannel.MAIL, 40)
    assert channel_advice(cast.suopursu) is None


def test_what_is_old_or_confidential_is_not_counted(cast: Cast) -> None:
    answered(cast, RequestChannel.PORTAL, 40)
    answered(cast, RequestChannel.MAIL, 150, days=91)
    answered(cast, RequestChannel.MAIL, 150, queue=hr_queue(cast))
    assert channel_advice(cast.suopursu) is None


def test_another_providers_cases_are_not_counted(cast: Cast) -> None:
    answered(cast, RequestChannel.PORTAL, 40)
    answered(cast, RequestChannel.MAIL, 150)
    assert channel_advice(cast.payar) is None
