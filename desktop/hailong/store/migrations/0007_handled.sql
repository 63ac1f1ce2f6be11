-- Declarations that were rated or skipped: the tabs of these read it while they are few among many.
CREATE INDEX declarations_by_handled ON declarations (
  cleared_at, key, tabs, words, channel_rank, registered_at, number
) WHERE tabs & 6;
