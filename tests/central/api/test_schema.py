"""What a client sends is taken as it is or not at all."""

import pytest
from pydantic import ValidationError

from hailong_central.api.schema import EnrolmentClaims, OfferedSheet, SheetsAsked

ITEM = {"id": "x", "sealed": "y"}


def test_batch_holds_one_to_a_hundred() -> None:
    assert len(SheetsAsked.model_validate({"sheets": [ITEM] * 100}).sheets) == 100
    for count in (0, 101):
        with pytest.raises(ValidationError):
            SheetsAsked.model_validate({"sheets": [ITEM] * count})


@pytest.mark.parametrize("item", [{"id": "x"}, {**ITEM, "more": 1}, {**ITEM, "id": 7}, {**ITEM, "sealed": None}])
def test_item_of_another_shape_is_refused(item: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        OfferedSheet.model_validate(item)


def test_nothing_is_converted() -> None:
    with pytest.raises(ValidationError):
        EnrolmentClaims.model_validate({"code": "x", "device_name": "y", "iat": "7"})
