"""Domains through which mail services count clicks. A link there is normal in a newsletter, whatever its text says.

Own compilation from the services' public documentation, 2026-11.
"""

from typing import Final

ESP_TRACKERS: Final = frozenset(
    """
    sendgrid.net ct.sendgrid.net list-manage.com mailchi.mp campaign-archive.com mandrillapp.com mcusercontent.com
    awstrack.me mailgun.org mailgun.net hubspotemail.net hubspotlinks.com hubspotlinksfree.com hubspotstarter.net hs-sales-engage.com hubspot.com hsforms.com
    exct.net exacttarget.com salesforce.com sfmc-content.com pardot.com mktoweb.com mkto.com mktomail.com
    eloqua.com en25.com responsys.net rsys2.net rsys5.com adobe.com acemlna.com acemlnb.com acemlnc.com activehosted.com emlnk.com emlnk1.com
    klclick.com klclick1.com klclick2.com klclick3.com klaviyomail.com trk.klclick.com sendibm1.com sendibm2.com sendibm3.com sendibt2.com sendibt3.com
    sendinblue.com brevo.com sibforms.com mjt.lu mailjet.com constantcontact.com rs6.net createsend.com cmail19.com cmail20.com createsend1.com
    getresponse.com gr8.com mailerlite.com mlsend.com mlsend2.com iterable.com links.iterable.com braze.com customeriomail.com
    e.customeriomail.com intercom-clicks.com intercom-mail.com zendesk.com sparkpostmail.com spgo.io sailthru.com emarsys.net scnem.com
    elasticemail.com smtp2go.com aweber.com aweb.page clicks.aweber.com convertkit-mail.com convertkit-mail2.com ck.page
    beehiiv.com substack.com email.mg.substack.com benchmarkemail.com bmetrack.com bmail.jp icontact.com icptrack.com
    vresp.com verticalresponse.com dotdigital-pages.com dotmailer.com zcsend.net maillist-manage.com campaign-view.com
    sendpulse.com sendx.io moosend.com omnisend.com ontraport.com infusionsoft.com keap-link001.com drip.com getdrip.com
    tinyletter.com postmarkapp.com cuenote.jp asp.cuenote.jp bmv.jp blayn.jp willmail.jp mag2.com combzmail.jp mpse.jp
    emberpoint.com mailpublisher.jp xpressmail.jp satori.segs.jp smp.ne.jp f-counter.net karte.io repro.io
    doubleclick.net bluekai.com innovid.com emltrk.com litmus.com movableink.com movable-ink-1234.com
    linkedin.com eventbrite.com evite.com meetup.com
    """.split()  # noqa: SIM905 - a table is easier to review than a list
)
