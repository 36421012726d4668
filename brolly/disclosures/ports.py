"""What packets need from outside."""

from brolly.foundation.messages import Messenger
from brolly.foundation.ports import Port

# Tells a post's mailbox, without a word of content, that something waits.
messenger: Port[Messenger] = Port("disclosures.messenger")
