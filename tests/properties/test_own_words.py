"""Nothing that only the sender writes lowers a score or takes a finding away: held to every flagged mail we have.

The changes are those of `tests/support/own_text.py`. `tests/bench/own_words.py` does the same over whole folders.
"""

import random
import tarfile
from pathlib import Path

import pytest

import mailguard
import own_text as words

HERE = Path(__file__).parent
CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "dev.tar.xz"
SAMPLE = 60  # mails of the corpus, with
SAMPLED = 6  # changes each
COMBINED = 3  # changes of one mail at once
EXAMPLES = list(words.flagged_examples())


def held(raw, how, changes):
    """What each change takes away from the mail, by its name."""
    before = mailguard.scan(raw, **how)
    lost = {}
    for kind, name in changes:
        after = words.changed(raw, kind, name)
        if after is not None and after != raw:
            gone = words.worse(before, mailguard.scan(after, **how), kind)
            if gone:
                lost[kind, name] = gone
    return lost


@pytest.mark.parametrize(("name", "raw", "how"), EXAMPLES, ids=[name for name, _, _ in EXAMPLES])
def test_no_word_of_the_senders_lowers_an_example(name, raw, how):
    assert held(raw, how, words.CHANGES) == {}


@pytest.mark.parametrize("seed", range(40))
def test_combinations(seed):
    choice = random.Random(seed)
    name, raw, how = choice.choice(EXAMPLES)
    before = mailguard.scan(raw, **how)
    after, kinds = raw, set()
    for kind, change in choice.sample(words.CHANGES, COMBINED):
        changed = words.changed(after, kind, change)
        if changed is not None:
            after = changed
            kinds.add(kind)
    gone = words.worse(before, mailguard.scan(after, **how), *kinds)
    assert gone == {}, name


def test_the_changes_change_something():
    made = {
        change for _, raw, _ in EXAMPLES for change in words.CHANGES if words.changed(raw, *change) not in (None, raw)
    }
    assert made == set(words.CHANGES)


def sample():
    if not CORPUS.is_file():
        return
    with tarfile.open(CORPUS) as archive:
        names = sorted(each.name for each in archive if each.isfile() and "/phish/" in f"/{each.name}")
        chosen = set(random.Random(1).sample(names, SAMPLE))
    with tarfile.open(CORPUS) as archive:
        for each in archive:
            if each.name in chosen:
                yield each.name, archive.extractfile(each).read()


@pytest.mark.skipif(not CORPUS.is_file(), reason="../shared/corpus is not here")
def test_no_word_of_the_senders_lowers_a_real_phish():
    choice = random.Random(2)
    lost = {}
    for name, raw in sample():
        gone = held(raw, {"offline": True}, choice.sample(words.CHANGES, SAMPLED))
        if gone:
            lost[name] = gone
    assert lost == {}
