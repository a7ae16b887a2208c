"""The tables of the store, as of schema version 2.

Times are RFC 3339 in UTC with a final Z and whole seconds, so that they sort as text.
"""

from typing import Final

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, String, Table, Text

VERSION: Final = 2

metadata: Final = MetaData()

meta: Final = Table("posture_meta", metadata, Column("name", String(40), primary_key=True), Column("value", Text))

# What a domain looked like in one round. `digest` is its body's: rounds that found the same share one.
snapshot: Final = Table(
    "posture_snapshot",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("domain", String(253), nullable=False),
    Column("at", String(32), nullable=False),
    Column("level", String(16), nullable=False),
    Column("score", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
    Index("posture_snapshot_domain_at", "domain", "at"),
    Index("posture_snapshot_digest", "digest"),
)

# Compressed JSON of a `mailguard.posture/1` object, and which optional parts were looked at.
body: Final = Table(
    "posture_body",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

# The last certain value of everything known about a domain: what the next round is compared with.
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

# Messages to deliver; one stays until its channel has taken it.
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
