"""The copy of the enrolment: enough to deliver with, without a tax code in it."""

from hailong.domain.enrolment import Enrolment
from hailong.store.enrolment_copy import COPY_NAME, EnrolmentCopy

ENROLMENT = Enrolment(
    service_url="https://dichvu.vidu.vn", service_name="Cục Hải quan (mẫu)", device_id="d1", keys=({"kid": "k"},),
    enterprises=(("0199999991", "CÔNG TY TNHH MẪU THỬ"),),
)  # fmt: skip


def test_what_delivery_needs_comes_back_without_the_enterprises(tmp_path):
    EnrolmentCopy(tmp_path).write(ENROLMENT)

    again = EnrolmentCopy(tmp_path).read()

    assert (again.service_url, again.device_id, again.keys) == (ENROLMENT.service_url, "d1", ({"kid": "k"},))
    assert again.enterprises == ()
    assert b"0199999991" not in (tmp_path / COPY_NAME).read_bytes()


def test_a_later_one_takes_the_place_of_an_earlier_one(tmp_path):
    copy = EnrolmentCopy(tmp_path)
    copy.write(ENROLMENT)
    copy.write(ENROLMENT)

    assert copy.read() is not None


def test_no_copy_and_a_damaged_one_are_none(tmp_path):
    copy = EnrolmentCopy(tmp_path)

    assert copy.read() is None
    (tmp_path / COPY_NAME).write_bytes(b"\0" * 50)
    assert copy.read() is None


def test_what_was_left_leaves_no_copy(tmp_path):
    copy = EnrolmentCopy(tmp_path)
    copy.remove()
    copy.write(ENROLMENT)

    copy.remove()

    assert copy.read() is None
