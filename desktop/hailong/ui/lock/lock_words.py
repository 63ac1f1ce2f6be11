"""What is said about PINs: why one is not taken, and how long to wait after wrong ones."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from hailong.domain.clerks import LONGEST_PIN, SHORTEST_PIN, PinFault


def refusal_text(wait: timedelta) -> str:
    """A wrong PIN; after a few the next try has to wait."""
    seconds = -(-wait // timedelta(seconds=1))
    if seconds <= 0:
        return QCoreApplication.translate("lock", "Mã PIN không đúng.")
    return QCoreApplication.translate("lock", "Mã PIN không đúng. Xin thử lại sau %n giây.", None, seconds)


def code_refusal_text(wait: timedelta) -> str:
    """The same of a recovery code."""
    seconds = -(-wait // timedelta(seconds=1))
    if seconds <= 0:
        return QCoreApplication.translate("lock", "Mã khôi phục không đúng.")
    return QCoreApplication.translate("lock", "Mã khôi phục không đúng. Xin thử lại sau %n giây.", None, seconds)


def fault_text(fault: PinFault) -> str:
    """Why a new PIN is not taken."""
    words = {
        PinFault.NOT_DIGITS: QCoreApplication.translate("lock", "Mã PIN chỉ gồm chữ số."),
        PinFault.LENGTH: QCoreApplication.translate("lock", "Mã PIN có từ {least} đến {most} chữ số.").format(
            least=SHORTEST_PIN, most=LONGEST_PIN
        ),
        PinFault.TOO_SIMPLE: QCoreApplication.translate("lock", "Mã PIN này quá dễ đoán. Xin chọn mã khác."),
        PinFault.DIFFERENT: QCoreApplication.translate("lock", "Hai lần nhập mã PIN không giống nhau."),
    }
    return words[fault]
