"""Postures as one self-contained HTML page: no script, no external resources, no link out of the page."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from html import escape

from mailguard._version import __version__
from mailguard.catalogue.posture_report import label, total
from mailguard.catalogue.report import label as common
from mailguard.posture.snapshot import Posture
from mailguard.render.common.style import Style
from mailguard.render.mail.html_page import head
from mailguard.render.mail.html_text import element
from mailguard.render.posture.guard import drawn
from mailguard.render.posture.html_parts import article, level_badge, quoted, score_text, scrolling
from mailguard.render.posture.html_style import POSTURE_STYLE
from mailguard.render.posture.outcome import first_to_mend, shown_name, words


def render_html(postures: Iterable[Posture], style: Style) -> Iterator[str]:
    """Render the page. With more than one domain it begins with a table."""
    language = style.language
    articles: list[str] = []
    rows: list[str] = []
    levels: Counter[str] = Counter()
    for number, posture in enumerate(postures, 1):
        shown, row = drawn(posture, style, partial(_shown, number=number, style=style))
        articles.append(shown)
        rows.append(row)
        levels[posture.level] += 1
    yield head(label("title", language), POSTURE_STYLE, language)
    if len(articles) != 1:
        yield element("p", total(levels, language))
        yield _table(rows, style)
    yield from articles
    made = common("made_by", language, version=__version__)
    yield f"</main>\n<footer>{element('p', made)}</footer>\n</body>\n</html>\n"


def _shown(posture: Posture, number: int, style: Style) -> tuple[str, str]:
    return article(posture, f"d{number}", style.language), _row(posture, number, style)


def _table(rows: list[str], style: Style) -> str:
    names = (("domain", ""), ("level", ""), ("score_short", ' class="number"'), ("first", ""))
    heads = "".join(f'<th scope="col"{css}>{escape(label(name, style.language))}</th>' for name, css in names)
    table = f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{''.join(rows)}</tbody>\n</table>"
    return scrolling(label("overview", style.language), table)


def _row(posture: Posture, number: int, style: Style) -> str:
    finding = first_to_mend(posture)
    told = quoted(words(finding, style.language).summary) if finding else escape(label("nothing", style.language))
    return (
        f'<tr><th scope="row" class="name"><a href="#d{number}">{quoted(shown_name(posture.domain), 400)}</a></th>'
        f'<td>{level_badge(posture.level, style.language)}</td><td class="number">{score_text(posture)}</td>'
        f"<td>{told}</td></tr>\n"
    )
