"""The life beside the clock: the icon with its menu, and what closing and quitting mean."""
