"""What the tests of the checker share."""

from __future__ import annotations

from datetime import date

import pytest


@pytest.fixture(autouse=True)
def _one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every check is made on one day: what is due for review in a test must not depend on when it runs."""
    monkeypatch.setattr("semak.sites.reviews.today", lambda: date(2026, 11, 28))
