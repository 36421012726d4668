from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from brolly.organisations.actions import staff


class Command(BaseCommand):
    help = "Print the code that opens the first page of an empty installation."

    def handle(self, **options: Any) -> None:
        code = staff.make_first_code(at=timezone.now())
        if code is None:
            self.stdout.write("There is an organisation already. Sign in.")
            return
        self.stdout.write(f"Open {settings.PUBLIC_URL}/begin and type: {code}")
