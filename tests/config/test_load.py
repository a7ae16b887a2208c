"""mailguard.toml: its settings, and the error messages for mistakes."""

# ruff: noqa: E501 - each mistake next to its error message

import dataclasses
import os
import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailguard.catalogue import LANGUAGES
from mailguard.catalogue.config import COMMENTS, EXAMPLES
from mailguard.config import Allow, Config, Vip
from mailguard.config.load import find_config, load_config, parse_config, setting_names
from mailguard.config.show import effective_settings, settings_object, starting_file
from mailguard.config.toml_lines import key_lines
from mailguard.config.values import Known
from mailguard.errors import ConfigError

KNOWN = Known(
    checks=lambda: ["url-shortener", "spf-fail"], is_public_suffix=lambda name: name in ("jp", "or.jp", "co.jp")
)

WHOLE = """
[organization]
names    = ["白山台中央病院", "Hakusandai Central Hospital"]   # comment
domains  = ["hakusandai-hp.example", "病院.example", "UPPER.Example."]
partners = ["minori-yakuhin.example"]
allowed  = ["hakusan-dai.example"]
[[organization.vip]]
name = "架空 院長子"
aliases = ["Inchoko Kakuu"]
addresses = ["Kakuu@Hakusandai-hp.example"]
[[organization.vip]]
name = "二人目"
[trust]
authserv_ids = ["MX.hakusandai-hp.example"]
relays       = ["192.0.2.20", "192.0.2.0/28", "2001:DB8::/32", "relay.hakusandai-hp.example"]
arc_sealers  = ["lists.ishikai.example"]
free_mail    = ["mail-webya.example"]
[checks]
disabled = ["spf-fail"]
exposed_recipients = 20
[checks.weights]
url-shortener = 2
[[allow]]
check = "url-shortener"
sender = "news.minori-yakuhin.example"
reason = "their newsletter"
until = 2027-03-31
[dns]
nameservers = ["127.0.0.1:53", "[2001:db8::1]:53", "192.0.2.53"]
timeout = 3
"""


def said_of(text):
    """Return the error message for a text, or ""."""
    try:
        parse_config(text, known=KNOWN)
    except ConfigError as error:
        return str(error)
    return ""


def wrong(text):
    with pytest.raises(ConfigError) as caught:
        parse_config(text, known=KNOWN)
    line = str(caught.value)
    assert "\n" not in line
    return line


def test_a_whole_file():
    config, sources = parse_config(WHOLE, known=KNOWN)
    organization = config.organization
    assert organization.domains == ("hakusandai-hp.example", "xn--0rys90e.example", "upper.example")
    assert organization.vip == (
        Vip("架空 院長子", ("Inchoko Kakuu",), ("Kakuu@hakusandai-hp.example",)),
        Vip("二人目"),
    )
    assert config.trust.authserv_ids == ("mx.hakusandai-hp.example",)
    assert config.trust.relays == ("192.0.2.20", "192.0.2.0/28", "2001:db8::/32", "relay.hakusandai-hp.example")
    assert config.checks.disabled == ("spf-fail",)
    assert config.checks.weights == (("url-shortener", 2.0),)
    assert config.allow == (
        Allow("their newsletter", "url-shortener", "news.minori-yakuhin.example", until=date(2027, 3, 31)),
    )
    assert config.dns.timeout == 3.0
    hash(config)
    assert sources.origin("organization.domains") == "mailguard.toml:4"
    assert sources.origin("posture.store") == "default"


def test_a_single_key_is_enough():
    config, _ = parse_config('organization.domains = ["x.example"]', known=KNOWN)
    assert config.organization.domains == ("x.example",)
    assert parse_config("", known=KNOWN)[0] == Config()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[organization]\ndomain = []", "mailguard.toml:2: unknown key organization.domain; did you mean organization.domains?"),
        ("\ndomains = []", "mailguard.toml:2: unknown key domains; did you mean organization.domains?"),
        ("[organisation]\nnames = []", "mailguard.toml:1: unknown key organisation; did you mean organization?"),
        ("[dns]\n[[alow]]\nreason = 'x'", "mailguard.toml:2: unknown key alow; did you mean allow?"),
        ("[[organization.vip]]\nname = 'x'\n[[organization.vip]]\nname = 'y'\nalias = []",
         "mailguard.toml:5: unknown key organization.vip.alias; did you mean organization.vip.aliases?"),
        ("[organization]\ndomains = 'x.example'",
         'mailguard.toml:2: organization.domains must be a list, not the text "x.example"; write domains = ["x.example"]'),
        ("[dns]\ntimeout = '2'", 'mailguard.toml:2: dns.timeout must be a number, not the text "2"'),
        ("[dns]\ntimeout = true", "mailguard.toml:2: dns.timeout must be a number, not true"),
        ("[checks]\nexposed_recipients = 1.5", "mailguard.toml:2: checks.exposed_recipients must be a whole number, not the number 1.5"),
        ("[organization]\nnames = [1]", "mailguard.toml:2: organization.names must be a text in quotes, not the number 1"),
        ("organization = 3", "mailguard.toml:1: organization must be a table, not the number 3"),
        ("[allow]\nreason = 'x'", "mailguard.toml:1: allow must be an array of tables, not a table; write [[allow]] with two brackets"),
        ("[[allow]]\ncheck = 'spf-fail'", "mailguard.toml:1: allow needs reason"),
        ("[[allow]]\nreason = 'x'", "mailguard.toml:1: allow needs at least one of check, sender, subject"),
        ("[[allow]]\ncheck = 'spf-fail'\nreason = ' '", "mailguard.toml:3: allow.reason: is empty; write a reason for those who read it later"),
        ("[[allow]]\ncheck = 'spf-fail'\nreason = 'x'\nuntil = '2027-03-31'",
         'mailguard.toml:4: allow.until must be a day like 2027-03-31, without quotes, not the text "2027-03-31"'),
        ("[checks]\ndisabled = [\n  'spf-fail',\n  'url-shortner',\n]",
         'mailguard.toml:4: checks.disabled: there is no check "url-shortner"; did you mean url-shortener?'),
        ("[checks.weights]\nspf-fial = 1", 'mailguard.toml:2: checks.weights.spf-fial: there is no check "spf-fial"; did you mean spf-fail?'),
        ("[checks.weights]\nspf-fail = nan", "mailguard.toml:2: checks.weights.spf-fail: must be a finite number, not nan"),
        ("[organization]\ndomains = ['https://www.x.example/path']",
         'mailguard.toml:2: organization.domains: "https://www.x.example/path" is a web address; write the domain alone: "www.x.example"'),
        ("[organization]\ndomains = ['info@x.example']",
         'mailguard.toml:2: organization.domains: "info@x.example" is an e-mail address; write the domain alone: "x.example"'),
        ("[organization]\ndomains = ['*.x.example']", 'mailguard.toml:2: organization.domains: "*.x.example": subdomains are included; write "x.example"'),
        ("[organization]\ndomains = ['or.jp']",
         'mailguard.toml:2: organization.domains: "or.jp" is a public suffix, which many owners share; write the domain of one owner'),
        ("[organization]\ndomains = ['192.0.2.1']", 'mailguard.toml:2: organization.domains: "192.0.2.1" is an IP address; write a domain name'),
        ("[organization]\ndomains = ['hospital']",
         'mailguard.toml:2: organization.domains: "hospital" is not a full domain name; write it with its ending, like example.jp'),
        ("[organization]\ndomains = ['a..example']", 'mailguard.toml:2: organization.domains: "a..example" is not a domain name'),
        ("[trust]\nrelays = ['192.0.2.1/24']", 'mailguard.toml:2: trust.relays: "192.0.2.1/24" has host bits set; write "192.0.2.0/24" for the network'),
        ("[trust]\nrelays = ['192.0.2.0/33']", 'mailguard.toml:2: trust.relays: "192.0.2.0/33" is not a network; write it like 192.0.2.0/24'),
        ("[trust]\nrelays = ['192.0.2.300']", 'mailguard.toml:2: trust.relays: "192.0.2.300" is not an IP address; write it like 192.0.2.20'),
        ("[dns]\nnameservers = ['127.0.0.1:99999']",
         'mailguard.toml:2: dns.nameservers: "127.0.0.1:99999" is not a name server; write its IP address, like 192.0.2.53 or 192.0.2.53:53'),
        ("a = ", "mailguard.toml:1: not valid TOML: invalid value"),
        ("a = 1\na = 2", "mailguard.toml:2: not valid TOML: cannot overwrite a value"),
        ("[organization]\n\"a\\nb\" = 1", 'mailguard.toml:2: unknown key organization."a\\u000ab"; known here: names, domains, partners, allowed, vip'),
    ],
)  # fmt: skip
def test_mistakes_name_the_line_and_the_way_out(text, line):
    assert wrong(text) == line


def test_a_deep_document_is_a_mistake_not_a_crash():
    assert wrong("a = " + "[" * 100_000).startswith("mailguard.toml")


def test_files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert find_config() is None
    assert load_config() == (Config(), load_config()[1])
    (tmp_path / "config" / "mailguard").mkdir(parents=True)
    (tmp_path / "config" / "mailguard" / "mailguard.toml").write_text('[posture]\nstore = "user"', "utf-8")
    if os.name == "posix" and os.uname().sysname == "Linux":
        assert load_config()[0].posture.store == "user"
    (tmp_path / "mailguard.toml").write_bytes(b'\xef\xbb\xbf[posture]\r\nstore = "here"\r\n')
    config, sources = load_config()
    assert config.posture.store == "here"
    assert sources.origin("posture.store") == "mailguard.toml:2"
    (tmp_path / "sjis.toml").write_bytes("# あ\n[organization]\nnames = ['病院']".encode("cp932"))
    with pytest.raises(ConfigError, match=r"sjis\.toml:1: not UTF-8 text"):
        load_config("sjis.toml")
    with pytest.raises(ConfigError, match="no such file"):
        load_config("missing.toml")
    with pytest.raises(ConfigError):
        load_config(tmp_path)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_starting_file_holds_the_defaults_and_explains_every_setting(language):
    text = starting_file(language)
    config, _ = parse_config(text, known=KNOWN)
    assert config == Config()
    uncommented = "\n".join(
        line.removeprefix("# ")
        if line.startswith(("# [[", "# [checks.weights]")) or (" = " in line[:30] and line[:2] == "# ")
        else line
        for line in text.splitlines()
        if not line.startswith("# `")
    )
    tomllib.loads(uncommented)
    for name in setting_names():
        table = name.rpartition(".")[0]
        assert name in COMMENTS or (table in COMMENTS and table in EXAMPLES), f"{name} has no comment"


def test_the_starting_file_takes_domains():
    config, _ = parse_config(starting_file("ja", ("imakiire.or.jp",)), known=KNOWN)
    assert config.organization.domains == ("imakiire.or.jp",)


def test_examples_are_usable():
    text = "\n".join(
        f"{key} = {value}" for key, value in EXAMPLES.items() if not value.startswith("[") or value.startswith('["')
    )
    parse_config(text, known=KNOWN)
    for value in EXAMPLES.values():
        if value.startswith(("[[", "[checks")):
            parse_config(value, known=KNOWN)


def test_effective_settings_say_where_they_come_from():
    config, sources = parse_config(WHOLE, known=KNOWN)
    text = effective_settings(config, sources)
    assert parse_config(text, known=KNOWN)[0] == config, "it is TOML"
    assert "timeout = 3.0  # mailguard.toml:30" in text
    assert 'store = ""  # default' in text
    assert settings_object(config, sources)["dns.timeout"] == {"value": 3.0, "from": "mailguard.toml:30"}


def test_phrases_of_a_file_say_the_line_they_come_from(tmp_path):
    (tmp_path / "own.txt").write_text("[urgency 2]\nact today\n\n[threat 3]\nlast warning of all\n", "utf-8")
    (tmp_path / "mailguard.toml").write_text(
        "[[phrases]]\ncategory = 'payment'\nphrases = ['pay me']\n[[phrases]]\nfile = 'own.txt'\n"
        "[[phrases]]\ncategory = 'prize'\nphrases = ['win me']\n",
        "utf-8",
    )
    own = tmp_path / "own.txt"
    config, sources = load_config(tmp_path / "mailguard.toml")
    assert [each.category for each in config.phrases] == ["payment", "urgency", "threat", "prize"]
    origins = [sources.origin(f"phrases.{index}.category") for index in range(4)]
    assert origins == [f"{sources.file}:2", f"{own}:1", f"{own}:4", f"{sources.file}:7"]
    assert sources.origin("phrases.2.phrases") == f"{own}:4"
    assert sources.origin("phrases.3.weight") == sources.origin("phrases.1.file") == "default"


def test_new_settings_need_no_loader():
    """The dataclasses define the keys, also for nested arrays of tables, choices and switches."""
    from typing import Literal

    from mailguard.config.load import _Reader

    @dataclasses.dataclass(frozen=True)
    class Expectation:
        domain: str
        policy: Literal["none", "quarantine", "reject"] = "none"
        parked: bool = False

    @dataclasses.dataclass(frozen=True)
    class Settings:
        expect: tuple[Expectation, ...] = ()
        every: int | None = None

    hints = {"tuple[Expectation, ...]": tuple[Expectation, ...], "int | None": int | None}
    assert hints
    text = "every = 6\n[[expect]]\ndomain = 'a.example'\npolicy = 'reject'\nparked = true\n"
    reader = _Reader("x.toml", key_lines(text), Known())
    assert reader.table(Settings, tomllib.loads(text), ()) == Settings((Expectation("a.example", "reject", True),), 6)
    text = "[[expect]]\ndomain = 'a.example'\npolicy = 'rejct'\n"
    with pytest.raises(ConfigError, match=r"x\.toml:3: expect\.policy must be one of none, quarantine, reject"):
        _Reader("x.toml", key_lines(text), Known()).table(Settings, tomllib.loads(text), ())


def test_lines_of_every_shape():
    text = '''# a
a.b = 1
"q u" = """
x = 1 # no key
[no]
"""
c = [ # comment ]
  "x", 'y]', [1,
  2], {k = "v"},
]
[t."x.y"]
d = {e = 1, f.g = "#"}
[[arr]]
n = 1
[[arr]]
n = 2979-05-27 07:32:00
[arr.sub]
m = \'\'\'
[[x]]\'\'\'
'''
    tomllib.loads(text)
    lines = key_lines(text)
    assert lines[("a", "b")] == 2
    assert lines[("q u",)] == 3
    assert lines[("c",)] == 7
    assert lines[("c", 1)] == 8
    assert lines[("c", 2, 1)] == 9
    assert lines[("c", 3, "k")] == 9
    assert lines[("t", "x.y", "d", "f", "g")] == 12
    assert lines[("arr", 0, "n")] == 14
    assert lines[("arr", 1, "n")] == 16
    assert lines[("arr", 1, "sub", "m")] == 18
    assert ("no",) not in lines
    assert ("x",) not in lines


@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from(["[a]", "[[a]]", "b = 1", "c.d = 'x'", 'e = """', "\n", "]", "{", "#", '"'])).map(
        "".join
    )
)
def test_any_text_is_settings_or_one_line(text):
    assert "\n" not in said_of(text)


@given(st.sampled_from(["domains", "partners", "allowed", "names"]), st.lists(st.text(max_size=30), max_size=3))
def test_any_value_is_settings_or_one_line(key, values):
    from mailguard.config.show import toml_value

    clean = [value.encode("utf-8", "replace").decode() for value in values]
    assert "\n" not in said_of(f"[organization]\n{key} = {toml_value(clean)}")
