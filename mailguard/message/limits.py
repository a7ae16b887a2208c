"""Every limit of the parser, in one place. One that bites is reported in `defects` as `limit-<name>`.

They are far above what real mail needs (the largest of 16,000 real mails is in brackets) and keep the worst
message inside two seconds.
"""

from typing import Final

HEADER_FIELDS: Final = 2_000  # fields in one header block [180]
HEADER_FIELD_BYTES: Final = 256 * 1024  # bytes decoded of one field; the rest stays in the raw view
ADDRESS_CHARACTERS: Final = 64 * 1024  # read of all fields of one name where addresses are written in unusual ways
MAILBOX_ADDRESSES: Final = 1_000  # that one mailbox may hold [3]
ADDRESSES: Final = 20_000  # mailboxes of one header block [900]
MIME_PARTS: Final = 1_000  # parts of one message, nested messages included [120]
MIME_READINGS: Final = 50  # further readings of bytes that programs read in different ways
MIME_DEPTH: Final = 30  # multiparts and messages inside one another [9]
TEXT_BYTES: Final = 4 * 1024 * 1024  # bytes of text a view is made from, each of text and HTML [400 kB]
NESTED_MAILS: Final = 60  # mails inside a mail that are examined [19]
LINKS: Final = 5_000  # links kept of one message
RECEIVED: Final = 200  # hops read
RECEIVED_CHARACTERS: Final = 4_000  # characters read of one Received field [1,300]
MESSAGE_BYTES: Final = 256 * 1024 * 1024  # bytes read of one message; more is cut, and said
HTML_TAGS: Final = 100_000  # tags and comments read of one HTML text [10,200]
HTML_CONDITIONALS: Final = 1_000  # comments with links for Outlook alone read of one HTML text [4]
HTML_HIDDEN_RUNS: Final = 5_000  # runs of hidden text kept of one HTML text
URL_LENGTH: Final = 64 * 1024  # characters read of one URL [12,000]
