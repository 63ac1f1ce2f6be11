"""The pages that are built when they are first shown; importing them costs nothing before the first paint."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hailong import __version__
from hailong.qtbridge.carrying import CarryService
from hailong.qtbridge.moving import MoveService
from hailong.qtbridge.proxy_setup import ProxySetup
from hailong.ui.carrying.carrying_section import CarryingSection
from hailong.ui.carrying.moving_part import MovingPart
from hailong.ui.help.help_page import HelpPage
from hailong.ui.legal.documents_page import DocumentsPage
from hailong.ui.live.connections_section import ConnectionsSection
from hailong.ui.navigation import PageId
from hailong.ui.outbox.sent_page import SentPage
from hailong.ui.settings.about_section import About, AboutSection
from hailong.ui.settings.clerks_section import ClerksSection
from hailong.ui.settings.look_section import LookSection
from hailong.ui.settings.network_section import NetworkSection
from hailong.ui.settings.prompting_section import PromptingSection
from hailong.ui.settings.running_section import RunningSection
from hailong.ui.settings.settings_page import SettingsPage
from hailong.ui.settings.work_section import WorkSection

if TYPE_CHECKING:
    from hailong.app.window import Workstation


def build_page(page: PageId, of: "Workstation") -> QWidget:
    """One of the pages beside the declarations."""
    match page:
        case PageId.SENT:
            return _sent(of)
        case PageId.DOCUMENTS:
            return DocumentsPage(of.legal)
        case PageId.SETTINGS:
            return _settings(of)
        case _:
            return _help(of)


def _sent(of: "Workstation") -> SentPage:
    page = SentPage(of.outbox, lambda: of.catalogue.current, of.core.clock)
    page.declaration_wanted.connect(of.window.open_declaration)
    return page


def _clerks(of: "Workstation") -> ClerksSection:
    section = ClerksSection(of.clerks)
    of.locking.serve(section)
    return section


def _carrying(of: "Workstation") -> CarryingSection:
    service = CarryService(of.tasks, lambda: of.core.network.carrier, of)
    service.taken.connect(lambda _: of.sheets_moved())
    service.taken.connect(lambda _: of.enrolment.refresh())
    service.packed.connect(lambda *_: of.sheets_moved())
    moves = MoveService(of.tasks, lambda: of.core.mover, of.core.store.settings, of.enrolment.device_name, of)
    moves.taken.connect(lambda _: of.sheets_moved())
    moves.packed.connect(lambda *_: of.sheets_moved())
    moves.taken.connect(lambda _: of.enrolment.refresh())
    moves.taken.connect(lambda _: of.clerks.look_again())
    return CarryingSection(
        service, of.core.clock, MovingPart(moves, of.core.clock), device_name=of.enrolment.device_name
    )


def _help(of: "Workstation") -> HelpPage:
    page = HelpPage()
    page.doctor_wanted.connect(of.show_doctor)
    return page


def _settings(of: "Workstation") -> SettingsPage:
    sources = of.live_sources()
    connections = ConnectionsSection(sources.list, of.settings, of.core.clock)
    connections.wizard_wanted.connect(sources.show_wizard)
    connections.removal_wanted.connect(sources.ask_to_remove)
    about = About(version=__version__, data_folder=str(of.core.folder), data_key=of.core.store.key_place)
    companion = of.companion
    setup = ProxySetup(of.tasks, lambda: of.core.network.proxy_passwords, of)
    setup.kept.connect(of.sync.network_changed)
    network = NetworkSection(of.settings, setup)
    network.doctor_wanted.connect(of.show_doctor)
    work = WorkSection(of.settings)
    work.folder_wanted.connect(of.window.choose_folder)
    return SettingsPage(
        of.enrolment,
        connections=connections,
        work=work,
        prompting=PromptingSection(of.settings, companion.prompts),
        running=RunningSection(of.settings, companion.autostart, companion.links, lambda: companion.tray.is_there),
        carrying=_carrying(of),
        clerks=_clerks(of),
        network=network,
        look=LookSection(of.settings),
        about=AboutSection(about),
    )
