"""All addresses of the service: the API for clients, the console for staff."""

from django.urls import include, path

from hailong_central.api.calls import api
from hailong_central.staff.home import home

urlpatterns = [
    path("api/v1/", api.urls),
    path("staff/", include("hailong_central.staff.urls")),
    path("", home),
]
handler400 = "hailong_central.errors.bad_request"
handler403 = "hailong_central.errors.forbidden"
handler404 = "hailong_central.errors.not_found"
handler500 = "hailong_central.errors.server_error"
