"""Checks on several mails side by side: what one mail alone cannot show."""

from mailguard.checks.batch.password_in_separate_mail import password_in_separate_mail
from mailguard.checks.batch.sending_burst import sending_burst

CHECKS = (password_in_separate_mail, sending_burst)
