"""All limits of DKIM and ARC verification. If one is exceeded, the reason of the result says so.

They are far above what honest mail needs (in brackets), and keep the worst message well below one second.
"""

from typing import Final

SIGNATURES: Final = 10  # DKIM signatures verified per message; the rest are `too-many-signatures` [6]
SIGNATURES_READ: Final = 100  # signatures whose domain is shown; the rest are only counted
SIGNATURE_BYTES: Final = 16 * 1024  # of one signature or seal field [2 kB]
KEY_RECORD_BYTES: Final = 8 * 1024  # of one key record [1 kB]
KEYS_PER_SELECTOR: Final = 4  # TXT records tried at one selector (RFC 6376 §3.6.2.2 leaves it open) [1]
RSA_MIN_BITS: Final = 1024  # RFC 8301 §3.2
RSA_MAX_BITS: Final = 8192  # [4096]
RSA_MAX_EXPONENT: Final = 1 << 32  # [65537]
ARC_SETS: Final = 50  # RFC 8617 §4.2.1
ARC_KEYS: Final = 20  # different keys looked up for one ARC chain [5]
EXPIRY_SLOP: Final = 300  # seconds after x= (RFC 6376 §3.5) in which a signature still counts, since clocks differ
FUTURE_SLOP: Final = 10 * 3600  # seconds that t= may be in the future: clocks in a wrong time zone are common
