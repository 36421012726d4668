"""What runs by itself: forgetting old devices and waits that are over."""

from django.utils import timezone
from procrastinate.contrib.django import app

from brolly.organisations.actions import sign_in


@app.periodic(cron="17 3 * * *")
@app.task(name="organisations.forget_old")
def forget_old(timestamp: int) -> None:
    """Forget browsers not seen for 90 days. No actor: accounts belong to nobody's rows."""
    sign_in.forget_old(at=timezone.now())
