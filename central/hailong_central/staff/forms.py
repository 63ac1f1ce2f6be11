"""The console's forms: what is looked for, and signing in."""

from typing import Any, ClassVar

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hailong_central.accounts.slowdown import wait_minutes
from hailong_central.catalogue.models import Office, Stage, Team
from hailong_central.sheets.search import SheetQuery
from hailong_central.staff import words

Choices = list[tuple[str, Any]]
_UNSATISFIED = "1-2"


def _without_control_characters(text: str) -> None:
    if not text.isprintable():
        raise ValidationError(_("Tên không được chứa ký tự điều khiển."))


class SheetForm(forms.Form):
    """The keys by which a department looks sheets up."""

    round = forms.ChoiceField(label=_("Hình thức đánh giá"), required=False)
    enterprise = forms.CharField(label=_("Doanh nghiệp"), required=False, max_length=200)
    office = forms.ChoiceField(label=_("Đơn vị hải quan"), required=False)
    team = forms.ChoiceField(label=_("Đội, bộ phận"), required=False)
    stage = forms.ChoiceField(label=_("Khâu nghiệp vụ"), required=False)
    officer = forms.CharField(label=_("Công chức"), required=False, max_length=200)
    level = forms.ChoiceField(label=_("Mức độ"), required=False)
    first_day = forms.DateField(label=_("Từ ngày"), required=False, input_formats=["%Y-%m-%d"])
    last_day = forms.DateField(label=_("Đến ngày"), required=False, input_formats=["%Y-%m-%d"])

    def __init__(self, data: dict[str, str] | None) -> None:
        super().__init__(data)
        choices: dict[str, Choices] = {
            "round": list(words.ROUNDS.items()), "office": _offices(), "team": _teams(), "stage": _stages(),
            "level": _levels(),
        }  # fmt: skip
        for name, options in choices.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [("", _("Tất cả")), *options]
        for name in ("first_day", "last_day"):
            self.fields[name].widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        self.fields["enterprise"].widget.attrs["placeholder"] = _("Mã số thuế hoặc tên")
        self.fields["officer"].widget.attrs["placeholder"] = _("Số hiệu hoặc tên")

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first."""
        cleaned: dict[str, Any] = super().clean() or {}
        first, last = cleaned.get("first_day"), cleaned.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("Ngày kết thúc phải từ ngày bắt đầu trở đi."))
        return cleaned

    def query(self) -> SheetQuery:
        """What the valid form asks for."""
        asked = {name: self.cleaned_data[name] for name in self.fields if name != "level"}
        level = self.cleaned_data["level"]
        return SheetQuery(**asked, levels=tuple(int(part) for part in level.split("-")) if level else ())


class DeviceForm(forms.Form):
    """The keys by which workstations are looked up."""

    states: ClassVar[words.Words] = words.STANDINGS
    enterprise = forms.CharField(label=_("Doanh nghiệp"), required=False, max_length=200)
    state = forms.ChoiceField(label=_("Tình trạng"), required=False)

    def __init__(self, data: dict[str, str] | None) -> None:
        super().__init__(data)
        state = self.fields["state"]
        if isinstance(state, forms.ChoiceField):
            state.choices = [("", _("Tất cả")), *self.states.items()]
        self.fields["enterprise"].widget.attrs["placeholder"] = _("Mã số thuế hoặc tên")


class CodeFilterForm(DeviceForm):
    """The keys by which enrolment codes are looked up."""

    states = words.CODE_STATES


class NameForm(forms.Form):
    """A workstation's name for people."""

    name = forms.CharField(label=_("Tên máy"), max_length=200, validators=[_without_control_characters])


class SignInForm(AuthenticationForm):
    """Signing in, slower after every failure."""

    def clean(self) -> dict[str, Any]:
        """Refuse before the password is looked at while the account has to wait."""
        if minutes := wait_minutes(str(self.cleaned_data.get("username") or "")):
            raise ValidationError(
                _("Đã nhập sai nhiều lần. Hãy thử lại sau %(minutes)s phút."), params={"minutes": minutes}, code="slow"
            )
        return super().clean()


def _name(row: Office | Team | Stage) -> str:
    return row.name_en if get_language() == "en" and row.name_en else row.name_vi


def _offices() -> Choices:
    latest = {office.code: office for office in Office.objects.order_by("code", "valid_from")}
    return [(code, f"{code} · {_name(office)}") for code, office in latest.items()]


def _teams() -> Choices:
    groups: dict[str, Choices] = {}
    for team in Team.objects.order_by("office_code", "code", "name_vi"):
        label = f"{team.code} · {_name(team)}" if team.code else _name(team)
        groups.setdefault(team.office_code, []).append((team.code or team.name_vi, label))
    return list(groups.items())


def _stages() -> Choices:
    return [(stage.code, _name(stage)) for stage in Stage.objects.order_by("order")]


def _levels() -> Choices:
    levels = [(str(level), f"{'★' * level} {said}") for level, said in words.LEVELS.items()]
    return [(_UNSATISFIED, _("Chưa hài lòng (1 và 2 sao)")), *levels]
