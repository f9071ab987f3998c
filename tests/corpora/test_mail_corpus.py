"""Real mails of nineteen other projects: every file is read, and what its project expects agrees or is explained.

The files are test data only. Returned mails of sisimai's set are read alike whatever their line ends.
"""

import json
import os
from pathlib import Path

import pytest

from corpora.mail_differences import FILES, reason
from corpora.mail_expectations import PEERS
from ending import must_end
from huolto.connectors.mail.answers import answer
from huolto.connectors.mail.reading import read_mail

BESIDE = Path(__file__).resolve().parents[3] / "shared" / "corpora"
FOLDER = Path(os.environ.get("HUOLTO_CORPORA") or BESIDE) / "mail"
BOUNCES = FOLDER / "sisimai-set-of-emails" / "maildir"

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason=f"no mails in {FOLDER} (HUOLTO_CORPORA)")

NO_BOUNCE_HERE = {
    "arf": "a complaint of a receiver: the mail did arrive",
}


def _files() -> list[Path]:
    return sorted(path for path in FOLDER.rglob("*") if path.is_file() and path.suffix not in {".csv", ".md"})


def test_every_file_is_read_and_becomes_json() -> None:
    for path in _files():
        with must_end():
            mail = read_mail(path.read_bytes())
        assert not any(oddity.startswith("failed") for oddity in mail.oddities), path
        assert json.dumps(answer(path.name, mail), ensure_ascii=False).encode("utf-8"), path


def test_what_peers_expect_agrees_or_is_explained() -> None:
    unexplained, seen, differing = [], set(), set()
    for peer in PEERS:
        for file, what, theirs, ours in peer(FOLDER):
            seen.add(f"{file}: {what}")
            if theirs != ours:
                differing.add(f"{file}: {what}")
                if reason(file, what, theirs, ours) is None:
                    unexplained.append((file, what, theirs, ours))
    assert unexplained == []
    assert [name for name in FILES if name in seen and name not in differing] == []
    assert len(seen) > 400


@pytest.mark.parametrize(
    "path", sorted(BOUNCES.glob("*/*.eml")), ids=lambda path: f"{path.parent.name}/{path.name}"
)
def test_a_returned_mail_names_its_recipient_and_is_never_answered(path: Path) -> None:
    mail = read_mail(path.read_bytes())
    if path.parent.name == "not":
        assert mail.bounces == ()
        return
    if path.name.startswith("rfc3834") or path.name.partition("-")[0] in NO_BOUNCE_HERE:
        assert (mail.automatic, mail.bounces) == (True, ())
        return
    assert mail.automatic
    assert mail.bounce is not None
    assert mail.bounce.recipient
    assert "@" in mail.bounce.recipient
    assert mail.bounce.permanent == (mail.bounce.status is None or mail.bounce.status.startswith("5"))


@pytest.mark.parametrize("path", sorted((BOUNCES / "dos").glob("*.eml")), ids=lambda path: path.name)
def test_line_ends_change_nothing(path: Path) -> None:
    with_returns = read_mail(path.read_bytes())
    with_line_feeds = read_mail(path.read_bytes().replace(b"\r\n", b"\n"))
    only_returns = read_mail((BOUNCES / "mac" / path.name).read_bytes())
    assert with_line_feeds.bounces == with_returns.bounces == only_returns.bounces
    assert with_line_feeds.text.split() == with_returns.text.split() == only_returns.text.split()
    assert with_line_feeds.subject == with_returns.subject == only_returns.subject
