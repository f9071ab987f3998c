"""Messages, files, reopening, merging, splitting, watching: what a word does, and that nothing is lost on the way."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from cast import Cast
from desk.desks import asked, hr_queue, march
from huolto.desk.access import request_visible_to
from huolto.desk.choices import RequestState
from huolto.desk.commands import (
    ReadyAnswerFacts,
    add_message,
    add_task,
    finish_request,
    keep_ready_answer,
    link_requests,
    merge_requests,
    rate_request,
    reopen_request,
    split_request,
    tick_task,
    unwatch_request,
    watch_request,
)
from huolto.desk.files import NewFile
from huolto.desk.models import Message, MessageFile, RequestLink, ServiceRequest
from huolto.desk.queries import file_visible_to, linked_of
from huolto.foundation.errors import InvalidInput, NotAllowed, NotVisible, WrongState

PICTURE = NewFile(name="screen.png", content=b"\x89PNG\r\n\x1a\n", content_type="image/png")


def test_a_customers_word_opens_again_what_was_done_lately(cast: Cast) -> None:
    request = asked(cast)
    finish_request(actor=cast.system(), request_id=request.pk)
    written = add_message(actor=cast.actor(cast.employee), request_id=request.pk, body="It is dark again.")
    request.refresh_from_db()
    assert (written.request, request.state, request.reopenings) == (request, RequestState.OPEN, 1)


def test_after_a_fortnight_a_request_follows_instead(cast: Cast) -> None:
    request = asked(cast)
    finish_request(actor=cast.system(), request_id=request.pk)
    ServiceRequest.objects.filter(pk=request.pk).update(closed_at=timezone.now() - timedelta(days=15))
    written = add_message(actor=cast.actor(cast.employee), request_id=request.pk, body="It is dark again.")
    assert written.request != request
    assert written.request.title == request.title
    link = RequestLink.objects.get()
    assert (link.kind, link.request, link.other) == ("follows", written.request, request)
    request.refresh_from_db()
    assert request.state == RequestState.DONE
    with pytest.raises(WrongState):
        reopen_request(actor=cast.actor(cast.employee), request_id=request.pk)


def test_a_word_about_a_merged_one_is_written_where_it_went(cast: Cast) -> None:
    first, second = asked(cast), asked(cast, title="Dark screen", requester=cast.orderer)
    merge_requests(actor=cast.actor(cast.agent), into_id=first.pk, request_ids=[second.pk])
    second.refresh_from_db()
    assert (second.state, second.merged_into) == (RequestState.MERGED, first)
    written = add_message(actor=cast.actor(cast.orderer), request_id=second.pk, body="Any news?")
    assert written.request == first
    assert linked_of(cast.actor(cast.agent), first) == [("merged_here", second)]


def test_who_asked_for_what_was_merged_follows_the_other(cast: Cast) -> None:
    first = asked(cast, requester=cast.orderer, actor=cast.actor(cast.orderer))
    second = asked(cast)
    with pytest.raises(NotVisible):
        request_visible_to(cast.actor(cast.employee), first.pk)
    merge_requests(actor=cast.actor(cast.agent), into_id=first.pk, request_ids=[second.pk])
    assert request_visible_to(cast.actor(cast.employee), first.pk) == first


def test_what_does_not_belong_together_is_not_merged(cast: Cast) -> None:
    request = asked(cast)
    theirs = asked(cast, customer=cast.otavala, requester=cast.other_employee)
    with pytest.raises(InvalidInput):
        merge_requests(actor=cast.system(), into_id=request.pk, request_ids=[theirs.pk])
    with pytest.raises(InvalidInput):
        merge_requests(actor=cast.system(), into_id=request.pk, request_ids=[request.pk])
    secret = asked(cast, queue=hr_queue(cast))
    with pytest.raises(InvalidInput):
        merge_requests(actor=cast.system(), into_id=request.pk, request_ids=[secret.pk])
    assert not RequestLink.objects.exists()


def test_a_part_becomes_a_request_of_its_own_with_the_messages_chosen(cast: Cast) -> None:
    request = asked(cast)
    word = add_message(actor=cast.actor(cast.employee), request_id=request.pk, body="And a new mouse.")
    note = add_message(
        actor=cast.actor(cast.agent), request_id=request.pk, body="Third this week", is_public=False
    )
    with pytest.raises(InvalidInput):
        split_request(
            actor=cast.actor(cast.agent), request_id=request.pk, title="Mouse", message_ids=[note.pk]
        )
    new = split_request(
        actor=cast.actor(cast.agent), request_id=request.pk, title="Mouse", message_ids=[word.pk]
    )
    assert [(one.body, one.author) for one in new.messages.all()] == [("And a new mouse.", cast.employee)]
    assert request.messages.count() == 2
    assert linked_of(cast.actor(cast.agent), new) == [("split_from", request)]


def test_related_requests_name_each_other_by_number_in_any_digits(cast: Cast) -> None:
    first, second = asked(cast), asked(cast)
    link_requests(actor=cast.actor(cast.agent), request_id=first.pk, number="۲")
    assert linked_of(cast.actor(cast.agent), second) == [("related", first)]
    with pytest.raises(InvalidInput):
        link_requests(actor=cast.actor(cast.agent), request_id=first.pk, number="SR-000099")
    with pytest.raises(InvalidInput):
        link_requests(actor=cast.actor(cast.agent), request_id=first.pk, number=first.number)


def test_files_of_a_note_are_the_providers_alone(cast: Cast) -> None:
    request = asked(cast)
    shown = add_message(actor=cast.actor(cast.agent), request_id=request.pk, body="See", files=[PICTURE])
    note = add_message(
        actor=cast.actor(cast.agent), request_id=request.pk, body="", is_public=False, files=[PICTURE]
    )
    open_file, hidden = shown.files.get(), note.files.get()
    assert file_visible_to(cast.actor(cast.employee), request.pk, open_file.pk).name == "screen.png"
    with pytest.raises(NotVisible):
        file_visible_to(cast.actor(cast.employee), request.pk, hidden.pk)
    with pytest.raises(NotVisible):
        file_visible_to(cast.actor(cast.other_employee), request.pk, open_file.pk)
    assert file_visible_to(cast.actor(cast.agent), request.pk, hidden.pk)


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (NewFile(name="invoice.pdf.exe", content=b"MZ"), "is a program"),
        (NewFile(name="RUN.JS", content=b"x"), "is a program"),
        (NewFile(name="film.mp4", content=b"0" * 20_000_001), "larger than 20 MB"),
        (NewFile(name="nothing.txt", content=b""), "is empty"),
    ],
)
def test_files_that_are_not_taken_keep_the_message_back_and_say_why(
    cast: Cast, file: NewFile, said: str
) -> None:
    request = asked(cast)
    with pytest.raises(InvalidInput) as refused:
        add_message(actor=cast.actor(cast.employee), request_id=request.pk, body="See", files=[file])
    assert said in str(refused.value)
    assert not Message.objects.exists()
    assert not MessageFile.objects.exists()


def test_who_follows_a_request_reads_and_writes_it_until_they_stop(cast: Cast) -> None:
    request = asked(cast)
    with pytest.raises(NotVisible):
        request_visible_to(cast.actor(cast.teacher), request.pk)
    watch_request(actor=cast.actor(cast.employee), request_id=request.pk, person=cast.teacher)
    assert add_message(actor=cast.actor(cast.teacher), request_id=request.pk, body="Ours too.")
    unwatch_request(actor=cast.actor(cast.teacher), request_id=request.pk, person_id=cast.teacher.pk)
    with pytest.raises(NotVisible):
        request_visible_to(cast.actor(cast.teacher), request.pk)


def test_nobody_of_another_customer_follows_and_nobody_a_confidential_one(cast: Cast) -> None:
    request = asked(cast)
    with pytest.raises(InvalidInput):
        watch_request(actor=cast.actor(cast.agent), request_id=request.pk, person=cast.other_employee)
    secret = asked(cast, queue=hr_queue(cast))
    with pytest.raises(InvalidInput):
        watch_request(actor=cast.actor(cast.employee), request_id=secret.pk, person=cast.orderer)


def test_who_asked_says_how_it_went_once_it_is_done(cast: Cast) -> None:
    request = asked(cast)
    employee = cast.actor(cast.employee)
    with pytest.raises(WrongState):
        rate_request(actor=employee, request_id=request.pk, satisfaction=5)
    finish_request(actor=cast.system(), request_id=request.pk)
    with pytest.raises(InvalidInput):
        rate_request(actor=employee, request_id=request.pk, satisfaction=6)
    with pytest.raises(NotAllowed):
        rate_request(actor=cast.actor(cast.orderer), request_id=request.pk, satisfaction=5)
    rated = rate_request(actor=employee, request_id=request.pk, satisfaction=4, note=" Quick. ")
    assert (rated.satisfaction, rated.satisfaction_note) == (4, "Quick.")


def test_tasks_are_ticked_and_unticked(cast: Cast) -> None:
    request = asked(cast)
    agent = cast.actor(cast.agent)
    task = add_task(actor=agent, request_id=request.pk, text="Ask the maker")
    with time_machine.travel(march(2, "09:00"), tick=False):
        ticked = tick_task(actor=cast.system(), request_id=request.pk, task_id=task.pk, is_done=True)
    assert ticked.done_at == march(2, "09:00")
    assert tick_task(actor=agent, request_id=request.pk, task_id=task.pk, is_done=False).done_at is None
    with pytest.raises(NotVisible):
        tick_task(actor=agent, request_id=asked(cast).pk, task_id=task.pk, is_done=True)


def test_ready_answers_have_titles_of_their_own_and_a_text(cast: Cast) -> None:
    agent = cast.actor(cast.agent)
    facts = ReadyAnswerFacts(title="Password", text={"en": "Hello {name}, change it yourself."})
    answer = keep_ready_answer(actor=agent, facts=facts)
    with pytest.raises(InvalidInput) as refused:
        keep_ready_answer(actor=agent, facts=facts)
    assert refused.value.field == "title"
    changed = keep_ready_answer(
        actor=agent, facts=ReadyAnswerFacts(title="Password", text={"fi": "Hei {name}"}), answer_id=answer.pk
    )
    assert changed.text == {"fi": "Hei {name}"}
    with pytest.raises(NotAllowed):
        keep_ready_answer(actor=cast.actor(cast.orderer), facts=facts)
