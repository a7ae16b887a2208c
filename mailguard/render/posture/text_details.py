"""The details shown with -v: the SPF tree with its lookups, the facts of each subject, and every DNS answer."""

from typing import Final

from mailguard.catalogue.posture_report import label
from mailguard.posture.snapshot import Posture
from mailguard.render.common.layout import Page, clipped
from mailguard.render.common.visible import cell_width, shortened, visible
from mailguard.render.posture.facts import facts
from mailguard.render.posture.tree import branches

_LINE: Final = 2_000
_ANSWERS: Final = 1_000  # the most lines; a domain needs a few hundred queries at most


def add_details(page: Page, posture: Posture) -> None:
    """Add all details."""
    _add_tree(page, posture)
    language = page.style.language
    page.heading(label("found", language))
    rows = list(facts(posture, language))
    width = max(cell_width(name) for name, _ in rows)
    for name, lines in rows:
        for number, line in enumerate(lines):
            page.field("" if number else name, shortened(line, _LINE), width)
    _add_answers(page, posture)


def _add_tree(page: Page, posture: Posture) -> None:
    spf, language = posture.spf, page.style.language
    if spf.record is None:
        return
    page.heading(label("spf.tree", language, lookups=spf.lookups, void=spf.void_lookups))
    room = page.style.width - 8
    for branch in branches(spf.record, language, unicode=page.style.unicode):
        cost = f"{branch.cost or '':>3}"
        remark = f"  ({clipped(shortened(branch.remark, _LINE), room // 2)})" if branch.remark else ""
        text = clipped(shortened(branch.text, _LINE), max(room - cell_width(branch.drawn + remark), 20))
        painted = page.paint(remark, "yellow") if remark else ""
        page.lines.append(f" {cost} {page.paint(page.bar, 'dim')} {page.paint(branch.drawn, 'dim')}{text}{painted}")


def _add_answers(page: Page, posture: Posture) -> None:
    page.heading(label("answers", page.style.language))
    left = _ANSWERS
    for question, answer in posture.dns.items():
        lines = (answer,) if isinstance(answer, str) else tuple(answer)
        for text in lines[:left]:
            page.margin(f"{visible(question)}  {shortened(str(text), _LINE)}", hanging=4)
        left -= len(lines[:left])
        if left <= 0:
            page.margin("…")
            return
