-- A message changes its state three times; an index that has the state is written each time.
DROP INDEX send_open;

CREATE INDEX send_open ON send (recipient, sender_id) WHERE state IN (0, 1, 3);

DROP INDEX send_live;

CREATE INDEX send_unknown ON send (sender_id, held, looked_at, id) WHERE state = 3;

DROP INDEX send_by_distribution;

CREATE INDEX send_by_distribution ON send (distribution_id) WHERE distribution_id > 0;

-- How many messages of a list sending have which state, delivery and error, so that nobody counts a million rows.
-- what: 0 state, with 103 for what is held unknown; 1 delivery; 2 error code.
CREATE TABLE tally (
  distribution_id INTEGER NOT NULL,
  what INTEGER NOT NULL,
  value INTEGER NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (distribution_id, what, value)
) STRICT, WITHOUT ROWID;

INSERT INTO tally SELECT distribution_id, 0, CASE WHEN state = 3 AND held = 1 THEN 103 ELSE state END AS value, count(*) FROM send WHERE distribution_id > 0 GROUP BY distribution_id, value;

INSERT INTO tally SELECT distribution_id, 1, delivery, count(*) FROM send WHERE distribution_id > 0 AND delivery > 0 GROUP BY distribution_id, delivery;

INSERT INTO tally SELECT distribution_id, 2, error_code, count(*) FROM send WHERE distribution_id > 0 AND error_code IS NOT NULL GROUP BY distribution_id, error_code;

CREATE TRIGGER send_added AFTER INSERT ON send WHEN new.distribution_id > 0 BEGIN
  INSERT INTO tally VALUES (new.distribution_id, 0, new.state, 1) ON CONFLICT DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER send_moved AFTER UPDATE OF state, held ON send
WHEN new.distribution_id > 0 AND (new.state <> old.state OR (new.state = 3 AND new.held <> old.held)) BEGIN
  UPDATE tally SET n = n - 1 WHERE distribution_id = new.distribution_id AND what = 0 AND value = CASE WHEN old.state = 3 AND old.held = 1 THEN 103 ELSE old.state END;
  INSERT INTO tally VALUES (new.distribution_id, 0, CASE WHEN new.state = 3 AND new.held = 1 THEN 103 ELSE new.state END, 1) ON CONFLICT DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER send_reported AFTER UPDATE OF delivery ON send WHEN new.distribution_id > 0 AND new.delivery <> old.delivery BEGIN
  UPDATE tally SET n = n - 1 WHERE distribution_id = new.distribution_id AND what = 1 AND value = old.delivery;
  INSERT INTO tally VALUES (new.distribution_id, 1, new.delivery, 1) ON CONFLICT DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER send_failed AFTER UPDATE OF error_code ON send WHEN new.distribution_id > 0 AND new.error_code IS NOT old.error_code BEGIN
  UPDATE tally SET n = n - 1 WHERE distribution_id = new.distribution_id AND what = 2 AND value = old.error_code;
  INSERT INTO tally SELECT new.distribution_id, 2, new.error_code, 1 WHERE new.error_code IS NOT NULL ON CONFLICT DO UPDATE SET n = n + 1;
END;
