"""How impostors change a name: letters with the same shape or sound, keys side by side, added endings and words.

Source: compiled for this project from the shapes of common screen fonts, the two usual keyboard layouts, the spellings
of Japanese in Latin letters, and the endings that are sold most, 2026-11. Likeliest first.
"""

from typing import Final

# ASCII characters that look like others.
SHAPES: Final = (
    ("l", "1"), ("i", "1"), ("o", "0"), ("l", "i"), ("i", "l"), ("m", "rn"), ("rn", "m"), ("w", "vv"), ("vv", "w"),
    ("d", "cl"), ("cl", "d"), ("m", "nn"), ("nn", "m"), ("g", "q"), ("q", "g"), ("0", "o"), ("1", "l"), ("1", "i"),
    ("e", "3"), ("a", "4"), ("s", "5"), ("5", "s"), ("b", "6"), ("g", "9"), ("t", "7"), ("b", "8"), ("z", "2"),
    ("2", "z"),
)  # fmt: skip

# Letters of other alphabets: first those that fonts draw the same, then those that differ a little.
FOREIGN: Final = (
    ("a", "аạáàä"), ("e", "еẹéèë"), ("o", "оọóòöο"), ("i", "іıíìï"), ("c", "сç"), ("p", "р"), ("s", "ѕśş"),
    ("y", "уý"), ("x", "х"), ("k", "кķ"), ("h", "һ"), ("d", "ԁđ"), ("u", "υúùü"), ("n", "ոñń"), ("r", "гŕ"),
    ("t", "тţ"), ("m", "мṃ"), ("g", "ɡğ"), ("l", "ӏł"), ("j", "ј"), ("w", "ԝ"), ("q", "ԛ"), ("v", "ѵ"), ("b", "ьḅ"),
    ("z", "ʐż"), ("f", "ƒ"),
)  # fmt: skip

# Other spellings of one Japanese sound.
SAME_SOUND: Final = (
    ("shi", "si"), ("si", "shi"), ("tsu", "tu"), ("tu", "tsu"), ("chi", "ti"), ("ti", "chi"), ("fu", "hu"),
    ("hu", "fu"), ("ji", "zi"), ("zi", "ji"), ("ji", "di"), ("zu", "du"), ("zu", "dzu"),
    ("sha", "sya"), ("shu", "syu"), ("sho", "syo"), ("sya", "sha"), ("syu", "shu"), ("syo", "sho"),
    ("cha", "tya"), ("chu", "tyu"), ("cho", "tyo"), ("tya", "cha"), ("tyu", "chu"), ("tyo", "cho"),
    ("ja", "zya"), ("ju", "zyu"), ("jo", "zyo"), ("ja", "jya"), ("ju", "jyu"), ("jo", "jyo"),
    ("zya", "ja"), ("zyu", "ju"), ("zyo", "jo"),
    ("ou", "o"), ("oo", "o"), ("oh", "o"), ("o", "ou"), ("o", "oo"), ("o", "oh"), ("ou", "oh"), ("oo", "ou"),
    ("ou", "oo"), ("uu", "u"), ("u", "uu"), ("ii", "i"), ("ei", "e"), ("e", "ei"), ("ee", "e"),
    ("mb", "nb"), ("nb", "mb"), ("mp", "np"), ("np", "mp"), ("mm", "nm"), ("nm", "mm"),
    ("cch", "tch"), ("tch", "cch"), ("kk", "k"), ("tt", "t"), ("pp", "p"), ("ss", "s"), ("nn", "n"),
    ("r", "l"), ("l", "r"), ("k", "c"), ("ca", "ka"), ("co", "ko"), ("cu", "ku"),
)  # fmt: skip

# Neighbours of each key, on the layouts of Japan and the USA.
KEYBOARD: Final = {
    "q": "wa1", "w": "qes", "e": "wrd", "r": "etf", "t": "ryg", "y": "tuh", "u": "yij", "i": "uok", "o": "ipl",
    "p": "o0", "a": "qsz", "s": "adwx", "d": "sfec", "f": "dgrv", "g": "fhtb", "h": "gjyn", "j": "hkum", "k": "jlim",
    "l": "kop", "z": "asx", "x": "zcs", "c": "xvd", "v": "cbf", "b": "vng", "n": "bmh", "m": "nkj",
    "1": "2", "2": "13", "3": "24", "4": "35", "5": "46", "6": "57", "7": "68", "8": "79", "9": "80", "0": "9",
}  # fmt: skip

# Public suffixes under which impostors register the same label.
ENDINGS: Final = (
    "com", "jp", "net", "org", "co.jp", "or.jp", "ne.jp", "gr.jp", "ac.jp", "ed.jp", "go.jp", "lg.jp", "ad.jp", "info",
    "biz", "co", "cn", "com.cn", "online", "site", "xyz", "top", "shop", "work", "tokyo", "osaka", "nagoya", "clinic",
    "hospital", "support", "cloud", "app", "asia", "cc", "cfd", "icu", "link", "live", "me", "click", "help", "email",
    "us", "uk", "co.uk", "eu", "de", "fr", "ru", "vip", "pro", "tech", "club", "one", "life", "world", "space",
)  # fmt: skip

# Words after a name, and before a name.
WORDS_AFTER: Final = (
    "login", "mail", "support", "secure", "info", "portal", "webmail", "jp", "japan", "online", "service", "account",
    "security", "verify", "update", "auth", "signin", "help", "helpdesk", "member", "mypage", "pay", "payment", "billing",
    "hospital", "clinic", "hp", "byoin", "group", "office", "net", "web", "admin", "cloud", "center", "system", "shop",
    "reserve", "yoyaku", "recruit",
)  # fmt: skip
WORDS_BEFORE: Final = (
    "login", "mail", "secure", "my", "webmail", "support", "info", "account", "portal", "verify", "the", "www", "auth",
    "signin", "online", "service", "pay", "update", "go", "jp",
)  # fmt: skip
