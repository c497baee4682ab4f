"""A server that is shared by a test module, and one that is fresh."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.nyttiga.embedded.clients import a_data_dir, an_open_dir


@pytest.fixture
def fresh() -> Iterator[Path]:
    """A place where no server has been."""
    with an_open_dir() as parent, a_data_dir(parent) as directory:
        yield directory


@pytest.fixture(scope="module")
def data_dir() -> Iterator[Path]:
    """One cluster for all tests to which its past does not matter; it comes and goes."""
    with an_open_dir() as parent, a_data_dir(parent) as directory:
        yield directory
