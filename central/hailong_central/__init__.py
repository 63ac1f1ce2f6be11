"""The central service of a customs department: receives rating sheets, answers with receipts, shows them to staff."""
