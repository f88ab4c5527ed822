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

CREATE TABLE distribution (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  state INTEGER NOT NULL DEFAULT 0,
  reason TEXT
) STRICT;

-- What messages are made from; '' where there is none.
CREATE TABLE content (
  id INTEGER PRIMARY KEY,
  template TEXT NOT NULL,
  language TEXT NOT NULL,
  mailing_list TEXT NOT NULL,
  content_sid TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  UNIQUE (template, language, mailing_list, content_sid, fingerprint)
) STRICT;

CREATE TABLE approval (
  content_sid TEXT PRIMARY KEY,
  status TEXT NOT NULL,
  checked_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- distribution_id 0: none. due_at 0: at once.
CREATE TABLE send (
  id INTEGER PRIMARY KEY,
  dedupe_key TEXT NOT NULL UNIQUE,
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
  updated_at INTEGER NOT NULL
) STRICT;

-- The queue falls into groups that may leave or not as a whole; each is read in its order from its own start.
CREATE INDEX send_queue ON send (sender_id, distribution_id, content_id, due_at, id) WHERE state = 0;

CREATE INDEX send_open ON send (recipient, sender_id, state) WHERE state IN (0, 1, 3);

CREATE INDEX send_live ON send (state, sender_id, held, looked_at, id) WHERE state IN (1, 3);

CREATE INDEX send_unreported ON send (accepted_at, id) WHERE state = 2 AND delivery = 0;

CREATE INDEX send_by_distribution ON send (distribution_id, state);

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

-- what: 0 out, 1 back in.
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
