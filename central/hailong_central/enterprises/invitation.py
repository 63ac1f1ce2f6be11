"""The invitation that an officer sends with a code: a letter, and in it the link that a workstation reads.

The link's form is that of ``contract/protocol.md``.
"""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from django.utils import timezone

MOST_ENTERPRISES: Final = 50  # of one invitation; workstations refuse longer ones
_ADDRESS: Final = re.compile(
    r"(?:https://[A-Za-z0-9.\-:\[\]]+|http://(?:127\.0\.0\.1|localhost|\[::1\])(?::[0-9]+)?)(?:/[A-Za-z0-9._~/-]*)?"
)
_LETTER: Final = """\
Mời đăng ký máy gửi phiếu đánh giá mức độ hài lòng

Doanh nghiệp: {enterprises}
Địa chỉ dịch vụ: {service}
Mã đăng ký: {code} (dùng một lần, đến {until:%H:%M} ngày {until:%d/%m/%Y})
Vân tay khóa của dịch vụ: {key}

Trong phần mềm Hài Lòng, mở Cài đặt, chọn Đăng ký rồi dán cả thư này, hoặc chỉ dòng sau:

{link}
"""


def service_address(text: str) -> str:
    """The address of a service as a link names it; empty when workstations would refuse it: https, http on itself."""
    return text.rstrip("/") if _ADDRESS.fullmatch(text) else ""


def invitation_link(*, service: str, codes: Sequence[str], tax_codes: Sequence[str], key: str) -> str:
    """``hailong:enrol?service=...&code=...&tax=...&key=...``; every value is of plain letters that need no escape."""
    pairs = [("service", service), *(("code", code) for code in codes), *(("tax", tax) for tax in tax_codes)]
    return "hailong:enrol?" + "&".join(f"{name}={value}" for name, value in [*pairs, ("key", key)] if value)


def invitation_letter(
    *, service: str, code: str, enterprises: Sequence[tuple[str, str]], key: str, until: datetime
) -> str:
    """What is mailed to a business; it opens the door, so it is to be kept like a password."""
    tax_codes = [tax_code for tax_code, _ in enterprises]
    return _LETTER.format(
        enterprises="; ".join(f"{tax_code} {' '.join(name.split())}" for tax_code, name in enterprises),
        service=service,
        code=code,
        until=timezone.localtime(until),
        key=key,
        link=invitation_link(service=service, codes=[code], tax_codes=tax_codes, key=key),
    )
