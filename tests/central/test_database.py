"""A run that is meant for PostgreSQL must not pass on SQLite unseen."""

import os

import pytest
from django.db import connection


@pytest.mark.django_db
def test_the_run_uses_the_database_that_it_was_asked_for():
    assert connection.vendor == os.environ.get("HAILONG_TEST_DATABASE", "sqlite")
