"""Numbers as cells hold them, what two sights of one declaration make, and which round a sheet belongs to."""

from contextlib import suppress
from dataclasses import fields, replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailong.domain.declaration import (
    Channel,
    Declaration,
    Kind,
    NumberError,
    NumberFault,
    Round,
    Status,
    base_of,
    group_number,
    is_ratable,
    kind_of,
    merge,
    parse_number,
    round_of,
)

NUMBER = "109999888770"
NUMBERS = st.from_regex(r"[1-9][0-9]{11}", fullmatch=True)


@pytest.mark.parametrize(
    "raw",
    [
        "109999888770",
        109999888770,
        109999888770.0,
        "109999888770.0",
        "109999888770.000",
        "109999888770,00",
        "109999888770.",
        "  109999888770 ",
        "\u00a0109999888770\u00a0",
        "\n109999888770\n",
        "1099 9988 877 0",  # as the window itself groups it
        "109 999 888 770",
        "1099 9988 8770",
        "109.999.888.770",
        "109,999,888,770",
        "109.999.888.770,00",
        "109,999,888,770.0",
        "1.0999988877E+11",
        "1,0999988877E+11",
        "1.0999988877e11",
        "1.0999988877E+011",
        "1.09999888770E+11",
        "1.099998887700E+11",
    ],
)
def test_a_number_with_all_its_digits_is_read_however_it_is_written(raw):
    assert parse_number(raw) == NUMBER


@pytest.mark.parametrize(
    "raw", ["109999888000", "109999888000.0", "109.999.888.000", "1.09999888000E+11", "1099 9988 800 0"]
)
def test_zeros_at_the_end_belong_to_the_number(raw):
    assert parse_number(raw) == "109999888000"


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        (None, NumberFault.EMPTY),
        ("", NumberFault.EMPTY),
        ("   ", NumberFault.EMPTY),
        (0, NumberFault.EMPTY),
        (0.0, NumberFault.EMPTY),
        ("0", NumberFault.EMPTY),
        ("0.0", NumberFault.EMPTY),
        ("NULL", NumberFault.EMPTY),
        ("null", NumberFault.EMPTY),
        ("1.1E+11", NumberFault.LOST_DIGITS),
        ("1E+11", NumberFault.LOST_DIGITS),
        ("1,1E+11", NumberFault.LOST_DIGITS),
        ("1.099998887E+11", NumberFault.LOST_DIGITS),
        ("1.09999888771234E+11", NumberFault.NOT_DIGITS),
        ("1.0999988877E+12", NumberFault.LENGTH),
        ("1.0999988877E+999", NumberFault.LENGTH),
        (109999888770.5, NumberFault.NOT_DIGITS),
        (float("nan"), NumberFault.NOT_DIGITS),
        (float("inf"), NumberFault.NOT_DIGITS),
        ("109999888770.5", NumberFault.NOT_DIGITS),
        ("10999988877O", NumberFault.NOT_DIGITS),
        ("-109999888770", NumberFault.NOT_DIGITS),
        ("１０９９９９８８８７７０", NumberFault.NOT_DIGITS),
        ("109.999,888.770", NumberFault.NOT_DIGITS),
        ("Số tờ khai", NumberFault.NOT_DIGITS),
        (True, NumberFault.NOT_DIGITS),
        ("10999988877", NumberFault.LENGTH),
        (10999988877, NumberFault.LENGTH),
        ("1099998887701", NumberFault.LENGTH),
        ("9.5", NumberFault.NOT_DIGITS),
    ],
)
def test_what_is_no_number_is_refused_with_its_reason_and_never_guessed(raw, fault):
    with pytest.raises(NumberError) as error:
        parse_number(raw)
    assert error.value.fault is fault


@given(NUMBERS)
def test_every_way_of_writing_a_number_leads_back_to_it(number):
    grouped = ".".join(number[i : i + 3] for i in range(0, 12, 3))
    for raw in (
        number,
        int(number),
        float(number),
        repr(float(number)),
        f"{int(number):.11E}",
        group_number(number),
        grouped,
    ):
        assert parse_number(raw) == number


@given(st.one_of(st.text(), st.integers(), st.floats(), st.none(), st.text(alphabet="0123456789.,eE+ NUL")))
def test_any_cell_gives_twelve_digits_or_a_reason(raw):
    with suppress(NumberError):  # any other exception fails
        number = parse_number(raw)
        assert len(number) == 12
        assert number.isascii()
        assert number.isdigit()


def test_parts_of_a_number():
    assert base_of(NUMBER) == "10999988877"
    assert group_number(NUMBER) == "1099 9988 877 0"
    assert Declaration(number="109999888773").amendments == 3
    assert Declaration(number=NUMBER).base == "10999988877"


@pytest.mark.parametrize(
    ("start", "kind"), [("10", Kind.IMPORT), ("30", Kind.EXPORT), ("20", Kind.UNKNOWN), ("50", Kind.UNKNOWN)]
)
def test_the_first_two_digits_tell_import_from_export(start, kind):
    assert kind_of(start + "9999888770") is kind


def test_search_text_is_folded_and_holds_what_a_user_types():
    declaration = Declaration(number=NUMBER, partner="ĐẶNG Thuỷ GmbH", office_code="03CC", tax_code="0199999991")
    for typed in ("109999888770", "dang thuy", "03cc", "0199999991"):
        assert typed in declaration.search_text


# --- merging

TEXTS = st.sampled_from(["", "A", "Công ty"])
DAYS = st.sampled_from([None, date(2026, 11, 16), date(2026, 11, 17)])
TIMES = st.sampled_from([None, time(9, 30, 15)])
SIGHTS = st.builds(
    Declaration,
    number=st.sampled_from([NUMBER, "109999888771", "109999888772"]),
    tax_code=st.just("0199999991"),
    enterprise_name=TEXTS,
    kind=st.sampled_from(Kind),
    regime=st.sampled_from(["", "A11", "E21"]),
    office_code=st.sampled_from(["", "03CC", "03EE"]),
    office_abbr=st.sampled_from(["", "HQHPKV1"]),
    team_code=st.sampled_from(["", "00"]),
    team_name=TEXTS,
    channel=st.sampled_from(Channel),
    status=st.sampled_from(Status),
    registered_on=DAYS,
    registered_time=st.none(),
    cleared_on=DAYS,
    cleared_time=st.none(),
    partner=TEXTS,
    first_number=st.sampled_from(["", NUMBER]),
    branch=st.sampled_from([None, 1, 2]),
    branches=st.sampled_from([None, 2]),
).flatmap(
    lambda one: st.builds(
        lambda registered, cleared: replace(
            one,
            registered_time=registered if one.registered_on else None,
            cleared_time=cleared if one.cleared_on else None,
        ),
        TIMES,
        TIMES,
    )
)


def _says(value):
    return value not in ("", None) and str(value) != "unknown"


@given(SIGHTS)
def test_merging_a_declaration_with_itself_changes_nothing(one):
    assert merge(one, one) == one


@given(SIGHTS, SIGHTS)
def test_reading_the_same_file_again_changes_nothing(known, incoming):
    merged = merge(known, incoming)
    assert merge(merged, incoming) == merged


@given(st.lists(SIGHTS, min_size=2, max_size=5), st.randoms(use_true_random=False))
def test_status_and_number_do_not_depend_on_the_order_of_files(sights, random):
    shuffled = random.sample(sights, len(sights))

    def outcome(order):
        merged = order[0]
        for one in order[1:]:
            merged = merge(merged, one)
        return merged.status, merged.number

    assert outcome(sights) == outcome(shuffled)
    assert outcome(sights) == (
        max((one.status for one in sights), key=lambda status: status.rank),
        max(one.number for one in sights),
    )


@given(SIGHTS, SIGHTS)
def test_merging_never_erases_what_one_of_them_said_and_invents_nothing(known, incoming):
    merged = merge(known, incoming)
    for field in fields(Declaration):
        value = getattr(merged, field.name)
        said = [getattr(one, field.name) for one in (known, incoming) if _says(getattr(one, field.name))]
        if field.name.endswith("_time"):
            continue
        assert value in said if said else not _says(value), field.name


@given(SIGHTS, SIGHTS)
def test_a_time_is_never_joined_to_a_day_of_another_sight(known, incoming):
    merged = merge(known, incoming)
    for day, clock in (("registered_on", "registered_time"), ("cleared_on", "cleared_time")):
        pairs = {(getattr(one, day), getattr(one, clock)) for one in (known, incoming)}
        assert (getattr(merged, day), getattr(merged, clock)) in pairs


def test_a_poor_print_read_later_keeps_what_the_rich_export_gave():
    export = Declaration(
        number=NUMBER, office_code="03CC", team_code="00", channel=Channel.RED, status=Status.CHANNELLED
    )
    printed = Declaration(number=NUMBER, office_abbr="HQHPKV1", status=Status.CLEARED, cleared_on=date(2026, 11, 16))
    for merged in (merge(export, printed), merge(printed, export)):
        assert (merged.office_code, merged.office_abbr, merged.channel) == ("03CC", "HQHPKV1", Channel.RED)
        assert (merged.status, merged.cleared_on) == (Status.CLEARED, date(2026, 11, 16))


def test_an_old_export_read_after_a_new_one_does_not_turn_the_clock_back():
    old = Declaration(number=NUMBER, status=Status.CHANNELLED, partner="old name")
    new = Declaration(number="109999888771", status=Status.CLEARED, partner="new name")
    merged = merge(new, old)
    assert (merged.status, merged.number, merged.partner) == (Status.CLEARED, "109999888771", "new name")


def test_on_a_tie_the_later_sight_is_believed():
    first = Declaration(number=NUMBER, status=Status.CLEARED, partner="as first typed")
    assert merge(first, replace(first, partner="as corrected")).partner == "as corrected"


def test_the_same_day_keeps_its_time_when_the_newer_sight_has_none():
    known = Declaration(number=NUMBER, registered_on=date(2026, 11, 16), registered_time=time(9, 30, 15))
    newer = Declaration(number=NUMBER, registered_on=date(2026, 11, 16), status=Status.CLEARED)
    assert merge(known, newer).registered_time == time(9, 30, 15)
    assert merge(known, replace(newer, registered_on=date(2026, 11, 17))).registered_time is None


# --- ratable, and when

RATABLE = {Status.CHANNELLED, Status.IN_STORAGE, Status.RELEASED, Status.CLEARED, Status.CANCELLED}


@pytest.mark.parametrize("status", Status)
def test_a_declaration_can_be_rated_from_its_channel_on(status):
    assert is_ratable(status) is (status in RATABLE)


def test_an_unknown_status_is_the_least_advanced_and_cancelled_the_most():
    assert min(Status, key=lambda status: status.rank) is Status.UNKNOWN
    assert max(Status, key=lambda status: status.rank) is Status.CANCELLED


@pytest.mark.parametrize(
    ("status", "cleared_on", "expected"),
    [
        (Status.CHANNELLED, None, Round.DURING),
        (Status.IN_STORAGE, None, Round.AFTER),
        (Status.RELEASED, None, Round.AFTER),
        (Status.CLEARED, date(2026, 11, 16), Round.AFTER),
        (Status.CLEARED, None, Round.AFTER),
        (Status.CANCELLED, None, Round.DURING),
        (Status.CANCELLED, date(2026, 11, 16), Round.AFTER),
        (Status.UNKNOWN, None, Round.DURING),
    ],
)
def test_the_round_follows_the_grants(status, cleared_on, expected):
    assert round_of(Declaration(number=NUMBER, status=status, cleared_on=cleared_on)) is expected
