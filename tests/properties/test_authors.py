"""For any From field, the author domains are those of RFC 5322, or the field is reported and nothing passes.

The reader here is a second one, written from the grammar alone (§3.2, §3.4, §4.4), letter by letter.
"""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

import mailguard
from mailguard.auth.inputs import author_domains, author_doubt
from mailguard.message import parse


class OutsideGrammarError(Exception):
    pass


class Reader:
    """The domains of an address list by the letter of RFC 5322. Raises `OutsideGrammarError` on any other field."""

    def __init__(self, text):
        self.text, self.at, self.domains = text, 0, []

    def peek(self):
        return self.text[self.at : self.at + 1]

    def take(self, sign):
        if self.peek() != sign:
            raise OutsideGrammarError
        self.at += 1
        self.cfws()

    def cfws(self):
        while self.peek() in (" ", "\t", "("):
            self.at += 1
            if self.text[self.at - 1] == "(":
                self.comment()

    def comment(self):
        depth = 1
        while depth:
            sign = self.peek()
            if not sign:
                raise OutsideGrammarError
            self.at += 2 if sign == "\\" else 1
            depth += (sign == "(") - (sign == ")")

    def word(self):
        if self.peek() == '"':
            start = self.at
            self.at += 1
            while self.peek() != '"':
                if not self.peek():
                    raise OutsideGrammarError
                self.at += 2 if self.peek() == "\\" else 1
            self.at += 1
            found = self.text[start : self.at]
            self.cfws()
            return found
        return self.atom()

    def atom(self):
        start = self.at
        while self.peek() and (self.peek().isalnum() or self.peek() in "!#$%&'*+-/=?^_`{|}~" or self.peek() > "\x7f"):
            self.at += 1
        if start == self.at:
            raise OutsideGrammarError
        found = self.text[start : self.at]
        self.cfws()
        return found

    def domain(self):
        if self.peek() == "[":
            end = self.text.find("]", self.at)
            if end < 0 or "[" in self.text[self.at + 1 : end] or "\\" in self.text[self.at : end]:
                raise OutsideGrammarError
            found, self.at = self.text[self.at : end + 1], end + 1
            self.cfws()
            return found
        labels = [self.atom()]
        while self.peek() == ".":
            self.take(".")
            labels.append(self.atom())
        return ".".join(labels)

    def address_spec(self):
        self.word()
        while self.peek() == ".":
            self.take(".")
            self.word()
        self.take("@")
        return self.domain()

    def route(self):
        start = self.at
        while self.peek() == ",":
            self.take(",")
        if self.peek() != "@":
            self.at = start
            return
        self.take("@")
        self.domain()
        while self.peek() == ",":
            self.take(",")
            if self.peek() == "@":
                self.take("@")
                self.domain()
        self.take(":")

    def mailbox(self):
        start = self.at
        try:  # an address alone
            found = self.address_spec()
        except OutsideGrammarError:
            pass
        else:
            if self.peek() in ("", ",", ";"):
                return found
        self.at = start
        if self.peek() != "<":
            self.phrase()
        self.take("<")
        self.route()
        found = self.address_spec()
        self.take(">")
        return found

    def phrase(self):
        self.word()
        while self.peek() and self.peek() not in "<:,;>@":
            self.take(".") if self.peek() == "." else self.word()

    def address(self):
        start = self.at
        try:
            self.domains.append(self.mailbox())
        except OutsideGrammarError:
            self.at = start
            self.group()

    def group(self):
        self.phrase()
        self.take(":")
        while self.peek() != ";":
            self.take(",") if self.peek() == "," else self.domains.append(self.mailbox())
        self.take(";")

    def read(self):
        self.cfws()
        while self.peek():
            if self.peek() != ",":
                self.address()
            if self.peek():
                self.take(",")
        return self.domains


def by_the_grammar(text):
    try:
        return {domain.rstrip(".").lower() for domain in Reader(text.strip(" \t")).read()}
    except OutsideGrammarError:
        return None


PIECES = st.sampled_from(
    [
        "ceo", "x", '"ceo"', '"ceo@bank.example"', '"a b"', '"a\\"@b"', "a.b", "John", "Q",
        "=?utf-8?q?a=40b.example?=",
        "@", "@", "@", "<", ">", "<", ">", ",", ";", ":", ".", " ", " ", "\t", "(", ")", "(x@y.example)",
        '"', "\\", "[", "]",
        "bank.example", "evil.test", "bank", "example", "[192.0.2.1]", "ceo@bank.example", "<x@evil.test>", "mailto:",
        "＜", "＞", "＠", "山田", "=", "'", "\x7f", "Group:", "undisclosed-recipients:;", "@relay.example:", "\u200b",
    ]
)  # fmt: skip
DOMAINS = st.sampled_from(["bank.example", "evil.test", "mail.bank.example", "b-c.test"])
LOCALS = st.sampled_from(["ceo", "a.b", '"x@evil.test"', '"a b"', '"\\"@evil.test"', "x (c) . y"])
BLANK = st.sampled_from(["", "", " ", "\t", " (c)", "(a@evil.test) "])


@st.composite
def addresses(draw):
    at = draw(BLANK), draw(BLANK)
    domain = draw(DOMAINS).replace(".", draw(BLANK) + "." + draw(BLANK))
    return f"{draw(LOCALS)}{at[0]}@{at[1]}{domain}"


@st.composite
def mailboxes(draw):
    name = draw(st.sampled_from(["", "John ", '"ceo@bank.example" ', "John Q. ", "(c) ", "Doe, John ", "x@evil.test "]))
    address = draw(addresses())
    return address if draw(st.booleans()) else f"{name}<{draw(BLANK)}{address}{draw(BLANK)}>"


FIELDS = st.one_of(
    st.lists(PIECES, max_size=12).map("".join),
    st.lists(mailboxes(), min_size=1, max_size=3).map(", ".join),
    st.lists(st.one_of(mailboxes(), PIECES), min_size=1, max_size=4).map(" ".join),
    st.text(st.characters(codec="utf-8") | st.sampled_from('<>@,;:"()\\[] .'), max_size=60),
)


@settings(max_examples=1500, deadline=None)
@given(FIELDS)
@example('"ceo@bank.example"@evil.test')
@example("<ceo@bank.example>@evil.test")
@example("ceo@bank.example@evil.test")
@example("<@bank.example:x@evil.test>")
@example("bank.example (x) <x@evil . test>")
@example("ceo@'")
@example("ceo@bank.example'")
@example("Boss <ceo@bank.example'>")
def test_authors_are_those_of_the_grammar_or_nothing_can_pass(text):
    text = text.replace("\r", " ").replace("\n", " ")
    message = parse(b"From: " + text.encode("utf-8", "replace") + b"\n\nx\n")
    field = message.header.first("from").unfolded
    doubt, found = author_doubt(message), set(author_domains(message))
    if doubt:
        assert any(defect.where == "header:From" for defect in message.defects)
        return
    expected = by_the_grammar(field)
    if not found:  # an address without a usable domain ("ceo@'"): there is nothing that could pass
        report = mailguard.scan(b"From: " + text.encode("utf-8", "replace") + b"\n\nx\n", offline=True)
        assert report.authentication.dmarc.result == "permerror"
    elif expected is None:  # outside the grammar, and still one reading: no domain that no "@" stands before
        assert len(found) <= len(_IN_QUOTES.sub("", field).replace("＠", "@").split("@")) - 1
    elif len(expected) <= 3 and all(domain.isascii() for domain in expected):
        assert found == expected


_IN_QUOTES = re.compile(r'"(?:[^"\\]|\\.)*"|\([^()]*\)')


ZONE = mailguard.ZoneResolver(
    {
        "evil.test TXT": ["v=spf1 ip4:203.0.113.9 -all"],
        "_dmarc.evil.test TXT": ["v=DMARC1; p=none"],
        "_dmarc.bank.example TXT": ["v=DMARC1; p=reject"],
    }
)
ENVELOPE = mailguard.Envelope(client_ip="203.0.113.9", helo="mx.evil.test", mail_from="x@evil.test")


@settings(max_examples=300, deadline=None)
@given(FIELDS)
def test_what_the_attacker_proves_passes_for_his_own_domain_alone(text):
    raw = b"From: " + text.replace("\r", " ").replace("\n", " ").encode("utf-8", "replace") + b"\n\nx\n"
    dmarc = mailguard.scan(raw, envelope=ENVELOPE, resolver=ZONE).authentication.dmarc
    if dmarc.result == "pass":
        assert author_domains(parse(raw)) == ("evil.test",)
        assert author_doubt(parse(raw)) == ""
