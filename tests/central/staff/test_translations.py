"""Every text of the console has its English, and the compiled file is the written one."""

import re

import pytest

from hailong_central.staff import translations
from hailong_central.staff.words import LEVELS


def test_every_text_has_its_english() -> None:
    assert translations.untranslated(translations.updated()) == []


def test_written_file_is_up_to_date() -> None:
    assert translations.po_text(translations.updated()) == translations.PO.read_bytes(), (
        "run: hailong-central translations"
    )


def test_compiled_file_is_the_written_one() -> None:
    assert translations.MO.read_bytes() == translations.mo_bytes(translations.kept())


def test_english_keeps_the_places_of_the_vietnamese() -> None:
    for message in translations.kept():
        texts = [message.id] if isinstance(message.id, str) else list(message.id)
        said = [message.string] if isinstance(message.string, str) else list(message.string)
        for text, english in zip(texts, said, strict=False):
            assert sorted(re.findall(r"%\(\w+\)s", text)) == sorted(re.findall(r"%\(\w+\)s", english))


def test_texts_of_templates_and_modules_are_found() -> None:
    found = {message.id for message in translations.texts()}

    assert {"Tìm phiếu", "Rất hài lòng", ("%(total)s phiếu", "%(total)s phiếu")} <= found


@pytest.mark.parametrize(("level", "english"), [(5, "Very satisfied"), (2, "Dissatisfied"), (1, "Very dissatisfied")])
def test_levels_have_the_words_of_the_department(level: int, english: str) -> None:
    from django.utils import translation

    with translation.override("en"):
        assert str(LEVELS[level]) == english
