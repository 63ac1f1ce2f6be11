-- The enrolment that the user has given up. What was sealed to that service can go nowhere else, so that it is known again.
CREATE TABLE left_enrolment (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  content TEXT NOT NULL
) STRICT;
