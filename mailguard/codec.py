"""Between frozen dataclasses and plain JSON values, driven by the fields' types.

A field's JSON key is its name without a trailing underscore (`from_` → `from`), so that Python's keywords
can be keys of the contract.
"""

import dataclasses
import functools
import types
import typing
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any, TypeVar, cast

T = TypeVar("T")


@functools.cache
def _keys(cls: type) -> tuple[tuple[str, str], ...]:
    return tuple((f.name, f.name.rstrip("_")) for f in dataclasses.fields(cls) if f.metadata.get("json", True))


def encode(value: Any) -> Any:
    """`value` as JSON values: dataclasses become objects, tuples lists, enums their value, times RFC 3339."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple | list | frozenset):
        return [encode(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): encode(item) for key, item in value.items()}
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if dataclasses.is_dataclass(value):
        return {key: encode(getattr(value, name)) for name, key in _keys(cast(type, type(value)))}
    raise TypeError(f"cannot encode {type(value).__name__}")


@functools.cache
def _hints(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def decode(kind: type[T], value: Any) -> T:
    """The `kind` that `encode` made `value` from; unknown keys are ignored, missing ones take their default.

    Raises `TypeError` or `ValueError` when `value` cannot be one.
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
