"""Domain values to JSON text and back, strictly: what is written is read again as the same value, or not at all."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeAlias, TypeVar, Union, get_args, get_origin, get_type_hints
from uuid import UUID

_T = TypeVar("_T")
_Json: TypeAlias = Any  # what the json module gives and takes
_Hint: TypeAlias = Any  # what stands behind a colon in a dataclass
_Value: TypeAlias = Any  # what a field holds
_Convert: TypeAlias = Callable[[Any], Any]


class CodecError(ValueError):
    """A text that is not the JSON of the value it should be."""


@contextmanager
def reading() -> Iterator[None]:
    """Within: a value that a row could never have been written with is damage of the disk, raised as CodecError."""
    try:
        yield
    except (ValueError, TypeError, AttributeError) as error:
        raise CodecError(str(error)) from error


def to_json(value: object) -> str:
    """``value`` (a frozen dataclass of the domain) as compact JSON; fields that hold their default are left out."""
    kind: _Hint = type(value)
    return json.dumps(_writer(kind)(value), ensure_ascii=False, separators=(",", ":"))


def from_json(kind: type[_T], text: str) -> _T:
    """The value of class ``kind`` behind ``text``. Raises CodecError; a field that is not known is an error too."""
    try:
        hint: _Hint = kind
        value: _T = _reader(hint)(json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise CodecError(f"{kind.__name__}: {error}") from error
    return value


@cache
def _writer(kind: _Hint) -> _Convert:
    """What turns a value annotated as ``kind`` into JSON's own types."""
    if is_dataclass(kind):
        return _dataclass_writer(kind)
    origin: _Hint = get_origin(kind)
    arguments = get_args(kind)
    if origin is tuple:
        return _tuple_converter(arguments, _writer)
    if origin in (Union, UnionType):
        inner = _writer(_without_none(arguments))
        return lambda value: None if value is None else inner(value)
    if origin is not None and issubclass(origin, Mapping):
        return dict
    return _SCALAR_WRITERS.get(kind) or (_enum_value if issubclass(kind, Enum) else _unknown(kind))


@cache
def _reader(kind: _Hint) -> _Convert:
    """What turns JSON's own types into a value annotated as ``kind``."""
    if is_dataclass(kind):
        return _dataclass_reader(kind)
    origin: _Hint = get_origin(kind)
    arguments = get_args(kind)
    if origin is tuple:
        return _tuple_reader(arguments)
    if origin in (Union, UnionType):
        inner = _reader(_without_none(arguments))
        return lambda value: None if value is None else inner(value)
    if origin is not None and issubclass(origin, Mapping):
        return _text_mapping
    return _SCALAR_READERS.get(kind) or (kind if issubclass(kind, Enum) else _unknown(kind))


def _dataclass_writer(kind: _Hint) -> _Convert:
    hints = get_type_hints(kind)
    plan = [(field.name, _writer(hints[field.name]), _default(field)) for field in fields(kind)]

    def write(value: _Value) -> dict[str, _Json]:
        written: dict[str, _Json] = {}
        for name, convert, default in plan:
            content = getattr(value, name)
            if default is MISSING or content != default:
                written[name] = convert(content)
        return written

    return write


def _dataclass_reader(kind: _Hint) -> _Convert:
    hints = get_type_hints(kind)
    plan = {field.name: _reader(hints[field.name]) for field in fields(kind)}

    def read(data: _Json) -> _Value:
        if not isinstance(data, dict):
            raise TypeError(f"{kind.__name__} is no object")
        return kind(**{name: plan[name](content) for name, content in data.items()})

    return read


def _default(field: "Field[Any]") -> _Value:
    """The default of a field; every default in the domain is immutable."""
    return field.default_factory() if field.default_factory is not MISSING else field.default


def _tuple_converter(arguments: tuple[_Hint, ...], make: Callable[[Any], _Convert]) -> _Convert:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        inner = make(arguments[0])
        return lambda value: [inner(part) for part in value]
    inners = [make(argument) for argument in arguments]
    return lambda value: [inner(part) for inner, part in zip(inners, value, strict=True)]


def _tuple_reader(arguments: tuple[_Hint, ...]) -> _Convert:
    convert = _tuple_converter(arguments, _reader)

    def read(data: _Json) -> tuple[_Value, ...]:
        if not isinstance(data, list):
            raise TypeError("no list")
        return tuple(convert(data))

    return read


def _without_none(arguments: tuple[_Hint, ...]) -> _Hint:
    (kind,) = (argument for argument in arguments if argument is not NoneType)
    return kind


def _enum_value(value: Enum) -> _Json:
    return value.value


def _unknown(kind: _Hint) -> _Convert:
    raise AssertionError(f"the codec has no form for {kind!r}")


def _same(kind: type) -> _Convert:
    def check(value: _Json) -> _Value:
        if type(value) is not kind:
            raise TypeError(f"{value!r} is no {kind.__name__}")
        return value

    return check


def _text_mapping(value: _Json) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
        raise TypeError("no mapping of texts")
    return value


def _number(value: _Json) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{value!r} is no number")
    return float(value)


_SCALAR_WRITERS: dict[_Hint, _Convert] = {
    str: lambda value: value,
    int: lambda value: value,
    float: lambda value: value,
    bool: lambda value: value,
    date: date.isoformat,
    time: time.isoformat,
    datetime: datetime.isoformat,
    timedelta: timedelta.total_seconds,
    UUID: str,
}
_SCALAR_READERS: dict[_Hint, _Convert] = {
    str: _same(str),
    int: _same(int),
    float: _number,
    bool: _same(bool),
    date: date.fromisoformat,
    time: time.fromisoformat,
    datetime: datetime.fromisoformat,
    timedelta: lambda value: timedelta(seconds=_number(value)),
    UUID: UUID,
}
