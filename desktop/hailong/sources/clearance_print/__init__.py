"""The printed declaration, as .xlsx or .xls, import and export."""
