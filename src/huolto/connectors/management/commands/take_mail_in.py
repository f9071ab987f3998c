"""The process that takes mail in: our own mail server, and a watch on each mailbox elsewhere. `huolto up` starts it."""

import asyncio
import contextlib
import os
import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from huolto.connectors.mail_in.receiver import VARIABLE, listen, server_of
from huolto.connectors.mail_in.watching import watch_all

LOOK_AGAIN = 15.0  # seconds until a port that is taken is tried again


class Command(BaseCommand):
    """Take mail in until SIGTERM or SIGINT. Past one machine it runs once, beside as many web processes as wanted."""

    help = "Take mail in by SMTP and LMTP (HUOLTO_MAIL_IN) and fetch it by IMAP."

    def handle(self, *args: Any, **options: Any) -> None:
        """Serve."""
        try:
            where = server_of(os.environ.get(VARIABLE, "off"))
        except ValueError as error:
            raise CommandError(str(error)) from error
        asyncio.run(self._serve(where))

    async def _serve(self, where: tuple[str, int] | None) -> None:
        loop, stopped, stopping = asyncio.get_running_loop(), asyncio.Event(), threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, stopped.set)
        threading.Thread(target=watch_all, args=(stopping,), daemon=True).start()
        try:
            await self._listen(where, stopped)
        finally:
            stopping.set()

    async def _listen(self, where: tuple[str, int] | None, stopped: asyncio.Event) -> None:
        server = None
        while where is not None and server is None and not stopped.is_set():
            try:
                server = await listen(*where)
                self.stdout.write(f"taking mail at {where[0]}:{where[1]}")
            except OSError as error:
                self.stdout.write(
                    f"cannot take mail at {where[0]}:{where[1]} ({error.strerror}); set {VARIABLE}"
                )
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(stopped.wait(), LOOK_AGAIN)
        await stopped.wait()
        if server is not None:
            server.close()
