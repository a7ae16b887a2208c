"""Advice that several wording checks give, in English and Japanese."""

from typing import Final

ASK_EN: Final = "Before you do anything, ask the sender by telephone, using a number you already had."
ASK_JA: Final = "何かする前に、以前から知っている電話番号で差出人本人に確認してください。"
OWN_WAY_EN: Final = "Do not use the links in this mail. Open the service the way you always do, and look there."
OWN_WAY_JA: Final = "メール内のリンクは使わず、いつも使っているブックマークや公式アプリから開いて確認してください。"
