"""Makes pictures of every page and state: ``python -m dev.screenshots [--only TEXT]``, into ``build/screenshots``.

Vietnamese and English, light and dark, at 100 % and 150 %; offscreen, over invented data, with a clock that stands.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
TARGET: Final = ROOT / "build" / "screenshots"
SCALES: Final = ("1", "1.5")
LOOKS: Final = tuple((language, theme) for language in ("vi", "en") for theme in ("light", "dark"))


def main(arguments: list[str]) -> int:
    """Take all pictures, one process for each scale: Qt reads the scale once."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="pictures whose name holds this text")
    parser.add_argument("--scale", default="", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.scale:
        return take(options.scale, options.only)
    codes = [
        subprocess.run(
            [sys.executable, "-m", "dev.screenshots", "--scale", scale, "--only", options.only],
            cwd=ROOT,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale},
            check=False,
        ).returncode
        for scale in SCALES
        if not options.only or options.only.rpartition("-")[2] not in _other_percents(scale)
    ]
    return max(codes)


def take(scale: str, only: str) -> int:
    """Take the pictures of one scale."""
    from dev import (  # noqa: PLC0415  # Qt, after its scale
        screenshot_broker,
        screenshot_clerks,
        screenshot_doctor,
        screenshot_elsewhere,
        screenshot_enrolment,
        screenshot_live,
        screenshot_scenes,
    )
    from dev.screenshot_stage import Stage, prepare  # noqa: PLC0415

    modules = (
        screenshot_scenes,
        screenshot_enrolment,
        screenshot_broker,
        screenshot_live,
        screenshot_doctor,
        screenshot_elsewhere,
        screenshot_clerks,
    )
    scenes = tuple(scene for module in modules for scene in module.SCENES)
    for is_filled in (True, False):
        wanted = [
            (scene, language, theme, name)
            for language, theme in LOOKS
            for scene in scenes
            if only in (name := f"{scene.name}-{language}-{theme}-{_percent(scale)}") and scene.is_filled is is_filled
        ]
        if not wanted:
            continue
        with tempfile.TemporaryDirectory() as folder:
            if is_filled:
                prepare(Path(folder))
            stage = Stage(Path(folder))
            try:
                for scene, language, theme, name in wanted:
                    stage.dress(language, theme)
                    stage.window.resize(*scene.size)
                    above = scene.act(stage) or ()
                    stage.photograph(TARGET / f"{name}.png", *above)
                    scene.after(stage)
                    print(name, flush=True)
            finally:
                stage.close()
    return 0


def _percent(scale: str) -> int:
    return round(float(scale) * 100)


def _other_percents(scale: str) -> set[str]:
    return {str(_percent(other)) for other in SCALES if other != scale}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
