"""Find deadlines in Korean and Chinese that press the reader to act: "24시간 이내", "24小时内"."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from mailguard._internal.lazy_pattern import lazy_pattern

_AROUND: Final = 60  # characters of the sentence that are read on each side


class _Language(NamedTuple):
    """The patterns of a language. `deadline` has the groups `hours` (hours or minutes) and `near` (today, tomorrow)."""

    deadline: re.Pattern[str]
    asks: re.Pattern[str]
    harm: re.Pattern[str]
    idle: re.Pattern[str]
    stop: re.Pattern[str]


_KO_CLOCK: Final = r"(?:(?:오전|오후|낮|밤) ?)?(?:\d{1,2} ?시(?: ?\d{1,2} ?분)?|\d{1,2}:\d{2}|자정|정오)"
_KO_DAY: Final = (
    r"(?:\d{4} ?년 ?)?\d{1,2} ?월 ?\d{1,2} ?일(?: ?\([월화수목금토일](?:요일)?\))?"
    r"|\d{4}[.\-/] ?\d{1,2}[.\-/] ?\d{1,2}\.?"
)
KOREAN: Final = _Language(
    lazy_pattern(
        r"(?P<hours>\d{1,3} ?(?:시간|분)) ?(?:이내|내|안|후)(?:에|로)?"
        r"|\d{1,3} ?(?:영업일|일|주) ?(?:이내|내|안)(?:에|로)?"
        rf"|(?P<near>(?:오늘|금일|당일|내일|익일|이번 ?주|금주|이달)(?: ?{_KO_CLOCK})? ?"
        r"(?:까지|중으로|중에|내로|안으로|안에))"
        rf"|(?:{_KO_DAY})(?: ?{_KO_CLOCK})? ?까지"
    ),
    lazy_pattern(
        r"주세요|주십시오|주시기|주시면|바랍니다|하십시오|하세요|해야|하지 ?않|않으면|않을 ?경우|미확인|필요"
        r"|납부|입금|송금|회신|제출|인증|로그인|업데이트|갱신"
    ),
    lazy_pattern(r"정지|차단|삭제|제한|중단|중지|해지|압류|동결|폐쇄|법적|과태료|가산금|잠금|잠깁|비활성화|만료"),
    lazy_pattern(
        r"배송(?:됩|될|해 ?드|예정)|도착|발송(?:됩|해|예정)|영업 ?시간|운영 ?시간|진료 ?시간|접수 ?시간"
        r"|면회|개최|회의|교육|행사|전시|공연|답변 ?(?:드리|을)|연락 ?드리|환불해 ?드|처리해 ?드|점검|공사"
    ),
    lazy_pattern(r"[.!?。\n]"),
)
_ZH_NUMBER: Final = "(?:[0-9]{1,3}|[一二两兩三四五六七八九十]{1,4})"
_ZH_CLOCK: Final = r"(?:(?:上午|下午|晚上|中午)?\d{1,2}(?:[点點时時](?:\d{1,2}分)?|:\d{2})|下班|午夜)"
CHINESE: Final = _Language(
    lazy_pattern(
        rf"(?P<hours>{_ZH_NUMBER}(?:个|個)?(?:小时|小時|分钟|分鐘))之?[以]?[内內]"
        rf"|{_ZH_NUMBER}(?:个|個)?(?:工作[日天]|天|日|星期|周)之?[以]?[内內]"
        rf"|(?P<near>(?:今日|今天|当日|當日|今晚|明日|明天|本周|本月){_ZH_CLOCK}?(?:之前|以前|前|之内|之內|内|內))"
        rf"|(?:\d{{4}}年)?\d{{1,2}}月\d{{1,2}}[日号號]{_ZH_CLOCK}?(?:之前|以前|前)"
    ),
    lazy_pattern(
        "请|請|需|必须|必須|务必|務必|点击|點擊|验证|驗證|认证|認證|付款|支付|缴|繳|登录|登錄|登入|提交|回复|回覆|领取|領取|完成|扫"
    ),
    lazy_pattern(
        "停用|冻结|凍結|关闭|關閉|删除|刪除|注销|註銷|封号|封號|逾期|否则|否則|失效|过期|過期|将被|將被|法律|罚款|罰款|滞纳金"
    ),
    lazy_pattern(
        "发货|發貨|送达|送達|到货|营业时间|營業時間|开会|会议|會議|举行|舉行|活动|展览|我们将|我們將|客服将|退款将|为您|為您|回复您"
    ),
    lazy_pattern("[。!?！？；\n]"),
)


def find(text: str, language: _Language) -> Iterator[tuple[int, int, int]]:
    """Yield start, end and strength of each pressing deadline: 3 for hours, today or announced harm, else 2."""
    for match in language.deadline.finditer(text):
        start, end = match.span()
        before = language.stop.split(text[max(0, start - _AROUND) : start])[-1]
        after = language.stop.split(text[end : end + _AROUND])[0]
        around = before + " " + after
        if language.harm.search(around):
            yield start, end, 3
        elif not language.idle.search(around) and language.asks.search(around):
            yield start, end, 3 if match["hours"] or match["near"] else 2


def is_japanese(text: str) -> bool:
    """Whether a text with ideographs is Japanese: almost every Japanese sentence has one of these particles."""
    return any(particle in text for particle in "はをに")
