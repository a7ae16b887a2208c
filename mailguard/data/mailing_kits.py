"""Shapes of URLs that programs for mass fraud write: counters and redirectors, on ever new hosts.

The host changes daily, but the program does not. Each shape is the path (with the query) that one program makes, with a
fixed order of letters and digits. No mail service that checks its customers makes such URLs. Own observation, 2026-11.
Patterns are bounded, and each begins with a fixed character, so that it is tried at few places.
"""

from typing import Final

KIT_SHAPES: Final[dict[str, tuple[str, ...]]] = {
    # /4wWAmm13452FSyF2wjxxsywoxj106LGYJPPSHBEZNFTK1758866SXVK13026L1: eleven runs, each of one kind of character
    "runs": (
        (
            r"/[0-9][A-Za-z]{5,6}[0-9]{2,6}[A-Za-z]{4,5}[0-9]{1,5}[a-z]{9,11}[0-9]{1,5}[A-Z]{14,21}[0-9]{1,7}[A-Z]{4}"
            r"[0-9]{1,7}[A-Za-z][0-9]{1,2}(?![A-Za-z0-9])"
        ),
    ),
    # /cl/1986_md/9/900/672/410/1190 and ?act=cl&pid=33186_md&uid=…
    "md": (
        r"/[a-z]{1,6}/[0-9]{1,7}_md/[0-9]{1,7}/[0-9]{1,9}/",
        r"\?act=[a-z]{1,6}&pid=[0-9]{1,7}_md(?![A-Za-z0-9])",
        r"&act=[a-z]{1,6}&pid=[0-9]{1,7}_md(?![A-Za-z0-9])",
    ),
    # ?a=6073&oc=17607&c=47878&m=3&s1=: the numbers of an affiliate, an offer and a customer
    "affiliate": (r"\?a=[0-9]{1,6}&(?:oc=[0-9]{1,6}&)?c=[0-9]{1,6}&(?:[a-z]=[a-z0-9]{0,6}&){0,3}s1=",),
    # /o-bpnq-l14-1bcc2e39b580783d9c203ef6d7f3016c
    "hash": (r"/[a-z]-[a-z]{4}-[a-z][0-9]{2}-[0-9a-f]{32}(?![0-9a-f])",),
}
