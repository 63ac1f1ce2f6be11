"""Replacing the catalogue, and fetching it."""

from pathlib import Path

import pytest

from central.fixtures import RESOURCES
from central.workstation import Workstation
from hailong_central.audit.models import AuditRecord
from hailong_central.audit.record import CommandLine
from hailong_central.catalogue.actions import replace_catalogue
from hailong_central.catalogue.models import CatalogueVersion, Reason
from hailong_central.catalogue.reading import CatalogueFiles, read_folder

FOLDER: Path = RESOURCES / "catalogue"


def test_client_gets_the_whole_catalogue_and_then_304(alice: Workstation, catalogue: CatalogueVersion) -> None:
    answer = alice.get("/catalogue")

    document = answer.json()
    assert document["version"] == catalogue.version
    assert {"code": "03CC-00", "office_code": "03CC"}.items() <= document["teams"][0].items()
    assert {"level": 4, "code": "P_DUNG_HAN"}.items() <= next(
        reason for reason in document["reasons"] if reason["code"] == "P_DUNG_HAN" and reason["level"] == 4
    ).items()
    again = alice.get("/catalogue", **{"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", answer["ETag"])


def test_service_without_catalogue_answers_an_empty_one(alice: Workstation) -> None:
    assert alice.get("/catalogue").json() == {
        "version": "", "offices": [], "teams": [], "stages": [], "officers": [], "reasons": [],
    }  # fmt: skip


def test_same_content_keeps_its_version_and_other_content_gets_another(catalogue: CatalogueVersion) -> None:
    same = replace_catalogue(by=CommandLine(), files=read_folder(FOLDER, FOLDER / "officers_demo.csv"))
    other = replace_catalogue(by=CommandLine(), files=read_folder(FOLDER))

    assert same.version == catalogue.version != other.version
    assert CatalogueVersion.objects.first() == other


def test_going_back_to_former_content_makes_it_current_again(alice: Workstation, catalogue: CatalogueVersion) -> None:
    replace_catalogue(by=CommandLine(), files=CatalogueFiles())
    assert alice.get("/catalogue").json()["offices"] == []

    replace_catalogue(by=CommandLine(), files=read_folder(FOLDER, FOLDER / "officers_demo.csv"))

    assert alice.get("/catalogue").json()["version"] == catalogue.version


def test_failed_load_changes_nothing(catalogue: CatalogueVersion) -> None:
    twice = [{"level": 1, "code": "A", "vi": "x", "en": ""}] * 2

    with pytest.raises(Exception, match=r"(?i)unique"):
        replace_catalogue(by=CommandLine(), files=CatalogueFiles(reasons=twice))  # type: ignore[arg-type]

    assert CatalogueVersion.objects.get() == catalogue


@pytest.mark.usefixtures("catalogue")
def test_load_is_on_record_with_its_counts() -> None:
    line = AuditRecord.objects.get(action="catalogue.loaded")

    assert line.detail["reasons"] == Reason.objects.count() == 60
