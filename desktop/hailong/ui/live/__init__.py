"""The live list in the window: its wizard, its section on the settings page, its words."""
