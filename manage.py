#!/usr/bin/env python
"""Django's command line for Nyttiga affärer."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nyttiga.settings")
    if sys.argv[1:2] != ["runserver"]:
        # A command works in every project, a web server in its user's (nyttiga.ui.fence).
        os.environ["NYTTIGA_EVERY_PROJECT"] = "1"
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
