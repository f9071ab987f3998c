"""Reading mails whole (texts, reply, files, kind), against only taking the same bytes apart with Python's own parser."""

import email
import random
from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP

from bench.measure import Figure, middle, seconds

MAILS = 400
ROUNDS = 3
SENTENCES = (
    "The tray of the printer in A 214 is broken since Monday.",
    "Tulostin ei vedä paperia, vaikka lokero on täynnä.",
    "Skrivaren drar inte papper fast facket är fullt.",
    "Skriveren trekker ikke papir selv om skuffen er full.",
    "چاپگر اتاق ۲۱۴ از دوشنبه کاغذ نمی‌کشد.",
    "Could somebody look at it before the meeting on Thursday?",
)
ABOVE = (
    "On Tue, 3 Mar 2026 at 10:12, Sara Lind <sara@suo.example> wrote:",
    "ti 3. maalisk. 2026 klo 10.12 Sara Lind (sara@suo.example) kirjoitti:",
    "Den tis 3 mars 2026 kl 10:12 skrev Sara Lind <sara@suo.example>:",
    "در تاریخ سه‌شنبه ۳ مارس ۲۰۲۶ ساعت ۱۰:۱۲ Sara Lind <sara@suo.example> نوشت:",
)
REPORT = (
    "From: Mail Delivery System <mailer-daemon@suo.example>\r\nTo: service@suo.example\r\nSubject: Undelivered Mail\r\n"
    'MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary="limit"\r\n\r\n--limit\r\n\r\n'
    "Your message could not be delivered.\r\n--limit\r\nContent-Type: message/delivery-status\r\n\r\n"
    "Reporting-MTA: dns; suo.example\r\n\r\nFinal-Recipient: rfc822; leo@lampi.example\r\nAction: failed\r\nStatus: 5.1.1\r\n"
    "\r\n--limit--\r\n"
)


def measure() -> Sequence[Figure]:
    """Mails a second: of ten, five are replies, two Outlook's HTML alone, two new with a picture, one is returned mail."""
    from huolto.connectors.mail.reading import read_mail

    draw = random.Random(11)
    mails = [make_mail(draw, number) for number in range(MAILS)]
    read = [read_mail(mail) for mail in mails[:10]]
    if not all(one.reply and ("wrote:" not in one.reply) for one in read):
        raise RuntimeError("a mail was read without its reply")
    ours, floors = [], []
    for _ in range(ROUNDS):
        ours.append(MAILS / seconds(lambda: [read_mail(mail) for mail in mails]))
        floors.append(MAILS / seconds(lambda: [email.message_from_bytes(mail) for mail in mails]))
    return (
        Figure(
            "read a mail", "mails", middle(ours), middle(floors), "email.message_from_bytes, nothing decoded"
        ),
    )


def make_mail(draw: random.Random, number: int) -> bytes:
    """One mail; its number says of which kind."""
    kind = number % 10
    if kind == 9:
        return REPORT.encode()
    message = EmailMessage()
    message["From"] = "Äino Laine <aino@kaarna.example>"
    message["To"] = "service@suo.example"
    message["Subject"] = f"VS: SR-{number:06d} Tulostin ääntää"
    message["Message-ID"] = f"<{number}@kaarna.example>"
    message["Date"] = "Tue, 03 Mar 2026 10:12:00 +0200"
    for hop in range(6):
        message[f"X-Received-{hop}"] = (
            f"by mx{hop}.kaarna.example with ESMTPS id {draw.randbytes(12).hex()} for <s@suo.example>"
        )
    own = [draw.choice(SENTENCES) for _ in range(draw.randrange(2, 8))]
    quoted = [draw.choice(SENTENCES) for _ in range(draw.randrange(10, 60))]
    if kind < 5:
        message["References"] = "<SR-000001.a@suo.example>"
        above = draw.choice(ABOVE)
        text = "\n".join([*own, "", above, "", *(f"> {line}" for line in quoted)])
        message.set_content(text)
        message.add_alternative(
            f'<p>{"</p><p>".join(own)}</p><div class="gmail_quote">{above}<blockquote>{"<br>".join(quoted)}</blockquote></div>',
            subtype="html",
        )
    elif kind < 7:
        paragraphs = "".join(
            f'<p class="MsoNormal"><span style="font-size:11.0pt">{line}</span></p>' for line in own
        )
        header = '<div id="divRplyFwdMsg"><b>From:</b> Sara<br><b>Sent:</b> Tuesday<br><b>To:</b> Aino<br><b>Subject:</b> x</div>'
        message.set_content(
            f"<html><body>{paragraphs}{header}<div>{'<br>'.join(quoted)}</div></body></html>", subtype="html"
        )
    else:
        message.set_content("\n".join(own))
        picture = draw.randbytes(60_000)
        message.add_attachment(picture, maintype="image", subtype="jpeg", filename=f"kuva-{number}.jpg")
    return message.as_bytes(policy=SMTP)
