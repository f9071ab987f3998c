"""What can keep our own PostgreSQL from running, each said with its way out."""


class OwnDatabaseError(Exception):
    """Our own PostgreSQL cannot run; the message is one line for whoever started it."""


class AlreadyRunningError(OwnDatabaseError):
    """Another process holds this home folder; `pid` is that process where it is known."""

    def __init__(self, message: str, *, pid: int | None) -> None:
        super().__init__(message)
        self.pid = pid


class OtherVersionError(OwnDatabaseError):
    """The data were made by another major version of PostgreSQL."""


class DumpError(OwnDatabaseError):
    """A dump cannot be read: cut off, damaged, or none."""
