"""The XML export of ECUS5VNACCS: one declaration a file."""
