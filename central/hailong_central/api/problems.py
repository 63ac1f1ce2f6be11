"""Problems (RFC 9457) as the contract names them: one table of codes, one way to say them."""

from dataclasses import dataclass, field
from typing import Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from hailong_central.service.times import to_wire

URN: Final = "urn:hailong:problem:"
_TITLES: Final = {
    "unauthorised": "Không xác thực được máy trạm",
    "clock": "Đồng hồ của máy trạm bị lệch",
    "device-revoked": "Đăng ký của máy trạm này đã chấm dứt",
    "client-too-old": "Cần cập nhật phần mềm",
    "code-refused": "Mã đăng ký không dùng được",
    "too-many": "Quá nhiều yêu cầu, hãy thử lại sau",
    "malformed": "Không đọc được yêu cầu",
    "not-found": "Không có địa chỉ này",
    "conflict": "Đã có phiếu khác mang cùng mã",
    "version-taken": "Tờ khai này đã có phiếu của cùng lần đánh giá và phiên bản",
    "removed": "Phiếu đã bị gỡ bỏ",
    "sheet-refused": "Phiếu không hợp lệ",
    "internal": "Lỗi của hệ thống",
    "unavailable": "Hệ thống tạm thời chưa phục vụ được",
}


@dataclass(kw_only=True)
class ProblemError(Exception):
    """A call that ends in a problem."""

    code: str
    status: int
    detail: str = ""
    extra: dict[str, object] = field(default_factory=dict)
    retry_after: int | None = None


def body_of(code: str, status: int, *, detail: str = "", **extra: object) -> dict[str, object]:
    """The members of a problem."""
    return {
        "type": URN + code, "title": _TITLES[code], "detail": detail, "status": status, "time": to_wire(timezone.now()),
        **extra,
    }  # fmt: skip


def answer(problem: ProblemError) -> HttpResponse:
    """The whole answer that says ``problem``."""
    response = JsonResponse(
        body_of(problem.code, problem.status, detail=problem.detail, **problem.extra),
        status=problem.status, content_type="application/problem+json", json_dumps_params={"ensure_ascii": False},
    )  # fmt: skip
    if problem.retry_after is not None:
        response["Retry-After"] = str(problem.retry_after)
    return response


def is_for_clients(request: HttpRequest) -> bool:
    """Whether a call asked the API: it is then answered in the API's words, whatever happens."""
    return request.path.startswith("/api/")
