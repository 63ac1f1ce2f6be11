"""A long statement ends soon after nobody waits for it, and leaves the connection as it was."""

import apsw
import pytest

from hailong.store.given_up import NotWantedError, given_up_unless

LONG = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT {}) SELECT count(*) FROM n"


def test_a_statement_is_given_up_at_the_next_look():
    connection, looks = apsw.Connection(":memory:"), []

    def is_wanted():
        looks.append(1)
        return len(looks) < 3

    with pytest.raises(NotWantedError), given_up_unless(is_wanted, connection):
        connection.execute(LONG.format(1_000_000_000)).fetchall()
    assert len(looks) == 3
    assert connection.execute(LONG.format(300_000)).get == 300_000  # nobody looks any more


def test_what_is_wanted_is_answered_and_other_errors_pass():
    connection = apsw.Connection(":memory:")
    with given_up_unless(lambda: True, connection):
        assert connection.execute(LONG.format(300_000)).get == 300_000
    with pytest.raises(apsw.SQLError), given_up_unless(lambda: True, connection):
        connection.execute("SELECT nothing")
