"""The key of a clerk: what is sealed to it opens by the right secret alone, and a changed byte opens nothing."""

import base64

import pytest

from hailong.api.clerk_keys import new_key, seal, unlocked
from hailong.domain.clerk_keys import WordsClosedError

WORDS = "Chờ lâu quá. 5 ngày!"


@pytest.fixture(scope="module")
def key():
    return new_key()


@pytest.fixture(scope="module")
def kept(key):
    return key.locked_by("258036")


def test_what_is_sealed_with_the_public_half_opens_with_the_private_one(key):
    assert key.open(seal(WORDS, key.public)) == WORDS


def test_the_same_words_are_never_sealed_alike(key):
    assert seal(WORDS, key.public) != seal(WORDS, key.public)


def test_another_key_opens_nothing(key):
    with pytest.raises(WordsClosedError):
        new_key().open(seal(WORDS, key.public))


@pytest.mark.parametrize("at", [0, 31, 32, -1])
def test_a_changed_byte_opens_nothing(key, at):
    sealed = bytearray(base64.b64decode(seal(WORDS, key.public)))
    sealed[at] ^= 1
    with pytest.raises(WordsClosedError):
        key.open(base64.b64encode(sealed).decode())


@pytest.mark.parametrize("sealed", ["", "kein base64!", "AAAA"])
def test_what_was_never_sealed_opens_nothing(key, sealed):
    with pytest.raises(WordsClosedError):
        key.open(sealed)


def test_the_secret_brings_the_key_back_and_another_does_not(key, kept):
    assert unlocked(kept, "258036", key.public).open(seal(WORDS, key.public)) == WORDS
    assert unlocked(kept, "258037", key.public) is None
    assert "258036" not in kept


def test_a_key_that_was_put_in_the_place_of_another_is_none(kept):
    assert unlocked(kept, "258036", new_key().public) is None


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "258036",
        "scrypt$65536$8$1$00$00",
        "x25519$1$1$1$00$00",
        "x25519$65536$8$1$zz$zz",
        "x25519$a$b$c$d$e",
        "$" * 9,
    ],
)
def test_what_was_damaged_opens_nothing(key, kept):
    assert unlocked(kept, "258036", key.public) is None
