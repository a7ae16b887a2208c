"""Read `mailguard.toml`. The dataclasses of `model.py` define the keys: a new field there is a new key here."""

import contextlib
import dataclasses
import os
import sys
import types
import typing
from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard._internal.nearest import nearest
from mailguard.config.kinds import Kind
from mailguard.config.model import Config, Phrases
from mailguard.config.values import CONVERTERS, Known, NotUsableError, finite, quoted
from mailguard.errors import ConfigError, reason_of

if TYPE_CHECKING:
    from mailguard.config.toml_lines import KeyPath

FILE_NAME: Final = "mailguard.toml"
_SIZE: Final = 4 * 1024 * 1024
_PHRASES: Final = ("category", "weight", "phrases", "file")
_BARE: Final = lazy_pattern(r"[A-Za-z0-9_-]{1,80}\Z")
_POSITION: Final = lazy_pattern(r"\s*\(at (?:line (\d+), column \d+|end of document)\)\Z")


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the settings came from.

    `file` is the configuration file, "" if there is none. `lines` has the line of each of its keys. `options` has the
    origin of keys that were set elsewhere: the name of an option, or a line in a file of phrases.
    """

    file: str = ""
    lines: Mapping[str, int] = field(default_factory=dict)
    options: Mapping[str, str] = field(default_factory=dict)

    def origin(self, key: str) -> str:
        """Return the source of a key: `mailguard.toml:12`, the name of an option, or `default`."""
        if key in self.options:
            return self.options[key]
        return f"{self.file}:{self.lines[key]}" if key in self.lines else "default"


def user_config_folder() -> Path:
    """Return the folder of the user's mailguard settings on this platform."""
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming") / "mailguard"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "mailguard"
    base = os.environ.get("XDG_CONFIG_HOME", "")
    return (Path(base) if os.path.isabs(base) else Path.home() / ".config") / "mailguard"


def find_config() -> Path | None:
    """Return `./mailguard.toml`, else the file in the user's configuration folder, else None."""
    candidates = [Path(FILE_NAME)]
    with contextlib.suppress(RuntimeError):  # no home directory
        candidates.append(user_config_folder() / FILE_NAME)
    return next((path for path in candidates if path.is_file()), None)


def load_config(path: str | os.PathLike[str] | None = None, *, known: Known | None = None) -> tuple[Config, Sources]:
    """Load the settings of `path`, or of the file that `find_config` finds, or the defaults; and their sources.

    With `known`, names of checks and public suffixes are checked, too. Raises `ConfigError`, one line that names the
    file, the line, the key and what to write instead.
    """
    found = Path(path) if path is not None else find_config()
    if found is None:
        return Config(), Sources()
    return parse_config(_read(found), os.fspath(found), known=known)


def parse_config(text: str, name: str = FILE_NAME, *, known: Known | None = None) -> tuple[Config, Sources]:
    """Parse the settings in a TOML text, which errors call `name`. Raises `ConfigError`."""
    # Imported here, because the defaults need no TOML parser.
    import tomllib

    from mailguard.config.toml_lines import key_lines

    try:
        document = tomllib.loads(text)
        lines = key_lines(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(_syntax(text, name, str(error))) from None
    except RecursionError:
        raise ConfigError(f"{name}: not usable: nested too deeply") from None
    reader = _Reader(name, lines, known or Known())
    config = reader.table(Config, document, ())
    sources = Sources(name, {".".join(map(str, key)): line for key, line in lines.items()})
    return _with_files(config, sources) if any(each.file for each in config.phrases) else (config, sources)


def _with_files(config: Config, sources: Sources) -> tuple[Config, Sources]:
    """Replace each `[[phrases]]` table that names a file by the phrases of that file; return settings and sources.

    One file can make several lists, so the indexes of later lists change. Each list keeps the origin of its keys.
    """
    found: list[Phrases] = []
    origins: dict[str, str] = {}
    for index, each in enumerate(config.phrases):
        if each.file:
            lists = _in_file(Path(sources.file).parent / each.file)
        else:
            lists = [(each, {key: sources.origin(f"phrases.{index}.{key}") for key in _PHRASES})]
        for phrases, places in lists:
            origins |= {f"phrases.{len(found)}.{key}": places.get(key, "default") for key in _PHRASES}
            found.append(phrases)
    return dataclasses.replace(config, phrases=tuple(found)), dataclasses.replace(sources, options=origins)


def _in_file(path: Path) -> list[tuple[Phrases, dict[str, str]]]:
    """Return the phrase lists in a file, each with the origin of its keys."""
    from mailguard.config.phrase_text import read_blocks

    try:
        blocks = read_blocks(_read(path), os.fspath(path))
    except ValueError as error:
        raise ConfigError(str(error)) from None
    return [
        (
            Phrases(block.category, block.weight, tuple(block.phrases)),
            dict.fromkeys(("category", "weight", "phrases"), f"{path}:{block.line}"),
        )
        for block in blocks
        if block.phrases
    ]


def _read(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            raw = stream.read(_SIZE + 1)
    except (OSError, ValueError) as error:
        raise ConfigError(f"{path}: {reason_of(error)}") from None
    if len(raw) > _SIZE:
        raise ConfigError(f"{path}: too large for a configuration file")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{path}:{line}: not UTF-8 text; save the file as UTF-8") from None


def _syntax(text: str, name: str, message: str) -> str:
    position = _POSITION.search(message)
    line = int(position.group(1)) if position and position.group(1) else text.count("\n", 0, len(text.rstrip())) + 1
    reason = _POSITION.sub("", message)
    return f"{name}:{line}: not valid TOML: {reason[:1].lower()}{reason[1:]}"


class _Reader:
    """Convert decoded TOML to the dataclasses. Errors name the line of the key."""

    def __init__(self, name: str, lines: "Mapping[KeyPath, int]", known: Known) -> None:
        self.name = name
        self.lines = lines
        self.known = known

    def table(self, cls: Any, values: Mapping[str, Any], path: "KeyPath") -> Any:
        hints = typing.get_type_hints(cls, include_extras=True)
        fields = {item.name.rstrip("_"): item for item in dataclasses.fields(cls)}
        for key in values:
            if key not in fields:
                raise self.error((*path, key), self._unknown(key, path, fields))
        given = {
            fields[key].name: self.value(hints[fields[key].name], value, (*path, key)) for key, value in values.items()
        }
        for key, item in fields.items():
            required = item.default is dataclasses.MISSING and item.default_factory is dataclasses.MISSING
            if required and item.name not in given:
                raise self.error(path, f"{_dotted(path)} needs {key}")
        made = cls(**given)
        problem = getattr(made, "problem", None)
        if problem is not None and problem():
            raise self.error(path, f"{_dotted(path)} {problem()}")
        return made

    def value(self, hint: Any, value: Any, path: "KeyPath") -> Any:
        kind = ""
        if typing.get_origin(hint) is Annotated:
            kind = next((each.name for each in hint.__metadata__ if isinstance(each, Kind)), "")
            hint = hint.__origin__
        origin, arguments = typing.get_origin(hint), typing.get_args(hint)
        if origin in (types.UnionType, typing.Union):
            return self.value(next(each for each in arguments if each is not type(None)), value, path)
        if origin is tuple and typing.get_origin(arguments[0]) is tuple:
            return self._pairs(typing.get_args(arguments[0]), value, path)
        if origin is tuple:
            return self._list(arguments[0], value, path)
        if dataclasses.is_dataclass(hint):
            if not isinstance(value, Mapping):
                raise self._wrong(path, "a table", value)
            return self.table(hint, value, path)
        return self._scalar(hint, kind, value, path)

    def _list(self, hint: Any, value: Any, path: "KeyPath") -> tuple[Any, ...]:
        if not isinstance(value, list):
            what = "an array of tables" if dataclasses.is_dataclass(hint) else "a list"
            example = f"; write {path[-1]} = [{_shown(value)}]" if isinstance(value, str | int | float) else ""
            if dataclasses.is_dataclass(hint) and isinstance(value, Mapping):
                example = f"; write [[{_dotted(path)}]] with two brackets"
            raise self._wrong(path, what, value, example)
        return tuple(dict.fromkeys(self.value(hint, item, (*path, index)) for index, item in enumerate(value)))

    def _pairs(self, hints: tuple[Any, ...], value: Any, path: "KeyPath") -> tuple[tuple[Any, Any], ...]:
        """Convert a table with arbitrary keys to pairs, so that the settings stay hashable."""
        if not isinstance(value, Mapping):
            raise self._wrong(path, "a table", value)
        return tuple(
            (self.value(hints[0], key, (*path, key)), self.value(hints[1], item, (*path, key)))
            for key, item in value.items()
        )

    def _scalar(self, hint: Any, kind: str, value: Any, path: "KeyPath") -> Any:
        name, accepted = _SCALARS.get(hint, ("", ()))
        if isinstance(hint, type) and issubclass(hint, Enum):
            words = [str(each.value) for each in hint]
        elif typing.get_origin(hint) is typing.Literal:
            words = [str(each) for each in typing.get_args(hint)]
        else:
            words = []
        if words:
            return self._word(hint, words, value, path)
        unusable = not isinstance(value, accepted) or (isinstance(value, bool) and hint is not bool)
        if unusable or (hint is date and isinstance(value, datetime)):
            raise self._wrong(path, name, value)
        try:
            if hint is float:
                value = finite(float(value))
            return CONVERTERS[kind](value, self.known) if kind else value
        except NotUsableError as error:
            raise self.error(path, f"{_dotted(path)}: {error}") from None

    def _word(self, hint: Any, words: list[str], value: Any, path: "KeyPath") -> Any:
        if value not in words:
            meant = nearest(value, words) if isinstance(value, str) else None
            hint_text = f"; did you mean {quoted(meant)}?" if meant else ""
            raise self._wrong(path, f"one of {', '.join(words)}", value, hint_text)
        return hint(value) if isinstance(hint, type) else value

    def _wrong(self, path: "KeyPath", needed: str, value: Any, more: str = "") -> ConfigError:
        return self.error(path, f"{_dotted(path)} must be {needed}, not {_described(value)}{more}")

    def _unknown(self, key: str, path: "KeyPath", fields: Mapping[str, Any]) -> str:
        full = _dotted((*path, key))
        meant = nearest(key, fields)
        if meant is not None:
            return f"unknown key {full}; did you mean {_dotted((*path, meant))}?"
        elsewhere = [name for name in setting_names() if name.rpartition(".")[2] == key]
        if elsewhere:
            return f"unknown key {full}; did you mean {elsewhere[0]}?"
        return f"unknown key {full}; known here: {', '.join(fields)}"

    def error(self, path: "KeyPath", message: str) -> ConfigError:
        while path and path not in self.lines:
            if (*path, 0) in self.lines:  # an array of tables has no line, only its tables have lines
                path = (*path, 0)
                break
            path = path[:-1]
        line = f":{self.lines[path]}" if path else ""
        return ConfigError(f"{self.name}{line}: {message}")


_SCALARS: Final[Mapping[Any, tuple[str, Any]]] = {
    str: ("a text in quotes", str),
    int: ("a whole number", int),
    float: ("a number", (int, float)),
    bool: ("true or false", bool),
    date: ("a day like 2027-03-31, without quotes", date),
}


def setting_names(cls: Any = Config, prefix: str = "") -> list[str]:
    """Return all keys, dotted, including those of arrays of tables."""
    hints = typing.get_type_hints(cls)
    names: list[str] = []
    for item in dataclasses.fields(cls):
        hint, key = hints[item.name], prefix + item.name.rstrip("_")
        inner = typing.get_args(hint)[0] if typing.get_origin(hint) is tuple else hint
        if dataclasses.is_dataclass(inner):
            names.extend(setting_names(inner, key + "."))
        else:
            names.append(key)
    return names


def _dotted(path: "KeyPath") -> str:
    parts = [part if _BARE.match(part) else quoted(part) for part in path if isinstance(part, str)]
    return ".".join(parts) or "the file"


def _shown(value: Any) -> str:
    return quoted(value) if isinstance(value, str) else str(value)


def _described(value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f"the text {quoted(value)}"
        case int() | float():
            return f"the number {value}"
        case list():
            return "a list"
        case Mapping():
            return "a table"
        case _:
            return str(value)
