-- Statements are separated by blank lines. Times are Unix milliseconds, arrival is in ticks of 100 ns.
-- Personal data stands in payload, question and inbound_text alone; a person is a keyed hash everywhere else.

CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value ANY NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sender (
  id INTEGER PRIMARY KEY,
  address TEXT NOT NULL UNIQUE,
  arrival INTEGER NOT NULL DEFAULT 0,
  pause_reason TEXT,
  paused_until INTEGER
) STRICT;

-- Rates of more than one sender.
CREATE TABLE bucket (
  name TEXT PRIMARY KEY,
  arrival INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Whom a sender's template messages reached last when; kept while a day cap is set.
CREATE TABLE reached (
  sender_id INTEGER NOT NULL REFERENCES sender,
  recipient BLOB NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (sender_id, recipient)
) STRICT, WITHOUT ROWID;

CREATE INDEX reached_lately ON reached (sender_id, at);

-- step to base_critical: what the controller decided last. arrival: of its own rate, in ticks.
-- first_send and last_send: between which its rows stand; an index of them would cost a tenth of an import.
CREATE TABLE distribution (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  template TEXT NOT NULL,
  mailing_list TEXT NOT NULL,
  sender_id INTEGER NOT NULL REFERENCES sender,
  fallback_language TEXT,
  fingerprints TEXT NOT NULL,
  settings TEXT NOT NULL,
  state INTEGER NOT NULL DEFAULT 0,
  reason TEXT,
  created_at INTEGER NOT NULL,
  spread_rate REAL,
  arrival INTEGER NOT NULL DEFAULT 0,
  step INTEGER NOT NULL DEFAULT 0,
  phase INTEGER NOT NULL DEFAULT 0,
  budget INTEGER,
  course_rate REAL,
  course_since INTEGER,
  base_accepted INTEGER NOT NULL DEFAULT 0,
  base_reported INTEGER NOT NULL DEFAULT 0,
  base_failed INTEGER NOT NULL DEFAULT 0,
  base_critical INTEGER NOT NULL DEFAULT 0,
  first_send INTEGER,
  last_send INTEGER
) STRICT;

-- What messages are made from; '' where there is none. Rows of lists also fall into time zones.
CREATE TABLE content (
  id INTEGER PRIMARY KEY,
  template TEXT NOT NULL,
  language TEXT NOT NULL,
  mailing_list TEXT NOT NULL,
  content_sid TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  UNIQUE (template, language, mailing_list, content_sid, fingerprint, time_zone)
) STRICT;

CREATE TABLE distribution_content (
  distribution_id INTEGER NOT NULL REFERENCES distribution,
  content_id INTEGER NOT NULL REFERENCES content,
  PRIMARY KEY (distribution_id, content_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE approval (
  content_sid TEXT PRIMARY KEY,
  status TEXT NOT NULL,
  checked_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- distribution_id 0: a single message, with a key of its own; line is for the others. due_at 0: at once.
CREATE TABLE send (
  id INTEGER PRIMARY KEY,
  dedupe_key TEXT,
  line INTEGER,
  kind INTEGER NOT NULL,
  sender_id INTEGER NOT NULL REFERENCES sender,
  recipient BLOB NOT NULL,
  distribution_id INTEGER NOT NULL,
  content_id INTEGER NOT NULL REFERENCES content,
  state INTEGER NOT NULL,
  delivery INTEGER NOT NULL DEFAULT 0,
  attempt INTEGER NOT NULL DEFAULT 0,
  retries INTEGER NOT NULL DEFAULT 0,
  due_at INTEGER NOT NULL DEFAULT 0,
  not_after INTEGER,
  incarnation INTEGER,
  intent_at INTEGER,
  accepted_at INTEGER,
  provider_sid TEXT,
  error_code INTEGER,
  looks INTEGER NOT NULL DEFAULT 0,
  looked_at INTEGER NOT NULL DEFAULT 0,
  held INTEGER NOT NULL DEFAULT 0,
  resends INTEGER NOT NULL DEFAULT 0,
  resent_at INTEGER,
  answer INTEGER,
  updated_at INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX send_key ON send (dedupe_key) WHERE dedupe_key IS NOT NULL;

-- A person's rows: those of lists, once a list, and the single ones.
CREATE UNIQUE INDEX send_member ON send (recipient, distribution_id) WHERE distribution_id > 0;

CREATE INDEX send_single ON send (recipient) WHERE distribution_id = 0;

-- The queue falls into groups that may leave or not as a whole; each is read in its order from its own start.
CREATE INDEX send_queue ON send (sender_id, distribution_id, content_id, due_at, id) WHERE state = 0;

-- Under way or of unknown fate: never many, so that writing it costs little.
CREATE INDEX send_live ON send (recipient) WHERE state IN (1, 3);

CREATE INDEX send_unknown ON send (sender_id, held, looked_at, id) WHERE state = 3;

CREATE INDEX send_unreported ON send (accepted_at, id) WHERE state = 2 AND delivery = 0;

CREATE UNIQUE INDEX send_provider_sid ON send (provider_sid) WHERE provider_sid IS NOT NULL;

CREATE TABLE payload (
  send_id INTEGER PRIMARY KEY REFERENCES send,
  address TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;

CREATE TABLE question (
  send_id INTEGER PRIMARY KEY REFERENCES send,
  recipient BLOB NOT NULL,
  sender_id INTEGER NOT NULL REFERENCES sender,
  body TEXT NOT NULL,
  life INTEGER NOT NULL,
  opened_at INTEGER,
  expires_at INTEGER,
  closed INTEGER NOT NULL DEFAULT 0,
  clarified INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX question_open ON question (recipient, sender_id, opened_at, send_id) WHERE opened_at IS NOT NULL AND closed = 0;

CREATE TABLE conversation (
  recipient BLOB NOT NULL,
  sender_id INTEGER NOT NULL REFERENCES sender,
  last_inbound_at INTEGER NOT NULL,
  PRIMARY KEY (recipient, sender_id)
) STRICT, WITHOUT ROWID;

-- content_id: of the question it answers.
CREATE TABLE inbound (
  id INTEGER PRIMARY KEY,
  message_sid TEXT NOT NULL UNIQUE,
  sender_id INTEGER NOT NULL REFERENCES sender,
  recipient BLOB NOT NULL,
  received_at INTEGER NOT NULL,
  opt_out_type TEXT,
  replied_to_sid TEXT,
  content_id INTEGER REFERENCES content,
  kind INTEGER NOT NULL,
  rule TEXT NOT NULL,
  flags INTEGER NOT NULL,
  opt_out TEXT,
  opt_out_source INTEGER NOT NULL,
  answer_kind INTEGER NOT NULL
) STRICT;

CREATE TABLE inbound_text (
  inbound_id INTEGER PRIMARY KEY REFERENCES inbound,
  received_at INTEGER NOT NULL,
  address TEXT NOT NULL,
  body TEXT NOT NULL,
  button_payload TEXT,
  button_text TEXT,
  form TEXT
) STRICT;

-- due_at NULL: ended.
CREATE TABLE job (
  id INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL,
  inbound_id INTEGER NOT NULL REFERENCES inbound,
  attempt INTEGER NOT NULL DEFAULT 0,
  due_at INTEGER,
  is_done INTEGER NOT NULL DEFAULT 0,
  error TEXT
) STRICT;

CREATE INDEX job_due ON job (kind, due_at, id) WHERE due_at IS NOT NULL;

-- liftable: set by the person's own words, and lifted by them.
CREATE TABLE suppression (
  recipient BLOB NOT NULL,
  scope TEXT NOT NULL,
  liftable INTEGER NOT NULL,
  source INTEGER NOT NULL,
  evidence TEXT NOT NULL,
  since INTEGER NOT NULL,
  PRIMARY KEY (recipient, scope, liftable)
) STRICT, WITHOUT ROWID;

-- what: 0 out, 1 back in, 2 consent given elsewhere.
CREATE TABLE consent_event (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  recipient BLOB NOT NULL,
  scope TEXT NOT NULL,
  what INTEGER NOT NULL,
  source INTEGER NOT NULL,
  evidence TEXT NOT NULL
) STRICT;

CREATE TRIGGER consent_event_stays BEFORE UPDATE ON consent_event BEGIN
  SELECT RAISE(ABORT, 'Consent events are only added.');
END;

CREATE TRIGGER consent_event_is_kept BEFORE DELETE ON consent_event BEGIN
  SELECT RAISE(ABORT, 'Consent events are only added.');
END;

CREATE TABLE mark (
  name TEXT PRIMARY KEY,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- How many messages of a list sending have which state, delivery and error, so that nobody counts a million rows.
-- what: 0 state, with 103 for what is held unknown; 1 delivery; 2 error code; 3 answer.
-- Whoever adds rows counts them; what happens to them is counted here.
CREATE TABLE tally (
  distribution_id INTEGER NOT NULL,
  what INTEGER NOT NULL,
  value INTEGER NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (distribution_id, what, value)
) STRICT, WITHOUT ROWID;

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

CREATE TRIGGER send_answered AFTER UPDATE OF answer ON send WHEN new.distribution_id > 0 AND new.answer IS NOT old.answer BEGIN
  UPDATE tally SET n = n - 1 WHERE distribution_id = new.distribution_id AND what = 3 AND value = old.answer;
  INSERT INTO tally VALUES (new.distribution_id, 3, new.answer, 1) ON CONFLICT DO UPDATE SET n = n + 1;
END;
