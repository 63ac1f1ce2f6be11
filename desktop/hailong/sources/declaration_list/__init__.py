"""The declaration list as .xlsx, .xls or .csv, columns in any order."""
