"""Every value of the domain has words in both languages."""

from datetime import date
from enum import Enum

import pytest

from hailong import resources
from hailong.domain.catalogue import Catalogue, Level, Office, Reason, Team
from hailong.domain.declaration import Channel, Kind, Round, Status
from hailong.domain.legal import Force, LegalDocument, Shelf
from hailong.domain.sheet import SheetFault, SheetState, Subject, SubjectKind
from hailong.qtbridge.settings import Language
from hailong.ui import words

SAID = [
    (words.level, Level),
    (words.subject_kind, SubjectKind),
    (words.kind, Kind),
    (words.channel, Channel),
    (words.channel_phrase, Channel),
    (words.status, Status),
    (words.round_phrase, Round),
    (words.sheet_state, SheetState),
    (words.sheet_state_meaning, SheetState),
    (words.sheet_fault, SheetFault),
    (words.shelf, Shelf),
    (words.force, Force),
]


@pytest.mark.parametrize(("say", "values"), SAID, ids=lambda one: getattr(one, "__name__", ""))
def test_every_value_is_said_and_in_english_differently(say, values: type[Enum], translations):
    in_vietnamese = {value: say(value) for value in values}
    translations.speak(Language.ENGLISH)
    in_english = {value: say(value) for value in values}

    assert all(in_vietnamese.values())
    assert all(in_english.values())
    assert not {value for value in values if in_english[value] == in_vietnamese[value]}


def test_every_state_has_an_icon_that_exists():
    assert all(resources.icon(words.sheet_state_icon(state)).is_file() for state in SheetState)


def test_the_levels_are_the_five_words_of_ecus():
    assert [words.level(level) for level in Level] == [
        "Rất không hài lòng",
        "Không hài lòng",
        "Bình thường",
        "Hài lòng",
        "Rất hài lòng",
    ]


def test_a_reason_without_english_is_said_in_vietnamese(english):
    assert words.reason_text(Reason(level=Level.NORMAL, code="X", vi="Đúng hạn", en="On time")) == "On time"
    assert words.reason_text(Reason(level=Level.NORMAL, code="X", vi="Đúng hạn")) == "Đúng hạn"


def test_force_is_told_with_the_day_that_matters():
    document = LegalDocument(
        id="1",
        revision=1,
        number="142/2026/TT-BTC",
        type="Thông tư",
        issuer="",
        title="",
        effective_on=date(2026, 11, 16),
        expires_on=date(2027, 1, 1),
        suspended_from=date(2026, 12, 1),
    )

    assert words.force_on_day(Force.IN_FORCE, document, date(2026, 11, 21)) == "Có hiệu lực từ 16/11/2026"
    assert words.force_on_day(Force.NOT_YET, document, date(2026, 11, 6)) == "Có hiệu lực từ 16/11/2026, còn 10 ngày"
    assert words.force_on_day(Force.EXPIRED, document, date(2027, 1, 1)) == "Hết hiệu lực từ 01/01/2027"
    assert words.force_on_day(Force.SUSPENDED, document, date(2026, 12, 2)) == "Tạm ngưng hiệu lực từ 01/12/2026"
    assert words.force_on_day(Force.GUIDANCE, document, date(2026, 12, 2)) == "Văn bản hướng dẫn"


def test_one_day_is_counted_in_english_as_one(english):
    document = LegalDocument(
        id="1", revision=1, number="1", type="Luật", issuer="", title="", effective_on=date(2026, 11, 16)
    )

    assert words.force_on_day(Force.NOT_YET, document, date(2026, 11, 15)) == "In force from 16/11/2026, in 1 day"


@pytest.mark.parametrize(
    ("text", "shown"), [("khu vực 2", "khu vực\u00a02"), ("cảng Hòn Gai", "cảng Hòn Gai"), ("7", "7")]
)
def test_a_number_at_the_end_never_stands_alone_on_a_line(text, shown):
    assert words.unbroken_end(text) == shown


@pytest.mark.parametrize(
    ("kind", "code", "name", "in_english"),
    [
        (SubjectKind.OFFICE, "03TG", "Hải quan Mẫu khu vực 3", "Sample Area 3 Customs"),
        (SubjectKind.OFFICE, "03TG", "Chi cục Hải quan Mẫu", "Chi cục Hải quan Mẫu"),
        (SubjectKind.TEAM, "", "Đội Mẫu", "Sample Team"),
        (SubjectKind.TEAM, "03CC-00", "Đội Mẫu", "Đội Mẫu"),
        (SubjectKind.OFFICER, "", "Quầy số 3", "Quầy số 3"),
        (SubjectKind.STAGE, "DK", "", "DK"),
    ],
)
def test_a_subject_is_named_in_english_where_the_catalogue_has_that_very_name(
    kind, code, name, in_english, translations
):
    known = Catalogue(
        version="test-1",
        offices=(
            Office(code="03TG", name_vi="Chi cục Hải quan Mẫu", valid_to=date(2025, 3, 1)),
            Office(code="03TG", name_vi="Hải quan Mẫu khu vực 3", name_en="Sample Area 3 Customs"),
        ),
        teams=(Team(code="03TG-00", name_vi="Đội Mẫu", name_en="Sample Team", office_code="03TG"),),
    )
    subject = Subject(kind=kind, code=code, name=name)

    assert words.subject_name(subject, known) == (name or code)
    translations.speak(Language.ENGLISH)
    assert words.subject_name(subject, known) == in_english
