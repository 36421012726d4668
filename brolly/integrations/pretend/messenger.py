"""Carries messages into a folder that only its owner can read: for the demonstration."""

import hashlib
import os
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from brolly.foundation.messages import Message, Messenger


@dataclass(frozen=True, kw_only=True)
class FolderMessenger:
    """Writes each message to a file named by its id, so that trying again is the same file."""

    folder: Path

    def send(self, message: Message) -> None:
        """Write one message down."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.folder.chmod(0o700)
        name = hashlib.sha256(message.message_id.encode()).hexdigest()[:16]
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        opened = os.open(self.folder / f"{name}.txt", flags, 0o600)
        with os.fdopen(opened, "w") as kept:
            headers = "".join(f"{k}: {v}\n" for k, v in message.headers.items())
            kept.write(f"To: {message.to}\nSubject: {message.subject}\n{headers}\n")
            kept.write(message.text)

    def opened(self) -> AbstractContextManager[Messenger]:
        """Return itself: a folder needs no connection."""
        return nullcontext(self)
