"""Enterprises, the devices that speak for them, and the codes by which devices are enrolled."""
