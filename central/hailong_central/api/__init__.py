"""What clients call: the contract's calls under /api/v1."""
