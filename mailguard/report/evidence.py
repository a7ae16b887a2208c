"""The evidence package: unchanged mails, reports, DNS answers and a manifest, for the police or a CSIRT.

Everything is written to a temporary folder next to the target and moved in one step, so the package is complete or
does not exist.
"""

import contextlib
import hashlib
import json
import os
import zipfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from mailguard._internal.temporary import folder_in, replacing
from mailguard._version import __version__
from mailguard.catalogue import LANGUAGES, Language
from mailguard.catalogue.evidence import CUT, LEVELS, MAIL, MANIFEST
from mailguard.errors import InputError, reason_of
from mailguard.message.limits import MESSAGE_BYTES
from mailguard.render import render
from mailguard.render.common.style import Style
from mailguard.render.common.visible import shortened
from mailguard.report.model import Report

SCHEMA: Final = "mailguard.evidence/1"
_SHOWN: Final = 200  # the most characters of a subject or address in manifest.txt
_RENDERED: Final = (("report.json", "json"), ("report.txt", "text"), ("report.html", "html"))


class EvidencePackage:
    """A package that is being written; `target` is a folder that is new or empty, or a new file ending in .zip.

    It is a context manager, which finishes the package at the end, or removes it after an error. Messages and reports
    are added in the same order, and a message before its report. Raises `InputError` if the target exists or cannot be
    written.
    """

    def __init__(self, target: str | os.PathLike[str], language: Language = "en") -> None:
        self.target = Path(target)
        self.language: Language = language
        self.manifest_sha256 = ""
        self._zip = self.target.suffix.lower() == ".zip"
        self._messages: list[dict[str, Any]] = []
        self._reports = 0
        self._folder = Path()
        self._temporary = contextlib.ExitStack()

    def __enter__(self) -> Self:
        with _readable(self.target):
            if self.target.exists() and (not self.target.is_dir() or self._zip or any(self.target.iterdir())):
                raise InputError(f"{self.target}: already exists; evidence is never overwritten")
            self._folder = self._temporary.enter_context(folder_in(self.target.parent))
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with self._temporary:
            if kind is None:
                with _readable(self.target):
                    self._finish(datetime.now(UTC))

    def add_message(self, path: str, raw: bytes) -> None:
        """Add the bytes of a message, which was found at `path`."""
        folder = f"{len(self._messages) + 1:05}"
        with _readable(self.target):
            (self._folder / folder).mkdir()
            (self._folder / folder / "message.eml").write_bytes(raw)
        self._messages.append(
            {
                "folder": folder,
                "path": path,
                "sha256": hashlib.sha256(raw).hexdigest(),
                "size": len(raw),
                "complete": len(raw) <= MESSAGE_BYTES,
            }
        )

    def add_report(self, report: Report) -> None:
        """Add the report of the next message that has no report yet."""
        entry = self._messages[self._reports]
        self._reports += 1
        folder = self._folder / str(entry["folder"])
        style = Style(language=self.language, verbosity=1, width=100)
        with _readable(self.target):
            for name, format_ in _RENDERED:
                _write(folder / name, "".join(render([report], format_, style)))
            _write(folder / "dns.json", _json(report.dns))
        sender = report.message.from_[0].address if report.message.from_ else ""
        entry |= {
            "subject": report.message.subject,
            "from": sender,
            "level": report.verdict.level,
            "score": report.verdict.score,
            "judged_at": report.at,
        }

    def _finish(self, now: datetime) -> None:
        made = now.isoformat(timespec="seconds").replace("+00:00", "Z")
        files = {
            path.relative_to(self._folder).as_posix(): _digest(path)
            for path in sorted(self._folder.rglob("*"))
            if path.is_file()
        }
        manifest = {
            "schema": SCHEMA,
            "mailguard": __version__,
            "created": made,
            "messages": self._messages,
            "files": [{"path": name, **facts} for name, facts in files.items()],
        }
        _write(self._folder / "manifest.json", _json(manifest))
        _write(self._folder / "manifest.txt", self._readable_manifest(made))
        for name in ("manifest.json", "manifest.txt"):
            files[name] = _digest(self._folder / name)
        self.manifest_sha256 = str(files["manifest.json"]["sha256"])
        _write(self._folder / "SHA256SUMS", "".join(f"{facts['sha256']}  {name}\n" for name, facts in files.items()))
        if self._zip:
            self._pack()
            return
        if self.target.exists():  # an empty folder
            self.target.rmdir()
        os.replace(self._folder, self.target)

    def _readable_manifest(self, made: str) -> str:
        parts: list[str] = []
        for language in (self.language, *(other for other in LANGUAGES if other != self.language)):
            parts.append(MANIFEST[language].format(made=made, version=__version__, count=len(self._messages)))
            for entry in self._messages:
                level = LEVELS.get(str(entry.get("level")), {}).get(language, "")
                shown = {
                    "path": shortened(str(entry["path"]), _SHOWN),
                    "subject": shortened(str(entry.get("subject", "")), _SHOWN),
                    "sender": shortened(str(entry.get("from", "")), _SHOWN),
                    "level": level,
                    "score": entry.get("score", ""),
                    "cut": "" if entry["complete"] else CUT[language],
                }
                parts.append(MAIL[language].format_map({**entry, **shown}))
        return "\n".join(parts)

    def _pack(self) -> None:
        """Write the folder as one ZIP file, with the name of the package as its top folder."""
        with (
            replacing(os.fspath(self.target)) as stream,
            zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive,
        ):
            for path in sorted(self._folder.rglob("*")):
                if path.is_file():
                    archive.write(path, f"{self.target.stem}/{path.relative_to(self._folder).as_posix()}")


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8", "backslashreplace"))


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=True, indent=2) + "\n"


def _digest(path: Path) -> dict[str, Any]:
    with path.open("rb") as stream:
        return {"size": path.stat().st_size, "sha256": hashlib.file_digest(stream, "sha256").hexdigest()}


@contextlib.contextmanager
def _readable(target: Path) -> Iterator[None]:
    """Turn an error of writing the package into an `InputError`, one line for the user."""
    try:
        yield
    except (OSError, ValueError) as error:
        raise InputError(f"cannot write {target}: {reason_of(error)}") from None
