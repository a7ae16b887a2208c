"""A worker pool that was still closing when the interpreter exited sometimes wrote a traceback to stderr."""

import multiprocessing
import threading

from mailguard import scan_many
from mailguard.cli.workers import scan_all

MAIL = b"From: a@example.com\nTo: b@example.com\nSubject: Lunch\n\nAt noon?\n"


def test_nothing_of_the_command_s_pool_is_left():
    before = set(threading.enumerate())
    options = {"config": None, "resolver": None, "offline": True, "at": None, "lang": "en", "known": None}
    assert len(list(scan_all([("a", MAIL), ("b", MAIL)], jobs=2, envelope=None, **options))) == 2
    assert set(threading.enumerate()) <= before
    assert multiprocessing.active_children() == []


def test_nothing_of_the_library_s_pool_is_left_when_its_caller_stops_early():
    before = set(threading.enumerate())
    reports = scan_many([MAIL] * 40, jobs=2, offline=True)
    next(reports)
    reports.close()
    assert set(threading.enumerate()) <= before
    assert multiprocessing.active_children() == []
