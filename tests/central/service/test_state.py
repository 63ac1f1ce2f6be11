"""Epoch and counters."""

import pytest
from django.db import transaction

from hailong_central.service.state import current_epoch, draw, renew_epoch


@pytest.mark.django_db
def test_epoch_is_made_once_and_stays() -> None:
    assert current_epoch() == current_epoch() != ""


@pytest.mark.django_db
def test_new_epoch_is_another_and_keeps_the_counters() -> None:
    before = current_epoch()
    draw("receipts")

    after = renew_epoch()

    assert after == current_epoch() != before
    assert draw("receipts").receipts == 2


@pytest.mark.django_db
def test_numbers_follow_each_other_without_gap() -> None:
    assert [draw("receipts").receipts for _ in range(3)] == [1, 2, 3]
    assert draw("updates", "legal_changes").updates == 1


@pytest.mark.django_db
def test_number_of_a_failed_transaction_is_given_again() -> None:
    with transaction.atomic():
        draw("receipts")
        transaction.set_rollback(True)

    assert draw("receipts").receipts == 1


@pytest.mark.django_db(transaction=True)
def test_numbers_are_drawn_in_transactions_only() -> None:
    with pytest.raises(RuntimeError):
        draw("receipts")
