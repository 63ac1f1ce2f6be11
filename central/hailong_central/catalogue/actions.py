"""Replacing the catalogue by what a folder of files says."""

import hashlib
import json
from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from hailong_central.audit import record
from hailong_central.catalogue.models import CatalogueVersion, Office, Officer, Reason, Stage, Team
from hailong_central.catalogue.reading import CatalogueFiles


@transaction.atomic
def replace_catalogue(*, by: record.Actor, files: CatalogueFiles) -> CatalogueVersion:
    """Make ``files`` the whole catalogue. The same content has the same version, so clients fetch only real changes."""
    content: dict[str, Any] = asdict(files)
    _replace(Office, content["offices"])
    _replace(Team, content["teams"])
    _replace(Stage, content["stages"])
    _replace(Officer, content["officers"])
    _replace(Reason, content["reasons"])
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    version = hashlib.sha256(text.encode()).hexdigest()[:16]
    current, _ = CatalogueVersion.objects.update_or_create(
        version=version, defaults={"loaded_at": timezone.now(), "document": {"version": version, **content}}
    )
    counts = {name: len(rows) for name, rows in content.items()}
    record.write(by=by, action="catalogue.loaded", target=f"catalogue:{version}", **counts)
    return current


def _replace(model: type[Model], rows: list[dict[str, Any]]) -> None:
    model._default_manager.all().delete()
    model._default_manager.bulk_create(model(**row) for row in rows)
