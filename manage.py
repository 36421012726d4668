#!/usr/bin/env python
"""Django's commands, for those who develop Brolly. Others use `brolly`."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "brolly.config.settings")
    execute_from_command_line(sys.argv)
