"""Mail services for which we know how to switch DKIM on; the record type DKIM has the wording for each.

From the services' public instructions, 2026-11:

- Microsoft 365: learn.microsoft.com, "Set up DKIM to sign mail from your Microsoft 365 domain", and the cmdlets
  New-DkimSigningConfig and Set-DkimSigningConfig
- Google Workspace: support.google.com/a, "Set up DKIM"
- Amazon SES: docs.aws.amazon.com/ses, "Easy DKIM in Amazon SES"
- Sakura Internet: help.sakura.ad.jp, 「DKIM署名、DMARCを設定したい」
- Xserver: www.xserver.ne.jp/manual, 「DKIM設定」
- KAGOYA: support.kagoya.jp, 「DKIM」
"""

from collections.abc import Mapping
from typing import Final

# Service, as `mail_providers.csv` calls it → the variant of the wording. The report names the first that a domain uses.
VARIANTS: Final[Mapping[str, str]] = {
    "Microsoft 365": "microsoft-365",
    "Google Workspace": "google-workspace",
    "Sakura Internet": "sakura-internet",
    "Xserver": "xserver",
    "KAGOYA": "kagoya",
    "Amazon SES": "amazon-ses",
}
