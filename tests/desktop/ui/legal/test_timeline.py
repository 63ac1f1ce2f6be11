"""The life of a document on one line."""

from datetime import date

import pytest

from hailong.domain.legal import LegalDocument
from hailong.ui.legal.timeline import Timeline

TODAY = date(2026, 11, 21)


def document(**changes) -> LegalDocument:
    fields = {"type": "Thông tư", "issuer": "", "title": ""}
    return LegalDocument(id="1", revision=1, number="1", **(fields | changes))


@pytest.fixture
def timeline(qtbot):
    made = Timeline()
    qtbot.addWidget(made)
    return made


def stops(timeline) -> list[tuple[str, bool]]:
    return [(stop.word, stop.has_force_after) for stop in timeline._stops]


def test_today_stands_between_what_was_and_what_comes(timeline):
    timeline.show_document(document(issued_on=date(2026, 8, 23), effective_on=date(2027, 3, 1)), TODAY)

    assert stops(timeline) == [("Ban hành", False), ("Hôm nay", False), ("Có hiệu lực", True)]
    assert timeline.accessibleName() == "Ban hành 23/08/2026, Hôm nay 21/11/2026, Có hiệu lực 01/03/2027"


def test_in_force_on_signing_is_in_force(timeline):
    timeline.show_document(document(issued_on=date(2026, 10, 1), effective_on=date(2026, 10, 1)), TODAY)

    assert stops(timeline) == [("Ban hành", False), ("Có hiệu lực", True), ("Hôm nay", True)]


def test_a_suspension_breaks_the_line(timeline):
    suspended = document(
        issued_on=date(2026, 1, 26),
        effective_on=date(2026, 1, 26),
        suspended_from=date(2026, 2, 4),
        expires_on=date(2027, 1, 1),
    )
    timeline.show_document(suspended, TODAY)

    assert [word for word, has_force in stops(timeline) if has_force] == ["Có hiệu lực"]
    assert stops(timeline)[-1] == ("Hết hiệu lực", False)


@pytest.mark.parametrize("changes", [{"type": "Công văn", "issued_on": date(2026, 9, 28)}, {}])
def test_guidance_and_undated_documents_have_no_line(timeline, changes):
    timeline.show_document(document(**changes), TODAY)

    assert timeline.isHidden()


def test_it_paints_in_both_themes(timeline, worn):
    from hailong.qtbridge.settings import ThemeChoice

    timeline.show_document(document(issued_on=date(2026, 8, 23), effective_on=date(2026, 9, 1)), TODAY)
    timeline.resize(400, timeline.sizeHint().height())
    for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        worn.choose(choice)
        image = timeline.grab().toImage()
        assert {image.pixelColor(x, 10).name() for x in range(400)} >= {worn.colours.accent.lower()}
