"""Invented declarations of two invented enterprises, in every state, over the last thirty days."""

import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Final, TypeVar

from hailong.domain.declaration import Channel, Declaration, Kind, Status

_Choice = TypeVar("_Choice")

ENTERPRISES: Final = (
    ("0199999991", "CÔNG TY TNHH MẪU THỬ"),
    ("0288888884", "CÔNG TY CỔ PHẦN XUẤT NHẬP KHẨU VÍ DỤ"),
)

_OFFICES: Final = (  # code, short name, weight
    ("03CC", "HQHPKV1", 26),
    ("03CE", "HQHPKV2", 18),
    ("03TG", "HQHPKV3", 16),
    ("03EE", "HQDINHVU", 18),
    ("03NK", "HQKCXKCNHP", 6),
    ("20BB", "HQMONGCAI", 9),
    ("20CF", "HQHONGAI", 7),
)
_OTHER_DESK: Final = frozenset({"03CC", "03CE", "03TG", "03EE"})  # where desk 01 handles bonded warehouses
_IMPORT_REGIMES: Final = (("A11", 34), ("A12", 18), ("E21", 16), ("E31", 18), ("E11", 10), ("A41", 4))
_EXPORT_REGIMES: Final = (("B11", 46), ("E62", 22), ("E52", 18), ("E42", 10), ("B13", 4))
_CHANNELS: Final = ((Channel.GREEN, 65), (Channel.YELLOW, 31), (Channel.RED, 4))
_PARTNERS: Final = (
    "HANEUL SEMYUNG PRECISION CO., LTD", "MIZUHARA KOUGYOU SHOJI K.K.", "NORDLICHT FORDERTECHNIK GMBH",
    "GUANGXI HEYUAN BORDER TRADE CO., LTD", "SHENZHEN QIMINGHUA ELECTRONICS CO., LTD", "PACIFIC ORCHARD FOODS INC.",
    "TAIYUEH TEXTILE DYEING CO., LTD", "SIAM KARNASUT CHEMICAL CO., LTD", "BALTIMERE TIMBER OÜ",
    "VERDELUZ COMÉRCIO DE GRÃOS LTDA", "EXAMPLE TRADING LTD", "MERIDIAN SPINDLE MACHINERY PTE. LTD.",
    "DONGXING RUIFENGDA IMPORT AND EXPORT CO., LTD", "KESTREL HARBOUR SHIPPING SUPPLIES LLC",
)  # fmt: skip
_STATES: Final = (
    (Status.CLEARED, 64), (Status.CHANNELLED, 13), (Status.REGISTERED, 5), (Status.IN_STORAGE, 5), (Status.RELEASED, 4),
    (Status.SENT, 4), (Status.CANCELLED, 3), (Status.UNKNOWN, 2),
)  # fmt: skip
_DAYS: Final = 30
_FIRST_SEQUENCE: Final = 70_110  # so the numbers begin with 109999 and 309999, which customs has not reached


def invented_declarations(today: date, seed: int, count: int = 230) -> list[Declaration]:
    """``count`` declarations, newest last; every state, channel, kind and enterprise occurs when there are 100."""
    return list(_declarations(today, random.Random(seed), count))  # noqa: S311  # a demo, no secret


def _declarations(today: date, source: random.Random, count: int) -> Iterator[Declaration]:
    for index in range(count):
        day = today - timedelta(days=_DAYS - 1 - index * _DAYS // count)
        is_export = source.random() < 0.42
        sequence = _FIRST_SEQUENCE + index * 7
        amendments = 1 if source.random() < 0.04 else 0
        number = f"{'30' if is_export else '10'}9999{sequence:05d}{amendments}"
        status = _certain_state(index) or _one(source, _STATES)
        if day >= today - timedelta(days=3) and status is Status.CLEARED and source.random() < 0.25:
            status = Status.CHANNELLED
        yield _declaration(
            source, number, is_export=is_export, status=status, at=_moment(source, day, today), today=today
        )


def _certain_state(index: int) -> Status | None:
    """The first few make sure that every state occurs, whatever the seed."""
    return _STATES[index][0] if index < len(_STATES) else None


def _declaration(
    source: random.Random, number: str, *, is_export: bool, status: Status, at: datetime, today: date
) -> Declaration:
    tax_code, name = source.choices(ENTERPRISES, (62, 38))[0]
    office, abbr, _ = source.choices(_OFFICES, [weight for *_, weight in _OFFICES])[0]
    channel = _one(source, _CHANNELS) if status.rank >= Status.CHANNELLED.rank else Channel.UNKNOWN
    if status in (Status.IN_STORAGE, Status.RELEASED) and channel is Channel.GREEN:
        channel = Channel.YELLOW  # nothing is sent home uninspected that needs no inspection
    cleared = _cleared_at(source, at, channel, today) if status is Status.CLEARED else None
    is_split = source.random() < 0.03
    return Declaration(
        number=number,
        tax_code=tax_code,
        enterprise_name=name,
        kind=Kind.EXPORT if is_export else Kind.IMPORT,
        regime=_one(source, _EXPORT_REGIMES if is_export else _IMPORT_REGIMES),
        office_code=office,
        office_abbr=abbr,
        team_code="01" if office in _OTHER_DESK and source.random() < 0.15 else "00",
        channel=channel,
        status=status,
        registered_on=at.date() if status.rank >= Status.REGISTERED.rank or status is Status.UNKNOWN else None,
        registered_time=at.time() if status.rank >= Status.REGISTERED.rank or status is Status.UNKNOWN else None,
        cleared_on=cleared.date() if cleared else None,
        cleared_time=cleared.time() if cleared else None,
        partner=source.choice(_PARTNERS),
        first_number=number[:11] + "0" if is_split else "",
        branch=1 if is_split else None,
        branches=2 if is_split else None,
    )


def _one(source: random.Random, weighted: tuple[tuple[_Choice, int], ...]) -> _Choice:
    return source.choices([choice for choice, _ in weighted], [weight for _, weight in weighted])[0]


def _moment(source: random.Random, day: date, today: date) -> datetime:
    """Within office hours; today only early in the morning, so that nothing lies in the future."""
    first, last = (7 * 3600 + 1860, 8 * 3600 + 1500) if day == today else (7 * 3600 + 2700, 16 * 3600 + 1800)
    seconds = source.randint(first, last)
    return datetime.combine(day, time(seconds // 3600, seconds // 60 % 60, seconds % 60))


def _cleared_at(source: random.Random, registered: datetime, channel: Channel, today: date) -> datetime:
    """Green is cleared in the second of its registration, yellow after hours, red after a day or two."""
    if channel is Channel.GREEN:
        return registered
    hours = source.uniform(0.4, 6) if channel is Channel.YELLOW else source.uniform(20, 50)
    cleared = registered + timedelta(hours=hours)
    latest = datetime.combine(today, time(8, 40)) - timedelta(seconds=source.randint(0, 600))
    return max(registered, min(cleared, latest)).replace(microsecond=0)
