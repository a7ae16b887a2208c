"""English phrases of what is asked of the reader. Own compilation, 2026-11."""

from typing import Final

PHRASES: Final[dict[str, dict[int, str]]] = {
    "credential_request": {
        3: """
            verify your account | verify your identity | verify your email | verify your mailbox |
            verify your information | verify your details | verify your wallet | confirm your account |
            confirm your identity | confirm your password | confirm your email | confirm your details |
            confirm your information | confirm your mailbox | confirm ownership | update your account |
            update your information | update your password | update your details | update your mailbox |
            validate your account | validate your email | validate your mailbox | re-validate | revalidate |
            reactivate your account | restore your account | unlock your account | restore access |
            keep the same password | keep current password | keep your current password | keep my password |
            keep same password | recovery phrase | seed phrase | secret phrase | connect your wallet |
            social security number | your password will expire | password expires today | password is about to expire |
            password will expire | mailbox quota | mailbox storage | login credentials | enter your password |
            provide your password | verify now | verify account | confirm now | credit card number | card number and |
            cvv | your full names | account verification required | upgrade your mailbox | confirm your bank details |
            verify your bank details | update your bank details | enter your bank details | provide your bank details |
            your bank details below | update your kyc | kyc verification | kyc update | release pending messages |
            review pending messages | re-validate your | revalidate your | verify ownership | listen to voicemail |
            play voicemail | release your messages | release quarantined messages | quarantined messages |
            messages on hold | undelivered messages in your | messages are pending | pending incoming messages |
            sign in to view | log in with your email | sign in with your email | login with your email |
            email and password to | with your email password | your email password | your mailbox password |
            authenticate your account | authenticate your mailbox | re-authenticate | verify that you are the owner |
            update your payroll | view your revised payroll | revised payroll | access the shared document |
            document shared with you | voice message from | new voicemail | listen to your message |
            you have a new voice message | document is ready for signature | waiting for your signature |
            requires your signature | complete with docusign | review and sign document | mfa expires |
            two-factor authentication will expire | authenticator will expire | re-register your device |
            increase your mailbox | mailbox is over its | exceeded its storage limit | exceeded your quota |
            password will be changed | password reset required | your one-time passcode | share the code |
            read me the code | send me the code | messages are being held | re-enter your password |
            reenter your password | enter your card number | enter your card details | confirm your direct deposit |
            confirm your payroll | verify your payroll | session has expired please | keep receiving mail |
            continue receiving mail | continue receiving email | press play message | play message |
            listen to the message | release all messages | review held messages |
            acknowledgement required | acknowledge the policy | acknowledge the updated policy | must be acknowledged |
            messages are in quarantine | messages in quarantine | bank login
        """,
        2: """
            shared a file with you | shared a document with you | reset your password | password expires |
            password expired | log in to | login to your | log into your | sign in to | login below |
            mailbox is almost full | storage is full | storage limit | storage is almost full | webmail |
            one-time password | one time password | verification code | identity verification | your credentials |
            verify it | security verification | review your account | review account | check activity |
            account verification | your date of birth | copy of your passport | id card | access document |
            sign document | log in to view | review and sign | view the document online | view shared file |
            open shared document | download the fax | you have received a fax | new fax | scanned document from |
            payroll portal | employee benefits portal | signature request | held messages | quarantine digest |
            quarantine summary | quarantine notification | quarantine report | session has expired | spam quarantine |
            enable content | enable editing | enable macros
        """,
    },
    "payment": {
        3: """
            payment declined | payment was declined | payment has been declined | payment failed | new bank details |
            change of bank | updated bank | changed our bank | our bank account has changed | new account details |
            update your payment | update your billing | update payment | buy gift cards | purchase gift cards |
            purchase some gift cards | gift cards for | itunes card | itunes cards | steam card | google play card |
            google play cards | apple gift card | scratch the back | btc wallet | payment could not be processed |
            unable to process your payment | problem with your payment | issue with your payment | processing fee |
            transfer fee | clearance fee | release fee | small fee | pay the fee | outstanding invoice |
            overdue invoice | payment is overdue | make the payment | process a payment | urgent payment |
            customs duty | charged to your account | debited from your account | will be debited | auto-renewal |
            automatic renewal | your invoice is attached | payment of your outstanding | to cancel this order |
            cancel the subscription | change my direct deposit | update my direct deposit | change of my bank |
            my payroll information | my new account for | before the next payroll | banking details have changed |
            bank details have changed | new banking details | new banking information | account details have changed |
            our new bank account | use the new account | pay into the new account | payment to the new account |
            do not pay to the old | remit payment to | change the beneficiary | same day payment | same-day wire |
            wire the funds | wire today | process the wire | process this payment today | handle a payment |
            set up a payment | pay this invoice today | customs charges | customs fees | import duty | import fee |
            release your parcel | redelivery charge | small delivery charge | unpaid toll | toll balance |
            toll violation | unpaid parking | parking charge notice | parking fine | eligible for a tax refund |
            tax refund is | claim your refund | claim your tax refund | your refund is ready | refund is pending |
            you are owed a refund | you are due a refund | outstanding tax | unpaid tax | overpaid tax |
            pay your fine | pay the outstanding | gift cards and send | need gift cards | get some gift cards |
            photos of the cards | pictures of the cards | codes on the back | invoice is past due | past due invoice |
            cancel your subscription call | if you did not authorize this | outstanding toll | we changed our bank |
            changed our banking | for future payments should | gift cards for a client | pick up some gift cards |
            pick up gift cards | send the codes | banking information has changed | bank account has changed |
            changed our bank account | our banking details | all future payments must | remit to our |
            subsidiary account | to the new account | wire transfer of | wire transfer today | a wire transfer |
            steam gift cards | amazon gift cards | buy some gift cards | photo of the codes | photo of the cards |
            send me the codes | direct deposit account | direct deposit information | direct deposit details |
            payroll account
        """,
        2: """
            payment method | payment is due | outstanding balance | outstanding payment | past due | bank transfer |
            direct deposit | gift card | gift cards | unpaid | billing information | billing problem | auto-renew |
            automatically renewed | will be renewed | will be charged | has been charged | payment information |
            payment details | bank account | atm card | western union | moneygram | tax refund | refund | send money |
            bank account details | has been renewed | successfully renewed | subscription renewal | overdue balance |
            amount due today | wire instructions | late fee | processing charge | your subscription has been renewed |
            your order has been charged
        """,
        1: """
            wire transfer | overdue | cryptocurrency | bitcoin | renewal | charged
        """,
    },
    "secrecy_bec": {
        3: """
            keep this confidential | quick favor | quick favour | quick task | send me your cell |
            your whatsapp number | send your whatsapp | your personal number | can't talk right now |
            cannot talk right now | are you at your desk | keep it confidential | keep this between us |
            strictly confidential | confidential business | business proposal | mutual benefit |
            transaction confidential | don't call me | are you in the office | are you free at the moment |
            got a minute for | need you to handle | handle this discreetly | do this discreetly | discreetly handle |
            task for you | a quick task for you | i need you to run | need you to run a task | can you handle |
            do not discuss this | do not tell anyone | don't tell anyone | keep it between us | between you and me |
            i'm in a meeting | i am in a meeting | can't take calls | cannot take calls | can't talk on the phone |
            drop me your number | send your cell number | text me your | send me your mobile | what's your cell |
            confidential acquisition | highly confidential | nda transaction | new line group | create a line group |
            create a whatsapp group | do not discuss | must stay confidential | must remain confidential |
            stay confidential | remain confidential | tell nobody | tell no one | i need a favor | i need a favour |
            email me back as soon | reply with your cell | reply with your mobile |
            your cell number | your cell phone number | if you are at your desk | only be reached by e-mail |
            only be reached by email | only be reached via email | stay on the line
        """,
        2: """
            are you available | are you free | in a meeting | discreet | discretion | utmost secrecy |
            need your help with something | get back to me | private email | tied up | are you busy
        """,
        1: """
            confidential
        """,
    },
    "click_action": {
        2: """
            click here | click below | click the link | click on the link | click the button | click the following |
            follow the link | link below | button below | open the attachment | see the attachment | attached document |
            view document | review document | view documents | download the attachment | scan the qr code | scan the code |
            enable content | enable editing | enable macros | copy and paste | click on the button | click to |
            secure message | view message | release messages | review messages | tap the link | tap here | tap below |
            press the button | open the link | visit the link | use the link below | use the secure link | access here |
            log in here | sign in here | view file | open file | download document | sign document | call us immediately |
            call the number below
        """,
        1: """
            see attached | click
        """,
    },
    "tax_refund": {
        2: """
            tax rebate | tax refund | overpaid tax | income tax return refund
        """,
    },
}
