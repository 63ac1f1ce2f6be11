"""What the sheet says: hints, questions, faults and obstacles, in the language of the window."""

from PySide6.QtCore import QCoreApplication

from hailong.domain.catalogue import Catalogue, Level, Reason
from hailong.domain.declaration import Declaration, Status
from hailong.domain.sheet import MAX_COMMENT, Rating, Sheet, SheetFault, Subject, SubjectKind
from hailong.domain.taxcode import display
from hailong.qtbridge.sheet_opening import Obstacle
from hailong.sync.sending import NotEnrolledError, UnfinishedSheetError
from hailong.ui import failures, words


class SheetWords:
    """Words of the sheet. Names of the catalogue follow the language where the catalogue has them."""

    def level(self, level: Level) -> str:
        """The word of a level."""
        return words.level(level)

    def subject_kind(self, kind: SubjectKind) -> str:
        """What kind of subject a line is about."""
        return words.subject_kind(kind)

    def subject_name(self, subject: Subject, catalogue: Catalogue) -> str:
        """The subject's name, in English where that is known and wanted."""
        return words.subject_name(subject, catalogue)

    def reason(self, reason: Reason) -> str:
        """The text of a reason."""
        return words.reason_text(reason)

    def summary(self, rating: Rating, catalogue: Catalogue) -> str:
        """What was chosen and written, for a line that is folded or read again."""
        lines: list[str] = []
        if rating.level and rating.reasons:
            known = {one.code: self.reason(one) for one in catalogue.reasons_at(rating.level)}
            lines.append(" · ".join(known.get(code, code) for code in rating.reasons))
        if rating.comment:
            lines.append(f"“{rating.comment}”")
        return "\n".join(lines)

    def picker_hint(self, kind: SubjectKind) -> str:
        """What an empty name field asks for."""
        return {
            SubjectKind.OFFICE: QCoreApplication.translate("SheetWords", "Tên hoặc mã đơn vị hải quan"),
            SubjectKind.TEAM: QCoreApplication.translate("SheetWords", "Tên đội, bộ phận"),
            SubjectKind.STAGE: QCoreApplication.translate("SheetWords", "Tên khâu nghiệp vụ"),
            SubjectKind.OFFICER: QCoreApplication.translate("SheetWords", "Họ tên hoặc vị trí (quầy số 3)"),
        }[kind]

    def comment_hint(self, level: Level | None) -> str:
        """What the field for own words asks for."""
        if level is not None and level.is_unsatisfied:
            return QCoreApplication.translate("SheetWords", "Nói rõ sự việc: khi nào, ở đâu, như thế nào…")
        return QCoreApplication.translate("SheetWords", "Nói rõ thêm (không bắt buộc)…")

    def finding(self, fault: SheetFault, *, is_unsatisfied: bool = True) -> str:
        """A fault of the sheet, or something it is asked for."""
        if fault is SheetFault.TEXT_TOO_LONG:
            return QCoreApplication.translate("SheetWords", "Nội dung dài quá {most} ký tự. Xin rút gọn.").format(
                most=MAX_COMMENT
            )
        if fault is SheetFault.DETAILS_ASKED and not is_unsatisfied:
            return QCoreApplication.translate("SheetWords", "Xin ghi rõ lý do khác. Có thể để trống.")
        if fault.is_blocking:
            return words.sheet_fault(fault)
        return QCoreApplication.translate("SheetWords", "{request} Có thể để trống.").format(
            request=words.sheet_fault(fault)
        )

    def obstacle(self, obstacle: Obstacle, declaration: Declaration) -> tuple[str, str]:
        """Why it cannot be rated now, and what to do."""
        ask = QCoreApplication.translate("SheetWords", "Nhập mã đăng ký do cơ quan hải quan cấp cho doanh nghiệp này.")
        if obstacle is Obstacle.NOT_RATABLE:
            unknown = declaration.status is Status.UNKNOWN
            why = (
                QCoreApplication.translate(
                    "SheetWords", "Danh sách không cho biết tờ khai này đã được phân luồng hay chưa."
                )
                if unknown
                else QCoreApplication.translate(
                    "SheetWords", "Tờ khai này chưa được phân luồng nên chưa đánh giá được."
                )
            )
            return why, QCoreApplication.translate(
                "SheetWords", "Hãy lấy phân luồng trong phần mềm khai báo rồi nhập lại danh sách, sau đó đánh giá ngay."
            )
        if obstacle is Obstacle.NOT_ENROLLED:
            why = QCoreApplication.translate(
                "SheetWords", "Máy này chưa đăng ký với cơ quan hải quan nên chưa gửi đánh giá được."
            )
            return why, QCoreApplication.translate(
                "SheetWords", "Nhập mã đăng ký do cơ quan hải quan cấp, chỉ cần làm một lần."
            )
        if obstacle is Obstacle.ENTERPRISE_UNKNOWN:
            why = QCoreApplication.translate("SheetWords", "Danh sách không ghi mã số thuế của tờ khai này.")
            return why, QCoreApplication.translate("SheetWords", "Hãy chọn doanh nghiệp đứng tên tờ khai.")
        if obstacle is Obstacle.OF_ANOTHER_CLERK:
            why = QCoreApplication.translate("SheetWords", "Phiếu này do người khác dùng chung máy đã gửi.")
            return why, QCoreApplication.translate(
                "SheetWords", "Nội dung được khóa bằng mã PIN của người đã viết phiếu: chỉ người ấy đọc được."
            )
        who = declaration.enterprise_name or QCoreApplication.translate("SheetWords", "doanh nghiệp")
        why = QCoreApplication.translate(
            "SheetWords", "Máy này chưa được đăng ký để đánh giá thay {name}, mã số thuế {tax_code}."
        )
        return why.format(name=who, tax_code=display(declaration.tax_code)), ask

    def failure(self, error: Exception, sheet: Sheet | None) -> str:
        """Why an act did not succeed; what was written is still there."""
        known = failures.explain(error)
        if known is not None:
            return known.text
        if isinstance(error, NotEnrolledError) and sheet is not None:
            return " ".join(self.obstacle(Obstacle.ENTERPRISE_NOT_ENROLLED, sheet.declaration))
        if isinstance(error, UnfinishedSheetError):
            return " ".join(self.finding(finding.fault) for finding in error.findings)
        return QCoreApplication.translate("SheetWords", "Phiếu này vừa đổi trạng thái. Xin mở lại tờ khai để xem.")
