"""Titles of people who head an organization. Their orders are followed, so impostors use these titles.

Source: compiled by hand for this project, 2026-11.
"""

from typing import Final

HEADS_JA: Final = (
    "代表取締役社長", "代表取締役会長", "代表取締役", "代表理事", "取締役社長", "取締役会長", "取締役", "執行役員社長",
    "社長", "副社長", "会長", "院長", "副院長", "病院長", "理事長", "署長", "副署長", "本部長", "校長", "副校長", "教頭",
    "教育長", "学長", "副学長", "学校長", "学園長", "園長", "所長", "センター長", "施設長", "事務長", "事務局長", "事務部長",
    "専務理事", "常務理事", "専務", "常務", "総長", "総裁", "知事", "市長", "町長", "村長", "区長", "看護部長", "代表",
)  # fmt: skip
HEADS_EN: Final = (
    "ceo", "cfo", "coo", "cto", "president", "vice president", "chairman", "chairperson", "chairwoman", "chair",
    "managing director", "executive director", "medical director", "hospital director", "director", "director general",
    "principal", "vice principal", "headmaster", "headmistress", "head teacher", "superintendent", "dean",
    "chief executive", "chief executive officer", "chief financial officer", "chief of police", "police chief",
    "chief of staff", "rector", "chancellor", "provost", "mayor", "owner", "founder",
)  # fmt: skip
