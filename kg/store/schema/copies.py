"""Which articles repeat one another, and by what they were found."""

from sqlalchemy import BigInteger, Column, LargeBinary, Table

from kg.store.schema.columns import metadata, parent
from kg.store.schema.types import Id

# Articles that are copies or near copies: all of one group bear the id of its first article.
article_copy = Table(
    "article_copy",
    metadata,
    parent("article_id", "article.id", primary_key=True),
    parent("original_id", "article.id", nullable=False, index=True),
    sqlite_with_rowid=False,
)

# The MinHash signature of each article (unsigned 32-bit numbers), and the hashes of its bands, by
# which candidates for copies are found. The bands are a function of the signature: by that they are
# found again when the article goes.
article_signature = Table(
    "article_signature",
    metadata,
    parent("article_id", "article.id", primary_key=True),
    Column("signature", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

article_band = Table(
    "article_band",
    metadata,
    Column("hash", BigInteger, primary_key=True, autoincrement=False),
    Column("article_id", Id, primary_key=True),
    sqlite_with_rowid=False,
)
