"""Words for kinds of departments, in English, Japanese and short form: each line has the same meaning.

Source: compiled by hand for this project, 2026-11.
"""

from typing import Final

SAME_WORD: Final = (
    ("hospital", "hosp", "hp", "byoin", "byouin"),
    ("clinic", "cl", "iin", "shinryojo", "shinryosho"),
    ("medical", "med", "iryo", "iryou"),
    ("pharmacy", "yakkyoku"),
    ("pharma", "yakuhin", "seiyaku"),
    ("dental", "dent", "shika"),
    ("university", "univ", "daigaku"),
    ("school", "gakuen", "gakko", "gakkou"),
    ("police", "keisatsu"),
    ("office", "jimusho", "ofc"),
    ("center", "centre", "ctr"),
    ("central", "chuo", "chuou"),
    ("city", "shi"),
    ("prefecture", "pref", "ken"),
    ("bank", "ginko", "ginkou"),
    ("group", "grp"),
    ("holdings", "hd"),
    ("industry", "industries", "kogyo", "kougyou"),
)
