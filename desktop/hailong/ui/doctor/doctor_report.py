"""What the connection doctor found as a text or as JSON: for the command line, and for whoever gives support.

It holds what a finding holds, and so no content; the user reads it before it is saved.
"""

import json
import platform
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import QCoreApplication

from hailong.domain.clock import to_wire
from hailong.domain.doctor import Finding, Verdict, is_fine
from hailong.ui.doctor.doctor_words import explain_finding, summary, verdict_word

_MARKS: Final = {Verdict.FINE: "[+]", Verdict.FAULT: "[!]", Verdict.UNKNOWN: "[?]"}


def finding_text(finding: Finding) -> str:
    """One finding in one or two lines."""
    line = explain_finding(finding)
    text = f"{_MARKS[finding.verdict]} {line.title}: {line.what}"
    return f"{text}\n      → {line.do}" if line.do else text


def report_text(findings: Sequence[Finding], version: str, at: datetime) -> str:
    """All of it to be read, and below it what programs and support read: codes and facts."""
    head = QCoreApplication.translate("doctor", "Kiểm tra kết nối của Hài Lòng {version}, {when} (UTC)").format(
        version=version, when=f"{at:%d/%m/%Y %H:%M}"
    )
    lines = [head, f"{platform.system()} {platform.release()}, Python {platform.python_version()}", ""]
    lines += [finding_text(finding) for finding in findings]
    lines += ["", summary(tuple(findings), is_running=False), "", report_json(findings, version, at)]
    return "\n".join(lines) + "\n"


def report_json(findings: Sequence[Finding], version: str, at: datetime) -> str:
    """One JSON document: ``is_fine``, and of each check its verdict, code and facts."""
    document = {
        "is_fine": is_fine(findings),
        "version": version,
        "at": to_wire(at),
        "checks": [
            {"check": one.check, "verdict": one.verdict, "code": one.code, "facts": dict(one.facts)} for one in findings
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def spoken(finding: Finding) -> str:
    """What a screen reader says of a line."""
    line = explain_finding(finding)
    return f"{line.title}: {verdict_word(finding.verdict)}. {line.what} {line.do}".strip()
