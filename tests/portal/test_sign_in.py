"""Signing in: the doors (S2.15), the password (S2.16), forgetting and changing it, switching, signing out."""

import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core import mail as sent
from django.core.cache import cache
from django.test import Client, override_settings

from cast import PASSWORD, Cast
from huolto.foundation.mail import send
from huolto.foundation.models import OutgoingMail
from huolto.parties.commands import change_person, close_login, open_login
from huolto.parties.models import Membership, Person, SignInEntry


@pytest.fixture(autouse=True)
def _fresh_counters(db: None) -> None:
    """Attempts of other tests do not count."""
    cache.clear()


def sign_in(client: Client, email: str, password: str = PASSWORD, prefix: str = "", **extra: str):
    return client.post(f"{prefix}/sign-in/password/", {"login": email, "password": password, **extra})


def test_the_first_page_of_a_provider_lists_its_own_doors_only(cast: Cast, client: Client) -> None:
    page = client.get("/p/suopursu/sign-in/", headers={"accept-language": "en"}).content.decode()
    assert "City of Kaarnalahti" in page
    assert "Rantakoulu" in page
    assert "سپیداران" not in page
    assert "Otavala" not in page, "Otavala did not ask to be listed"


def test_without_a_provider_in_the_address_the_doors_of_all_providers_are_listed(
    cast: Cast, client: Client
) -> None:
    page = client.get("/sign-in/", headers={"accept-language": "en"}).content.decode()
    assert "City of Kaarnalahti" in page
    assert "Sepidaran Workshop" in page
    door = SignInEntry.objects.get(organisation=cast.sepidar)
    assert f"/p/payar/sign-in/password/?door={door.pk}" in page


def test_doors_are_searched_by_organisation_and_by_place_without_a_script(cast: Cast, client: Client) -> None:
    found = client.get("/sign-in/?q=rantak", headers={"accept-language": "en"}).content.decode()
    assert "Rantakoulu" in found
    assert "City of Kaarnalahti" not in found
    folded = client.get("/sign-in/?q=كارگاه").content.decode()
    assert "سپیداران" in folded or "Sepidaran" in folded, "an Arabic kaf finds a Persian one"
    nothing = client.get("/sign-in/?q=zzz", headers={"accept-language": "en"}).content.decode()
    assert "No organisation is called “zzz” here" in nothing


def test_a_door_names_its_organisation_on_the_password_page_but_unlisted_ones_stay_unnamed(
    cast: Cast, client: Client
) -> None:
    listed = SignInEntry.objects.get(organisation=cast.kaarnalahti)
    hidden = SignInEntry.objects.get(organisation=cast.otavala)
    headers = {"accept-language": "en"}
    assert (
        "City of Kaarnalahti"
        in client.get(f"/p/suopursu/sign-in/password/?door={listed.pk}", headers=headers).content.decode()
    )
    assert (
        "Otavala"
        not in client.get(f"/p/suopursu/sign-in/password/?door={hidden.pk}", headers=headers).content.decode()
    )


def test_known_and_unknown_addresses_lead_to_the_same_page(cast: Cast, client: Client) -> None:
    pages = []
    for email in ("aino@kaarnalahti.example", "olavi@otavala.example", "nobody@nowhere.example"):
        stranger = Client()
        answer = stranger.post("/p/suopursu/sign-in/", {"email": email})
        assert (answer.status_code, answer["Location"]) == (302, "/p/suopursu/sign-in/password/")
        page = stranger.get(answer["Location"]).content.decode()
        pages.append(re.sub(r"\b[A-Za-z0-9]{64}\b", "", page.replace(email, "")))
    assert pages[0] == pages[1] == pages[2]


def test_an_unknown_address_and_a_wrong_password_are_answered_alike(cast: Cast) -> None:
    sentence = "The address and the password do not belong together. Check both."
    for email in ("aino@kaarnalahti.example", "nobody@nowhere.example"):
        client = Client(headers={"accept-language": "en"})
        answer = sign_in(client, email, "wrong", "/p/suopursu")
        assert answer.status_code == 422
        assert sentence in answer.content.decode()
        assert "_auth_user_id" not in client.session


def test_customers_land_on_their_home_and_staff_on_their_day(cast: Cast) -> None:
    assert sign_in(Client(), "aino@kaarnalahti.example", prefix="/p/suopursu")["Location"] == "/p/suopursu/"
    assert (
        sign_in(Client(), "jonas@suopursu.example", prefix="/p/suopursu")["Location"] == "/p/suopursu/work/"
    )


def test_without_a_prefix_one_lands_at_the_provider_used_last(cast: Cast) -> None:
    email = "matilda@kaarnalahti.example"
    assert sign_in(Client(), email)["Location"] == "/p/suopursu/"
    assert sign_in(Client(), email, prefix="/p/vindkulla")["Location"] == "/p/vindkulla/"
    assert sign_in(Client(), email)["Location"] == "/p/vindkulla/"


def test_the_address_is_the_user_name_whatever_the_case_of_its_letters(cast: Cast) -> None:
    assert sign_in(Client(), " Aino@Kaarnalahti.EXAMPLE ", prefix="/p/suopursu").status_code == 302


def test_one_comes_back_to_where_one_was_going(cast: Cast, client: Client) -> None:
    asked = client.get("/p/suopursu/people/?q=elina")
    assert asked.status_code == 302
    where = urlsplit(asked["Location"])
    assert where.path == "/p/suopursu/sign-in/"
    wanted = parse_qs(where.query)["next"][0]
    assert wanted == "/p/suopursu/people/?q=elina"
    step = client.post(asked["Location"], {"email": "antti@kaarnalahti.example", "next": wanted})
    assert (
        sign_in(client, "antti@kaarnalahti.example", prefix="/p/suopursu", next=wanted)["Location"] == wanted
    )
    assert "next=" in step["Location"]


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/people/",
        "/\\evil.example",
        "javascript:alert(1)",
        "/p/suopursu/sign-out/",
        "/p/suopursu/no-such-page/",
        "/p/payar/people/",
    ],
)
def test_one_is_never_sent_elsewhere(cast: Cast, elsewhere: str) -> None:
    answer = sign_in(Client(), "aino@kaarnalahti.example", prefix="/p/suopursu", next=elsewhere)
    assert answer["Location"] == "/p/suopursu/"


def test_after_five_wrong_passwords_even_the_right_one_must_wait(cast: Cast) -> None:
    client = Client(headers={"accept-language": "en"})
    for _attempt in range(5):
        assert sign_in(client, "aino@kaarnalahti.example", "wrong", "/p/suopursu").status_code == 422
    locked = sign_in(client, "aino@kaarnalahti.example", PASSWORD, "/p/suopursu")
    assert locked.status_code == 429
    assert "Too many attempts with a wrong password" in locked.content.decode()
    assert "_auth_user_id" not in client.session
    assert sign_in(Client(), "elina@kaarnalahti.example", prefix="/p/suopursu").status_code == 302


def test_too_many_requests_get_a_page_that_says_so(cast: Cast) -> None:
    client = Client(headers={"accept-language": "en"})
    answers = [client.post("/p/suopursu/sign-in/password/", {}).status_code for _attempt in range(31)]
    assert answers[:30] == [422] * 30
    assert answers[30] == 429


def test_a_closed_membership_or_a_person_who_left_no_longer_gets_in(cast: Cast) -> None:
    system = cast.system()
    close_login(actor=system, membership=Membership.objects.get(person=cast.employee))
    client = Client(headers={"accept-language": "en"})
    assert sign_in(client, "elina@kaarnalahti.example", prefix="/p/suopursu")["Location"] == "/p/suopursu/"
    assert "You belong to no organisation here" in client.get("/p/suopursu/").content.decode()
    assert client.get("/p/suopursu/requests/").status_code == 404
    change_person(actor=system, person=cast.inspector, is_active=False)
    gone = Client()
    sign_in(gone, "ilkka@kaarnalahti.example", prefix="/p/suopursu")
    assert gone.get("/p/suopursu/requests/").status_code == 404


def test_signing_out_is_a_post_and_ends_the_session(cast: Cast) -> None:
    client = Client()
    sign_in(client, "aino@kaarnalahti.example", prefix="/p/suopursu")
    assert client.get("/p/suopursu/sign-out/").status_code == 405
    assert "_auth_user_id" in client.session
    assert client.post("/p/suopursu/sign-out/")["Location"] == "/p/suopursu/sign-in/"
    assert "_auth_user_id" not in client.session


def test_switching_acts_for_the_chosen_membership_at_its_provider(cast: Cast) -> None:
    client = Client()
    sign_in(client, "matilda@kaarnalahti.example", prefix="/p/suopursu")
    there = Membership.objects.get(person=cast.traveller_at_norrbacka)
    answer = client.post("/p/suopursu/account/switch/", {"membership": there.pk})
    assert answer["Location"] == "/p/vindkulla/"
    assert client.session["membership"][str(cast.vindkulla.pk)] == there.pk


def test_nobody_switches_to_the_membership_of_somebody_else(cast: Cast) -> None:
    client = Client()
    sign_in(client, "aino@kaarnalahti.example", prefix="/p/suopursu")
    foreign = Membership.objects.get(person=cast.customer_administrator)
    for wanted in (str(foreign.pk), "", "x", "9" * 30):
        assert client.post("/p/suopursu/account/switch/", {"membership": wanted}).status_code in (404,)


def test_two_memberships_at_one_provider_are_told_apart_by_the_session(cast: Cast) -> None:
    second = Person.objects.create(provider=cast.suopursu, organisation=cast.otavala, name="Aino Kettunen")
    membership = open_login(actor=cast.system(), person=second, email="aino@kaarnalahti.example")
    client = Client()
    sign_in(client, "aino@kaarnalahti.example", prefix="/p/suopursu")
    client.post("/p/suopursu/account/switch/", {"membership": membership.pk})
    request = client.get("/p/suopursu/account/password/").wsgi_request
    assert request.actor.organisation_id == cast.otavala.pk


@override_settings(HUOLTO_BASE_URL="https://care.example")
def test_a_forgotten_password_is_replaced_by_the_mailed_link_once(cast: Cast) -> None:
    client = Client(headers={"accept-language": "en"})
    answer = client.post("/p/suopursu/sign-in/forgotten/", {"email": "aino@kaarnalahti.example"})
    assert answer["Location"] == "/p/suopursu/sign-in/forgotten/sent/"
    stored = OutgoingMail.objects.get(to_address="aino@kaarnalahti.example")
    link = re.search(r"https://care\.example(/p/suopursu/sign-in/new/\S+)", stored.text)
    assert link, "the mail carries this installation's own address with the provider's prefix"
    assert stored.html.count(link.group(0)) == 2
    send(stored.pk)
    assert sent.outbox[0].to == ["aino@kaarnalahti.example"]

    form = client.get(link.group(1), follow=True)
    assert form.status_code == 200
    here = form.redirect_chain[-1][0]
    assert link.group(1) != here, "the key does not stay in the address"
    weak = client.post(here, {"password1": "short", "password2": "short"})
    assert weak.status_code == 422
    done = client.post(here, {"password1": "harbour-stone-41", "password2": "harbour-stone-41"})
    assert done["Location"] == "/p/suopursu/sign-in/password/"
    assert sign_in(Client(), "aino@kaarnalahti.example", PASSWORD, "/p/suopursu").status_code == 422
    assert sign_in(Client(), "aino@kaarnalahti.example", "harbour-stone-41", "/p/suopursu").status_code == 302
    assert (
        "This link no longer works"
        in Client(headers={"accept-language": "en"}).get(link.group(1)).content.decode()
    )
    told = OutgoingMail.objects.filter(to_address="aino@kaarnalahti.example").latest("pk")
    assert told.subject == "Your password was changed"


def test_an_unknown_address_is_mailed_nothing_and_told_the_same(cast: Cast, client: Client) -> None:
    answer = client.post("/p/suopursu/sign-in/forgotten/", {"email": "nobody@nowhere.example"})
    assert answer["Location"] == "/p/suopursu/sign-in/forgotten/sent/"
    assert not OutgoingMail.objects.exists()


def test_the_mail_is_written_in_the_receivers_language_from_right_to_left_where_due(cast: Cast) -> None:
    Client(headers={"accept-language": "fi"}).post(
        "/p/payar/sign-in/forgotten/", {"email": "narges@sepidar.example"}
    )
    stored = OutgoingMail.objects.get()
    assert stored.language == "fa"
    assert '<html lang="fa" dir="rtl">' in stored.html
    assert "پایار" in stored.text


def test_changing_the_password_needs_the_present_one_and_keeps_this_session(cast: Cast) -> None:
    client, elsewhere = Client(headers={"accept-language": "en"}), Client()
    for one in (client, elsewhere):
        sign_in(one, "aino@kaarnalahti.example", prefix="/p/suopursu")
    new = {"password1": "harbour-stone-41", "password2": "harbour-stone-41"}
    wrong = client.post("/p/suopursu/account/password/", {"oldpassword": "x", **new})
    assert wrong.status_code == 422
    assert "This is not your present password." in wrong.content.decode()
    changed = client.post("/p/suopursu/account/password/", {"oldpassword": PASSWORD, **new})
    assert changed["Location"] == "/p/suopursu/"
    assert "_auth_user_id" in client.session
    assert elsewhere.get("/p/suopursu/account/password/").status_code == 302, "other sessions have ended"


def test_the_demonstration_offers_its_people_by_role(cast: Cast, settings, tmp_path: Path) -> None:
    people = [
        {"name": "Aino Kettunen", "email": "aino@kaarnalahti.example", "role": {"en": "Orderer"}, "provider": "suopursu"},
        {"name": "نرگس بهاری", "email": "narges@sepidar.example", "role": {"en": "Orderer"}, "provider": "payar"},
    ]  # fmt: skip
    (tmp_path / "demo-people.json").write_text(json.dumps({"password": PASSWORD, "people": people}))
    settings.HOME = type(settings.HOME)(tmp_path)
    client = Client(headers={"accept-language": "en"})
    assert "Try it as somebody" not in client.get("/p/suopursu/sign-in/").content.decode()
    settings.IS_DEMONSTRATION = True
    page = client.get("/p/suopursu/sign-in/").content.decode()
    assert 'value="aino@kaarnalahti.example"' in page
    assert "narges@sepidar.example" not in page
    client.post("/p/suopursu/sign-in/", {"email": "aino@kaarnalahti.example"})
    assert 'value="aino@kaarnalahti.example"' in client.get("/p/suopursu/sign-in/password/").content.decode()


def test_a_provider_wears_its_own_colour(cast: Cast, client: Client) -> None:
    answer = client.get("/p/payar/brand/payar.css")
    assert answer["Content-Type"] == "text/css; charset=utf-8"
    assert "#7a3b8f" in answer.content.decode()
    assert client.get("/brand/nobody.css").status_code == 404
