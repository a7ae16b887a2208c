"""Convert frozen dataclasses to JSON values and back, by the types of their fields.

A field's JSON key is its name without a trailing underscore (`from_` → `from`), so that Python's keywords
can be keys of the contract.
"""

import dataclasses
import functools
import operator
import types
import typing
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any, Final, NamedTuple, TypeVar, cast

T = TypeVar("T")


# Declared types whose values are JSON values as they are.
_PLAIN_FIELDS: Final[frozenset[object]] = frozenset(
    {str, int, float, bool, str | None, int | None, float | None, bool | None}
)


class _Fields(NamedTuple):
    """How objects of a class are encoded: `values` returns all fields; those in `composed` are encoded themselves."""

    keys: tuple[str, ...]
    values: Callable[[Any], tuple[Any, ...]]
    composed: tuple[str, ...]


def _fields(cls: type) -> _Fields:
    pairs = _keys(cls)
    names = [name for name, _ in pairs]
    getter = operator.attrgetter(*names) if len(names) > 1 else lambda value: tuple(getattr(value, n) for n in names)
    plain = {field.name for field in dataclasses.fields(cls) if field.type in _PLAIN_FIELDS}
    return _Fields(tuple(key for _, key in pairs), getter, tuple(key for name, key in pairs if name not in plain))


@functools.cache
def _keys(cls: type) -> tuple[tuple[str, str], ...]:
    return tuple((f.name, f.name.rstrip("_")) for f in dataclasses.fields(cls) if f.metadata.get("json", True))


_PLAIN: Final = frozenset({str, int, float, bool, type(None)})


def encode(value: Any) -> Any:
    """Return `value` as JSON: dataclasses become objects, tuples lists, enums their value, times RFC 3339 strings."""
    kind = type(value)
    return value if kind in _PLAIN else _encoder(kind)(value)


def _choose(kind: type) -> Callable[[Any], Any]:
    """Return the function that encodes values of `kind`."""
    if issubclass(kind, Enum):
        return operator.attrgetter("value")
    if issubclass(kind, str | int | float):
        return _itself
    if issubclass(kind, tuple | list | frozenset):
        return _encode_items
    if issubclass(kind, Mapping):
        return _encode_mapping
    if issubclass(kind, datetime):
        return _encode_time
    if issubclass(kind, date):
        return date.isoformat
    if dataclasses.is_dataclass(kind):
        return functools.partial(_encode_fields, *_fields(kind))
    raise TypeError(f"cannot encode {kind.__name__}")


# Chosen once for each type: a report has thousands of values.
_encoder: Callable[[type], Callable[[Any], Any]] = functools.cache(_choose)


def _itself(value: Any) -> Any:
    return value


def _encode_items(items: Iterable[Any]) -> list[Any]:
    return [item if type(item) in _PLAIN else _encoder(type(item))(item) for item in items]


def _encode_mapping(mapping: Mapping[Any, Any]) -> dict[str, Any]:
    return {str(key): encode(item) for key, item in mapping.items()}


def _encode_time(time: datetime) -> str:
    return time.isoformat().replace("+00:00", "Z")


def _encode_fields(
    keys: tuple[str, ...], values: Callable[[Any], tuple[Any, ...]], composed: tuple[str, ...], value: Any
) -> dict[str, Any]:
    encoded = dict(zip(keys, values(value), strict=True))
    for key in composed:
        item = encoded[key]
        kind = type(item)
        if kind is tuple:  # most fields are tuples, and most of these are empty
            encoded[key] = _encode_items(item) if item else []
        elif kind not in _PLAIN:
            encoded[key] = _encoder(kind)(item)
    return encoded


@functools.cache
def _hints(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def decode(kind: type[T], value: Any) -> T:
    """Return the object that `encode` made `value` from. Unknown keys are ignored; missing ones get the default.

    Raises `TypeError` or `ValueError` if `value` does not fit.
    """
    return cast(T, _decode(kind, value))


def _decode(kind: Any, value: Any) -> Any:
    origin = typing.get_origin(kind)
    if kind is Any or kind is object:
        return value
    if origin in (types.UnionType, typing.Union):
        if value is None:
            return None
        return _decode(next(a for a in typing.get_args(kind) if a is not type(None)), value)
    if origin is tuple:
        if not isinstance(value, list | tuple):
            raise TypeError("a list is needed")
        return _tuple(typing.get_args(kind), value)
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        if not isinstance(value, Mapping):
            raise TypeError("an object is needed")
        return {str(key): _decode(typing.get_args(kind)[1], item) for key, item in value.items()}
    if kind is datetime or kind is date:
        return kind.fromisoformat(value)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    if dataclasses.is_dataclass(kind):
        if not isinstance(value, Mapping):
            raise TypeError("an object is needed")
        hints = _hints(cast(type, kind))
        given = {name: _decode(hints[name], value[key]) for name, key in _keys(cast(type, kind)) if key in value}
        return cast(Any, kind)(**given)
    if kind is float and isinstance(value, int):
        return float(value)
    if isinstance(kind, type) and not isinstance(value, kind):
        raise TypeError(f"{kind.__name__} is needed, not {type(value).__name__}")
    return value


def _tuple(kinds: tuple[Any, ...], value: Iterable[Any]) -> tuple[Any, ...]:
    if kinds[-1] is not Ellipsis:  # a pair
        return tuple(_decode(each, item) for each, item in zip(kinds, value, strict=True))
    return tuple(_decode(kinds[0], item) for item in value)
