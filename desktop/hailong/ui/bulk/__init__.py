"""Many declarations, one sheet: the form, the review as a list, and the time in which all of it can be undone."""
