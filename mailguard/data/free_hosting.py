"""Where anybody gets a page or a file under somebody else's domain within minutes.

`PAGES`: builders, form services and storage that phishing pages are put on. `DEVELOPER`: the same, with so much honest
use in developers' and researchers' mail that a link alone says little. Own compilation from the services' public
documentation, 2026-11.
"""

from typing import Final

PAGES: Final = frozenset(
    """
    pages.dev workers.dev r2.dev trycloudflare.com web.app firebaseapp.com appspot.com run.app cloudfunctions.net
    storage.googleapis.com firebasestorage.googleapis.com sites.google.com script.google.com
    forms.office.com sway.office.com sway.cloud.microsoft customervoice.microsoft.com
    blob.core.windows.net web.core.windows.net azurewebsites.net azurestaticapps.net azureedge.net azurefd.net cloudapp.net
    cloudapp.azure.com trafficmanager.net amplifyapp.com elasticbeanstalk.com s3.amazonaws.com cloudfront.net
    awsapprunner.com on.aws digitaloceanspaces.com ondigitalocean.app linodeobjects.com backblazeb2.com wasabisys.com
    netlify.app vercel.app now.sh onrender.com herokuapp.com surge.sh glitch.me repl.co replit.app replit.dev
    fly.dev deno.dev railway.app up.railway.app koyeb.app pythonanywhere.com ngrok.io ngrok.app ngrok-free.app ngrok.dev
    loca.lt serveo.net lhr.life localhost.run bolt.host lovable.app v0.app framer.app framer.website framer.ai
    weebly.com weeblysite.com wixsite.com wixstudio.io wixstudio.com editorx.io squarespace.com webflow.io godaddysites.com
    jimdosite.com jimdofree.com jimdo.com strikingly.com mystrikingly.com ucraft.net ukit.me tilda.ws carrd.co
    yolasite.com webnode.page webnode.com webador.com site123.me simdif.com mozello.com websitebuilder.com
    000webhostapp.com byethost.com infinityfreeapp.com rf.gd epizy.com 42web.io wuaze.com atwebpages.com awardspace.info
    blogspot.com wordpress.com tumblr.com livejournal.com bravesites.com angelfire.com tripod.com
    duckdns.org ddns.net hopto.org zapto.org sytes.net servehttp.com myftp.org no-ip.org serveftp.com dynv6.net
    typeform.com jotform.com form.jotform.com formstack.com cognitoforms.com wufoo.com surveymonkey.com 123formbuilder.com
    paperform.co tally.so airtable.com notion.site gitbook.io canva.site my.canva.site craft.me coda.io
    ipfs.io dweb.link cf-ipfs.com ipfs.dweb.link nftstorage.link w3s.link pinata.cloud mypinata.cloud fleek.co fleek.app
    4everland.app arweave.net
    myshopify.com square.site ecwid.com hubspotpagebuilder.com hs-sites.com unbouncepages.com leadpages.co clickfunnels.com
    systeme.io mailchimpsites.com mypagecloud.com my-free.website sharepoint.cn.com zohosites.com zohopublic.com
    contaboserver.net sviluppo.host plesk.page cprapid.com nip.io sslip.io xip.io traefik.me
    filesusr.com wetransfer.com we.tl mediafire.com mega.nz anonfiles.com gofile.io pixeldrain.com sendspace.com file.io
    transfer.sh catbox.moe dropmefiles.com
    telegra.ph graph.org pastebin.com rentry.co justpaste.it write.as teletype.in
    ameblo.jp fc2.com web.fc2.com cocolog-nifty.com seesaa.net wixsite.jp sakura.ne.jp xsrv.jp lolipop.jp boy.jp chu.jp
    peewee.jp stars.ne.jp wp.xdomain.jp php.xdomain.jp html.xdomain.jp firestorage.jp gigafile.nu xgf.nu datadeliver.net
    form-mailer.jp ssl.form-mailer.jp formzu.net formok.com kintoneapp.com
    """.split()  # noqa: SIM905 - a table is easier to review than a list
)

DEVELOPER: Final = frozenset(
    """
    github.io githubusercontent.com gitlab.io bitbucket.io readthedocs.io sourceforge.io codeberg.page
    netlify.com js.org rubyforge.org googlepages.com wordpress.com blogspot.com wetransfer.com we.tl surveymonkey.com
    s3.amazonaws.com cloudfront.net azureedge.net azurewebsites.net airtable.com notion.site pastebin.com livejournal.com
    tumblr.com angelfire.com tripod.com fc2.com ameblo.jp seesaa.net sakura.ne.jp gigafile.nu firestorage.jp datadeliver.net
    mega.nz gitbook.io appspot.com herokuapp.com vercel.app storage.googleapis.com myshopify.com form-mailer.jp formzu.net
    """.split()  # noqa: SIM905 - a table is easier to review than a list
)
