"""Names and domains of public bodies, in Japan and in English.

Source: compiled by hand for this project, 2026-11. Japan's national bodies are at go.jp, local ones at lg.jp or
below `pref.`, `city.`, `town.`, `vill.`, `metro.` of the geographic names; police and fire brigades at those too.
"""

from typing import Final

BODIES_JA: Final = (
    "警察署", "警察本部", "県警本部", "府警本部", "道警本部", "県警察", "府警察", "県警", "府警", "道警", "税務署", "国税局", "県税事務所",
    "府税事務所", "都税事務所", "市税事務所", "市役所", "区役所", "町役場", "村役場", "県庁", "府庁", "道庁", "都庁", "上下水道局",
    "下水道局", "水道局", "年金事務所", "年金相談センター", "保健所", "地方裁判所", "家庭裁判所", "簡易裁判所", "高等裁判所", "最高裁判所",
    "裁判所", "法務局", "労働基準監督署", "労働局", "地方検察庁", "検察庁", "地検", "税関", "公共職業安定所", "入国管理局",
    "出入国在留管理局", "消防署", "消防局", "消防本部", "教育委員会", "福祉事務所", "児童相談所", "運輸支局", "運輸局", "陸運局",
    "選挙管理委員会", "公正取引委員会", "財務局", "財務事務所", "厚生局", "マトリ", "麻薬取締部", "納税課", "収税課", "市民税課",
    "国保年金課", "保険年金課", "住民税課",
)  # fmt: skip
# After such a name: something else that is called after it.
NOT_JA: Final = (
    "前", "通り", "横", "裏", "跡", "駅", "店", "友", "ＯＢ", "OB", "退職", "互助", "生協", "生活協同", "協会", "協議会", "協力", "組合", "後援",
    "食堂", "売店", "内", "ニュース", "新聞", "クリニック", "医院", "病院", "便り", "だより", "関連", "関係", "担当記者", "番", "研究", "学会",
    "共済", "連合", "連盟", "モール", "について", "への", "をかたる", "を騙る", "を名乗る", "認定", "御用達", "指定",
)  # fmt: skip
BODIES_EN: Final = (
    r"(?:[a-z]+ )?police (?:department|service|agency|headquarters|bureau|station|force)|(?:[a-z]+ )(?:state |city |metropolitan )police"
    r"|(?:national )?tax (?:administration|office|authority|department|agency|bureau|service)|(?:internal )?revenue (?:service|agency|office)"
    r"|customs (?:office|service|administration|authority|bureau|and border protection|clearance office)"
    r"|(?:district|high|supreme|magistrates?'?|county|municipal|federal|family|circuit|superior|criminal|civil|traffic) court"
    r"|court (?:of [a-z]+|clerk|registry)|ministry of [a-z]+|department of (?:justice|treasury|state|labou?r|revenue|health|homeland security)"
    r"|immigration (?:bureau|office|service|services agency|department)|public prosecutor'?s?|prosecutor'?s office|sheriff'?s? (?:office|department)"
    r"|pension (?:service|office)|social security (?:office|administration)|city hall|labou?r standards (?:office|inspection office)"
)
