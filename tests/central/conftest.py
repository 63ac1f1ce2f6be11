"""The fixtures of the service's tests."""

from central.fixtures import (  # noqa: F401
    alice,
    bob,
    catalogue,
    charlie,
    django_db_modify_db_settings,
    keys_folder,
    service_home,
)
