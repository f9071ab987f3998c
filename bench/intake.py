"""Mail from file to stored request, against only reading the same mails: keeping the original, the row, the job, the request.

`python -m bench intake` measures; `python -m bench.intake --kills 1000` kills the taking process that many times, at points or
moments drawn anew each time, sends again what was not acknowledged, and counts what was lost or doubled.
"""

import argparse
import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Sequence
from typing import Any

from bench.database import own_database
from bench.measure import Figure, middle, seconds
from bench.read_mail import make_mail

MAILS = 100
ROUNDS = 3
PEOPLE = ROUNDS * MAILS  # so that nobody names a request of their own
POINTS = (
    "mail.before_store", "mail.file_stored", "mail.after_store", "mail.before_acknowledge", "mail.after_acknowledge",
    "mail.before_interpretation", "desk.request_stored", "desk.request_promised", "mail.interpreted", "mail.after_interpretation",
)  # fmt: skip
ANY_MOMENT = "any moment"
LONGEST_LIFE = 0.12  # seconds after which, at the latest, a process is killed at any moment
MAILS_A_KILL = 3


def measure() -> Sequence[Figure]:
    """Mails a second on one core, both steps; of ten seven open a request, two bring a picture, one comes back."""
    from huolto.connectors.mail.reading import read_mail
    from huolto.desk.models import ServiceRequest

    mailbox = _mailbox()
    draw = random.Random(12)
    ours, floors = [], []
    for turn in range(ROUNDS):
        mails = [_from_somebody(make_mail(draw, n), turn * MAILS + n) for n in range(MAILS)]
        before = ServiceRequest.objects.count()
        ours.append(MAILS / seconds(lambda m=mails: _whole(mailbox, m)))
        floors.append(MAILS / seconds(lambda m=mails: [read_mail(one) for one in m]))
        opened = ServiceRequest.objects.count() - before
        if opened != MAILS * 9 // 10:
            raise RuntimeError(f"{opened} requests of {MAILS} mails")
    return (
        Figure("mail to stored request", "mails", middle(ours), middle(floors), "reading the same mails"),
    )


def _whole(mailbox: Any, mails: Sequence[bytes]) -> None:
    """Both steps: all are kept, then the job of each runs, of which the first ones take the others in too."""
    from huolto.connectors.mail_in.receiving import receive
    from huolto.connectors.mail_in.taking import take_with_others
    from huolto.foundation.killpoints import reached

    keys = []
    for one in mails:
        keys.append(receive(mailbox=mailbox, data=one).pk)
        reached("mail.before_acknowledge")
        reached("mail.after_acknowledge")
    for pk in keys:
        take_with_others(pk)


def kills(count: int) -> Counter[str]:
    """How often it was killed where, and under `lost` and `doubled` what must not be."""
    from django.db import connections

    from huolto.connectors.models import ReceivedMail
    from huolto.desk.models import Message, ServiceRequest
    from huolto.foundation.killpoints import VARIABLE
    from huolto.foundation.models import OutgoingMail

    mailbox, draw, told = _mailbox(), random.Random(13), Counter()
    for number in range(count):
        first = number * MAILS_A_KILL
        mails = [_from_somebody(make_mail(draw, 7), first + n) for n in range(MAILS_A_KILL)]
        point = draw.choice((*POINTS, *([ANY_MOMENT] * len(POINTS))))
        life = draw.uniform(0, LONGEST_LIFE)
        connections.close_all()
        child = os.fork()
        if not child:
            if point != ANY_MOMENT:
                os.environ[VARIABLE] = (
                    f"{point}:{draw.randint(1, MAILS_A_KILL)}" if _is_of_each(point) else point
                )
            _whole(mailbox, mails)
            time.sleep(LONGEST_LIFE if point == ANY_MOMENT else 0)
            os._exit(0)
        if point == ANY_MOMENT:
            time.sleep(life)
            os.kill(child, signal.SIGKILL)
        _pid, status = os.waitpid(child, 0)
        was_killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        told[point if was_killed else "not killed"] += 1
        # The sender was not told and comes again; of what it was told of the job runs again.
        _whole(mailbox, mails)
    sent, requests = count * MAILS_A_KILL, ServiceRequest.objects.count()
    # Who happens to name the number of a request of their own has written a message about it.
    made = requests + Message.objects.filter(is_public=True).count()
    for found, wanted in (
        (ReceivedMail.objects.count(), sent),
        (made, sent),
        (OutgoingMail.objects.count(), requests),
    ):
        told["lost"] += max(0, wanted - found)
        told["doubled"] += max(0, found - wanted)
    return told


def _is_of_each(point: str) -> bool:
    """Whether a point is reached once a mail, not once for all that are taken in together."""
    return POINTS.index(point) < POINTS.index("mail.before_interpretation")


def _mailbox() -> Any:
    from huolto.connectors.mail_in import known
    from huolto.connectors.mail_in.mailboxes import MailboxFacts, add_mailbox
    from huolto.foundation.actors import Actor
    from huolto.parties.choices import OrganisationRole
    from huolto.parties.commands import NewPerson, create_organisation, create_provider, ensure_people

    known.MOST_IN_AN_HOUR = 1_000_000
    provider = create_provider(
        slug="post", name="Post", country="FI", currency="EUR", language="fi", zone="Europe/Helsinki"
    )
    system = Actor.system(provider)
    customer = create_organisation(
        actor=system,
        slug="kaarna",
        name="Kaarna",
        roles=[OrganisationRole.CUSTOMER],
        country="FI",
        language="fi",
    )
    people = [NewPerson(name=f"Person {n}", email=f"person{n}@kaarna.example") for n in range(PEOPLE)]
    ensure_people(actor=system, organisation=customer, people=people)
    return add_mailbox(
        actor=system, facts=MailboxFacts(code="post", name="Post", address="service@suo.example")
    )


def _from_somebody(mail: bytes, number: int) -> bytes:
    """The mail from one of the people, in a thread of its own."""
    other = mail.replace(b"aino@kaarna.example", f"person{number % PEOPLE}@kaarna.example".encode(), 1)
    return f"X-Number: {number}\r\n".encode() + other.replace(
        b"Message-ID: <", f"Message-ID: <{number}.".encode(), 1
    )


def main(arguments: list[str]) -> int:
    """Kill as often as is asked for; 1 where anything was lost or doubled."""
    parser = argparse.ArgumentParser(prog="python -m bench.intake")
    parser.add_argument("--kills", type=int, default=100, metavar="N")
    wanted = parser.parse_args(arguments)
    with own_database():
        told = kills(wanted.kills)
    for point, many in sorted(told.items()):
        print(f"{many:6} {point}")
    return 1 if told["lost"] or told["doubled"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
