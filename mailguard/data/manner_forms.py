"""The forms by which habits of writing are counted: name, example, and words. Own compilation, 2026-11.

Only the name is stored. Of each line, the first form of the table counts. Words are in lower case.
"""

from typing import Final

GREETINGS: Final = (
    ("osewa", "お世話になっております", "お世話に"),
    ("otsukare", "お疲れさまです", "お疲れ様|お疲れさま|おつかれさま|ご苦労さま"),
    ("heiso", "平素より", "平素|日頃より|時下"),
    ("haikei", "拝啓", "拝啓|謹啓|前略|拝復"),
    ("hello-ja", "こんにちは", "こんにちは|こんばんは|おはよう"),
    ("sudden", "突然のご連絡失礼いたします", "突然の(?:ご連絡|メール)|(?:初|はじ)めまして|はじめてご連絡|初めてご連絡"),
    ("customers", "お客様各位", "お客様|お客さま|会員様|会員各位|ユーザー(?:様|各位)|利用者(?:様|各位)"),
    (
        "dear-customer",
        "Dear customer",
        (
            r"(?:dear|hello|hi|attention|attn)[:,]? (?:valued |esteemed |our |e-?mail |beloved ){0,3}(?:customer|user|sir|madam"
            r"|client|member|account|friend|owner|beneficiary|webmail|mailbox|subscriber|employee|colleague|all\b)"
        ),
    ),
    ("dear", "Dear …", r"dear\b"),
    ("hi", "Hi …", r"hi\b"),
    ("hello", "Hello …", r"hello\b"),
    ("hey", "Hey …", r"hey\b"),
    ("good-day", "Good morning", r"good (?:day|morning|afternoon|evening)\b|greetings\b"),
    ("geehrte", "Sehr geehrte …", r"sehr geehrte|guten (?:tag|morgen)"),
    ("hallo", "Hallo …", r"hallo\b|liebe[rs]?\b|moin\b"),
    ("bonjour", "Bonjour …", r"bonjour\b|madame\b|monsieur\b|ch[eè]re?s?\b"),
    ("estimado", "Estimado …", r"estimad[oa]s?\b|buenos d[ií]as|buenas\b"),
    ("hola", "Hola …", r"hola\b"),
    ("prezado", "Prezado …", r"prezad[oa]s?\b|caro\b|ol[áa]\b|bom dia|boa tarde"),
    ("gentile", "Gentile …", r"gentil[ei]\b|egregi[oa]\b|spett"),
    ("ciao", "Ciao …", r"ciao\b|buongiorno\b|buonasera\b|salve\b"),
    ("geachte", "Geachte …", r"geachte\b|beste\b|goedemorgen|goedemiddag|dag\b"),
    ("chinese", "您好", "您好|你好|尊敬的|各位同事"),
    ("korean", "안녕하세요", "안녕하|고객님|담당자님"),
)
CLOSINGS: Final = (
    ("onegai-moushiage", "よろしくお願い申し上げます", "お願い申し?上げ|お願いもうしあげ"),
    ("onegai-itashi", "よろしくお願いいたします", "お願い(?:いた|致)し"),
    ("onegai-shimasu", "よろしくお願いします", "お願いします"),
    ("keigu", "敬具", "敬具|謹白|草々|敬白"),
    ("ijou", "以上", "^以上[。、]?$|^以上です"),
    ("toriisogi", "取り急ぎ", "取り?急ぎ|とりいそぎ"),
    ("thanks-ja", "ありがとうございます", "ありがとうござい|有難うござい|感謝"),
    ("kind-regards", "Kind regards", r"(?:kind(?:est)?|warm(?:est)?) regards|^kr[,.]?$"),
    ("best-regards", "Best regards", r"best regards|with best|all the best|^best\b|^br[,.]?$"),
    ("regards", "Regards", r"regards\b|^rgds"),
    ("sincerely", "Sincerely", r"sincerely|yours (?:truly|faithfully)|faithfully"),
    ("thanks", "Thanks", r"(?:many )?thanks|thank you|thx\b|tia\b"),
    ("cheers", "Cheers", r"cheers\b"),
    (
        "team",
        "The … team",
        r"(?:the )?[\w .&-]{0,40}\b(?:team|department|support|service|helpdesk|administrator)[.!]?$",
    ),
    ("gruesse", "Mit freundlichen Grüßen", r"(?:mit )?(?:[a-zäöü]{4,15} )?gr(?:ü|ue|u)(?:ß|ss)|mfg\b"),
    ("cordialement", "Cordialement", r"cordialement|bien [àa] (?:vous|toi)|salutations"),
    ("saludos", "Saludos", r"(?:un )?(?:[a-z]{4,15} )?saludos?\b|atentamente"),
    ("atenciosamente", "Atenciosamente", r"atenciosamente|abra[çc]os?|obrigad[oa]"),
    ("saluti", "Cordiali saluti", r"(?:[a-z]{4,15} )?saluti|grazie\b"),
    ("groet", "Met vriendelijke groet", r"(?:met )?(?:[a-z]{4,15} )?groet(?:en|jes)?\b|mvg\b"),
    ("chinese", "此致", "此致|敬礼|敬禮|谢谢|謝謝|祝好"),
    ("korean", "감사합니다", "감사합니다|드림|올림"),
)
ADDRESSING: Final = (
    ("sama", "様", "(?:様|さま)[、,:]?$"),
    ("san", "さん", "さん[、,へ]?$"),
    ("sensei", "先生", "先生(?:御机下|侍史)?[、,]?$"),
    ("onchu", "御中", "御中$"),
    ("kakui", "各位", "各位[、,:]?$"),
    ("dono", "殿", "殿[、,]?$"),
)
# Examples of the forms of the other aspects.
POLITENESS: Final = {"masu": "です・ます", "plain": "である", "mixed": "です・ます／である"}
PUNCTUATION: Final = {"ten-maru": "、。", "comma-period": "，．", "comma-maru": "，。", "mixed": "、，。．"}
LANGUAGES: Final = {
    "ja": "日本語", "en": "English", "zh": "中文", "ko": "한국어", "de": "Deutsch", "fr": "français", "es": "español",
    "pt": "português", "it": "italiano", "nl": "Nederlands", "ru": "русский",
}  # fmt: skip
