"""Returned mail: reports for machines, and how servers without one put it in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huolto.rules.mail.bounces import Bounce, bounce_of

GONE = "leo@lampi.example"
DAEMON = "Mail Delivery System MAILER-DAEMON@suo.example"
REPORT = """Reporting-MTA: dns; mx.suo.example

Original-Recipient: rfc822;leo@lampi.example
Final-Recipient: rfc822; leo@lampi.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <leo@lampi.example>: Recipient address rejected: User unknown
"""


def returned(
    text: str = "",
    *,
    reports=(),
    subject="Undelivered Mail Returned to Sender",
    sender=DAEMON,
    headers=None,
    is_report=False,
    to=(),
    within=(),
):
    return bounce_of(
        headers=headers or {},
        subject=subject,
        sender=sender,
        is_report=is_report,
        reports=reports,
        text=text,
        returned_to=to,
        within=within,
    )


def test_a_report_names_recipient_and_status() -> None:
    assert returned(reports=[REPORT]) == (Bounce("5.1.1", GONE, True),)


def test_a_delayed_mail_is_not_lost_for_good() -> None:
    report = REPORT.replace("failed", "delayed").replace("5.1.1", "4.4.1").replace("550 ", "450 ")
    assert returned(reports=[report]) == (Bounce("4.4.1", GONE, False),)
    without = "Final-Recipient: rfc822; leo@lampi.example\nAction: delayed\n"
    assert returned(reports=[without], sender="x") == (Bounce("4.0.0", GONE, False),)


@pytest.mark.parametrize("action", ["delivered", "relayed", "expanded"])
def test_a_report_of_success_is_no_returned_mail(action: str) -> None:
    assert (
        returned(
            "Your message was delivered to leo@lampi.example", reports=[REPORT.replace("failed", action)]
        )
        == ()
    )


def test_every_recipient_of_a_report_is_told_once() -> None:
    second = REPORT.split("\n\n")[1].replace("leo@", "eva@").replace("5.1.1", "5.2.2")
    assert returned(reports=[f"{REPORT}\n{second}\n\n{second}"]) == (
        Bounce("5.1.1", GONE, True),
        Bounce("5.2.2", "eva@lampi.example", True),
    )


def test_what_the_other_server_said_is_more_than_a_class() -> None:
    assert returned(reports=[REPORT.replace("Status: 5.1.1", "Status: 5.0.0")])[0].status == "5.1.1"
    assert returned(reports=[REPORT.replace("Status: 5.1.1", "Status: 5.3.4")])[0].status == "5.3.4"


def test_an_address_of_another_kind_is_kept_as_it_is_written() -> None:
    report = "Final-Recipient: x400; /PN=Leo/O=Lampi\nAction: failed\nStatus: 5.1.1\n"
    assert returned(reports=[report]) == (Bounce("5.1.1", "/PN=Leo/O=Lampi", True),)


def test_a_report_written_into_the_text_counts_too() -> None:
    assert returned(f"It could not be delivered.\n\n{REPORT}") == (Bounce("5.1.1", GONE, True),)


def test_a_report_inside_of_an_attached_mail_counts_only_from_a_mail_server() -> None:
    assert returned("The following address had permanent errors.", within=[REPORT]) == (
        Bounce("5.1.1", GONE, True),
    )
    assert (
        returned(
            "What does this mean?",
            within=[REPORT],
            sender="Aino aino@kaarna.example",
            subject="Fwd: Undelivered",
        )
        == ()
    )


WORDS = {
    "qmail": "Hi. This is the qmail-send program at suo.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\n\n<leo@lampi.example>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\nReturn-Path: <sara@suo.example>\nTo: other@lampi.example\n",
    "exim": "This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  leo@lampi.example\n    host mx.lampi.example [192.0.2.1]: 550 5.1.1 <leo@lampi.example>:\n    Recipient address rejected: User unknown\n\n------ This is a copy of the message, including all the headers. ------\n\nFrom: sara@suo.example\n",
    "sendmail": "   ----- The following addresses had permanent fatal errors -----\n<leo@lampi.example>\n    (reason: 550 5.1.1 User unknown)\n\n   ----- Transcript of session follows -----\n... while talking to mx.lampi.example.:\n>>> RCPT To:<leo@lampi.example>\n<<< 550 5.1.1 User unknown\n",
    "sendmail, old": "   ----- Transcript of session follows -----\nWhile talking to lampi.example:\n>>> RCPT To:<leo@lampi.example>\n<<< 550 <leo@lampi.example>, User Unknown\n\n   ----- Unsent message follows -----\nTo: other@lampi.example\n",
    "Exchange": "Your message\n\n  To:      Leo\n  Subject: Printer\n  Sent:    Tue, 3 Mar 2026 10:12:00 +0200\n\ndid not reach the following recipient(s):\n\nleo@lampi.example on Tue, 3 Mar 2026 10:12:01 +0200\n    The recipient name is not recognized\n",
    "Domino": "Your message\n\n  Subject: Printer\n\nwas not delivered to:\n\n  leo@lampi.example\n\nbecause:\n\n  User Leo (leo@lampi.example) not listed in Domino Directory\n",
    "Yahoo": "Sorry, we were unable to deliver your message to the following address.\n\n<leo@lampi.example>:\nRemote host said: 554 delivery error: dd This user doesn't have a lampi.example account (leo@lampi.example) [0]\n",
    "IMail": "Unknown user: leo@lampi.example\n\nOriginal message follows.\n\nTo: other@lampi.example\n",
    "Zoho": "A message that you sent could not be delivered to one or more of its recipients. This is a permanent error.\n\nleo@lampi.example Invalid Address, ERROR_CODE :550, ERROR_CODE :5.1.1 <leo@lampi.example>... User Unknown\n",
    "DragonFly": "There was an error delivering your mail to <leo@lampi.example>.\n\nmx.lampi.example: 550 5.1.1 no such user\n\nMessage headers follow.\n\nTo: other@lampi.example\n",
    "a gateway": "We had trouble delivering your message. Full details follow:\n\n1 error(s):\n\nSMTP Server <mx.lampi.example> rejected recipient <leo@lampi.example>\n (Error following RCPT command). It responded as follows: [550 5.1.1 User unknown]\n",
    "delivery errors": "---The following addresses had delivery errors---\n\nleo@lampi.example [User unknown]\n",
    "a list of the affected": "Could not be delivered because of:\n\n550 5.1.1 User unknown\n\nThe following recipients were affected: \n    leo@lampi.example\n",
    "sent to": "Your message could not be sent.\nAddressed To: leo@lampi.example\n\nFailed to send to identified host,\nleo@lampi.example: [192.0.2.5], 550 No such user\n",
    "James": "I'm afraid I wasn't able to deliver your message to the following addresses.\n\nFailed recipient(s):\nleo@lampi.example\nError message:\n550 unknown user <leo@lampi.example>\n",
    "Finnish": "Viestiä ei voitu toimittaa seuraavalle vastaanottajalle:\n\nleo@lampi.example\n\nTuntematon vastaanottaja\n",
    "Swedish": "Meddelandet kunde inte levereras till:\n\nleo@lampi.example\n\nOkänd mottagare\n",
    "Norwegian": "Meldingen kunne ikke leveres til:\n\nleo@lampi.example\n\nUkjent mottaker\n",
}


@pytest.mark.parametrize("text", WORDS.values(), ids=WORDS)
def test_words_of_a_server_name_the_address_that_does_not_exist(text: str) -> None:
    assert returned(text, headers={"to": ["sara@suo.example"]}) == (Bounce("5.1.1", GONE, True),)


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("mailbox is full", "5.2.2"),
        ("The user you are trying to reach is over quota", "5.2.2"),
        ("Host or domain name not found", "5.1.2"),
        ("message size exceeds the size limit", "5.3.4"),
        ("550 5.7.1 Blocked as spam", "5.7.1"),
        ("your mail was blocked as spam", "5.7.1"),
        ("451 4.3.0 try again", "4.3.0"),
        ("connection timed out", "4.4.1"),
        ("this message has been in the queue too long. Delivery expired", "4.4.7"),
        ("too many hops", "5.4.6"),
        ("554 Something else", "5.0.0"),
        ("421 Something else", "4.0.0"),
        ("This account has been disabled", "5.2.1"),
    ],
)
def test_the_reason_is_told_as_a_status(said: str, status: str) -> None:
    text = f"Your message could not be delivered to:\n\n<leo@lampi.example>:\n{said}\n"
    assert returned(text) == (Bounce(status, GONE, status.startswith("5")),)


def test_failed_recipients_in_a_header_are_believed() -> None:
    headers = {"x-failed-recipients": ["leo@lampi.example, eva@lampi.example"]}
    assert [one.recipient for one in returned("Delivery failed", headers=headers, sender="x@y.example")] == [
        GONE,
        "eva@lampi.example",
    ]


def test_several_recipients_keep_their_own_reasons() -> None:
    text = "The following addresses failed:\n\n<leo@lampi.example>:\nUser unknown\n\n<eva@lampi.example>:\nmailbox full\n"
    assert returned(text) == (Bounce("5.1.1", GONE, True), Bounce("5.2.2", "eva@lampi.example", True))


def test_the_receiver_of_the_returned_mail_is_the_last_resort() -> None:
    assert returned("Your message could not be delivered: user unknown", to=[GONE]) == (
        Bounce("5.1.1", GONE, True),
    )


@pytest.mark.parametrize(
    ("sender", "subject", "text", "headers"),
    [
        (
            "Aino aino@kaarna.example",
            "Undelivered parcel",
            "The parcel could not be delivered to leo@lampi.example.",
            {},
        ),
        (
            "Aino aino@kaarna.example",
            "Re: Printer",
            "550 5.1.1 is what the mail server said to leo@lampi.example.",
            {},
        ),
        (
            "Aino aino@kaarna.example",
            "Out of office",
            "I am on holiday, write to eva@kaarna.example.",
            {"return-path": ["<>"]},
        ),
        ("postmaster@suo.example", "Monthly figures", "All is well.", {}),
        ("root cron@suo.example", "Cron: backup", "PHP 5.1.1 was updated.", {}),
        ("Aino aino@kaarna.example", "Automatic reply: mail delivery", "Leo no longer works here.", {}),
    ],
)
def test_mails_about_mail_are_not_returned_mail(sender: str, subject: str, text: str, headers: dict) -> None:
    assert returned(text, sender=sender, subject=subject, headers=headers) == ()


def test_only_a_missing_mailbox_or_host_means_that_the_address_is_gone() -> None:
    assert Bounce("5.1.1", GONE, True).address_is_gone
    assert Bounce("5.1.2", GONE, True).address_is_gone
    assert not Bounce("5.2.2", GONE, True).address_is_gone
    assert not Bounce("5.7.1", GONE, True).address_is_gone
    assert not Bounce("4.1.1", GONE, False).address_is_gone
    assert not Bounce(None, GONE, True).address_is_gone


@given(st.text(max_size=500), st.text(max_size=500), st.sampled_from([DAEMON, "", "aino@kaarna.example"]))
def test_any_texts_have_an_answer(text: str, report: str, sender: str) -> None:
    for bounce in returned(
        text, reports=[report, f"Final-Recipient: {report}\nStatus: {text}"], sender=sender
    ):
        assert bounce.status is None or bounce.permanent == bounce.status.startswith("5")
