"""How the languages with blanks word a deadline, and what stands around one that presses. Own compilation, 2026-11.

Text is normalised first: lower case, accents folded. A blank stands for any short run of blanks.
"""

from typing import Final

from mailguard.lazy_pattern import lazy_pattern

UNITS: Final[dict[str, tuple[str, str, str]]] = {  # before the number, hours, days
    "en": (
        r"(?:with?in|in|inside|after)(?: the)?(?: next| following| space of)?|you (?:only )?have(?: only)?|next",
        "hours?|hrs?|h",
        "(?:business |working |calendar )?days?",
    ),
    "de": (
        r"innerhalb(?: von| der nachsten)?|binnen|in den nachsten|in|nach",
        "stunden?|std|h",
        "(?:werk|arbeits)?tage?n?",
    ),
    "fr": (
        r"sous|dans(?: les| un delai de)?(?: prochaines)?|d'ici|en|avant|delai de",
        "heures?|h",
        "jours?(?: ouvres| ouvrables)?",
    ),
    "es": (
        r"en(?: las)?(?: proximas)?|dentro de(?: las)?(?: proximas)?|antes de|plazo de|en un plazo de|en menos de",
        "horas?|hrs?|h",
        "dias?(?: habiles| laborables)?",
    ),
    "pt": (
        r"em(?: ate)?|dentro de|nas proximas|no prazo de|prazo de|ate|em menos de",
        "horas?|hrs?|h",
        "dias?(?: uteis)?",
    ),
    "it": (r"entro(?: le| le prossime| i prossimi)?|nelle prossime|in", "ore|h", "giorni(?: lavorativi)?"),
    "nl": (r"binnen(?: de)?(?: komende)?|in de komende", "uur|uren|u", "(?:werk)?dagen"),
}
FIXED: Final[dict[str, str]] = {
    "en": r"(?:by|before|until|till) (?:the )?(?:end of (?:the |this |your )?(?:business |working )?day|close of business|cob|eod|midnight|tomorrow|tonight|today|noon)|today before \d{1,2}|no later than (?:today|tomorrow)|expires? (?:today|tomorrow|tonight|in \d{1,3} (?:hours?|days?|minutes?))|end of today",
    "de": r"bis (?:heute|morgen|spatestens)(?: abend| um \d{1,2}| \d{1,2})?|noch heute|spatestens (?:heute|morgen|bis)|lauft (?:heute|morgen|in \d{1,3} (?:stunden|tagen)) ab",
    "fr": r"avant (?:demain|minuit|ce soir|la fin de la journee)|d'ici (?:demain|ce soir)|expire (?:aujourd'hui|demain|dans \d{1,3} (?:heures?|jours?))|aujourd'hui meme",
    "es": r"antes de (?:manana|medianoche|hoy|finalizar el dia)|hoy mismo|(?:caduca|vence|expira) (?:hoy|manana|en \d{1,3} (?:horas?|dias?))",
    "pt": r"ate (?:amanha|hoje|meia-noite|o final do dia)|ainda hoje|hoje mesmo|(?:expiram?|vencem?) (?:hoje|amanha|em \d{1,3} (?:horas?|dias?))",
    "it": r"entro (?:oggi|domani|mezzanotte|stasera|la giornata)|(?:scade|scadra|scadono) (?:oggi|domani|tra \d{1,3} (?:ore|giorni))",
    "nl": r"(?:voor|uiterlijk|tot) (?:morgen|vandaag|middernacht|vanavond)|vandaag nog|(?:verloopt|vervalt) (?:vandaag|morgen|over \d{1,3} (?:uur|dagen))",
}
ACTING: Final[dict[str, str]] = {
    "en": r"\b(?:verif|confirm|click|log ?-?in|sign ?-?in|update your|renew|pay\b|payment|respond|your account|your mailbox|suspend|deactivat|terminat|clos(?:e|ed) your|lose|avoid|password|claim|withdraw|restor|reactivat|act now|take action|must |required|please|redeem|upgrade|complete|send (?:me|us)|bitcoin|failure to|will be (?:deleted|disabled|blocked|closed|lost|cancel)|reply)",
    "de": r"bestatig|verifizier|aktualisier|klick|konto|zugang|gesperrt|sperrung|zahl|bitte|anmeld|einlog|losch|handeln|paket|antworten",
    "fr": r"confirm|verifi|cliqu|mettre a jour|mise a jour|compte|suspend|bloqu|pay|regl|valid|veuillez|connect|colis|repond",
    "es": r"confirm|verifi|clic|actualiz|cuenta|suspend|bloque|pag|deuda|valid|debe|evit|ingres|responda|descarg",
    "pt": r"confirm|verifi|cliq|atualiz|conta\b|suspen|bloque|pag|debito|valid|deve|evit|acess|regulariz|resgat|pontos|cpf|pendenc",
    "it": r"conferm|verific|clic|aggiorn|conto|account|sospe|blocc|pag|scadenz|deve|evit|acced|risponda|rispondi",
    "nl": r"bevestig|verifi|klik|bijwerk|rekening|account|geblokk|betal|dient|voorkom|inlog|bankpas|reageer",
}
# What a deadline must not be about: retries of a mail server, deliveries, service promises, the past.
IDLE: Final = lazy_pattern(
    r"retr(?:y|ied|ies)|queue|keep trying|undeliver|could not be delivered|delivery (?:status|attempts|has been delayed)|not been delivered"
    r"|mailer-daemon|postmaster|warning message only|do not need to resend|don't need to resend|unsubscrib|opt.?out|last \d+ (?:hours|days)"
    r"|\b(?:ship|deliver|arriv|dispatch)(?:s|ed|es|ing)?\b[^.]{0,30}$"
    r"|\b(?:we|our team|someone|agent|representative)(?:'ll| will| shall| aim to| try to)[^.\n]{0,60}$"
    r"|(?:opening|business|office) hours|open for|patch|commit|merge window|release|review"
)
TRIGGERS: Final[dict[str, frozenset[bytes]]] = {
    language: frozenset(words.encode().split())
    for language, words in {
        "en": "hours hour hrs hr h days day eod cob midnight tomorrow tonight noon today 12h 24h 36h 48h 72h 12hrs 24hrs 48hrs 72hrs 24hours 48hours",
        "de": "stunden stunde std h tagen tage heute morgen spatestens 24h 48h werktagen werktage",
        "fr": "heures heure h jours jour demain minuit aujourd soir 24h 48h 72h",
        "es": "horas hora hrs dias dia manana hoy medianoche 24h 48h",
        "pt": "horas hora dias dia amanha hoje noite 24h 48h 24hrs 48hrs",
        "it": "ore giorni oggi domani mezzanotte stasera giornata 24h 48h",
        "nl": "uur uren dagen werkdagen morgen vandaag middernacht vanavond 24u 48u",
    }.items()
}
