"""What the page frame needs from packages above it. Plugged in brolly/config/wiring.py."""

from collections.abc import Callable

from django.http import HttpRequest

from brolly.access.vocabulary import Actor
from brolly.foundation.ports import Port

# Who is signed in, with every check done (second factor, session not ended), or None.
actor_of_request: Port[Callable[[HttpRequest], Actor | None]] = Port("web.actor_of_request")

# Where somebody shows the second factor again; the argument is where to go afterwards.
fresh_factor_url: Port[Callable[[str], str]] = Port("web.fresh_factor_url")

# Ends or locks the session behind the Lock button.
lock: Port[Callable[[HttpRequest], None]] = Port("web.lock")
