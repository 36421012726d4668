"""What warnings need from outside."""

from brolly.foundation.messages import Messenger
from brolly.foundation.ports import Port

messenger: Port[Messenger] = Port("alerts.messenger")
