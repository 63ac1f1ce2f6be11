"""A moving file's passphrase: opens it however its letters are composed, and nothing else does."""

import base64
import json
import unicodedata

import pytest

from hailong.api.passphrase import open_with_passphrase, seal_with_passphrase
from hailong.domain.moving import MoveError, MoveFault

WORDS = "con mèo trèo cây cau"
TEXT = '{"bí mật": "Chờ lâu quá."}'


@pytest.fixture(scope="module")
def sealed() -> str:
    return seal_with_passphrase(TEXT, WORDS)


def fault_of(sealed: str, words: str = WORDS) -> MoveFault:
    with pytest.raises(MoveError) as caught:
        open_with_passphrase(sealed, words)
    return caught.value.fault


def test_the_passphrase_opens_it_and_nothing_of_it_is_read_without(sealed: str) -> None:
    assert open_with_passphrase(sealed + "\n", WORDS) == TEXT
    assert "Chờ" not in sealed
    assert seal_with_passphrase(TEXT, WORDS) != sealed


def test_marks_that_a_keyboard_sets_apart_are_the_same_words(sealed: str) -> None:
    assert open_with_passphrase(sealed, f" {unicodedata.normalize('NFD', WORDS)} ") == TEXT


@pytest.mark.parametrize("words", ["con mèo trèo cây cao", "", "ngắn", WORDS.upper()])
def test_other_words_open_nothing(sealed: str, words: str) -> None:
    assert fault_of(sealed, words) is MoveFault.WRONG_WORDS


def test_short_words_seal_nothing() -> None:
    with pytest.raises(ValueError, match="short"):
        seal_with_passphrase(TEXT, "mười ba")


def test_a_file_that_was_cut_anywhere_is_damaged_or_not_ours(sealed: str) -> None:
    for length in (0, 5, 30, len(sealed) // 3, len(sealed) // 2):
        assert fault_of(sealed[:length]) in (MoveFault.DAMAGED, MoveFault.NOT_OURS)
    assert fault_of(sealed[:-1]) is MoveFault.DAMAGED
    assert fault_of(sealed[:-30]) is MoveFault.DAMAGED


def test_a_byte_that_was_changed_anywhere_behind_the_key_is_damage(sealed: str) -> None:
    for part in (2, 3, 4):
        pieces = sealed.split(".")
        piece = pieces[part]
        pieces[part] = ("B" if piece[0] == "A" else "A") + piece[1:]
        assert fault_of(".".join(pieces)) is MoveFault.DAMAGED


@pytest.mark.parametrize("text", ["x", "a.b.c.d.e", '{"kind":"hailong-parcel"}', "ợ", "eyJ0eXAiOiJKV1QifQ.a.b.c.d"])
def test_another_file_is_not_ours(text: str) -> None:
    assert fault_of(text) is MoveFault.NOT_OURS


def test_a_file_that_asks_for_endless_work_is_refused() -> None:
    header = {"alg": "PBES2-HS512+A256KW", "enc": "A256GCM", "typ": "hailong-move+jwe", "p2c": 10**9, "p2s": "AAAA"}
    head = base64.urlsafe_b64encode(json.dumps(header).encode()).rstrip(b"=").decode()
    assert fault_of(f"{head}.AAAA.AAAA.AAAA.AAAA") is MoveFault.DAMAGED


def test_a_header_without_end_is_refused(sealed: str) -> None:
    head = base64.urlsafe_b64encode(b"[" * 200_000).decode()
    assert fault_of(f"{head}.a.b.c.d") is MoveFault.NOT_OURS
