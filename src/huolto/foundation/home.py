"""The one folder that holds an installation's state: `HUOLTO_HOME`.

`database/` `files/` `mail/` `log/` `secrets/` `backups/` `static/` stand in it, closed to other users. Begin at `home_folder`.
"""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

FOLDERS = ("database", "files", "mail", "log", "secrets", "backups", "static")
"""The folders in a home; `database` belongs to PostgreSQL, which makes it itself."""


@dataclass(frozen=True)
class Home:
    """A home folder and the paths in it."""

    path: Path

    @property
    def database(self) -> Path:
        """PostgreSQL's data; may be a symbolic link (see `database/account.py`)."""
        return self.path / "database"

    @property
    def files(self) -> Path:
        """Uploaded and produced files."""
        return self.path / "files"

    @property
    def mail(self) -> Path:
        """Outgoing mail where no mail server is set."""
        return self.path / "mail"

    @property
    def log(self) -> Path:
        """Logs of PostgreSQL and of our own processes."""
        return self.path / "log"

    @property
    def secrets(self) -> Path:
        """Secret key and database password; only the owner reads here."""
        return self.path / "secrets"

    @property
    def backups(self) -> Path:
        """Dumps made before upgrades."""
        return self.path / "backups"

    def prepare(self) -> "Home":
        """Make the folders that are missing, closed to others, and answer the home itself."""
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name in FOLDERS:
            if name != "database":
                (self.path / name).mkdir(mode=0o700, exist_ok=True)
        self.secrets.chmod(0o700)
        return self

    def secret(self, name: str, *, length: int = 48) -> str:
        """Read the secret called `name`; the first call makes it up, and it stays the same ever after."""
        self.prepare()
        path = self.secrets / name
        if not path.exists():
            _write_once(path, secrets.token_urlsafe(length))
        return path.read_text(encoding="ascii").strip()

    def secret_key(self) -> str:
        """Django's secret key of this installation, or the one in `HUOLTO_SECRET_KEY`."""
        return os.environ.get("HUOLTO_SECRET_KEY") or self.secret("secret_key")


def home_folder() -> Home:
    """The home named by `HUOLTO_HOME`; else `.huolto` of a source checkout, else the user's data folder."""
    named = os.environ.get("HUOLTO_HOME")
    if named:
        return Home(Path(named).expanduser().absolute())
    checkout = Path(__file__).resolve().parents[3]
    if (checkout / "pyproject.toml").is_file() and (checkout / "src" / "huolto").is_dir():
        return Home(checkout / ".huolto")
    data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Home(Path(data) / "huolto")


def _write_once(path: Path, text: str) -> None:
    """Write a whole file that nobody else has written yet: of two at once, one wins and both read the same."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(text + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    except OSError:  # a file system without hard links
        draft.replace(path)
        return
    draft.unlink()
