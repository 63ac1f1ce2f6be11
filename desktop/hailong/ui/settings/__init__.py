"""The page of settings and enrolment."""
