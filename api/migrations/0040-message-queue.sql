-- Whether a message is the first of its person is asked for each that is due: what is due, and what is held for another
-- reason, is found without reading all that waits for her. By the moment in UTC, because PostgreSQL names the indexes of
-- the months by their columns, and those names would leave no room for a shard's number.
create index message_log_due on message_log (tenant_id, receiver_id, (next_attempt_at at time zone 'UTC'))
  where status = 'pending';
create index message_log_held on message_log (tenant_id, receiver_id)
  where status = 'pending'
    and (lease_until is not null or reason not in ('no_conversation', 'quiet_hours', 'not_prepared', 'no_channel'));
