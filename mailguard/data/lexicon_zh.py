"""Chinese phrases: category → weight → phrases, parted by bars. Own compilation, 2026-11."""

from typing import Final

PHRASES: Final[dict[str, dict[int, str]]] = {
    "urgency": {
        2: """
            重要通知 | 请及时 | 最后通知 | 立即處理
        """,
        1: """
            紧急 | 立即 | 尽快 | 马上 | 緊急 | 儘快
        """,
    },
    "time_limit": {
        2: """
            24小时内 | 48小时内 | 今日内 | 即将过期 | 有效期
        """,
        1: """
            逾期 | 到期 | 截止
        """,
    },
    "threat": {
        2: """
            账户被停用 | 帐号停用 | 暂停使用 | 账号异常 | 法律责任
        """,
        1: """
            冻结 | 停用 | 封号
        """,
    },
    "credential_request": {
        2: """
            验证您的 | 更新密码 | 密码过期 | 邮箱升级 | 邮箱容量 | 登录验证 | 身份验证 | 实名认证 | 点击验证
        """,
    },
    "payment": {
        2: """
            工资补贴 | 个人所得税
        """,
        1: """
            付款 | 发票 | 汇款 | 退款 | 补贴 | 转账
        """,
    },
    "click_action": {
        2: """
            点击此处 | 点击链接 | 请点击 | 扫描二维码
        """,
        1: """
            扫码
        """,
    },
    "prize": {
        1: """
            中奖 | 恭喜 | 领取 | 奖金
        """,
    },
}
