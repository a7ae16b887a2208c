"""Top-level domains that mail programs recognise: they turn `name.tld/path` without a scheme into a link.

The list has the country-code domains, the generic domains that are used in mail (IANA root zone, 2026), and the names
for documentation and tests (RFC 2606 §2). It is not the whole root zone, so that a file name is not taken for a host.
"""

from typing import Final

COMMON: Final = frozenset(
    """
    com net org info biz edu gov mil int jp de uk fr eu ru cn kr tw hk br ca au nl ch se dk fi pl cz gr pt hu ro ua tr
    mx ar cl io tv xyz top online site shop store club live icu vip link click website space fun cloud tech pro buzz
    example test
    """.split()  # noqa: SIM905 - a table is easier to review
)
"""Top-level domains that mail programs turn into a link even without a path."""
_COUNTRIES: Final = frozenset(
    """
    ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bv bw by bz ca cc cd
    cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gb gd ge
    gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki
    km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my
    mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se
    sg sh si sj sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz
    va vc ve vg vi vn vu wf ws ye yt za zm zw
    """.split()  # noqa: SIM905 - a table is easier to review
)
_GENERIC: Final = frozenset(
    """
    aero app art
    asia autos bar beauty best bid bio blog bond business buzz cam cam careers casa cash cat cfd chat city
    click clinic cloud codes coffee community company computer cool coop credit cyou date deals design dev digital
    direct download earth education email energy estate events express fit fund gallery game games gift global gmbh
    group guru hair health hospital host house ing ink institute invalid investments jobs land law legal limited link
    live loan local love ltd makeup management market marketing media mobi mom money monster mortgage moscow museum name
    network news ngo nyc one osaka page party pay phone photos pics plus post press pub quest racing realty ren rent
    repair report rest review reviews run sale sbs school science security skin social software solutions study
    support systems tax team tel tickets today tokyo tools town trade training travel vin wang watch webcam wiki win
    works wtf yachts yokohama zip zone kyoto nagoya okinawa
    """.split()  # noqa: SIM905 - a table is easier to review
)
_FILES: Final = frozenset("md rs sh py pl ps ai so cc zip app pub cam mov st as is do".split())  # noqa: SIM905
"""Top-level domains that are also file extensions, or words that may follow a full stop."""


def is_host_ending(label: str, *, path: bool) -> bool:
    """Whether a mail program takes text with this last label for a host. `path` says whether a path follows it."""
    if label in COMMON:
        return True
    if not path and label in _FILES:
        return False
    return label in _COUNTRIES or label in _GENERIC
