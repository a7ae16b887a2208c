"""Domains under which every customer gets a name of its own, beyond the private section of the Public Suffix List.

A name below these says what the customer chose to be called, so it proves nothing and alarms nobody by itself.
Source: the services' public documentation, compiled by hand for this project, 2026-11.
"""

from typing import Final

MULTI_TENANT: Final = frozenset(
    """
    onmicrosoft.com azurecomm.net sharepoint.com microsoftonline.com dynamics.com powerappsportals.com mail.onmicrosoft.com
    googlegroups.com gappssmtp.com firebaseapp.com appspot.com
    salesforce.com force.com exacttarget.com my.site.com
    zendesk.com freshdesk.com freshservice.com intercom-mail.com helpscout.net zohodesk.com zoho.com
    atlassian.net service-now.com servicenow.com okta.com auth0.com
    sendgrid.net mailgun.org mandrillapp.com mcsv.net mcdlv.net rsgsv.net amazonses.com sparkpostmail.com mailchimpapp.com
    list-manage.com hubspotemail.net hubspot.com hs-sites.com marketo.com mktomail.com mktdns.com pardot.com
    cmail19.com cmail20.com createsend.com bnc3.mailjet.com mailjet.com sendinblue.com brevo.com
    eloqua.com en25.com responsys.net rsys2.com bluekai.com adobe.com omtrdc.net 2o7.net demdex.net
    slack.com box.com dropbox.com webex.com zoom.us workplace.com
    cybozu.com kintone.com backlog.com backlog.jp chatwork.com form.run smarthr.jp freee.co.jp
    sansan.com satori.segs.jp shanon.co.jp cuenote.jp repica.jp blastmail.jp
    successfactors.com successfactors.eu myworkday.com workday.com taleo.net greenhouse.io lever.co
    medium.com substack.com beehiiv.com ghost.io tumblr.com wordpress.com
    googleapis.com cloudfront.net akamaized.net edgekey.net fastly.net mcas.ms translate.goog
    """.split()  # noqa: SIM905 - a word list reads better than one word a line
)
