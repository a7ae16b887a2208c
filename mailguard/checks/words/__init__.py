"""Checks of what a mail says: pressure, threats, requests, lures, and signs of unusual writing."""

from mailguard.checks.words.advance_fee_lure import advance_fee_lure
from mailguard.checks.words.agent_job_lure import agent_job_lure
from mailguard.checks.words.bank_details_changed import bank_details_changed
from mailguard.checks.words.brand_impersonation import brand_impersonation
from mailguard.checks.words.callback_lure import callback_lure
from mailguard.checks.words.command_lure import command_lure
from mailguard.checks.words.contact_form_abuse import contact_form_abuse
from mailguard.checks.words.credential_request import credential_request
from mailguard.checks.words.dating_lure import dating_lure
from mailguard.checks.words.delivery_lure import delivery_lure
from mailguard.checks.words.document_lure import document_lure
from mailguard.checks.words.executive_fraud import executive_fraud
from mailguard.checks.words.extortion_lure import extortion_lure
from mailguard.checks.words.fraud_report import fraud_report
from mailguard.checks.words.funding_offer_lure import funding_offer_lure
from mailguard.checks.words.implausible_signature_address import implausible_signature_address
from mailguard.checks.words.investment_lure import investment_lure
from mailguard.checks.words.medical_result_lure import medical_result_lure
from mailguard.checks.words.name_registry_lure import name_registry_lure
from mailguard.checks.words.odd_charset import odd_charset
from mailguard.checks.words.password_in_same_mail import password_in_same_mail
from mailguard.checks.words.payment_request import payment_request
from mailguard.checks.words.prize_lure import prize_lure
from mailguard.checks.words.remedy_lure import remedy_lure
from mailguard.checks.words.secrecy_request import secrecy_request
from mailguard.checks.words.security_alarm import security_alarm
from mailguard.checks.words.simplified_chinese_in_japanese import simplified_chinese_in_japanese
from mailguard.checks.words.threat import threat
from mailguard.checks.words.time_limit import time_limit
from mailguard.checks.words.unknown_buyer_lure import unknown_buyer_lure
from mailguard.checks.words.unnatural_japanese import unnatural_japanese
from mailguard.checks.words.unusual_expression import unusual_expression
from mailguard.checks.words.urgency_phrase import urgency_phrase

CHECKS = (
    urgency_phrase,
    time_limit,
    threat,
    credential_request,
    payment_request,
    document_lure,
    contact_form_abuse,
    medical_result_lure,
    prize_lure,
    delivery_lure,
    security_alarm,
    secrecy_request,
    executive_fraud,
    remedy_lure,
    dating_lure,
    investment_lure,
    bank_details_changed,
    advance_fee_lure,
    funding_offer_lure,
    unknown_buyer_lure,
    agent_job_lure,
    name_registry_lure,
    extortion_lure,
    callback_lure,
    command_lure,
    brand_impersonation,
    password_in_same_mail,
    simplified_chinese_in_japanese,
    odd_charset,
    implausible_signature_address,
    unnatural_japanese,
    unusual_expression,
    fraud_report,
)
