"""A mail server on this machine, that answers as it is told."""

import socket
from email import message_from_bytes

import pytest
from aiosmtpd.controller import Controller

from brolly.integrations.email.messenger import SmtpMessenger


class Server:
    """Takes messages, or answers as it is told."""

    def __init__(self):
        self.letters, self.to_recipient, self.to_data = [], [], []
        self.hang_up = False

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.hang_up:
            server.transport.close()
            return "421 gone"
        if self.to_recipient:
            return self.to_recipient.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.to_data:
            return self.to_data.pop(0)
        self.letters.append(message_from_bytes(envelope.content))
        return "250 taken"


@pytest.fixture
def server():
    handler = Server()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        handler.port = free.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=handler.port)
    controller.start()
    yield handler
    controller.stop()


def messenger_to(server):
    url = f"smtp+plain://127.0.0.1:{server.port}"
    return SmtpMessenger.from_url(url, sender="messages@example.org")


@pytest.fixture
def messenger(server):
    return messenger_to(server)
