"""Running the checks on a message and the mails inside it. A check that crashes does not stop the scan."""

import functools
from collections.abc import Iterable
from dataclasses import replace

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.auth.proven import NOTHING
from mailguard.auth.result import Authentication, Envelope
from mailguard.checks import all_checks
from mailguard.checks.registry import Check
from mailguard.config import ChecksConfig
from mailguard.errors import ConfigError
from mailguard.finding import Hit
from mailguard.message import limits
from mailguard.message.defect import Defect
from mailguard.message.files.nested import nested_messages
from mailguard.message.model import Message
from mailguard.message.view import leading_mails
from mailguard.pipeline.context import Context

MAX_HITS = 50  # per check and message; more hits add no information


@dataclass(frozen=True, slots=True)
class Raised:
    """A hit and the check that raised it. `inside` is the name of the nested mail that it was found in, or "".

    `leading`: the outer mail has no text above the nested mail, so the reader sees the nested mail first.
    """

    check: Check
    hit: Hit
    inside: str = ""
    leading: bool = False


@dataclass(frozen=True, slots=True)
class NestedMail:
    """A mail inside the mail, and the hits of the checks that judge its sender."""

    name: str
    message: Message
    raised: tuple[Raised, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of all checks. `errors` has (check, exception) for each crash."""

    raised: tuple[Raised, ...]
    nested: tuple[NestedMail, ...]
    errors: tuple[tuple[str, str], ...]
    defects: tuple[Defect, ...] = ()


@functools.lru_cache(maxsize=8)
def selected_checks(settings: ChecksConfig) -> tuple[Check, ...]:
    """Return the checks that run under these settings. Raises `ConfigError` if no check is left."""
    chosen = [check for check in all_checks() if check.name not in settings.disabled]
    chosen.extend(_plugins(settings.plugins))
    if not chosen:
        raise ConfigError("checks.disabled leaves no check to run")
    return tuple(chosen)


def _plugins(names: Iterable[str]) -> Iterable[Check]:
    if not names:
        return
    from importlib.metadata import entry_points

    available = {entry.name: entry for entry in entry_points(group="mailguard.checks")}
    for name in names:
        if name not in available:
            raise ConfigError(f"checks.plugins: no installed package offers {name!r} in mailguard.checks")
        loaded = available[name].load()
        if not isinstance(loaded, Check):
            raise ConfigError(f"checks.plugins: {name!r} is not a mailguard check")
        yield loaded


def run_checks(context: Context) -> Outcome:
    """Run the selected checks on the message and on each nested mail.

    For a nested mail there is no route, envelope or authentication result.
    """
    checks = selected_checks(context.config.checks)
    errors: dict[tuple[str, str], None] = {}
    defects: list[Defect] = []
    raised = _run(checks, context, "", errors, defects)
    nested: list[NestedMail] = []
    # A colleague or partner who passes on a mail without any text reports it; for a stranger it is his own message.
    leading = set() if context.from_known else {id(each.root) for each in leading_mails(context.message)}
    for name, inner in nested_messages(context.message.attachments):
        if len(nested) >= limits.NESTED_MAILS:
            said = f"the first {limits.NESTED_MAILS} were examined"
            defects.append(Defect("limit-nested-mails", f"attachment:{name}", said))
            break
        inner_context = replace(
            context,
            message=inner,
            authentication=Authentication(),
            envelope=Envelope(),
            route=(),
            border=None,
            proven=NOTHING,
        )
        found = _run(checks, inner_context, name, errors, defects, leading=id(inner.root) in leading)
        raised += [item for item in found if not item.check.about_sender]
        nested.append(NestedMail(name, inner, tuple(item for item in found if item.check.about_sender)))
    return Outcome(tuple(raised), tuple(nested), tuple(errors), tuple(dict.fromkeys(defects)))


def _run(
    checks: Iterable[Check],
    context: Context,
    inside: str,
    errors: dict[tuple[str, str], None],
    defects: list[Defect],
    *,
    leading: bool = False,
) -> list[Raised]:
    raised: list[Raised] = []
    message = context.message
    for check in checks:
        count = 0
        try:
            for hit in check.function(message, context):
                count += 1
                if count > MAX_HITS:
                    defects.append(Defect("limit-findings", "message", f"{check.name}: the first {MAX_HITS} are shown"))
                    break
                if isinstance(hit, Defect):  # the check did not read everything
                    defects.append(hit)
                    continue
                raised.append(Raised(check, hit, inside, leading))
        except Exception as error:  # noqa: BLE001 - a check that crashes is reported, and the scan goes on
            errors[check.name, f"{type(error).__name__}: {error}"[:300]] = None
    return raised
