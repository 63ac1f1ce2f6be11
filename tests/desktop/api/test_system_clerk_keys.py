"""Clerks get keys, change PINs, and come back by their codes."""

import subprocess
import sys

import pytest

from hailong.api.system_clerk_keys import SystemClerkKeys
from hailong.domain.clerk_keys import Opened
from hailong.domain.clerks import Clerk

LAN = Clerk(id="1", name="Lan")
CODE = "ABCDE-FGHJK-01234-56789"
OLD_PIN = (
    "scrypt$16384$8$1$73616c7473616c7473616c7473616c74$07037fbdcc968ebca2bbf9c81229b8e9d50d5743bf212767b4b66b3ae8fe11f8"
)


@pytest.fixture(scope="module")
def keys():
    return SystemClerkKeys()


@pytest.fixture(scope="module")
def given(keys):
    return keys.give(LAN, "258036", CODE)


def test_the_pin_opens_the_key_that_was_given(keys, given):
    clerk, key = given
    assert keys.open(clerk, "258036").key.open(keys.seal("lời", clerk.key)) == "lời"
    assert key.public == clerk.key
    assert keys.open(clerk, "147036") is None


def test_the_code_opens_it_however_it_is_typed(keys, given):
    clerk, _ = given
    assert keys.recover(clerk, "abcde fghjk oi234 56789").public == clerk.key
    assert keys.recover(clerk, "abcde fghjk oi234 56780") is None


def test_under_another_pin_it_is_the_same_key_and_the_code_stays(keys, given):
    clerk, key = given
    changed = keys.change_pin(clerk, key, "147036")
    assert keys.open(changed, "147036").key.public == clerk.key
    assert keys.open(changed, "258036") is None
    assert keys.recover(changed, CODE) is not None


def test_who_has_no_pin_comes_in_without_a_key(keys):
    assert keys.open(LAN, "") == Opened()


def test_a_pin_of_an_older_release_lets_in_and_opens_nothing(keys):
    clerk = Clerk(id="1", name="Lan", pin=OLD_PIN)
    assert keys.open(clerk, "2580") == Opened()
    assert keys.open(clerk, "2581") is None


def test_without_a_pin_nothing_of_the_cipher_is_imported():
    code = "import sys, hailong.api.system_clerk_keys; print('cryptography' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
