"""The application's settings, for tests that make rows in several projects themselves. Requests
are fenced all the same."""

import os

os.environ["NYTTIGA_EVERY_PROJECT"] = "1"

from nyttiga.settings import *  # noqa: F403

SECOND_FACTOR_REQUIRED = False  # but in the tests of it
