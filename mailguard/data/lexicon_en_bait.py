"""English phrases of what lures with something good or expected. Own compilation, 2026-11."""

from typing import Final

PHRASES: Final[dict[str, dict[int, str]]] = {
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
            risk-free investment | recover your lost crypto | your crypto account | withdraw your bitcoin |
            bitcoin balance is | working from home no experience | a day working from home | day working from home |
            no experience needed message us | vip signal group | signal group | monthly return |
            message us on whatsapp | part-time job online | guaranteed monthly return
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
}
