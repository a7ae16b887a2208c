"""Checks that compare several mails of a batch, for signs that a single mail cannot show."""

from mailguard.checks.batch.password_in_separate_mail import password_in_separate_mail
from mailguard.checks.batch.sending_burst import sending_burst

CHECKS = (password_in_separate_mail, sending_burst)
