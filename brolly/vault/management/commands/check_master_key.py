from typing import Any

from django.core.management.base import BaseCommand, CommandError

from brolly.vault import actions, keys


class Command(BaseCommand):
    help = "Say whether the master key is the right one."
    requires_system_checks = ()

    def handle(self, **options: Any) -> None:
        try:
            actions.check_kek()
        except keys.WrongKek:
            raise CommandError("That is not the passphrase, or not the key.") from None
