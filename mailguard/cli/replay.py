"""`mailguard replay`: repeat a scan with the data stored in its report, and compare the results."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from mailguard.catalogue import Language
from mailguard.cli import FOUND, OK
from mailguard.cli.options import format_option, lang_option, output_option, style_for
from mailguard.cli.output import open_output
from mailguard.errors import InputError, reason_of

if TYPE_CHECKING:
    from mailguard.report.model import Report

_SHOWN = 40  # the most differences listed
_VARIES = ("timing_ms", "mailguard", "path")  # keys that may differ although the result is the same
_REPORT_BYTES = 512 * 1024 * 1024


@click.command("replay")
@click.argument("report")
@click.argument("message")
@format_option("text", "json")
@output_option
@lang_option
def command(report: str, message: str, format_: str, output: str, lang: Language) -> int:
    """Repeat a scan with the DNS answers, the time and the settings stored in its REPORT (JSON).

    Exits with 1 if the result differs.
    """
    from mailguard.catalogue.replay import LABELS
    from mailguard.pipeline.replay import differing, repeat
    from mailguard.render.common.visible import shortened

    raw = _read_message(message)
    stored = _find(_read_reports(report), raw, report)
    fresh = repeat(stored, raw)
    differences = list(differing(_comparable(stored), _comparable(fresh), ""))
    with open_output(output, utf8=format_ == "json") as sink:
        if format_ == "json":
            rows = [{"where": where, "stored": old, "now": new} for where, old, new in differences]
            text = json.dumps({"same": not differences, "differences": rows}, ensure_ascii=True, indent=2) + "\n"
        elif not differences:
            text = LABELS["same"][lang].format(level=stored.verdict.level, score=stored.verdict.score) + "\n"
        else:
            bar = "│" if style_for(lang, output, no_color=True).unicode else "|"
            lines = [LABELS["differs"][lang].format(count=len(differences))]
            for where, old, new in differences[:_SHOWN]:
                lines.append(f" {bar} {shortened(f'{where}: {_short(old)} → {_short(new)}', 500)}")
            if len(differences) > _SHOWN:
                lines.append(LABELS["more"][lang].format(count=len(differences) - _SHOWN))
            text = "\n".join(lines) + "\n"
        sink.write(text)
    return FOUND if differences else OK


def _comparable(report: "Report") -> dict[str, Any]:
    return {key: value for key, value in report.to_dict().items() if key not in _VARIES}


def _read_message(path: str) -> bytes:
    from mailguard.pipeline.source import find_messages

    sources = list(find_messages([path]))
    if len(sources) != 1:
        raise InputError(f"{path}: exactly one message is needed, not {len(sources)}")
    return sources[0].read()


def _read_reports(path: str) -> list[Any]:
    try:
        with click.open_file(path, "rb") as stream:
            text = stream.read(_REPORT_BYTES).decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: {reason_of(error)}") from None
    except ValueError:
        raise InputError(f"{path}: not a JSON report") from None
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        try:
            found = [json.loads(line) for line in text.splitlines() if line.strip()]
        except (ValueError, RecursionError):
            raise InputError(f"{path}: not a JSON report") from None
    return found if isinstance(found, list) else [found]


def _find(reports: list[Any], raw: bytes, path: str) -> "Report":
    """Return the report about this message, or the only report. Raises `InputError`."""
    import hashlib

    from mailguard.report.model import Report

    digest = hashlib.sha256(raw).hexdigest()
    objects = [each for each in reports if isinstance(each, Mapping)]
    same = [each for each in objects if _sha256(each) == digest]
    if not same and len(objects) != 1:
        raise InputError(f"{path}: none of its reports is about this message")
    try:
        return Report.from_dict((same or objects)[0])
    except (TypeError, ValueError, KeyError) as error:
        raise InputError(f"{path}: {error}") from None


def _sha256(report: Mapping[str, Any]) -> Any:
    message = report.get("message")
    return message.get("sha256") if isinstance(message, Mapping) else None


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 160 else text[:159] + "…"
