"""What stands around the demo's window: a central service, a cable to it, an ECUS folder, an enrolled workstation."""

import platform
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from hailong.app.core import Core
from hailong.demo.cable import Cable
from hailong.demo.ecus_files import write_demo_folder
from hailong.demo.invented import ENTERPRISES
from hailong.demo.service import ServiceProcess
from hailong.domain.clock import vietnam_day

if TYPE_CHECKING:
    from hailong.domain.declaration import Declaration


class Stage:
    """Sets everything up anew in ``folder``; what an earlier demo left there is removed."""

    def __init__(self, folder: Path) -> None:
        data = folder / "data"
        if data.exists():
            shutil.rmtree(data)
        self.exports = data / "ECUS"
        self.service = ServiceProcess(data / "service")
        self.core = Core(data / "workstation", keys_in_files=True)
        self.declarations: list[Declaration] = []
        self.cable: Cable | None = None

    def set_up(self) -> None:
        """Start the service, enrol this workstation for both enterprises, write the folder."""
        self.service.prepare()
        self.service.start()
        self.cable = Cable(("127.0.0.1", self.service.port))
        code = self.service.issue_code(*ENTERPRISES)
        self.core.network.enrol(self.cable.url, [code], platform.node() or "demo")
        self.declarations = write_demo_folder(self.exports, vietnam_day(self.core.clock.now()))

    def tear_down(self) -> None:
        """Stop what was started; safe after a set-up that failed half-way."""
        self.core.close()
        if self.cable is not None:
            self.cable.cut()
        self.service.stop()
