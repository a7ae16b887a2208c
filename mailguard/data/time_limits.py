"""Wording of deadlines in languages with spaces, and the words around one that presses. Own compilation, 2026-11.

Text is normalised first: lower case, accents folded. A space matches any short run of spaces.
"""

from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern

NUMBERS: Final[dict[str, int]] = {  # as words, longer ones first
    r"twenty[\s-]?four": 24, r"forty[\s-]?eight": 48, r"seventy[\s-]?two": 72, "one": 1, "two": 2, "three": 3, "five": 5,
    "seven": 7, "ten": 10, "vierundzwanzig": 24, "achtundvierzig": 48, "drei": 3, "sieben": 7, "zwei": 2, "vingt-quatre": 24,
    "quarante-huit": 48, "deux": 2, "trois": 3, "sept": 7, "veinticuatro": 24, "cuarenta y ocho": 48, "dos": 2, "tres": 3,
    "siete": 7, "vinte e quatro": 24, "quarenta e oito": 48, "dois": 2, "sete": 7, "ventiquattro": 24, "quarantotto": 48,
    "due": 2, "tre": 3, "sette": 7, "vierentwintig": 24, "achtenveertig": 48, "twee": 2, "drie": 3, "zeven": 7,
}  # fmt: skip
_MONTHS: Final = """
    january februari february march april may june july august september october november december
    januar januari februar marz maart mei juni juli augustus oktober dezember
    janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
    enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre
    janeiro fevereiro marco maio junho julho setembro outubro novembro dezembro
    gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre
"""
_BEGINNINGS: Final = {
    "jan": 1, "jane": 1, "gen": 1, "ene": 1, "fe": 2, "mar": 3, "maa": 3, "ap": 4, "av": 4, "ab": 4, "mag": 5, "mai": 5, "may": 5,
    "mei": 5, "jun": 6, "juin": 6, "giu": 6, "jul": 7, "juil": 7, "lug": 7, "au": 8, "ao": 8, "ag": 8, "se": 9, "o": 10, "n": 11,
    "d": 12,
}  # fmt: skip
MONTHS: Final[dict[str, int]] = {  # name to number, in seven languages
    name: next(number for start, number in _BEGINNINGS.items() if name.startswith(start)) for name in _MONTHS.split()
}
_MONTH: Final = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + ")"
_NUMERIC: Final = r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}"
DATED: Final[dict[str, str]] = {  # "by 27 November"
    "en": rf"(?:by|before|until|till|no later than) (?:the )?(?:end of )?(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?|{_NUMERIC})",
    "de": rf"(?:bis|spatestens)(?: zum| spatestens(?: zum)?| am)? (?:\d{{1,2}}\. ?{_MONTH}|\d{{1,2}}\. ?\d{{1,2}}\.(?: ?\d{{2,4}})?)",
    "fr": rf"(?:avant|jusqu'au|d'ici|au plus tard)(?: le| au)? (?:\d{{1,2}}(?:er)? {_MONTH}|{_NUMERIC})",
    "es": rf"(?:antes|hasta|a mas tardar) (?:del?|el)(?: dia)? (?:\d{{1,2}} de {_MONTH}|{_NUMERIC})",
    "pt": rf"ate(?: o)?(?: dia)? (?:\d{{1,2}} de {_MONTH}|{_NUMERIC})",
    "it": rf"entro(?: e non oltre)?(?: il| l')? ?(?:\d{{1,2}} {_MONTH}|{_NUMERIC})",
    "nl": rf"(?:voor|uiterlijk|tot|tot en met)(?: op)? (?:\d{{1,2}} {_MONTH}|{_NUMERIC})",
}
UNITS: Final[dict[str, tuple[str, str, str]]] = {  # before the number, hours, days
    "en": (
        r"(?:with?in|in|inside|after)(?: the)?(?: next| following| space of)?|you (?:only )?have(?: only)?|next",
        "hours?|hrs?|h",
        "(?:business |working |calendar )?days?",
    ),
    "de": (
        r"(?:innerhalb|innert)(?: von| der nachsten)?|binnen(?: der nachsten)?|in den nachsten|in|nach",
        "stunden?|std|h",
        "(?:werk|arbeits)?tage?n?",
    ),
    "fr": (
        r"sous|dans(?: les| un delai (?:de|maximum de))?(?: prochaines)?|d'ici|en(?: moins de)?|avant|delai (?:de|maximum de)",
        "heures?|h",
        "jours?(?: ouvres| ouvrables)?",
    ),
    "es": (
        r"en(?: las)?(?: proximas| siguientes)?|dentro de(?: las| los)?(?: proximas| proximos| siguientes)?|antes de|plazo (?:maximo )?de|en menos de",
        "horas?|hrs?|h",
        "dias?(?: habiles| laborables)?",
    ),
    "pt": (
        r"em(?: ate)?|dentro d(?:e|as proximas|os proximos)|n[ao]s proxim[ao]s|prazo (?:maximo )?de|ate|em menos de",
        "horas?|hrs?|h",
        "dias?(?: uteis)?",
    ),
    "it": (
        r"entro(?: e non oltre)?(?: le| i)?(?: prossime| prossimi)?|n(?:elle|ei) prossim[ei]|nel giro di|in(?: meno di)?",
        "ore|h",
        "giorni(?: lavorativi)?",
    ),
    "nl": (
        r"binnen(?: de)?(?: komende| eerstvolgende| volgende)?|in de komende|uiterlijk binnen",
        "uur|uren|u",
        "(?:werk)?dagen",
    ),
}
FIXED: Final[dict[str, str]] = {
    "en": r"(?:by|before|until|till) (?:the )?(?:end of (?:the |this |your )?(?:business |working )?day|close of business|cob|eod|midnight|tomorrow|tonight|today|noon)|today before \d{1,2}|no later than (?:today|tomorrow)|expires? (?:today|tomorrow|tonight|in \d{1,3} (?:hours?|days?|minutes?))|end of today",
    "de": r"bis (?:heute|morgen|spatestens)(?: abend| um \d{1,2}| \d{1,2})?|noch heute|spatestens (?:heute|morgen|bis)|lauft (?:heute|morgen|in \d{1,3} (?:stunden|tagen)) ab",
    "fr": r"avant (?:demain|minuit|ce soir|la fin de la journee)|d'ici (?:demain|ce soir)|expire (?:aujourd'hui|demain|dans \d{1,3} (?:heures?|jours?))|aujourd'hui meme",
    "es": r"antes de (?:manana|medianoche|hoy|finalizar el dia)|hoy mismo|(?:caduca|vence|expira) (?:hoy|manana|en \d{1,3} (?:horas?|dias?))",
    "pt": r"ate (?:amanha|hoje|meia-noite|o final do dia)|ainda hoje|hoje mesmo|(?:expiram?|vencem?) (?:hoje|amanha|em \d{1,3} (?:horas?|dias?))",
    "it": r"entro (?:e non oltre )?(?:oggi|domani|mezzanotte|stasera|la (?:mezzanotte|giornata)(?: odierna)?|la fine della giornata)|oggi stesso|(?:scade|scadra|scadono) (?:oggi|domani|tra \d{1,3} (?:ore|giorni))",
    "nl": r"(?:voor|uiterlijk|tot) (?:morgen|vandaag|middernacht|vanavond|het einde van de dag)|vandaag nog|nog vandaag|(?:verloopt|vervalt) (?:vandaag|morgen|over \d{1,3} (?:uur|dagen))",
}
BEGINNINGS: Final[dict[str, str]] = {  # the letters that UNITS, FIXED and DATED begin with
    "en": "abeintuwy", "de": "bilns", "fr": "adejs", "es": "acdehpv", "pt": "adehnpv", "it": "einos", "nl": "bintuv",
}  # fmt: skip
ACTING: Final[dict[str, str]] = {
    "en": r"\b(?:verif|confirm|click|log ?-?in|sign ?-?in|update your|renew|pay\b|payment|respond|your account|your mailbox|suspend|deactivat|terminat|clos(?:e|ed) your|lose|avoid|password|claim|withdraw|restor|reactivat|act now|take action|must |required|please|redeem|upgrade|complete|send (?:me|us)|bitcoin|failure to|will be (?:deleted|disabled|blocked|closed|lost|cancel)|reply|(?:release|review) (?:your|these|pending|held|all|messages))",
    "de": r"bestatig|verifizier|aktualisier|klick|konto|zugang|gesperrt|sperrung|zahl|bitte|anmeld|einlog|losch|handeln|paket|antworten",
    "fr": r"confirm|verifi|cliqu|mettre a jour|mise a jour|compte|suspend|bloqu|pay|regl|valid|veuillez|connect|colis|repond",
    "es": r"confirm|verifi|clic|actualiz|cuenta|suspend|bloque|pag|deuda|valid|debe|evit|ingres|responda|descarg",
    "pt": r"confirm|verifi|cliq|atualiz|conta\b|suspen|bloque|pag|debito|valid|deve|evit|acess|regulariz|resgat|pontos|cpf|pendenc",
    "it": r"conferm|verific|clic|aggiorn|conto|account|sospe|blocc|pag|scadenz|deve|evit|acced|risponda|rispondi",
    "nl": r"bevestig|verifi|klik|bijwerk|rekening|account|geblokk|betal|dient|voorkom|inlog|bankpas|reageer",
}
# A deadline about these does not count: retries of a mail server, deliveries, service promises, the past.
IDLE: Final = lazy_pattern(
    r"retr(?:y|ied|ies)|queue|keep trying|undeliver|could not be delivered|delivery (?:status|attempts|has been delayed)|not been delivered"
    r"|mailer-daemon|postmaster|warning message only|do not need to resend|don't need to resend|unsubscrib|opt.?out|last \d+ (?:hours|days)"
    r"|\b(?:ship|deliver|arriv|dispatch)(?:s|ed|es|ing)?\b[^.]{0,30}$"
    r"|\b(?:we|our team|someone|agent|representative)(?:'ll| will| shall| aim to| try to)[^.\n]{0,60}$"
    r"|(?:opening|business|office) hours|open for|patch|commit|merge window|(?:release|review)(?! (?:your|these|pending|held|all|messages))"
)
_GLUED: Final = {  # units as they are written onto a number ("24hrs", "2days")
    "en": "h hr hrs hour hours day days", "de": "h std stunden tage tagen", "fr": "h heures jours", "es": "h hrs horas dias",
    "pt": "h hrs horas dias", "it": "h ore giorni", "nl": "u uur uren dagen",
}  # fmt: skip
_GLUED_TO: Final = (1, 2, 3, 4, 5, 6, 7, 10, 12, 14, 24, 36, 48, 72)
TRIGGERS: Final[dict[str, frozenset[bytes]]] = {
    language: frozenset(
        (
            *words.encode().split(),
            *(f"{number}{unit}".encode() for number in _GLUED_TO for unit in _GLUED[language].split()),
        )
    )
    for language, words in {
        "en": "hours hour hrs hr h days day eod cob midnight tomorrow tonight noon today business january february march april june july august september october november december",
        "de": "stunden stunde std h tagen tage heute morgen spatestens 24h 48h werktagen werktage januar februar marz april mai juni juli august september oktober november dezember bis",
        "fr": "heures heure h jours jour demain minuit aujourd soir 24h 48h 72h janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
        "es": "horas hora hrs dias dia manana hoy medianoche 24h 48h enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "pt": "horas hora dias dia amanha hoje noite 24h 48h 24hrs 48hrs janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro prazo",
        "it": "ore giorni oggi domani mezzanotte stasera giornata 24h 48h gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre entro",
        "nl": "uur uren dagen werkdagen morgen vandaag middernacht vanavond 24u 48u januari februari maart april mei juni juli augustus september oktober november december uiterlijk",
    }.items()
}
