"""The reply without quotes and signatures: lines above quotes in many languages, header blocks, styles of programs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huolto.rules.mail.reply import Marks, reply_of

ATTRIBUTIONS = {
    "en, Gmail": "On Tue, 3 Mar 2026 at 10:12, Aino Laine <aino@kaarna.example> wrote:",
    "en, Apple": "On 3 Mar 2026, at 10.12, Aino Laine <aino@kaarna.example> wrote:",
    "en, Thunderbird": "On 3/3/26 10:12 AM, Aino Laine wrote:",
    "en, wrapped": "On Tue, 3 Mar 2026 at 10:12, Aino Laine <\naino@kaarna.example> wrote:",
    "en, wrapped thrice": 'On Mar 3, 2026 10:12 AM,\n"Aino Laine" <aino@\nkaarna.example> wrote:',
    "en, wrapped before the verb": "On Tue, Mar 3, 2026 at 10:12 AM Aino Laine <aino@kaarna.example>\nwrote:",
    "en, verb glued": "On Tue, Mar 3, 2026 at 10:12 AM, Aino Laine <aino@kaarna.example>wrote:",
    "en, Yahoo": "On Tuesday, March 3, 2026, 10:12:00 AM GMT+2, Aino Laine <aino@kaarna.example> wrote:",
    "fi, Gmail": "ti 3. maalisk. 2026 klo 10.12 Aino Laine (aino@kaarna.example) kirjoitti:",
    "fi, Apple": "Aino Laine <aino@kaarna.example> kirjoitti 3.3.2026 kello 10.12:",
    "fi, Thunderbird": "Aino Laine kirjoitti 3.3.2026 klo 10.12:",
    "fi, Thunderbird with a colon": "Aino Laine kirjoitti 3.3.2026 klo 10:12:",
    "de, after the verb": "Aino Laine schrieb am 03.03.2026 um 10:12:",
    "fi, Outlook": "Lähettäjä Aino Laine <aino@kaarna.example> kirjoitti tiistai 3. maaliskuuta 2026 10:12:",
    "sv, Gmail": "Den tis 3 mars 2026 kl 10:12 skrev Aino Laine <aino@kaarna.example>:",
    "sv, Apple": "3 mars 2026 kl. 10:12 skrev Aino Laine <aino@kaarna.example>:",
    "sv, Thunderbird": "Den 2026-03-03 kl. 10:12, skrev Aino Laine:",
    "sv, wrapped": "Den tis 3 mars 2026 kl 10:12 skrev Aino Laine <aino@kaarna.example\n>:",
    "nb, Gmail": "tir. 3. mars 2026 kl. 10:12 skrev Aino Laine <aino@kaarna.example>:",
    "nb, Apple": "3. mar. 2026 kl. 10:12 skrev Aino Laine <aino@kaarna.example>:",
    "nb, Thunderbird": "Den 03.03.2026 10:12, skrev Aino Laine:",
    "nb, old": "På 3. mars 2026 kl. 10:12 skrev Aino Laine:",
    "fa, Gmail": "در تاریخ سه‌شنبه ۳ مارس ۲۰۲۶ ساعت ۱۰:۱۲ Aino Laine <aino@kaarna.example> نوشت:",
    "fa, Apple": "در ۱۲ اسفند ۱۴۰۴، ساعت ۱۰:۱۲، آینو لاینه <aino@kaarna.example> نوشته است:",
    "da": "Den tirs. 3. mar. 2026 kl. 10.12 skrev Aino Laine <aino@kaarna.example>:",
    "de, Gmail": "Am Di., 3. März 2026 um 10:12 Uhr schrieb Aino Laine <aino@kaarna.example>:",
    "de, Thunderbird": "Am 03.03.26 um 10:12 schrieb Aino Laine:",
    "fr": "Le mar. 3 mars 2026 à 10:12, Aino Laine <aino@kaarna.example> a écrit :",
    "es": "El mar, 3 mar 2026 a las 10:12, Aino Laine (<aino@kaarna.example>) escribió:",
    "it": "Il giorno mar 3 mar 2026 alle ore 10:12 Aino Laine <aino@kaarna.example> ha scritto:",
    "pt": "Em ter., 3 de mar. de 2026 às 10:12, Aino Laine <aino@kaarna.example> escreveu:",
    "nl": "Op di 3 mrt 2026 om 10:12 schreef Aino Laine <aino@kaarna.example>:",
    "nl, Apple": "Op 3 mrt. 2026, om 10:12 heeft Aino Laine <aino@kaarna.example> het volgende geschreven:",
    "pl": "wt., 3 mar 2026 o 10:12 Aino Laine <aino@kaarna.example> napisał(a):",
    "cs": "út 3. 3. 2026 v 10:12 odesílatel Aino Laine <aino@kaarna.example> napsal:",
    "hu": "Aino Laine <aino@kaarna.example> ezt írta (időpont: 2026. márc. 3., K, 10:12):",
    "ro": "mar., 3 mar. 2026 la 10:12, Aino Laine <aino@kaarna.example> a scris:",
    "tr": "Aino Laine <aino@kaarna.example>, 3 Mar 2026 Sal, 10:12 tarihinde şunu yazdı:",
    "el": "Στις Τρί 3 Μαρ 2026 στις 10:12 π.μ., ο/η Aino Laine <aino@kaarna.example> έγραψε:",
    "ru": "3 марта 2026 г., 10:12, Aino Laine <aino@kaarna.example> написал(а):",
    "uk": "вт, 3 бер. 2026 р. о 10:12 Aino Laine <aino@kaarna.example> пише:",
    "et": "Kuupäev T, 3. märts 2026 kell 10:12 kirjutas kasutaja Aino Laine (<aino@kaarna.example>):",
    "vi": "Vào Th 3, 3 thg 3, 2026 vào lúc 10:12 Aino Laine <aino@kaarna.example> đã viết:",
    "zh": "Aino Laine <aino@kaarna.example> 于2026年3月3日周二 10:12写道：",
    "zh, QQ": "在 2026年3月3日，上午10:12，Aino Laine <aino@kaarna.example> 写道：",
    "ja": "2026年3月3日(火) 10:12 Aino Laine <aino@kaarna.example>:",
    "ko": "2026년 3월 3일 (화) 오전 10:12, Aino Laine <aino@kaarna.example>님이 작성:",
    "he": "\u202bבתאריך יום ג׳, 3 במרץ 2026 ב-10:12 מאת Aino Laine <\u202aaino@kaarna.example\u202c>:\u202c",
    "ar": "في الثلاثاء، ٣ مارس ٢٠٢٦ في ١٠:١٢ ص تمت كتابة ما يلي بواسطة Aino Laine <aino@kaarna.example>:",
    "a date and an address": "2026-03-03 10:12 GMT+02:00 Aino Laine <aino@kaarna.example>:",
    "quoting": "Quoting Aino Laine <aino@kaarna.example>:",
    "de, quoting": "Zitat von Aino Laine <aino@kaarna.example>:",
    "a name only": "Aino Laine wrote:",
    "a name only, fi": "Aino Laine kirjoitti:",
}

HEADER_BLOCKS = {
    "en": "From: Aino Laine <aino@kaarna.example>\nSent: Tuesday, March 3, 2026 10:12 AM\nTo: Service <s@suo.example>\nSubject: Printer",
    "en, bold": "*From:* Aino Laine <aino@kaarna.example>\n*Sent:* Tuesday, March 3, 2026\n*To:* Service\n*Subject:* Printer",
    "en, with a rule": "________________________________\nFrom: Aino Laine\nSent: Tuesday, 3 March 2026 10:12\nTo: Service\nSubject: Printer",
    "en, Date first": "Date: Tue, 3 Mar 2026 10:12:00 +0200\nFrom: aino@kaarna.example\nTo: s@suo.example\nSubject: Printer",
    "en, long To": "From: Aino Laine <aino@kaarna.example>\nSent: Tuesday, March 3, 2026 10:12 AM\nTo: Service <s@suo.example>; Another\n Person <b@suo.example>\nSubject: Printer",
    "fi": "Lähettäjä: Aino Laine <aino@kaarna.example>\nLähetetty: tiistai 3. maaliskuuta 2026 10.12\nVastaanottaja: Palvelu\nAihe: Tulostin",
    "sv": "Från: Aino Laine <aino@kaarna.example>\nSkickat: den 3 mars 2026 10:12\nTill: Service\nÄmne: Skrivaren",
    "nb": "Fra: Aino Laine <aino@kaarna.example>\nSendt: tirsdag 3. mars 2026 10:12\nTil: Service\nEmne: Skriveren",
    "fa": "از: آینو لاینه <aino@kaarna.example>\nارسال شده: سه‌شنبه ۱۲ اسفند ۱۴۰۴ ۱۰:۱۲\nبه: خدمات\nموضوع: چاپگر",
    "de": "Von: Aino Laine <aino@kaarna.example>\nGesendet: Dienstag, 3. März 2026 10:12\nAn: Service\nBetreff: Drucker",
    "fr": "De : Aino Laine <aino@kaarna.example>\nEnvoyé : mardi 3 mars 2026 10:12\nÀ : Service\nObjet : Imprimante",
    "es": "De: Aino Laine <aino@kaarna.example>\nEnviado: martes, 3 de marzo de 2026 10:12\nPara: Servicio\nAsunto: Impresora",
    "it": "Da: Aino Laine <aino@kaarna.example>\nInviato: martedì 3 marzo 2026 10:12\nA: Servizio\nOggetto: Stampante",
    "nl": "Van: Aino Laine <aino@kaarna.example>\nVerzonden: dinsdag 3 maart 2026 10:12\nAan: Service\nOnderwerp: Printer",
    "ru": "От: Aino Laine <aino@kaarna.example>\nОтправлено: 3 марта 2026 г. 10:12\nКому: Служба\nТема: Принтер",
    "zh": "发件人: Aino Laine <aino@kaarna.example>\n发送时间: 2026年3月3日 10:12\n收件人: 服务\n主题: 打印机",
    "an original, en": "-----Original Message-----\nFrom: Aino\nThe printer is out of paper.",
    "an original, fi": "-----Alkuperäinen viesti-----\nLähettäjä: Aino",
    "an original, sv": "-----Ursprungligt meddelande-----\nFrån: Aino",
    "an original, nb": "-----Opprinnelig melding-----\nFra: Aino",
    "an original, fa": "-----پیام اصلی-----\nاز: آینو",
    "an original, Android": "-------- Original message --------\nFrom: Aino",
    "an original, Samsung": "-------- Alkuperäinen viesti --------\nLähettäjä: Aino",
    "earlier replies": "---\n*Previous Replies*\nAino",
    "earlier replies below a mark": "-- \n*Previous Replies*\nAino",
    "reply above": "--- Reply above this line ---\nYour request SR-000123 was solved.",
}

SENT_FROM = [
    "Sent from my iPhone",
    "Sent from my Samsung Galaxy smartphone.",
    "Get Outlook for iOS",
    "Get Outlook for iOS<https://aka.example/o0ukef>",
    "Sent from Yahoo Mail on Android",
    "Sent from Outlook for Android",
    "Lähetetty iPhonesta",
    "Lähetetty Samsung Galaxy -puhelimesta",
    "Hanki Outlook for iOS",
    "Skickat från min iPhone",
    "Skaffa Outlook för iOS",
    "Hämta Outlook för Android",
    "Sendt fra min iPhone",
    "Skaff deg Outlook for iOS",
    "Få Outlook for Android",
    "ارسال شده از iPhone من",
    "از iPhone من ارسال شده",
    "Von meinem iPhone gesendet",
    "Envoyé de mon iPhone",
    "Enviado desde mi iPhone",
    "Inviato da iPhone",
    "Verstuurd vanaf mijn iPhone",
    "Отправлено с iPhone",
    "发自我的 iPhone",
]


@pytest.mark.parametrize("line", ATTRIBUTIONS.values(), ids=ATTRIBUTIONS)
def test_the_line_above_a_quote_and_the_quote_are_left_out(line: str) -> None:
    assert reply_of(f"It works again.\n\n{line}\n\n> Does it work?\n> Aino") == "It works again."


@pytest.mark.parametrize("line", ATTRIBUTIONS.values(), ids=ATTRIBUTIONS)
def test_an_answer_below_the_quote_is_kept(line: str) -> None:
    assert reply_of(f"{line}\n> Does it work?\n\nIt works again.") == "It works again."


@pytest.mark.parametrize("block", HEADER_BLOCKS.values(), ids=HEADER_BLOCKS)
def test_what_stands_below_a_header_block_is_left_out(block: str) -> None:
    assert (
        reply_of(f"It works again.\nKiitos!\n\n{block}\n\nDoes it work?\nAino") == "It works again.\nKiitos!"
    )


@pytest.mark.parametrize("line", SENT_FROM)
def test_a_line_that_a_phone_adds_is_left_out(line: str) -> None:
    assert reply_of(f"It works again.\n\n{line}") == "It works again."
    assert (
        reply_of(f"It works again.\n\n{line}\n\nOn 3 Mar 2026, at 10.12, Aino wrote:\n> Does it?")
        == "It works again."
    )


@pytest.mark.parametrize(
    "line",
    [
        "Sent from my desk, which is quicker.",
        "Sent from the warehouse on Monday it came to us, but the box was empty.",
        "Lähetetty eilen, ei tullut perille.",
    ],
)
def test_a_sentence_that_only_begins_like_it_is_kept(line: str) -> None:
    assert reply_of(f"The parcel is lost.\n\n{line}") == f"The parcel is lost.\n\n{line}"


@pytest.mark.parametrize("mark", ["-- ", "--", "—", "__"])
def test_what_stands_below_a_signature_mark_is_left_out(mark: str) -> None:
    assert reply_of(f"It works again.\n\n{mark}\nAino Laine\nKaarna Oy") == "It works again."


def test_two_dashes_within_a_line_are_no_signature_mark() -> None:
    assert reply_of("It works -- again.\n--Aino") == "It works -- again.\n--Aino"


def test_a_signature_ends_where_the_quote_begins() -> None:
    text = "It works.\n-- \nAino\n\nOn 3 Mar 2026, at 10.12, Sara wrote:\n> Does it?\n\nThe other one too."
    assert reply_of(text) == "It works.\n\nThe other one too."


def test_answers_between_quotes_are_kept_and_the_quotes_are_not() -> None:
    text = "On 3 Mar 2026, at 10.12, Sara wrote:\n> Which room?\n\nA 214.\n\n> Since when?\nMonday.\n> Sara"
    assert reply_of(text) == "A 214.\n\nMonday."


def test_quotes_without_a_mark_end_the_reply_at_the_line_above() -> None:
    text = "It works.\n\nOn Tue, 3 Mar 2026 at 10:12, Sara <sara@suo.example> wrote:\n\nDoes it work?\n\nSara"
    assert reply_of(text) == "It works."


@pytest.mark.parametrize(
    "mark",
    [
        "---------- Forwarded message ---------",
        "Begin forwarded message:",
        "-------- Välitetty viesti --------",
        "Välitetty viesti alkaa:",
        "-------- Vidarebefordrat meddelande --------",
        "Vidarebefordrat brev:",
        "---------- Videresendt melding ----------",
        "Start på videresendt melding:",
        "---------- پیام هدایت شده ----------",
        "-------- Weitergeleitete Nachricht --------",
    ],
)
def test_a_mail_that_is_passed_on_is_kept_whole(mark: str) -> None:
    below = f"{mark}\nFrom: Sara <sara@suo.example>\nDate: 3 Mar 2026\nSubject: Printer\nTo: aino@kaarna.example\n\nThe tray is broken.\n> And the fuser?\n-- \nSara"
    assert (
        reply_of(f"Please mend it.\n\n-- \nAino\n\n{below}")
        == f"Please mend it.\n\n{below.replace(chr(10) + '-- ', chr(10) + '--')}"
    )


def test_by_the_subject_of_a_forward_the_header_block_is_kept() -> None:
    text = "Please mend it.\n\nFrom: Sara <sara@suo.example>\nSent: Tuesday\nTo: Aino\nSubject: Printer\n\nThe tray is broken."
    assert reply_of(text, is_forward=True) == text
    assert reply_of(text) == "Please mend it."


def test_a_header_block_in_a_mail_that_answers_none_is_passed_on() -> None:
    text = "-------- Original Message --------\nFrom: Sara <sara@suo.example>\nDate: Tuesday\nSubject: Printer\n\nThe tray is broken."
    assert reply_of(text, is_answer=False) == text
    assert reply_of(f"See below.\n\n{text}", is_answer=False) == f"See below.\n\n{text}"
    assert reply_of(text, is_answer=True) == ""


def test_a_quoted_forward_is_the_message_unless_it_stands_below_an_attribution() -> None:
    forward = "> Begin forwarded message:\n>\n> From: Sara <sara@suo.example>\n>\n> The tray is broken."
    assert reply_of(f"Please mend it.\n\n{forward}") == f"Please mend it.\n\n{forward}"
    assert reply_of(f"Done.\n\nOn 3 Mar 2026, at 10.12, Aino <a@k.example> wrote:\n\n{forward}") == "Done."


def test_what_mailing_lists_add_is_left_out() -> None:
    text = "It works.\n\n_______________________________________________\nusers mailing list\nhttps://suo.example/listinfo/users"
    assert reply_of(text) == "It works."


def test_marks_of_a_mail_program_are_believed() -> None:
    text = "It works.\n\nAino Laine, eilen\nSara kysyi"
    assert reply_of(text, marks=Marks(rest_from=2)) == "It works."
    marked = "It works.\nAino Laine, eilen\n> Toimiiko?\nKyllä."
    assert reply_of(marked, marks=Marks(attributions=frozenset({1}))) == "It works.\n\nKyllä."


@pytest.mark.parametrize(
    "text",
    [
        "One question remains, as Aino wrote:\nwhere is the tray?",
        "On the printer in A 214:\nthe tray is broken.",
        "Subject: none\nTo whom it may concern: the tray is broken.",
        "Order:\nFrom: Helsinki\nto Oulu, by train.",
        "Time: 10:12\nPlace: A 214\nDevice: KL-00412",
        "Numbers:\n-----\n1\n2",
        "På tirsdag kl. 10:12 kommer vi:\nta med skuffen.",
        "On Monday 3.3. Sara wrote:\nthe tray is broken.",
        "Serials:\n--\n" + "\n".join(f"KL-{number}" for number in range(13)),
        "Määräaika on 3.3.2026:\nehdittekö?",
    ],
)
def test_what_only_looks_like_a_quote_is_kept(text: str) -> None:
    assert reply_of(text) == text


def test_empty_lines_are_at_most_one_and_none_at_the_ends() -> None:
    assert reply_of("\n\nIt works.\n\n\n\nThanks.\n\n") == "It works.\n\nThanks."


LINE = st.one_of(
    st.sampled_from(
        [
            *ATTRIBUTIONS.values(),
            *HEADER_BLOCKS.values(),
            *SENT_FROM,
            "-- ",
            "> quoted",
            ">> twice",
            "",
            "Hello",
        ]
    ),
    st.text(max_size=60).map(lambda text: text.replace("\n", " ").replace("\r", " ")),
)


@given(st.lists(LINE, max_size=30), st.booleans(), st.booleans())
def test_a_reply_is_made_of_lines_of_the_text_in_their_order(
    lines: list[str], forward: bool, answer: bool
) -> None:
    text = "\n".join(lines)
    remaining = iter([line.rstrip() for line in text.split("\n")])
    for line in reply_of(text, is_forward=forward, is_answer=answer).split("\n"):
        assert not line.strip() or line in remaining


@given(st.lists(LINE, max_size=30))
def test_the_reply_of_a_reply_is_itself_where_nothing_is_passed_on(lines: list[str]) -> None:
    once = reply_of("\n".join(lines))
    if "orward" not in once:
        assert not any(line.startswith(">") for line in once.split("\n"))
