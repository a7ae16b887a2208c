"""English phrases: category, weight, and the phrases, parted by bars. Own compilation, 2026-11."""

from typing import Final

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
            account has been locked | account has been limited | account will be deactivated | account will be terminated |
            account will be deleted | account will be permanently | account will be locked | account is suspended |
            account is on hold | account has been blocked | account has been restricted | account has been disabled |
            account will be disabled | account will be blocked | account will be restricted | suspend your account |
            close your account | terminate your account | delete your account | lock your account |
            suspension of your account | termination of your account | account suspension | account deactivation |
            account termination | account closure | mailbox will be closed | mailbox will be deactivated |
            mailbox will be blocked | email will be deactivated | email will be suspended | lose access to your account |
            avoid suspension | avoid deactivation | avoid termination | avoid account suspension | avoid losing access |
            permanently suspended | arrest warrant | permanently disabled | emails will be deleted | your account is locked |
            your account is restricted | your account is limited | access has been suspended |
            has been temporarily suspended | has been suspended | will be suspended | cloud storage is full | storage full |
            photos will be deleted | photos and videos will be | your files will be deleted | mailbox is full |
            quota exceeded | your payment method has expired | membership has expired | subscription has expired |
            your protection has expired | antivirus has expired | your subscription has ended | your account is at risk |
            your access will be revoked | your mailbox will be suspended | your email will be blocked |
            your license will be suspended | vehicle registration will be suspended | late fees will apply |
            to avoid late fees | avoid late fees | additional penalties | to avoid legal action | legal proceedings will |
            legal action will be taken | a warrant has been issued | court summons | final notice before |
            referred to a collection agency | services will be terminated | service will be interrupted |
            incoming messages will be blocked | emails will bounce | your profile will be locked |
            your card has been blocked | your card will be blocked
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
            i recorded you | i have recorded you | access to your device | access to your devices | gained access to your |
            your webcam | adult websites | adult sites | send bitcoin | pay me | transfer to my wallet |
            i will send the video | send the video | all your contacts | do not contact the police | pegasus spyware |
            your dirty secret | you have been hacked | your device is infected | hacked your | infected your device |
            masturbating | masturbation | remote access trojan | my bitcoin wallet | my btc wallet | compromising video |
            i know your password | full access to your | installed a trojan | installed malware on | explicit video |
            i have been watching you | made a recording of you | transfer the bitcoin | bitcoin to the wallet |
            bitcoin address below | hours to pay | share the video with | send it to all your contacts |
            will be sent to all your
        """,
    },
    "credential_request": {
        3: """
            verify your account | verify your identity | verify your email | verify your mailbox | verify your information |
            verify your details | verify your wallet | confirm your account | confirm your identity | confirm your password |
            confirm your email | confirm your details | confirm your information | confirm your mailbox | confirm ownership |
            update your account | update your information | update your password | update your details | update your mailbox |
            validate your account | validate your email | validate your mailbox | re-validate | revalidate |
            reactivate your account | restore your account | unlock your account | restore access | keep the same password |
            keep current password | keep your current password | keep my password | keep same password | recovery phrase |
            seed phrase | secret phrase | connect your wallet | social security number | your password will expire |
            password expires today | password is about to expire | password will expire | mailbox quota | mailbox storage |
            login credentials | enter your password | provide your password | verify now | verify account | confirm now |
            credit card number | card number and | cvv | your full names | account verification required |
            upgrade your mailbox | confirm your bank details | verify your bank details | update your bank details |
            enter your bank details | provide your bank details | your bank details below | update your kyc | kyc verification | kyc update |
            release pending messages | review pending messages | re-validate your | revalidate your | verify ownership |
            listen to voicemail | play voicemail | release your messages | release quarantined messages |
            quarantined messages | messages on hold | undelivered messages in your | messages are pending |
            pending incoming messages | sign in to view | log in with your email | sign in with your email |
            login with your email | email and password to | with your email password | your email password |
            your mailbox password | authenticate your account | authenticate your mailbox | re-authenticate |
            verify that you are the owner | update your payroll | view your revised payroll | revised payroll |
            access the shared document | document shared with you | voice message from | new voicemail |
            listen to your message | you have a new voice message | document is ready for signature |
            waiting for your signature | requires your signature | complete with docusign | review and sign document |
            mfa expires | two-factor authentication will expire | authenticator will expire | re-register your device |
            increase your mailbox | mailbox is over its | exceeded its storage limit | exceeded your quota |
            password will be changed | password reset required | your one-time passcode | share the code | read me the code |
            send me the code | messages are being held | re-enter your password | reenter your password |
            enter your card number | enter your card details | confirm your direct deposit | confirm your payroll |
            verify your payroll | session has expired please | keep receiving mail | continue receiving mail |
            continue receiving email
        """,
        2: """
            shared a file with you | shared a document with you | reset your password | password expires | password expired |
            log in to | login to your | log into your | sign in to | login below | mailbox is almost full | storage is full |
            storage limit | storage is almost full | webmail | one-time password | one time password | verification code |
            identity verification | your credentials | verify it | security verification | review your account |
            review account | check activity | account verification | your date of birth | copy of your passport | id card |
            access document | sign document | log in to view | review and sign | view the document online | view shared file |
            open shared document | download the fax | you have received a fax | new fax | scanned document from |
            payroll portal | employee benefits portal | acknowledge the policy | signature request | held messages |
            quarantine digest | quarantine summary | quarantine notification | quarantine report | session has expired |
            spam quarantine
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
    "payment": {
        3: """
            payment declined | payment was declined | payment has been declined | payment failed | new bank details |
            change of bank | updated bank | changed our bank | our bank account has changed | new account details |
            update your payment | update your billing | update payment | buy gift cards | purchase gift cards |
            purchase some gift cards | gift cards for | itunes card | itunes cards | steam card | google play card |
            google play cards | apple gift card | scratch the back | btc wallet | payment could not be processed |
            unable to process your payment | problem with your payment | issue with your payment | processing fee |
            transfer fee | clearance fee | release fee | small fee | pay the fee | outstanding invoice | overdue invoice |
            payment is overdue | make the payment | process a payment | urgent payment | customs duty |
            charged to your account | debited from your account | will be debited | auto-renewal | automatic renewal |
            your invoice is attached | payment of your outstanding | to cancel this order | cancel the subscription |
            change my direct deposit | update my direct deposit | change of my bank | my payroll information |
            my new account for | before the next payroll | banking details have changed | bank details have changed |
            new banking details | new banking information | account details have changed | our new bank account |
            use the new account | pay into the new account | payment to the new account | do not pay to the old |
            remit payment to | change the beneficiary | same day payment | same-day wire | wire the funds | wire today |
            process the wire | process this payment today | handle a payment | set up a payment | pay this invoice today |
            customs charges | customs fees | import duty | import fee | release your parcel | redelivery charge |
            small delivery charge | unpaid toll | toll balance | toll violation | unpaid parking | parking charge notice |
            parking fine | eligible for a tax refund | tax refund is | claim your refund | claim your tax refund |
            your refund is ready | refund is pending | you are owed a refund | you are due a refund | outstanding tax |
            unpaid tax | overpaid tax | pay your fine | pay the outstanding | gift cards and send | need gift cards |
            get some gift cards | photos of the cards | pictures of the cards | codes on the back | invoice is past due |
            past due invoice | cancel your subscription call | if you did not authorize this | outstanding toll |
            we changed our bank | changed our banking | for all future payments | future payments should |
            gift cards for a client | pick up some gift cards | pick up gift cards | send the codes
        """,
        2: """
            payment method | payment is due | outstanding balance | outstanding payment | past due | bank transfer |
            direct deposit | gift card | gift cards | unpaid | billing information | billing problem | auto-renew |
            automatically renewed | will be renewed | will be charged | has been charged | payment information |
            payment details | bank account | atm card | western union | moneygram | tax refund | refund | send money |
            bank account details | has been renewed | successfully renewed | subscription renewal | overdue balance |
            amount due today | wire instructions | wire transfer today | late fee | processing charge |
            your subscription has been renewed | your order has been charged
        """,
        1: """
            wire transfer | overdue | cryptocurrency | bitcoin | renewal | charged
        """,
    },
    "prize": {
        3: """
            you have won | claim your | lottery | selected to receive | free spins | jackpot | compensation fund |
            million dollars | million usd | congratulations you | next of kin | unclaimed funds | your inheritance |
            inheritance fund | beneficiary of the sum | beneficiary of his | beneficiary of her | beneficiary of the late |
            you've been selected | you have been selected |
            you have been chosen to receive | you have been chosen as a winner | you have been chosen as the winner |
            claim now | claim reward | claim prize | your reward | your prize | donation to you | million euros |
            million pounds | fund transfer | deceased client | welcome bonus | deposit bonus | complete this short survey |
            short survey | take the survey | complete the survey | claim your free | your free gift | you have won a |
            gift card is waiting | exclusive gift | mystery box | your gift is waiting | loyalty reward | a chance to win |
            chance to win | chance to receive | shopper gift opportunity | get a free | lucky winner | limited time offer |
            unclaimed package | to receive a reward | fund in your favor | your winning | inheritance funds |
            your compensation | you have been awarded | you are the winner | claim your prize | claim your gift |
            claim the reward | claim your reward | redeem your points | points will expire | reward points expire |
            points are about to expire | free gift card | grant has been approved | stimulus payment | compensation payment |
            unclaimed inheritance | donate to you | selected as a beneficiary
        """,
        2: """
            congratulations | free gift | exclusive offer | inheritance | exclusive reward | special offer |
            bonus | no deposit | airdrop | guaranteed income | double your | customer survey | this is an advertisement |
            giveaway | buy one get one
        """,
        1: """
            free quote | no obligation | no cost | risk free | risk-free | free trial | order now | while supplies last |
            save up to | winner | prize | reward | lucky | donation
        """,
    },
    "investment": {
        3: """
            connect wallet | validate your wallet | restore your wallet | wallet verification | claim your tokens |
            claim your airdrop | claim your allocation | token claim | your airdrop is ready | free crypto |
            guaranteed profit | guaranteed profits | guaranteed returns | trading robot | trading bot |
            crypto trading platform | bitcoin loophole | bitcoin profit | double your bitcoin | online casino |
            casino rewards | casino bonus | earn money online | work from home and earn | financial freedom |
            make money fast | per day from home | loan approved | loan offer | pre-approved loan | get your ethereum |
            withdrawal of funds | withdraw your funds | invest with us and | join our investment group |
            join the trading group | whatsapp investment group | insider tips | stock tips group | guaranteed income |
            risk-free investment | recover your lost crypto | your crypto account | withdraw your bitcoin | bitcoin balance is
        """,
        2: """
            crypto wallet | waitlist for this | passive income | investment opportunity | crypto investment |
            bitcoin investment | staking rewards | casino | presale | pre-sale | debt relief | tax relief | online work |
            your balance has
        """,
        1: """
            your wallet | betting | personal loan
        """,
    },
    "dating": {
        3: """
            hot russian | russian girls | russian women | single women | sexy girls | hot girls | hottie | hotties |
            meet singles | local singles | lonely women | lonely housewives | wants to meet you | waiting to meet you |
            want to date | naughty | fuck buddy | horny | nude photos | my nude | private photos | adult dating |
            send you my photo | reply to you my photo | find your match | get laid | hook up tonight | sex tonight |
            lonely girl | hot women | sexy women | chat with me | like you very much
        """,
        2: """
            date tonight | dating site | looking for a man | are you single | hot photos | my profile | find love |
            ready to chat | i hope you can chat
        """,
        1: """
            soulmate
        """,
    },
    "remedy": {
        3: """
            buy viagra | cheap viagra | viagra without | cialis without | buy cialis | pills without prescription |
            no prescription needed | female viagra | without a prescription | express pharmacy | no prescription required |
            medication without prescription | without prescription order | cheap pills | lose weight fast | lose pounds |
            online pharmacy discount | male enhancement | belly fat | keto gummies | burn fat | melt fat | miracle cure |
            doctors hate | reverse diabetes | cbd gummies | memory loss trick | medicare kit
        """,
        2: """
            discount medication | diet pill | ed treatments
        """,
        1: """
            joint pain relief | anti-aging | keto | viagra | cialis | levitra | online pharmacy | pills | lose weight |
            weight loss | hearing aids | blood sugar | supplement
        """,
    },
    "secrecy_bec": {
        3: """
            keep this confidential | quick favor | quick favour | quick task | send me your cell | your whatsapp number |
            send your whatsapp | your personal number | can't talk right now | cannot talk right now | are you at your desk |
            keep it confidential | keep this between us | strictly confidential | confidential business | business proposal |
            mutual benefit | transaction confidential | don't call me | are you in the office | are you free at the moment |
            got a minute for | need you to handle | handle this discreetly | do this discreetly | discreetly handle |
            task for you | a quick task for you | i need you to run | need you to run a task | can you handle |
            do not discuss this | do not tell anyone | don't tell anyone | keep it between us | between you and me |
            i'm in a meeting | i am in a meeting | can't take calls | cannot take calls | can't talk on the phone |
            drop me your number | send your cell number | text me your | send me your mobile | what's your cell |
            confidential acquisition | highly confidential | nda transaction | new line group | create a line group |
            create a whatsapp group
        """,
        2: """
            are you available | are you free | in a meeting | discreet | discretion | utmost secrecy | i need a favor |
            need your help with something | get back to me | private email
        """,
        1: """
            confidential
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
    "delivery": {
        3: """
            delivery attempt | failed delivery attempt | reschedule delivery | reschedule your delivery | shipping fee |
            delivery fee | customs fee | redelivery | unable to deliver your package | unable to deliver your parcel |
            your package could not | your parcel could not | package is waiting | parcel is waiting | package is on hold |
            incomplete address | confirm your address | confirm your delivery | parcel is held | package is held |
            parcel is on hold | held at customs | parcel has been returned | package has been returned |
            your delivery is on hold | delivery could not be completed | delivery was unsuccessful | could not deliver your |
            couldn't deliver your | missed your delivery | sorry we missed you | address is incomplete | wrong address |
            unpaid shipping | unpaid postage | update your delivery address | update your shipping address |
            schedule your delivery | arrange redelivery | arrange a new delivery
        """,
        2: """
            your package | your parcel | tracking number | pending delivery | pending package | delivery address |
            missed delivery | track your parcel | track your package | customs clearance
        """,
        1: """
            parcel | shipment
        """,
    },
    "invoice": {
        2: """
            proforma | remittance advice | payment advice | statement of account | billing statement | overdue invoice |
            invoice attached | attached invoice | your invoice | remittance | payment receipt | swift copy
        """,
        1: """
            invoice | purchase order | quotation | receipt
        """,
    },
    "medical_result": {
        3: """
            your test results | your lab results | your medical report | your results are ready | your results are available |
            diagnosis report | your covid test | your health check results | your screening results | view your test results |
            view your results | your x-ray report | your vaccination appointment | exposed to covid |
            your medical records are | your referral letter | your health insurance refund
        """,
        2: """
            test results are | lab results | patient portal | biopsy | your diagnosis
        """,
        1: """
            prescription | covid-19 | appointment
        """,
    },
    "attachment_password": {
        3: """
            password for the attachment | password to open | archive password | zip password | password for the file |
            password for the zip | password for the archive | document password | file password | attachment password |
            password to extract | password for the document | extraction password | unzip password
        """,
        2: """
            the password is | password is
        """,
    },
    "authority": {
        2: """
            internal revenue service | internal revenue | hmrc | federal bureau | interpol | europol | court order |
            it help desk | it helpdesk | it support | it service desk | mail administrator | email administrator |
            webmail administrator | system administrator | support team | security team | account team | billing team |
            united nations | central bank | ministry of finance | customer support | mail team | webmail team | admin team |
            security department | it department | hr department | human resources department | payroll department |
            payroll team | it administrator | document center | e-signature service | postal service | customs office |
            tax office | revenue agency | data protection office
        """,
        1: """
            irs | fbi | police | help desk | administrator | human resources
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
    "tax_refund": {
        2: """
            tax rebate | tax refund | overpaid tax | income tax return refund
        """,
    },
}
