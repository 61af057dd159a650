-- A shift is looked for by its day and by whose it is; written when a shift is opened, never by a payment. Unique as the
-- number is, so that a page in the order of numbers is a walk and sorts nothing.
CREATE UNIQUE INDEX shifts_business_date ON shifts (business_date, number);
CREATE UNIQUE INDEX shifts_operator ON shifts (operator_id, number);
