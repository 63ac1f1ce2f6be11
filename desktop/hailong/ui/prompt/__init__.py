"""The card that asks after a grant, and the question that the user asks by himself during clearance."""
