"""English phrases: category, weight, and the phrases, parted by bars. Own compilation, 2026-11."""

from typing import Final

from mailguard.data import lexicon_en_bait, lexicon_en_request

PHRASES: Final[dict[str, dict[int, str]]] = {
    "urgency": {
        3: """
            immediate action required | urgent action required | act immediately | respond immediately | take action now |
            final warning | last warning | before it is too late | immediate attention required |
            requires your immediate attention | requires immediate action | urgent response needed | reply urgently |
            action is required today | urgent attention needed | requires urgent action | needs your urgent attention |
            respond urgently | final demand | final notification
        """,
        2: """
            immediate action | immediate attention | urgently | act now | action required | action needed |
            attention required | final notice | last reminder | final reminder | do not ignore | don't ignore |
            time sensitive | time-sensitive | urgent notice | urgent reminder | urgent message | urgent request |
            urgent notification | urgent update | very urgent | important notice | last chance | without delay |
            urgent attention | urgent response | act fast | second notice | urgent | asap | as a matter of urgency |
            at your earliest convenience today | urgent task | urgent matter | second reminder | response required |
            reply needed today
        """,
        1: """
            immediately | as soon as possible | right away | promptly
        """,
    },
    "threat": {
        3: """
            account suspended | account will be suspended | account will be closed | account has been suspended |
            account has been locked | account has been limited | account will be deactivated |
            account will be terminated | account will be deleted | account will be permanently |
            account will be locked | account is suspended | account is on hold | account has been blocked |
            account has been restricted | account has been disabled | account will be disabled |
            account will be blocked | account will be restricted | suspend your account | close your account |
            terminate your account | delete your account | lock your account | suspension of your account |
            termination of your account | account suspension | account deactivation | account termination |
            account closure | mailbox will be closed | mailbox will be deactivated | mailbox will be blocked |
            email will be deactivated | email will be suspended | lose access to your account | avoid suspension |
            avoid deactivation | avoid termination | avoid account suspension | avoid losing access |
            permanently suspended | arrest warrant | permanently disabled | emails will be deleted |
            your account is locked | your account is restricted | your account is limited | access has been suspended |
            has been temporarily suspended | has been suspended | will be suspended | cloud storage is full |
            storage full | photos will be deleted | photos and videos will be | your files will be deleted |
            mailbox is full | quota exceeded | your payment method has expired | membership has expired |
            subscription has expired | your protection has expired | antivirus has expired |
            your subscription has ended | your account is at risk | your access will be revoked |
            your mailbox will be suspended | your email will be blocked | your license will be suspended |
            vehicle registration will be suspended | late fees will apply | to avoid late fees | avoid late fees |
            additional penalties | to avoid legal action | legal proceedings will | legal action will be taken |
            a warrant has been issued | court summons | final notice before | referred to a collection agency |
            services will be terminated | service will be interrupted | incoming messages will be blocked |
            emails will bounce | your profile will be locked | your card has been blocked | your card will be blocked |
            arrest warrant against | warrant against you | warrant for your arrest | involved in a money laundering
        """,
        2: """
            account is locked | permanently deleted | permanently closed | lose access | loss of access |
            service interruption | interruption of service | avoid interruption | avoid service disruption | debt collection |
            will be terminated | will be disabled | will be deactivated | has been deactivated | has been restricted |
            has been limited | temporarily limited | temporarily restricted | seize your | you will be prosecuted |
            will be blocked | permanent deletion | forfeited | credit score | will be forfeited | lose all your |
            will be lost | on hold | deactivation | suspension | out of storage
        """,
        1: """
            restricted | law enforcement | legal action | blocked
        """,
    },
    "extortion": {
        3: """
            i recorded you | i have recorded you | access to your device | access to your devices |
            gained access to your | your webcam | adult websites | adult sites | send bitcoin | pay me |
            transfer to my wallet | i will send the video | send the video | all your contacts |
            do not contact the police | pegasus spyware | your dirty secret | you have been hacked |
            your device is infected | hacked your | infected your device | masturbating | masturbation |
            remote access trojan | my bitcoin wallet | my btc wallet | compromising video | i know your password |
            full access to your | installed a trojan | installed malware on | explicit video |
            i have been watching you | made a recording of you | transfer the bitcoin | bitcoin to the wallet |
            bitcoin address below | hours to pay | share the video with | send it to all your contacts |
            will be sent to all your | stolen your data | your data was stolen | your network has been encrypted |
            your files have been encrypted | your files are encrypted | onion site | it will be published | will be published on | pay the ransom |
            data will be leaked | full control of your device
        """,
        1: """
            decryption key | decryptor | tor browser | leak site | ransom
        """,
    },
    "security_alert": {
        3: """
            unusual sign-in | unusual activity | unusual login | suspicious login | suspicious sign-in | unauthorized login |
            unauthorised login | unauthorized transaction | unauthorised transaction | account may be compromised |
            account has been compromised | virus detected | unrecognized device | unrecognised device | unusual signin |
            sign-in from a new | login from a new | logged in from an unknown | your computer is infected |
            your computer has been blocked | call our support | contact microsoft support | malware detected |
            trojan detected | purchase was made on | unusual purchase | someone has your password
        """,
        2: """
            someone tried to | suspicious activity | suspicious transaction | unauthorized access | unauthorised access |
            security alert | security notice | security warning | new sign-in | new login | was this you | fraud alert |
            security breach | fraudulent activity | detected unusual | account security | new device
        """,
        1: """
            hacked | infected | data breach | has been compromised
        """,
    },
    "time_limit": {
        3: """
            expires today | expire today | ends today | ends tonight | expires tonight | expires tomorrow | offer expires |
            deadline expires | is about to expire | last day | deadline is today | due today | final day | only hours left |
            hours remaining | closes today | closing today | before it expires | link expires
        """,
        2: """
            has expired | will expire | expires soon | expiring soon | expires in | limited time | today only |
            before the deadline | act before | about to expire
        """,
        1: """
            deadline | hurry
        """,
    },
    "routine": {
        1: """
            beneficiary designation | next of kin form | next of kin details | next of kin contact | sign in to your account from |
            new sign-in to your | a sign-in to your | urgency=low | urgency=medium | urgency=high | urgent patch | non-urgent | not urgent | no urgent | isn't urgent |
            not terribly urgent | unauthorized access to this | is not immediately | not immediately | immediately after |
            immediately before | immediately following | blocked by | blocked on | log in to reply | sign in to reply |
            reset your password by | refund policy | bank holiday | on hold for now | put on hold | suspension bridge |
            suspend to | suspend and resume
        """,
    },
    **lexicon_en_request.PHRASES,
    **lexicon_en_bait.PHRASES,
}
