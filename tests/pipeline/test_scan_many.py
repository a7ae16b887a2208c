"""Many messages: their order, several cores, and a message that cannot be read."""

from concurrent.futures import ThreadPoolExecutor

import pytest

import mailguard
from mailguard.errors import InputError
from mailguard.pipeline.many import BATCH

MAIL = b"From: a@example.jp\r\nSubject: %d\r\n\r\nHello\r\n"


def mails(count):
    return [(f"{number}.eml", MAIL % number) for number in range(count)]


@pytest.mark.parametrize("count", [0, 1, 7, 3 * BATCH, 40 + 5 * BATCH])
def test_reports_come_in_the_order_of_the_messages(count):
    with ThreadPoolExecutor(3) as pool:
        reports = list(mailguard.scan_many(mails(count), executor=pool, offline=True))
    assert [report.path for report in reports] == [f"{number}.eml" for number in range(count)]
    assert [report.message.subject for report in reports] == [str(number) for number in range(count)]


def test_processes_give_the_reports_of_one():
    def judged(jobs):
        reports = mailguard.scan_many(mails(60), jobs=jobs, offline=True)
        return [{**report.to_dict(), "timing_ms": 0, "at": ""} for report in reports]

    assert judged(2) == judged(1)


def test_reports_before_an_unreadable_file_are_given(tmp_path):
    for name in ("a.eml", "b.eml"):
        (tmp_path / name).write_bytes(MAIL % 1)
    sources = [MAIL % number for number in range(50)] + [str(tmp_path / "missing.eml"), MAIL % 51]
    with ThreadPoolExecutor(2) as pool:
        reports = mailguard.scan_many(sources, executor=pool, offline=True)
        assert [next(reports).message.subject for _ in range(50)] == [str(number) for number in range(50)]
        with pytest.raises(InputError):
            next(reports)


def test_sources_are_read_only_a_little_ahead():
    read = 0

    def endless():
        nonlocal read
        while True:
            read += 1
            yield f"{read}.eml", MAIL % read

    with ThreadPoolExecutor(2) as pool:
        reports = mailguard.scan_many(endless(), executor=pool, offline=True)
        for _ in range(100):
            next(reports)
        reports.close()
    assert read <= 100 + 10 * BATCH
