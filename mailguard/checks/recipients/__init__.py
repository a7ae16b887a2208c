"""Who can see whom: mishaps with the addresses of recipients."""

from mailguard.checks.recipients.exposed_recipients import exposed_recipients

CHECKS = (exposed_recipients,)
