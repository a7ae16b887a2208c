"""English phrases: category → weight → phrases, parted by bars. Own compilation, 2026-11."""

from typing import Final

PHRASES: Final[dict[str, dict[int, str]]] = {
    "urgency": {
        2: """
            urgent | urgently | immediately | immediate action | immediate attention | act now |
            as soon as possible | asap | action required | action needed | attention required | important notice |
            final notice | final warning | last warning | last reminder | final reminder | do not ignore |
            time sensitive | respond immediately | without delay | take action now | before it is too late
        """,
    },
    "time_limit": {
        3: """
            within 24 hours
        """,
        2: """
            within 48 hours | within 72 hours | within 12 hours | in the next 24 hours | by end of day |
            before midnight | expires today | expires in | expires soon | will expire | has expired |
            is about to expire | today only | before the deadline | within 3 days | limited time
        """,
        1: """
            24 hours | 48 hours | deadline | until tomorrow
        """,
    },
    "threat": {
        3: """
            account suspended
        """,
        2: """
            account has been suspended | account will be suspended | suspend your account |
            account will be closed | account has been locked | account is locked | account has been limited |
            account will be deactivated | account will be terminated | permanently deleted | will be deleted |
            will be disabled | lose access | loss of access | service interruption | legal action |
            law enforcement | arrest warrant | debt collection | on hold | deactivation | termination |
            your files will be
        """,
        1: """
            court | restricted | blocked
        """,
    },
    "security_alert": {
        2: """
            unusual activity | unusual sign-in | suspicious activity | suspicious login | unauthorized access |
            unauthorized transaction | unauthorized login | security alert | security notice | new sign-in |
            new device | was this you | your account may be compromised | has been compromised | fraud alert |
            virus detected | hacked | data breach | security breach
        """,
        1: """
            infected
        """,
    },
    "credential_request": {
        3: """
            verify your account | mailbox quota | recovery phrase | seed phrase
        """,
        2: """
            verify your identity | verify your email | confirm your account | confirm your identity |
            confirm your password | update your account | update your information | update your password |
            reset your password | password expires | password will expire | keep the same password |
            keep current password | log in to | sign in to | login below | validate your account | re-validate |
            mailbox is full | storage is full | storage limit | webmail | one-time password | verification code |
            connect your wallet | private key | social security number
        """,
    },
    "click_action": {
        2: """
            click here | click below | click the link | click the button | follow the link | link below |
            button below | open the attachment | see attached | attached document | view document |
            review document | download the attachment | scan the qr code | scan the code | enable content |
            enable editing | enable macros
        """,
    },
    "payment": {
        2: """
            payment declined | payment failed | payment method | payment is due | outstanding balance | past due |
            overdue | wire transfer | bank transfer | change of bank | new bank details | updated bank |
            direct deposit | gift card | gift cards | bitcoin | btc wallet | cryptocurrency | unpaid |
            billing information | update your payment | your subscription | auto-renew | will be charged
        """,
        1: """
            refund | renewal | charged
        """,
    },
    "invoice": {
        2: """
            purchase order | quotation | proforma | remittance | statement of account | billing statement |
            payment advice
        """,
        1: """
            invoice | receipt
        """,
    },
    "delivery": {
        2: """
            delivery attempt | undeliverable | could not be delivered | shipping fee | customs fee |
            tracking number | delivery address | reschedule delivery | held at
        """,
        1: """
            package | parcel
        """,
    },
    "prize": {
        2: """
            you have won | you won | congratulations | claim your | lottery | free gift | selected to receive |
            exclusive offer | jackpot | free spins | inheritance | beneficiary | million dollars | donation |
            compensation fund
        """,
        1: """
            winner | prize | reward | bonus
        """,
    },
    "authority": {
        2: """
            tax refund | internal revenue | hmrc | federal bureau | interpol | europol | court order |
            it department | help desk | support team | security team | human resources | chief executive
        """,
        1: """
            irs | police | administrator
        """,
    },
    "medical_result": {
        2: """
            test results | lab results | medical report | covid-19 | appointment confirmation | patient portal |
            prescription
        """,
    },
    "attachment_password": {
        2: """
            password for the attachment | password to open | archive password | zip password | password is |
            password protected
        """,
    },
    "secrecy_bec": {
        2: """
            are you available | are you at your desk | keep this confidential | strictly confidential | discreet |
            quick task | quick favor | in a meeting | send me your cell | your whatsapp number
        """,
        1: """
            kindly
        """,
    },
    "extortion": {
        2: """
            i recorded you | your webcam | i have access to your device | adult websites | send bitcoin |
            you have 48 hours | do not contact the police | pegasus
        """,
    },
}
