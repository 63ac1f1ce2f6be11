"""What is set and remembered about asking, written and read again; damage costs only what is damaged."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailong.domain.prompting import PromptMemory, PromptSettings
from hailong.qtbridge.prompt_texts import RANGES, memory_text, read_memory, read_prompt_settings, settings_text

NOW = datetime(2026, 11, 16, 10, 2, tzinfo=UTC)
CHANGED = PromptSettings(
    asks=False, minutes_between=30, day_begins=time(6, 0), day_ends=time(22, 15), pause_begins=time(12, 0),
    pause_ends=time(12, 0), reminds=False, reminder_at=time(9, 5), is_private=True, seconds_shown=90,
)  # fmt: skip


@pytest.mark.parametrize("settings", [PromptSettings(), CHANGED])
def test_settings_are_read_as_they_were_written(settings):
    assert read_prompt_settings(settings_text(settings)) == settings


def test_memory_is_read_as_it_was_written():
    memory = PromptMemory(
        asked={7: NOW, 12: NOW}, last_card_at=NOW, reminded_on=date(2026, 11, 16), paused_on=date(2026, 11, 15)
    )
    assert read_memory(memory_text(memory)) == memory
    assert read_memory(memory_text(PromptMemory())) == PromptMemory()


@pytest.mark.parametrize("text", ["", "\0\0\0", "[]", "null", '{"asked": [1]}', '{"asked": {"a": "b"}}', "{"])
def test_damage_is_the_default(text):
    assert read_prompt_settings(text) == PromptSettings()
    assert read_memory(text) == PromptMemory()


def test_one_damaged_setting_costs_no_other():
    kept = json.loads(settings_text(CHANGED)) | {"day_begins": "25:99", "asks": "perhaps", "minutes_between": True}
    expected = replace(CHANGED, day_begins=time(7, 30), asks=True, minutes_between=5)
    assert read_prompt_settings(json.dumps(kept)) == expected


@pytest.mark.parametrize("name", list(RANGES))
def test_a_number_out_of_its_range_is_brought_into_it(name):
    smallest, largest = RANGES[name]
    assert getattr(read_prompt_settings(json.dumps({name: -5})), name) == smallest
    assert getattr(read_prompt_settings(json.dumps({name: 10**9})), name) == largest


def test_a_moment_without_its_offset_is_forgotten():
    assert read_memory('{"last_card_at": "2026-11-16T10:02:00"}') == PromptMemory()


@given(st.text(max_size=60))
def test_no_text_raises(text):
    assert isinstance(read_memory(text), PromptMemory)
    assert isinstance(read_prompt_settings(text), PromptSettings)
