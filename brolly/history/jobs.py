"""What the history has done in the background."""

from datetime import UTC, datetime

from django.conf import settings
from procrastinate.contrib.django import app

from brolly.history import checkpoints
from brolly.history.queries import heads


@app.periodic(cron="0 * * * *")
@app.task(name="history.add_checkpoint", queueing_lock="history.add_checkpoint")
def add_checkpoint(timestamp: int) -> None:
    """Note, each hour, where every history stands."""
    checkpoints.add(settings.CHECKPOINTS, heads(), at=datetime.fromtimestamp(timestamp, UTC))
