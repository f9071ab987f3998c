"""Real mails of other projects go through the whole intake: each becomes a request or a message, waits, or is left out with a reason."""

from collections import Counter
from pathlib import Path

import pytest

from cast import Cast
from connectors.intake import came, mailbox_of
from corpora.test_mail_corpus import FOLDER, _files
from huolto.connectors.choices import MailReason, MailState
from huolto.connectors.mail.reading import read_mail
from huolto.connectors.mail_in import known

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason=f"no mails in {FOLDER} (HUOLTO_CORPORA)")


def _domain(path: Path) -> str:
    return read_mail(path.read_bytes()).sender.address.rpartition("@")[2].lower()


def test_every_file_becomes_something_and_none_fails(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "MOST_IN_AN_HOUR", 100_000)
    files = _files()
    domains = sorted({domain for domain in map(_domain, files) if domain.endswith((".com", ".org", ".net"))})
    mailbox = mailbox_of(cast, customer=cast.otavala, domains=domains)
    became: Counter[str] = Counter()
    for path in files:
        mail = came(mailbox, path.read_bytes())
        assert mail.reason != MailReason.FAILED, path
        assert bool(mail.reason) == (mail.state != MailState.TAKEN), path
        became[mail.state] += 1
    assert became[MailState.RECEIVED] == 0
    assert became[MailState.TAKEN] > 100
    assert became[MailState.IGNORED] > 100
