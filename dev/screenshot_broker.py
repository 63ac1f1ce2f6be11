"""The scenes of a broker with many enterprises."""

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QWidget

from dev.screenshot_scenes import Scene
from dev.screenshot_stage import Stage
from hailong.demo.invented import ENTERPRISES
from hailong.ui.navigation import PageId

_COUNTED: Final = tuple((code, name, 1_204 - 1_190 * at) for at, (code, name) in enumerate(ENTERPRISES))


def _enterprises(stage: Stage) -> tuple[QWidget, ...]:
    """The filter of a broker with sixty enterprises, two of whom this workstation is enrolled for."""
    stage.window.show_page(PageId.DECLARATIONS)
    filters = stage.client.declarations.filters
    others = ((f"01{at:08d}", f"CÔNG TY CỔ PHẦN ĐẦU TƯ VÀ THƯƠNG MẠI SỐ {at}", at * 7 % 40) for at in range(1, 59))
    filters.show_facets(replace(stage.client.list.facets, enterprises=(*_COUNTED, *others)))
    filters.enterprise.take_focus()
    return (filters.enterprise.list,)


def _leave_enterprises(stage: Stage) -> None:
    filters = stage.client.declarations.filters
    filters.enterprise.list.hide()
    filters.show_facets(stage.client.list.facets)
    stage.settle()


SCENES: Final = (Scene("51-enterprises", _enterprises, after=_leave_enterprises),)
