"""The locked window, and the clerks who may open it."""
