"""Everything that leaves the machine: HTTP, signing and sealing, the keyring. Imported after the first paint."""
