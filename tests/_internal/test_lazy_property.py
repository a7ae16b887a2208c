"""A property that is worked out once, and not again."""

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.lazy_property import cached_property


@dataclass(frozen=True)
class Text:
    words: str
    asked: list[str]

    @cached_property
    def longest(self) -> str:
        """The longest word."""
        self.asked.append("longest")
        return max(self.words.split(), key=len)


def test_is_worked_out_once():
    text = Text("a longer word", [])
    assert (text.longest, text.longest) == ("longer", "longer")
    assert text.asked == ["longest"]
    assert Text("b", []).longest == "b"


def test_is_documented():
    assert Text.longest.__doc__ == "The longest word."
