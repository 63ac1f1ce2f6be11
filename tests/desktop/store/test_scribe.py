"""Words are written for whoever is at work, and read again by the same clerk alone."""

from dataclasses import replace
from uuid import UUID

import pytest

from hailong.api.clerk_keys import new_key
from hailong.api.system_clerk_keys import SystemClerkKeys
from hailong.domain.declaration import Round
from hailong.domain.sheet import Contact, Rating, Sheet, Subject, SubjectKind
from hailong.store.codec import CodecError
from hailong.store.scribe import Kept, Scribe


@pytest.fixture
def lan():
    return new_key()


@pytest.fixture
def scribe():
    return Scribe(SystemClerkKeys())


@pytest.fixture
def sheet(clock, cleared):
    rating = Rating(subject=Subject(kind=SubjectKind.OFFICE, code="03CC"), comment="Chờ lâu quá.")
    contact = Contact(name="Nguyễn Thị Mẫu", phone="0900000000")
    return Sheet(
        id=UUID(int=1),
        declaration=cleared,
        round=Round.AFTER,
        written_at=clock.now(),
        ratings=(rating,),
        contact=contact,
    )


def test_for_nobody_the_whole_sheet_is_in_the_clear(scribe, sheet):
    kept = scribe.write(sheet, "")
    assert (kept.owner, kept.words) == ("", "")
    assert "Chờ lâu quá." in kept.content
    assert scribe.read(kept).ratings == sheet.ratings


def test_for_a_clerk_what_is_said_is_sealed_and_what_it_is_about_is_not(scribe, sheet, lan):
    kept = scribe.write(sheet, lan.public)
    together = kept.content + kept.words
    assert not [word for word in ("Chờ", "Nguyễn Thị Mẫu", "0900000000") if word in together]
    assert sheet.declaration.number in kept.content


def test_the_clerk_at_work_reads_what_was_sealed(scribe, sheet, lan):
    kept = scribe.write(sheet, lan.public)
    scribe.work_as(lan.public, lan)
    assert scribe.read(kept).words == sheet.words
    assert scribe.can_read(lan.public)


@pytest.mark.parametrize("who", ["nobody", "another", "locked"])
def test_who_else_is_there_reads_nothing_of_it(scribe, sheet, lan, who):
    kept, other = scribe.write(sheet, lan.public), new_key()
    work = {"nobody": ("", None), "another": (other.public, other), "locked": (lan.public, None)}
    scribe.work_as(*work[who])
    assert scribe.read(kept) == replace(sheet, ratings=(), contact=Contact())
    assert scribe.open(scribe.seal("lời", lan.public), lan.public) == ""
    assert not scribe.can_read(lan.public)


def test_damaged_words_are_damage_and_no_empty_sheet(scribe, sheet, lan):
    scribe.work_as(lan.public, lan)
    kept = scribe.write(sheet, lan.public)
    with pytest.raises(CodecError):
        scribe.read(Kept(kept.content, kept.owner, kept.words[:-8]))
