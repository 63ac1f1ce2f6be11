-- Declarations into which a lot was split name its first number: few among all.
CREATE INDEX declarations_by_lot ON declarations (substr(first_number, 1, 11), tax_code) WHERE first_number <> '';
