"""A headless Chromium, the one of the system, for the tests of this folder."""

from __future__ import annotations

import ctypes
import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.demonstration import PATH, Demonstration, served
from tests.whole import build, copy_of_repository

NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests of a process; where there is none they are skipped, and in CI they fail."""
    chromium = next(filter(None, map(shutil.which, NAMES)), None)
    try:
        ctypes.CDLL("libatomic.so.1")  # the program that drives the browser ends without a word where it is missing
    except OSError:
        chromium = None
    if chromium is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("Chromium or libatomic1 is not installed")
    with sync_playwright() as playwright:
        # As root Chromium refuses its sandbox; what it opens here are our own pages.
        yield playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"] if os.geteuid() == 0 else [])


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """The site of this repository without its prints, served at a root and under a path."""
    root = tmp_path_factory.mktemp("peragaan")
    whole = build(copy_of_repository(root / "repo"), "--no-boards", PYTHONSAFEPATH="1")  # our code, not the clone's
    assert whole.code == 0, whole.said
    (root / "luar").mkdir()
    (root / "luar" / PATH).symlink_to(whole.site, target_is_directory=True)
    with served(whole.site) as at_root, served(root / "luar") as outside:
        yield Demonstration(whole, (at_root, f"{outside}{PATH}"))
