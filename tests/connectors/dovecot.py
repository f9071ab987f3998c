"""A real IMAP server, Dovecot, as a child of the tests on this machine, with folders of one user in a temporary place."""

import contextlib
import getpass
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from imap_tools import MailBoxUnencrypted

from connectors.sending import free_port, patiently

PROGRAM = shutil.which("dovecot") or shutil.which("dovecot", path="/usr/sbin:/usr/local/sbin")
USER, PASSWORD = "help", "a-pine-on-the-shore"

CONFIG = """
protocols = imap
base_dir = {home}/run
state_dir = {home}/run
log_path = {home}/log
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:{home}/mail/%u
first_valid_uid = 1
default_internal_user = {internal}
default_login_user = {login}
default_internal_group = {group}
{capability}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={home}/mail/%u
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
"""


@dataclass
class Dovecot:
    """A server that runs: where, and the folder that holds its mail."""

    port: int
    home: Path

    @contextlib.contextmanager
    def signed_in(self) -> Iterator[MailBoxUnencrypted]:
        """The user at another mail program."""
        with MailBoxUnencrypted("127.0.0.1", self.port).login(USER, PASSWORD) as box:
            yield box

    def put(self, data: bytes, folder: str = "INBOX") -> None:
        """A mail arrives there."""
        with self.signed_in() as box:
            box.append(data, folder)


@contextlib.contextmanager
def dovecot(*, can_idle: bool = True) -> Iterator[Dovecot]:
    """The server, until the block ends."""
    assert PROGRAM is not None
    home = Path(tempfile.mkdtemp(prefix="huolto-dovecot-"))
    home.chmod(0o755)
    is_root = os.geteuid() == 0
    uid, gid = (65534, 65534) if is_root else (os.getuid(), os.getgid())
    (home / "mail").mkdir()
    os.chown(home / "mail", uid, gid)
    port = free_port()
    config = CONFIG.format(
        home=home,
        port=port,
        password=PASSWORD,
        uid=uid,
        gid=gid,
        internal="dovecot" if is_root else getpass.getuser(),
        login="dovenull" if is_root else getpass.getuser(),
        group="dovecot" if is_root else os.getgid(),
        capability="" if can_idle else "imap_capability = IMAP4rev1 UIDPLUS MOVE",
    )
    (home / "dovecot.conf").write_text(config)
    child = subprocess.Popen([PROGRAM, "-F", "-c", str(home / "dovecot.conf")], stderr=subprocess.PIPE)
    server = Dovecot(port, home)
    try:
        assert patiently(lambda: _answers(server)), (home / "log").read_text()
        yield server
    finally:
        child.terminate()
        child.wait(timeout=20)
        time.sleep(0.1)
        shutil.rmtree(home, ignore_errors=True)


def _answers(server: Dovecot) -> bool:
    with contextlib.suppress(OSError), server.signed_in():
        return True
    return False
