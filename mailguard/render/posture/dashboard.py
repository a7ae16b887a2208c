"""The dashboard: all domains of an organization with their trends, the changes, and what to fix in each domain."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Final, Literal

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._version import __version__
from mailguard.catalogue import Language
from mailguard.catalogue.posture_report import label
from mailguard.catalogue.report import label as common
from mailguard.posture.snapshot import Posture
from mailguard.render.common.sparkline import Point, sparkline
from mailguard.render.common.times import day, day_and_time
from mailguard.render.mail.html_page import head
from mailguard.render.mail.html_text import element
from mailguard.render.posture.html_parts import article, level_badge, level_class, mark, quoted, score_text, scrolling
from mailguard.render.posture.html_style import POSTURE_STYLE
from mailguard.render.posture.outcome import (
    AREAS,
    LEVELS,
    area_title,
    first_to_mend,
    shown_name,
    states,
    words,
    worst_first,
)

CHANGES: Final = 50  # the most changes shown
_ALWAYS: Final = ("spf", "dkim", "dmarc", "mx")


@dataclass(frozen=True, slots=True)
class DomainRow:
    """The latest posture of a domain, its group, and its past scores, oldest first."""

    posture: Posture
    group: str = ""
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change, as text in the reader's language."""

    domain: str
    at: str
    text: str
    direction: Literal["worse", "better", "changed"] = "changed"


@dataclass(frozen=True, slots=True)
class Dashboard:
    """The content of the dashboard. `unchecked` are configured domains that no round has checked yet."""

    rows: tuple[DomainRow, ...]
    changes: tuple[ChangeRow, ...] = ()  # newest first
    since: str = ""
    unchecked: tuple[str, ...] = ()


def render_dashboard(dashboard: Dashboard, language: Language) -> Iterator[str]:
    """Render the page: levels, changes, the table of all domains, then each domain in detail."""
    order = {id(each.posture): each for each in dashboard.rows}
    rows = [order[id(posture)] for posture in worst_first(each.posture for each in dashboard.rows)]
    anchors = {row.posture.domain: f"d{number}" for number, row in enumerate(rows, 1)}
    yield head(label("dashboard", language), POSTURE_STYLE, language, wide=True)
    yield '<div class="dashboard">\n'
    if not rows:
        yield element("p", label("no_domains", language))
    else:
        newest = max(row.posture.time for row in rows)
        yield f'<p class="soft">{quoted(label("checked_at", language, time=day_and_time(newest, language)), 200)}</p>\n'
        yield _tiles(Counter(row.posture.level for row in rows), language)
        yield _changes(dashboard, anchors, language)
        yield f"<h2>{label('overview', language)}</h2>\n"
        yield from _tables(rows, anchors, language)
        yield f'<p class="soft">{escape(label("legend", language))}</p>\n'
    if dashboard.unchecked:
        names = ", ".join(quoted(shown_name(name), 400) for name in dashboard.unchecked)
        yield f"<p>{escape(label('unchecked', language))} {names}</p>\n"
    if rows:
        yield f"<h2>{label('details', language)}</h2>\n"
        yield from (_details(row, anchors, language) for row in rows)
    made = common("made_by", language, version=__version__)
    yield f"</div>\n</main>\n<footer>{element('p', made)}</footer>\n</body>\n</html>\n"


def _tiles(levels: Counter[str], language: Language) -> str:
    items = "".join(
        f'<li class="{level_class(level) if levels[level] else "zero"}"><strong>{levels[level]}</strong>'
        f"{escape(label(f'word.{level}', language))}</li>\n"
        for level in LEVELS
        if levels[level] or level != "unknown"
    )
    return f'<ul class="tiles">\n{items}</ul>\n'


def _changes(dashboard: Dashboard, anchors: dict[str, str], language: Language) -> str:
    since = escape(label("since", language, since=day(dashboard.since, language))) if dashboard.since else ""
    title = f'<h2>{label("changes", language)} <span class="score">{since}</span></h2>\n'
    if not dashboard.changes:
        return title + element("p", label("no_changes", language))
    rows = "".join(_change(each, anchors, language) for each in dashboard.changes[:CHANGES])
    left = len(dashboard.changes) - CHANGES
    more = element("p", common("more", language, count=left)) if left > 0 else ""
    heads = "".join(
        f'<th scope="col">{escape(label(key, language))}</th>' for key in ("when", "domain", "level", "what")
    )
    table = f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>"
    return f"{title}{scrolling(label('changes', language), table)}{more}"


def _change(change: ChangeRow, anchors: dict[str, str], language: Language) -> str:
    direction = change.direction if change.direction in ("worse", "better") else "changed"
    told = escape(label(f"change.{direction}", language))
    return (
        f'<tr><td class="time">{quoted(day_and_time(change.at, language), 60)}</td>'
        f'<td class="name">{_name(change.domain, anchors)}</td>'
        f'<td><span class="badge {direction}">{told}</span></td><td class="wide">{quoted(change.text)}</td></tr>\n'
    )


def _name(domain: str, anchors: dict[str, str]) -> str:
    shown = quoted(shown_name(domain), 400)
    return f'<a href="#{anchors[domain]}">{shown}</a>' if domain in anchors else shown


def _tables(rows: Sequence[DomainRow], anchors: dict[str, str], language: Language) -> Iterator[str]:
    """Yield a table for each group, in the order of the groups' worst domains."""
    shown = [name for name in AREAS if name in _ALWAYS or any(states(row.posture)[name] != "none" for row in rows)]
    groups = sorted(
        dict.fromkeys(row.group for row in rows), key=lambda group: not group
    )  # domains without a group last
    for group in groups:
        if len(groups) > 1:
            yield f"<h3>{quoted(group, 200) if group else escape(label('no_group', language))}</h3>\n"
        members = (row for row in rows if row.group == group)
        yield _table(members, shown, anchors, language)


def _table(members: Iterable[DomainRow], shown: Sequence[str], anchors: dict[str, str], language: Language) -> str:
    heads = [
        f'<th scope="col"{css}>{escape(label(key, language))}</th>'
        for key, css in (("domain", ""), ("level", ""), ("score_short", ' class="number"'), ("trend", ""))
    ]
    heads += [f'<th scope="col" class="state">{escape(area_title(name, language))}</th>' for name in shown]
    heads.append(f'<th scope="col" class="last">{escape(label("first", language))}</th>')
    rows = "".join(_row(each, shown, anchors, language) for each in members)
    head_ = f"<thead><tr>{''.join(heads)}</tr></thead>"
    return scrolling(label("overview", language), f"<table>\n{head_}\n<tbody>\n{rows}</tbody>\n</table>")


def _row(row: DomainRow, shown: Sequence[str], anchors: dict[str, str], language: Language) -> str:
    posture = row.posture
    found = states(posture)
    cells = "".join(f'<td class="state {found[name]}">{mark(found[name], language)}</td>' for name in shown)
    finding = first_to_mend(posture)
    told = quoted(words(finding, language).summary) if finding else escape(label("nothing", language))
    return (
        f'<tr><th scope="row" class="name">{_name(posture.domain, anchors)}</th>'
        f'<td>{level_badge(posture.level, language)}</td><td class="number">{score_text(posture)}</td>'
        f"<td>{_trend(row, language)}</td>{cells}"
        f'<td class="wide">{told}</td></tr>\n'
    )


def _trend(row: DomainRow, language: Language) -> str:
    scores = [each.score for each in row.points if each.score is not None]
    if len(scores) < 2:
        return f'<span class="soft">{escape(label("trend.once", language))}</span>'
    since = day(row.points[0].at, language)
    numbers = {"first": scores[0], "last": scores[-1], "low": min(scores), "count": len(row.points)}
    return sparkline(row.points, label("trend.told", language, since=since, **numbers))


def _details(row: DomainRow, anchors: dict[str, str], language: Language) -> str:
    posture = row.posture
    title = f"{level_badge(posture.level, language)}{quoted(shown_name(posture.domain), 400)}"
    inner = article(posture, anchors[posture.domain], language)
    return f"<details><summary>{title}</summary>\n{inner}</details>\n"
