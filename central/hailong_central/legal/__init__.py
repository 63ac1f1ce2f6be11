"""Legal documents: revisions, withdrawals, and the signed changes that clients fetch."""
