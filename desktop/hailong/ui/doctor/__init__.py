"""The connection doctor: its words, and the dialog that shows what it found."""
