"""The window: widgets over the services of the bridge; no rule, no query and no wait lives here."""
