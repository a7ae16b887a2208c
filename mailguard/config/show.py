"""Write settings as TOML: the starting file of `config init`, and the effective settings of `config show`."""

import dataclasses
import json
import typing
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from mailguard._internal.codec import encode
from mailguard.catalogue import Language
from mailguard.catalogue.config import COMMENTS, EXAMPLES, HEAD
from mailguard.config.load import Sources
from mailguard.config.model import Config


def toml_value(value: Any) -> str:
    """Return one value in TOML syntax."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case date():
            return value.isoformat()
        case list() | tuple():
            return f"[{', '.join(toml_value(item) for item in value)}]"
        case Mapping():
            return "{" + ", ".join(f"{toml_value(str(key))} = {toml_value(item)}" for key, item in value.items()) + "}"
        case _:
            return str(value)


def starting_file(language: Language, domains: tuple[str, ...] = ()) -> str:
    """Return a commented configuration with the defaults, and with `domains` as the organization's own."""
    config = Config()
    config = dataclasses.replace(config, organization=dataclasses.replace(config.organization, domains=domains))
    lines = [f"# {line}".rstrip() for line in HEAD[language].splitlines()]
    lines += _table_with_comments(config, "", language)
    return "\n".join(lines) + "\n"


def _table_with_comments(table: Any, prefix: str, language: Language) -> Iterator[str]:
    """Yield plain keys first, then the inner tables: TOML allows no other order."""
    inner: list[tuple[str, Any]] = []
    for item, hint in _fields(table):
        key, value = item.name.rstrip("_"), getattr(table, item.name)
        if dataclasses.is_dataclass(value):
            inner.append((key, value))
        elif _is_array_of_tables(hint):
            inner.append((key, ()))
        elif _is_pairs(hint):
            inner.append((key, None))
        elif value is not None:
            comment = COMMENTS.get(prefix + key, {}).get(language, "")
            yield from (f"# {line}" for line in comment.splitlines())
            example = EXAMPLES.get(prefix + key, "")
            yield f"{key} = {toml_value(value)}" + (f"  # {key} = {example}" if example and not value else "")
    for key, value in inner:
        name = prefix + key
        yield ""
        comment = COMMENTS.get(name, {}).get(language, "")
        yield from (f"# {line}" for line in comment.splitlines())
        if dataclasses.is_dataclass(value):
            yield f"[{name}]"
            yield from _table_with_comments(value, name + ".", language)
        else:
            yield from (f"# {line}" for line in EXAMPLES.get(name, "").splitlines())


def effective_settings(config: Config, sources: Sources) -> str:
    """Return all settings as TOML, each with its source in a comment."""
    return "\n".join(_table_with_origins(config, "", "", sources)).lstrip("\n") + "\n"


def _table_with_origins(table: Any, prefix: str, header: str, sources: Sources) -> Iterator[str]:
    """Yield the keys of `table`. `prefix` is its path with array indexes, `header` the same path in TOML syntax."""
    inner: list[tuple[str, Any]] = []
    for item, hint in _fields(table):
        key, value = item.name.rstrip("_"), getattr(table, item.name)
        if dataclasses.is_dataclass(value) or (_is_array_of_tables(hint) and value):
            inner.append((key, value))
        elif _is_pairs(hint):
            yield f"{key} = {toml_value(dict(value))}  # {sources.origin(prefix + key)}"
        elif value is not None:
            yield f"{key} = {toml_value(value)}  # {sources.origin(prefix + key)}"
    for key, value in inner:
        name, shown = prefix + key, header + key
        if dataclasses.is_dataclass(value):
            yield ""
            yield f"[{shown}]"
            yield from _table_with_origins(value, name + ".", shown + ".", sources)
        else:
            for index, each in enumerate(value):
                yield ""
                yield f"[[{shown}]]"
                yield from _table_with_origins(each, f"{name}.{index}.", shown + ".", sources)


def settings_object(config: Config, sources: Sources) -> dict[str, Any]:
    """Return every setting by its dotted name, with its value and its source."""
    return {name: {"value": _json(value), "from": sources.origin(name)} for name, value in _flat(config, "") if name}


def _flat(table: Any, prefix: str) -> Iterator[tuple[str, Any]]:
    for item, hint in _fields(table):
        name, value = prefix + item.name.rstrip("_"), getattr(table, item.name)
        if dataclasses.is_dataclass(value):
            yield from _flat(value, name + ".")
        else:
            yield name, dict(value) if _is_pairs(hint) else value


def _json(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if dataclasses.is_dataclass(value):
        return {item.name.rstrip("_"): _json(getattr(value, item.name)) for item, _ in _fields(value)}
    if isinstance(value, tuple | list):
        return [_json(item) for item in value]
    return encode(value)


def _fields(table: Any) -> Iterator[tuple[dataclasses.Field[Any], Any]]:
    hints = typing.get_type_hints(type(table))
    for item in dataclasses.fields(table):
        yield item, hints[item.name]


def _is_array_of_tables(hint: Any) -> bool:
    return typing.get_origin(hint) is tuple and dataclasses.is_dataclass(typing.get_args(hint)[0])


def _is_pairs(hint: Any) -> bool:
    return typing.get_origin(hint) is tuple and typing.get_origin(typing.get_args(hint)[0]) is tuple
