"""The declarations page: search, filters, the list, and the sheet beside it."""
