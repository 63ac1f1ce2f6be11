"""The sheet beside the list: lines, stars, reasons, review."""
