"""The scenes of the connection doctor: all well, an inspecting proxy in the way, the report; the network settings."""

from functools import partial
from typing import Final

from PySide6.QtWidgets import QScrollArea, QWidget

from dev.screenshot_scenes import Scene
from dev.screenshot_stage import Stage
from hailong.app.doctor_desk import DoctorDesk
from hailong.domain.doctor import CheckId, Finding, Step, fault, fine, unknown
from hailong.domain.proxy import ProxyMode, ProxySettings
from hailong.ui.navigation import PageId

_WELL: Final = (
    fine(CheckId.NAME, "proxy_found", host="proxy.congty.vn"),
    fine(CheckId.PROXY, "signed_in", kind="Negotiate", proxy="proxy.congty.vn:8080", origin="chosen"),
    fine(CheckId.TLS, "trusted", issuer="Mẫu CA Quốc gia"),
    fine(CheckId.PORTAL, "none"),
    fine(CheckId.CLOCK, "right", seconds=2),
    fine(CheckId.SERVICE, "answers", host="hailong.example"),
    fine(CheckId.ENROLMENT, "enrolled", count=3),
    fine(CheckId.QUEUE, "waiting", waiting=2),
    fine(CheckId.DATABASE, "whole"),
    fine(CheckId.KEYRING, "in_keyring"),
)
_INSPECTED: Final = (
    fine(CheckId.NAME, "proxy_found", host="proxy.congty.vn"),
    fine(CheckId.PROXY, "through", proxy="proxy.congty.vn:8080", origin="system"),
    fault(CheckId.TLS, "untrusted", issuer="Tường lửa Mẫu, CÔNG TY VÍ DỤ"),
    unknown(CheckId.PORTAL, "by_proxy"),
    unknown(CheckId.CLOCK, "not_reached"),
    fault(CheckId.SERVICE, "tls"),
    unknown(CheckId.ENROLMENT, "not_reached"),
    fault(CheckId.QUEUE, "held_up", waiting=2, failure="tls"),
    fine(CheckId.DATABASE, "whole"),
    fine(CheckId.KEYRING, "in_file"),
)
_BY_SCRIPT: Final = (
    fine(CheckId.NAME, "proxy_found", host="proxy.congty.vn"),
    fault(CheckId.PROXY, "sign_in_by_script", offers="NTLM, Negotiate", proxy="proxy.congty.vn:8080"),
    unknown(CheckId.TLS, "not_reached"),
    unknown(CheckId.PORTAL, "by_proxy"),
    unknown(CheckId.CLOCK, "not_reached"),
    fault(CheckId.SERVICE, "proxy_sign_in"),
    unknown(CheckId.ENROLMENT, "not_reached"),
    fault(CheckId.QUEUE, "held_up", waiting=2, failure="proxy_sign_in"),
    fine(CheckId.DATABASE, "whole"),
    fine(CheckId.KEYRING, "in_keyring"),
)


class _Doctor:
    """A doctor who finds what the scene wants."""

    def __init__(self) -> None:
        self._desks: list[DoctorDesk] = []

    def show(self, stage: Stage, findings: tuple[Finding, ...], *, is_report: bool = False) -> tuple[QWidget, ...]:
        steps = [Step(finding.check, partial(_found, finding), 5) for finding in findings]
        desk = DoctorDesk(stage.client, lambda: steps)
        self._desks.append(desk)
        dialog = desk.dialog
        dialog.examine()
        stage.settle()
        if is_report:
            dialog.show_report.click()
        dialog.move(stage.window.geometry().center() - dialog.rect().center())
        return (dialog,)

    def leave(self, _stage: Stage) -> None:
        while self._desks:
            desk = self._desks.pop()
            desk.close()
            desk.deleteLater()


def _found(finding: Finding) -> Finding:
    return finding


def _scenes() -> tuple[Scene, ...]:
    doctor = _Doctor()
    return (
        Scene("81-doctor-fine", lambda stage: doctor.show(stage, _WELL), after=doctor.leave),
        Scene("82-doctor-faults", lambda stage: doctor.show(stage, _INSPECTED), after=doctor.leave),
        Scene("83-doctor-report", lambda stage: doctor.show(stage, _INSPECTED, is_report=True), after=doctor.leave),
        Scene("85-doctor-sign-in", lambda stage: doctor.show(stage, _BY_SCRIPT), after=doctor.leave),
        Scene("84-settings-network", _network, after=_usual_network),
    )


def _network(stage: Stage) -> None:
    stage.client.settings.change(proxy=ProxySettings(ProxyMode.MANUAL, "proxy.congty.vn:8080", "chi_doc"))
    stage.window.show_page(PageId.SETTINGS)
    stage.settle()
    page = stage.window.page(PageId.SETTINGS)
    section: QWidget = page.network  # type: ignore[attr-defined]  # the page of settings
    for area in page.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(section.pos().y() - 8)


def _usual_network(stage: Stage) -> None:
    stage.client.settings.change(proxy=ProxySettings())


SCENES: Final = _scenes()
