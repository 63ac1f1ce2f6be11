"""Addresses of the console."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path
from django.views.i18n import set_language

from hailong_central.staff import codes, devices, home, sheets
from hailong_central.staff.forms import SignInForm

app_name = "staff"
urlpatterns = [
    path("", home.home, name="home"),
    path(
        "sign-in/",
        LoginView.as_view(
            template_name="staff/sign_in.html", authentication_form=SignInForm, redirect_authenticated_user=True
        ),
        name="sign-in",
    ),
    path("sign-out/", LogoutView.as_view(), name="sign-out"),
    path("language/", set_language, name="language"),
    path("sheets/", sheets.sheets, name="sheets"),
    path("sheets/look-up/", sheets.look_up, name="look-up"),
    path("sheets/<uuid:sheet_id>/", sheets.sheet, name="sheet"),
    path("devices/", devices.devices, name="devices"),
    path("devices/look-up/", devices.look_up, name="look-up-devices"),
    path("devices/<uuid:device_id>/", devices.device, name="device"),
    path("devices/<uuid:device_id>/rename/", devices.rename, name="rename-device"),
    path("devices/<uuid:device_id>/revoke/", devices.revoke, name="revoke-device"),
    path("codes/", codes.codes, name="codes"),
    path("codes/look-up/", codes.look_up, name="look-up-codes"),
    path("codes/new/", codes.new, name="new-code"),
    path("codes/new/fill/", codes.fill, name="fill-code"),
    path("codes/issue/", codes.issue, name="issue-code"),
    path("codes/<uuid:code_id>/withdraw/", codes.withdraw, name="withdraw-code"),
]
