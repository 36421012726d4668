"""
Ask for the passphrase once, and hand the key to the processes that we start.

The key lies in memory only, in a file without a name that our account alone may
open, for as long as the process that asked is there (memfd_create(2), read 2026-11-23).
"""

import getpass
import os
import sys

from brolly.config.home import home
from brolly.vault import rules


def unlock() -> bool:
    """Ask for the passphrase if it is the master key. True if somebody was asked."""
    folder = home() / "keys"
    salt = folder / "passphrase.salt"
    named = os.environ.get("BROLLY_KEK_FILE") or os.environ.get("CREDENTIALS_DIRECTORY")
    if named or not salt.exists():
        return False
    if sys.stdin.isatty():
        passphrase = getpass.getpass("Passphrase: ")
    else:
        passphrase = sys.stdin.readline().rstrip("\n")
    held = os.memfd_create("kek")
    os.write(held, rules.key_of_passphrase(passphrase, salt.read_bytes()))
    os.environ["BROLLY_KEK_FILE"] = f"/proc/{os.getpid()}/fd/{held}"
    return True
