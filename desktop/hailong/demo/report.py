"""The demo's record: numbered steps, what was checked in each, and the pictures taken."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path


class CheckFailedError(AssertionError):
    """Something that the demo expected to see was not there."""


@dataclass(slots=True)
class Step:
    """One step of the journey."""

    title: str
    checks: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    seconds: float = 0.0
    failure: str = ""


class Report:
    """Collects steps and writes ``report.md`` and the PNG files beside it; a failed step ends the journey."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.steps: list[Step] = []

    @property
    def has_failed(self) -> bool:
        """Whether any step failed, or none was made."""
        return not self.steps or any(step.failure for step in self.steps)

    @contextmanager
    def step(self, title: str) -> Iterator[Step]:
        """One step; what goes wrong inside is written down and raised again."""
        step = Step(title)
        self.steps.append(step)
        begun = time.monotonic()
        try:
            yield step
        except Exception as error:
            step.failure = f"{type(error).__name__}: {error}"
            raise
        finally:
            step.seconds = time.monotonic() - begun
            self.write()

    def check(self, what: str, is_true: object) -> None:
        """Write down that ``what`` was looked at; CheckFailedError when it is not so."""
        if not is_true:
            raise CheckFailedError(what)
        self.steps[-1].checks.append(what)

    def picture(self, name: str, save: Callable[[Path], object]) -> None:
        """Let ``save`` write the next numbered picture; CheckFailedError when no file came of it."""
        number = sum(len(step.pictures) for step in self.steps) + 1
        path = self.folder / f"{number:02d}-{name}.png"
        save(path)
        if not path.is_file() or path.stat().st_size < 2000:
            raise CheckFailedError(f"picture {path.name} was not written")
        self.steps[-1].pictures.append(path.name)

    def write(self) -> None:
        """Write what is known so far, so that a crash leaves a record too."""
        lines = ["# The whole journey, made by the program itself", ""]
        for number, step in enumerate(self.steps, 1):
            mark = "FAILED" if step.failure else "ok"
            lines += [f"## {number}. {step.title}: {mark} ({step.seconds:.1f} s)", ""]
            lines += [f"- checked: {check}" for check in step.checks]
            lines += [f"- picture: {picture}" for picture in step.pictures]
            lines += [f"- failure: {step.failure}"] if step.failure else []
            lines.append("")
        checks = sum(len(step.checks) for step in self.steps)
        pictures = sum(len(step.pictures) for step in self.steps)
        verdict = "failed" if self.has_failed else "every step was made"
        lines += [f"{len(self.steps)} steps, {checks} checks, {pictures} pictures: {verdict}.", ""]
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "report.md").write_text("\n".join(lines), encoding="utf-8")
