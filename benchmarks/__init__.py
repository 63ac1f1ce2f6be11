"""Repeatable measurements: every figure beside a bare limit that is measured in the same run."""
