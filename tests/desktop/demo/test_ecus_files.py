from collections import Counter
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from hailong.demo.ecus_files import write_demo_folder
from hailong.demo.invented import ENTERPRISES, invented_declarations
from hailong.domain.clock import SystemClock
from hailong.domain.declaration import Channel, Declaration, Kind, Status, is_ratable
from hailong.domain.taxcode import TaxCodeVerdict, judge
from hailong.sources.registry import all_sources, recognise
from hailong.store.interfaces import DeclarationQuery, Tab
from hailong.store.sqlite import open_store
from hailong.sync.importing import FolderReport, Importer

TODAY = date(2026, 11, 16)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Declaration]]:
    folder = tmp_path_factory.mktemp("ecus")
    return folder, write_demo_folder(folder, TODAY)


@pytest.fixture(scope="module")
def brought_in(
    demo: tuple[Path, list[Declaration]], tmp_path_factory: pytest.TempPathFactory
) -> tuple[FolderReport, dict[str, Declaration]]:
    store = open_store(tmp_path_factory.mktemp("store"), SystemClock())
    try:
        importer = Importer(
            recognise=partial(recognise, sources=all_sources()), declarations=store.declarations, clock=SystemClock()
        )
        report = importer.import_folder(demo[0])
        rows = store.declarations.rows(store.declarations.view(DeclarationQuery(tab=Tab.ALL)))
    finally:
        store.close()
    return report, {row.declaration.number: row.declaration for row in rows}


def test_there_are_more_than_200_of_every_state_kind_channel_and_enterprise(
    demo: tuple[Path, list[Declaration]],
) -> None:
    declarations = demo[1]
    assert len(declarations) > 200
    assert {d.status for d in declarations} == set(Status) - {Status.DRAFT}
    assert {d.kind for d in declarations} == {Kind.IMPORT, Kind.EXPORT}
    assert {d.channel for d in declarations} == set(Channel)
    assert {d.tax_code for d in declarations} == {code for code, _ in ENTERPRISES}
    assert {d.team_code for d in declarations} == {"00", "01"}
    assert len({d.base for d in declarations}) == len(declarations)


def test_the_channels_come_about_as_often_as_in_life() -> None:
    routed = [d for d in invented_declarations(TODAY, 3, 5000) if is_ratable(d.status) and d.channel.value != "unknown"]
    shares = {channel: count / len(routed) for channel, count in Counter(d.channel for d in routed).items()}
    assert 0.55 < shares[Channel.GREEN] < 0.70
    assert 0.25 < shares[Channel.YELLOW] < 0.42
    assert 0.02 < shares[Channel.RED] < 0.06


def test_the_enterprises_have_valid_tax_codes() -> None:
    assert {judge(code) for code, _ in ENTERPRISES} == {TaxCodeVerdict.VALID}


def test_nothing_lies_in_the_future_or_before_the_month(demo: tuple[Path, list[Declaration]]) -> None:
    latest = datetime(2026, 11, 16, 8, 40)  # noqa: DTZ001  (local time, as the software keeps it)
    for declaration in demo[1]:
        if declaration.registered_on is not None and declaration.registered_time is not None:
            assert TODAY - timedelta(days=30) < declaration.registered_on <= TODAY
            registered = datetime.combine(declaration.registered_on, declaration.registered_time)
            assert registered <= latest
            if declaration.cleared_on is not None and declaration.cleared_time is not None:
                assert registered <= datetime.combine(declaration.cleared_on, declaration.cleared_time) <= latest


def test_the_same_seed_writes_the_same_declarations() -> None:
    assert invented_declarations(TODAY, 7) == invented_declarations(TODAY, 7)
    assert invented_declarations(TODAY, 7) != invented_declarations(TODAY, 8)


def test_every_kind_of_file_is_there_and_every_file_is_read(
    demo: tuple[Path, list[Declaration]], brought_in: tuple[FolderReport, dict[str, Declaration]]
) -> None:
    report = brought_in[0]
    assert {one.kind for one in report.reports} == {"ecus_xml", "clearance_print", "declaration_list"}
    assert {path.suffix for path in demo[0].rglob("*.*")} == {".xml", ".xlsx", ".xls", ".csv"}
    assert [one.fault for one in report.reports if one.fault] == []
    assert sum(one.lost for one in report.reports) == 0


def test_every_declaration_comes_in_with_its_true_state(
    demo: tuple[Path, list[Declaration]], brought_in: tuple[FolderReport, dict[str, Declaration]]
) -> None:
    for declaration in demo[1]:
        found = brought_in[1][declaration.number]
        for name in ("tax_code", "kind", "regime", "office_code", "channel", "status", "registered_on", "cleared_on",
                     "cleared_time", "partner", "enterprise_name"):  # fmt: skip
            assert getattr(found, name) == getattr(declaration, name), (declaration.number, name)


def test_no_declaration_is_there_twice(
    demo: tuple[Path, list[Declaration]], brought_in: tuple[FolderReport, dict[str, Declaration]]
) -> None:
    assert set(brought_in[1]) == {declaration.number for declaration in demo[1]}
