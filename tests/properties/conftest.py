"""What the property tests share."""

from __future__ import annotations

from tests.conformance.conftest import pytest_generate_tests

__all__ = ["pytest_generate_tests"]
