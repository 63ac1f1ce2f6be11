"""What is shown before the window can be: that the start lasts, or that the key of the data is not to be had."""
