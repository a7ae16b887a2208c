"""Words for secrets and for requests of them, by language. Texts are folded: lower case, without accents.

Each language has its secrets by weight (3: no honest mail asks for them; 2: forms ask for them, too), `before` and
`after`: the request on either side of the secret, and `handed`: those verbs that ask for it in an answer. Own compilation, 2026-11.
"""

from typing import Final, NamedTuple


class Asking(NamedTuple):
    """The regular expressions of one language. Each secret begins with a letter, so that the search is fast.

    A text with a match has all words of one of the `hints`; in Japanese, Chinese and Korean it has the hint itself.
    """

    hints: tuple[str, ...]
    strong: str
    weak: str
    before: str
    after: str
    handed: str
    denied: str
    reach: int  # characters between secret and verb


_JA_VERB: Final = (
    "(?:入力|記入)(?:して(?![いおもは])|の(?:上|うえ)|し[、,]|を?お願|ください|下さい|が必要|いただ|頂)"
    "|ご(?:入力|記入|返信|返送|提出|提示|送付|登録)(?:ください|下さい|の(?:上|うえ)|し|を?お?願|いただ|頂|後)"
    "|(?:送って|送信して|送付して|返信して|返送して|教えて|知らせて|提出して|共有して|登録して)(?![いおもはし])"
    "|お(?:送り|教え|知らせ|伝え)(?:ください|下さい|願|いただ|頂)|返送|のログインが必要|でログインが必要"
)
ASKING: Final[dict[str, Asking]] = {
    "ja": Asking(
        (
            "パスワード", "番号", "コード", "ユーザ", "id", "アカウント", "生年月日", "ログイン情報", "カード",
            "裏面の", "秘密の質問", "マイナンバー",
        ),
        "パスワード|暗証番号|マイナンバー|個人番号|保険(?:証|者)の?番号|カードの?番号|セキュリティ(?:コード|番号)"
        "|認証(?:コード|番号)|確認(?:コード|番号)|ユーザー?(?:名|id)|ログイン(?:id|情報)|裏面の[^。\n]{0,8}(?:番号|数字)|秘密の質問"
        "|職員(?:番号|id)|社員(?:番号|id)"
        "|googleの?アカウント|microsoftの?アカウント|appleの?アカウント|yahooの?アカウント|メールの?アカウント",
        "生年月日|口座番号|免許証の?番号|旅券番号",
        "(?:以下|下記|次)(?:の|を|に|へ)[^。\n]{0,16}(?:返信|返送|入力|記入|お知らせ|お送り|教えて)",
        _JA_VERB,
        "送|返信|返送|教え|知らせ|伝え|共有",
        "絶対|決して|一切|ないで|ません|禁止",
        36,
    ),
    "en": Asking(
        (
            "password", "passwords", "passcode", "passcodes", "pin code", "pin number", "username", "usernames", "user name",
            "credentials", "ssn", "social security", "card number", "card details", "card information", "cvv", "cvc",
            "mfa code", "otp code", "2fa code", "verification code", "authentication code", "authenticator code",
            "sms code", "security code", "time code", "mfa codes", "otp codes", "2fa codes", "verification codes",
            "authentication codes", "authenticator codes", "sms codes", "security codes", "time codes", "user names",
            "login details", "login id", "employee id", "staff id", "employee number", "staff number", "bank login",
            "online banking", "date birth", "passport number", "copy passport", "copy id", "licence", "license",
        ),
        r"passwords?|passcodes?|pin (?:code|number)|user ?names?|login (?:details|credentials|id)|credentials"
        r"|social security numbers?|ssn|card (?:number|details|information)|cvv|cvc|mfa codes?|otp codes?|2fa codes?"
        r"|verification codes?|one-time codes?|authentication codes?|authenticator codes?|sms codes?|security codes?"
        r"|employee (?:id|number)|staff (?:id|number)|bank login|online banking",
        "date of birth|passport number|copy of your (?:passport|id)|driver'?s licen[cs]e",
        r"(?:please |kindly |must |(?:you|have|need|required|asked|necessary) to |and |then |(?:could|can|would) you "
        r"|^|(?<=[.!?:;,\n]\s)|(?<=[\n:;>]))"
        r"(?:(?:re-?)?enter|type(?: in)?|input|fill in|provide(?: us| me)?(?: with)?|supply|submit|send(?: us| me| over)?"
        r"|forward(?: us| me)?|(?:reply|respond|get back)(?: to [a-z\s]{1,20})? with|give (?:us|me)|tell (?:us|me)"
        r"|share|disclose|confirm|verify|validate)",
        r"(?:must|should|(?:needs?|has|have) to) be (?:entered|confirmed|provided|sent|verified|submitted)"
        r"|please (?:send|reply|provide|forward|e-?mail)\b",
        r"send|sent|forward|reply|respond|get back|give|tell|share|e-?mail",
        r"\bnever\b|\b(?:not|n't) (?:ever )?(?:share|send|give|tell|disclose|reveal|enter|provide|ask|request|be asked"
        r"|reply|type|submit|forward)|\b(?:nobody|no one|without)\b",
        60,
    ),
    "de": Asking(
        ("passwort", "kennwort", "pin", "tan", "benutzername", "benutzernamen", "kreditkartennummer", "geburtsdatum"),
        "passwort|kennwort|benutzernamen?|kreditkartennummer|pin|tan",
        "geburtsdatum",
        "(?:senden|schicken|geben|teilen|bestatigen|ubermitteln|nennen) sie",
        "(?:eingeben|mitteilen|bestatigen|angeben|zusenden)",
        "senden|schicken|teilen|nennen|mitteilen|zusenden",
        r"\b(?:nie|niemals|keinesfalls)\b",
        60,
    ),
    "fr": Asking(
        ("mot passe", "numero carte", "identifiants", "cryptogramme", "code secret", "date naissance"),
        "mot de passe|numero de (?:votre )?carte|identifiants|cryptogramme|code secret",
        "date de naissance",
        "(?:saisir|saisissez|envoyer|envoyez|communiquer|communiquez|indiquer|indiquez|fournir|fournissez|renseigner"
        "|transmettre|confirmez|entrez)",
        "a (?:saisir|envoyer|communiquer)",
        "envoy|communiqu|transmet|fourn",
        r"\bjamais\b",
        60,
    ),
    "es": Asking(
        ("contrasena", "numero tarjeta", "clave", "pin", "cvv", "codigo verificacion", "fecha nacimiento"),
        "contrasena|numero de (?:su |tu )?tarjeta|clave(?: de acceso)?|pin|cvv|codigo de verificacion",
        "fecha de nacimiento",
        "(?:introduzca|introduce|ingrese|ingresa|envie|envienos|envia|confirme|proporcione|facilite|indique)",
        "por correo",
        "envi|facilit|proporcion|indiq",
        r"\b(?:nunca|jamas)\b",
        60,
    ),
    "pt": Asking(
        ("senha", "numero cartao", "token", "cvv", "data nascimento"),
        "senha|numero do (?:seu )?cartao|token|cvv",
        "data de nascimento",
        "(?:digite|informe|envie|confirme|insira|forneca)",
        "por e-?mail",
        "envi|inform|forne",
        r"\b(?:nunca|jamais)\b",
        60,
    ),
    "it": Asking(
        ("password", "numero carta", "pin", "credenziali", "cvv", "data nascita"),
        "password|numero (?:di|della) (?:sua |tua )?carta|pin|credenziali|cvv",
        "data di nascita",
        "(?:inserisca|inserisci|inserire|invii|inviare|invia|confermi|comunichi|fornisca|fornire)",
        "via e-?mail",
        "invi|comunic|forni",
        r"\bmai\b",
        60,
    ),
    "nl": Asking(
        ("wachtwoord", "pincode", "kaartnummer", "gebruikersnaam", "geboortedatum"),
        "wachtwoord|pincode|kaartnummer|gebruikersnaam",
        "geboortedatum",
        "(?:voer|vul|stuur|bevestig|geef|mail)",
        "(?:invoeren|invullen|doorgeven|opsturen)",
        "stuur|geef|mail|door|op",
        r"\bnooit\b",
        60,
    ),
    "zh": Asking(
        ("密码", "密碼", "身份证", "身份證", "验证码", "驗證碼", "卡号", "卡號", "出生日期"),
        "密码|密碼|身份证|身份證|验证码|驗證碼|卡号|卡號",
        "出生日期",
        "(?:输入|輸入|填写|填寫|提供|发送|發送|回复|回覆|告诉我)",
        "(?:发给|發給|发送给|回复)",
        "发|發|回|告",
        "不要|请勿|請勿|切勿|不会|不會|绝不|絕不",
        20,
    ),
    "ko": Asking(
        ("비밀번호", "주민등록번호", "인증번호", "카드번호", "카드 번호", "생년월일"),
        "비밀번호|주민등록번호|인증번호|카드 ?번호",
        "생년월일",
        "다음[^.\n]{0,10}(?:입력|회신)",
        "(?:입력|제출|회신|보내|알려)[^.\n]{0,4}(?:주|하십|하세|바랍)",
        "보내|알려|회신|제출",
        "마세요|않습|마십시오|금지",
        24,
    ),
}  # fmt: skip
