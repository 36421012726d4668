from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from django.utils import timezone

from brolly.foundation.refusals import NotFound, Refusal
from brolly.organisations.actions import staff


class Command(BaseCommand):
    help = "Make a link for somebody who lost her second step, when nobody else can."

    def handle(self, **options: Any) -> None:
        # Asked for, not given as an argument: a shell keeps what is typed after a command.
        email = input("Her e-mail address: ")
        try:
            sent = staff.let_back_in(email=email, at=timezone.now())
        except NotFound:
            raise CommandError("Nobody who works here has this address.") from None
        except Refusal as refusal:
            raise CommandError(str(refusal)) from None
        link = settings.PUBLIC_URL.rstrip("/") + reverse(
            "organisations:join", args=[sent.token]
        )
        self.stdout.write(
            f"Hand this over in a way that only she reads. It works once, for a day:\n{link}"
        )
