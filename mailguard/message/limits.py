"""Every limit of the parser, in one place. A limit that is reached is reported in `defects` as `limit-<name>`.

The limits are far above what real mail needs (the number in brackets is the maximum among 16,000 real mails). They
keep the time for the worst message below two seconds.
"""

from typing import Final

HEADER_FIELDS: Final = 2_000  # fields in one header block [180]
HEADER_FIELD_BYTES: Final = 256 * 1024  # bytes of one field that are decoded; `HeaderField.raw` keeps all of them
ADDRESS_CHARACTERS: Final = 64 * 1024  # read from all fields of one name, if their addresses have an unusual form
MAILBOX_ADDRESSES: Final = 1_000  # addresses read from one malformed mailbox [3]
ADDRESSES: Final = 20_000  # mailboxes of one address field [900]
MIME_PARTS: Final = 1_000  # parts of one message, nested messages included [120]
MIME_READINGS: Final = 50  # additional interpretations of bytes that programs read in different ways
MIME_DEPTH: Final = 30  # levels of nested multiparts and messages [9]
TEXT_BYTES: Final = 4 * 1024 * 1024  # characters of body text that are read, for plain text and HTML each [400 kB]
NESTED_MAILS: Final = 60  # nested mails that are examined [19]
LINKS: Final = 5_000  # links kept from one message
RECEIVED: Final = 200  # hops read
RECEIVED_CHARACTERS: Final = 4_000  # characters read from one Received field [1,300]
MESSAGE_BYTES: Final = 256 * 1024 * 1024  # bytes read from one message; the rest is cut off and reported
HTML_TAGS: Final = 100_000  # tags and comments read from one HTML text [10,200]
HTML_CONDITIONALS: Final = 1_000  # conditional comments (content for Outlook only) read from one HTML text [4]
HTML_HIDDEN_RUNS: Final = 5_000  # runs of hidden text kept from one HTML text
URL_LENGTH: Final = 64 * 1024  # characters read from one URL [12,000]
