"""Where declarations come from: one folder per kind of list, all of one shape behind one protocol."""
