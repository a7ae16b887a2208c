"""The tables of the store, schema version 2.

Times are in UTC with a final Z and whole seconds (RFC 3339 §5.6), so that they sort as text (RFC 3339 §5.1).
"""

from typing import Final

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, String, Table, Text

VERSION: Final = 2

metadata: Final = MetaData()

meta: Final = Table("posture_meta", metadata, Column("name", String(40), primary_key=True), Column("value", Text))

# The result of one domain in one round. `digest` is that of its body; rounds that found the same share one body.
snapshot: Final = Table(
    "posture_snapshot",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("domain", String(253), nullable=False),  # RFC 1035 §2.3.4
    Column("at", String(32), nullable=False),
    Column("level", String(16), nullable=False),
    Column("score", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
    Index("posture_snapshot_domain_at", "domain", "at"),
    Index("posture_snapshot_digest", "digest"),
)

# Compressed JSON of a `mailguard.posture/1` object, and the names of the optional parts that were checked.
body: Final = Table(
    "posture_body",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

# The last certain facts of a domain, with which the next round is compared.
known: Final = Table(
    "posture_known",
    metadata,
    Column("domain", String(253), primary_key=True),
    Column("facts", LargeBinary, nullable=False),
)

change: Final = Table(
    "posture_change",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("domain", String(253), nullable=False),
    Column("at", String(32), nullable=False),
    Column("content", Text, nullable=False),
    Index("posture_change_domain_at", "domain", "at"),
)

# Messages to deliver. A message is kept until its channel has accepted it.
outbox: Final = Table(
    "posture_outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("channel", String(200), nullable=False),
    Column("created", String(32), nullable=False),
    Column("content", Text, nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("problem", Text, nullable=False, default=""),
)
