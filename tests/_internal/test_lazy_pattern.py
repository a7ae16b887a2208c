"""Patterns that are compiled late are as good as those compiled at once."""

import importlib
import pkgutil
import re

import mailguard
from mailguard._internal.lazy_pattern import lazy_pattern


def test_behaves_as_a_compiled_pattern():
    pattern = lazy_pattern("(a)(b)?", re.IGNORECASE)
    assert pattern.search("xA").group() == "A"
    assert [match.span() for match in pattern.finditer("ab a")] == [(0, 2), (3, 4)]
    assert pattern.sub("-", "abc") == "-c"
    assert pattern.pattern == "(a)(b)?"


def test_every_late_pattern_of_the_package_compiles():
    found = 0
    for module in pkgutil.walk_packages(mailguard.__path__, "mailguard."):
        if module.name.endswith("__main__"):
            continue
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, lazy_pattern):
                assert value.pattern is not None
                found += 1
    assert found > 50
