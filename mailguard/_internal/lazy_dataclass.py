"""Frozen dataclasses that are quick to define and quick to make.

The standard decorator compiles six methods for each class when its module is imported; for the hundred classes a scan
imports that is a fifth of the command's start-up, and a plain mail makes objects of few of them. Here `__init__` is
compiled when the first object is made, and the other methods are shared. The slots are filled through their
descriptors, at about two thirds of what the standard `__init__` of a frozen class takes.
"""

import dataclasses
import functools
import inspect
import operator
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(cls: type | None = None, /, *, frozen: bool = False, slots: bool = False, **options: Any) -> Any:
        """Like `dataclasses.dataclass`. A frozen class that compares by its fields gets its methods from here."""
        if cls is None:
            return functools.partial(dataclass, frozen=frozen, slots=slots, **options)
        if not frozen or options:
            return dataclasses.dataclass(cls, frozen=frozen, slots=slots, **options)
        cls.__doc__ = cls.__doc__ or cls.__name__  # the standard decorator would write the whole signature
        made = dataclasses.dataclass(cls, init=False, repr=False, eq=False, slots=slots)
        _give_methods(made)
        return made


def _give_methods(cls: type) -> None:
    own = cls.__dict__
    for name, method in _METHODS.items():
        if name not in own:
            setattr(cls, name, method)

    def __init__(self: Any, *args: Any, **keywords: Any) -> None:  # noqa: N807 - becomes a method of the class
        init = _compiled_init(cls)
        setattr(cls, "__init__", init)  # noqa: B010 - mypy does not allow assigning to __init__
        init(self, *args, **keywords)

    setattr(cls, "__init__", __init__)  # noqa: B010
    setattr(cls, "__signature__", _Signature())  # noqa: B010


class _Signature:
    """The signature for `inspect.signature` and `help` of a class whose `__init__` may not be compiled yet."""

    def __get__(self, instance: object, cls: type) -> inspect.Signature:
        signature = inspect.signature(_compiled_init(cls))
        return signature.replace(parameters=list(signature.parameters.values())[1:])


def _compiled_init(cls: type) -> Callable[..., None]:
    names: dict[str, Any] = {"_default": _DEFAULT}
    parameters, body = ["self"], []
    slotted = "__slots__" in cls.__dict__
    for field in dataclasses.fields(cls):
        name, value = field.name, field.name
        if field.default is not dataclasses.MISSING:
            names[f"_default_{name}"] = field.default
            parameters.append(f"{name}=_default_{name}")
        elif field.default_factory is not dataclasses.MISSING:
            names[f"_factory_{name}"] = field.default_factory
            parameters.append(f"{name}=_default")
            value = f"_factory_{name}() if {name} is _default else {name}"
        else:
            parameters.append(name)
        if slotted:
            names[f"_set_{name}"] = getattr(cls, name).__set__
            body.append(f" _set_{name}(self, {value})")
        else:
            body.append(f" _fields[{name!r}] = {value}")
    if body and not slotted:
        body.insert(0, " _fields = self.__dict__")
    source = f"def __init__({', '.join(parameters)}):\n" + ("\n".join(body) or " pass")
    exec(source, names)  # noqa: S102 - of our own field names
    init = cast(Callable[..., None], names["__init__"])
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    init.__annotations__ = {field.name: field.type for field in dataclasses.fields(cls)} | {"return": None}
    return init


_DEFAULT = object()


def _compared(cls: type) -> Callable[[Any], tuple[Any, ...]]:
    """Return a function that gives the compared values of an object, as a tuple."""
    names = [field.name for field in dataclasses.fields(cls) if field.compare]
    if len(names) > 1:
        return operator.attrgetter(*names)
    return lambda instance: tuple(getattr(instance, name) for name in names)


_values: Callable[[Any], Callable[[Any], tuple[Any, ...]]] = functools.cache(_compared)


def _eq(self: Any, other: object) -> Any:
    if type(other) is not type(self):
        return NotImplemented
    values = _values(type(self))
    return values(self) == values(other)


def _hash(self: Any) -> int:
    return hash(_values(type(self))(self))


def _repr(self: Any) -> str:
    shown = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in dataclasses.fields(self) if each.repr)
    return f"{self.__class__.__qualname__}({shown})"


def _setattr(_: Any, name: str, value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign {type(value).__name__} to field {name!r}")


def _delattr(_: Any, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _reduce(self: Any) -> tuple[Any, ...]:
    """Support pickle and copy, which would otherwise assign to the frozen fields."""
    return _made_again, (self.__class__, [getattr(self, field.name) for field in dataclasses.fields(self)])


def _made_again(cls: type, values: list[Any]) -> Any:
    return cls(*values)


_METHODS = {
    "__eq__": _eq,
    "__hash__": _hash,
    "__repr__": _repr,
    "__setattr__": _setattr,
    "__delattr__": _delattr,
    "__reduce__": _reduce,
}
