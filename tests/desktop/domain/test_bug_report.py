"""Of an exception that nobody expected kinds and places are told, and nothing that it says."""

from pathlib import Path

from hailong.domain.bug_report import mark_of, where_it_happened

SECRET = "Nguyễn Thị Mẫu 0900000000"


def raised(error: BaseException, cause: BaseException | None = None) -> BaseException:
    try:
        raise error from cause
    except BaseException as caught:  # noqa: BLE001  # the test wants any
        return caught


def test_kinds_and_places_are_told_the_cause_first():
    where = where_it_happened(raised(ValueError(SECRET), raised(KeyError(SECRET))))
    assert where.index("KeyError") < where.index("ValueError")
    assert f"{__name__}:" in where


def test_neither_text_nor_path_nor_code_is_told():
    where = where_it_happened(raised(OSError(2, SECRET, SECRET)))
    assert not [word for word in (SECRET, str(Path(__file__).parent), "raise error") if word in where]


def test_an_error_without_a_place_is_still_named():
    assert where_it_happened(RuntimeError(SECRET)) == "RuntimeError"


def test_the_same_place_has_the_same_mark_and_another_has_not():
    first, second = (where_it_happened(raised(ValueError(text))) for text in ("a", "b"))
    assert mark_of(first) == mark_of(second) != mark_of(where_it_happened(RuntimeError()))
    assert len(mark_of(first)) == 8
