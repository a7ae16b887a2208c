"""Gmail shows the AMP part of a mail: it is read as text, and its scripts are not reported as HTML smuggling."""

import mailguard

HEAD = (
    b"From: Yamabuki Books <news@yamabuki-books.example>\nTo: b@hp.example\nSubject: %s\nMIME-Version: 1.0\n"
    b'Content-Type: multipart/alternative; boundary="b"\n\n'
    b"--b\nContent-Type: text/plain; charset=utf-8\n\n%s\n"
    b"--b\nContent-Type: text/x-amp-html; charset=utf-8\n\n<!doctype html><html amp4email><head><meta charset=utf-8>"
    b'<script async src="https://cdn.ampproject.org/v0.js"></script>'
    b"<style amp4email-boilerplate>body{visibility:hidden}</style></head><body>%s</body></html>\n"
    b"--b\nContent-Type: text/html; charset=utf-8\n\n<p>%s</p>\n--b--\n"
)
NEWS = b"Dear readers, our list for November is out: forty new titles, and the reading group meets on Thursday."
LURE = (
    b"Your mailbox will be closed within 24 hours. Confirm your password now at "
    b'<a href="https://login.stranger.example/x">the portal</a> or lose all messages.'
)


def scanned(subject, *texts):
    return mailguard.scan(HEAD % (subject, *texts), offline=True)


def test_an_honest_one_is_clean():
    report = scanned(b"November at the shop", NEWS, b"<h1>November</h1><p>" + NEWS + b"</p>", NEWS)
    assert (report.verdict.level, report.attachments) == ("clean", ())


def test_what_only_gmail_shows_is_read():
    report = scanned(b"Your mailbox", NEWS, LURE, NEWS)
    assert report.verdict.level != "clean"
    assert "login.stranger.example" in {url.host for url in report.urls}
    assert "credential-request" in {finding.check for finding in report.findings}
