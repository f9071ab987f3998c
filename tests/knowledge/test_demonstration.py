"""What the demonstration's providers say, and what was said to them."""

from django.utils import timezone

from cast import Cast
from huolto.demo.knowledge import tell
from huolto.knowledge.models import PageFeedback
from huolto.knowledge.queries import bands_for, news_for, page_verdicts
from huolto.parties.queries import today_at

NOW = timezone.now()


def test_customers_and_staff_of_every_provider_have_news_and_administrators_have_feedback(cast: Cast) -> None:
    tell(today_at(cast.suopursu))
    for person in (cast.employee, cast.sepidar_orderer):
        told = news_for(cast.actor(person), NOW, 9)
        assert [one.kind for one in told] == ["maintenance", "news"]
        assert len(bands_for(cast.actor(person), NOW)) == 1
    assert [one.kind for one in news_for(cast.actor(cast.billing), NOW, 9)] == ["news"]
    verdicts = page_verdicts(cast.actor(cast.provider_administrator))
    assert {one.page_key for one in verdicts} == {"devices", "invoice", "shop", "article:order"}
    assert PageFeedback.objects.of(cast.suopursu).count() == 43
