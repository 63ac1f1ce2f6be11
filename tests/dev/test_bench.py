"""The table of `make bench`: each figure beside its limit, and a goal that was missed says so."""

import pytest

from benchmarks.__main__ import MODULES, NAMES, table, verdict


@pytest.mark.parametrize(
    ("figure", "word"),
    [
        ({"value": 40.0, "ratio": 9.0, "goal": "<= 50 ms"}, "met"),
        ({"value": 60.0, "ratio": 1.0, "goal": "<= 50 ms"}, "missed"),
        ({"value": 900.0, "ratio": 1.4, "goal": "<= 1.5 x"}, "met"),
        ({"value": 1.0, "ratio": 1.6, "goal": "<= 1.5 x"}, "missed"),
        ({"value": 900.0, "ratio": 1.4, "goal": "<= 1.5"}, "met"),
        ({"value": 900.0, "ratio": None, "goal": "<= 1.5"}, ""),
        ({"value": 900.0, "ratio": None, "goal": ">= 500 sheets/s"}, "met"),
        ({"value": 400.0, "ratio": None, "goal": ">= 500 sheets/s"}, "missed"),
        ({"value": 400.0, "ratio": None, "goal": None}, ""),
    ],
)
def test_a_goal_is_about_the_ratio_when_it_ends_in_x_and_about_the_value_else(figure, word):
    assert verdict(figure) == word


def test_the_table_shows_every_figure_in_a_line_of_its_own():
    figures = [
        {"name": "start_10k", "value": 245.7, "unit": "ms", "limit": 190.2, "ratio": 1.29, "goal": "<= 1.5 x"},
        {"name": "deliver_1000", "value": 1234.5, "unit": "sheets/s", "limit": None, "ratio": None, "goal": None},
    ]
    head, start, deliver = table(figures).splitlines()
    assert head.split() == ["what", "value", "unit", "bare", "limit", "ratio", "goal"]
    assert start.split() == ["start_10k", "246", "ms", "190", "1.29", "<=", "1.5", "x", "met"]
    assert deliver.split() == ["deliver_1000", "1,234", "sheets/s", "-", "-", "-"]


def test_every_figure_of_the_house_has_a_module():
    assert len(MODULES) == len(set(MODULES))
    assert {
        "start_10k",
        "search_100k_p95",
        "send_durable_p99",
        "deliver_1000",
        "import_100k",
        "peak_memory_100k",
    } <= set(NAMES)
