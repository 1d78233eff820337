-- The ledger of messages: what a signal told is counted with it, what follows from a message names it, and what was
-- seen is known. With it how people want to be told, the words of a company with what they were before, and how much
-- of a channel's limits is taken.

alter table message_log
  add column seen_at timestamptz,
  -- The message that this one repeats or stands in for.
  add column follows_id uuid,
  add constraint message_log_seen_was_sent check (seen_at is null or status = 'sent'),
  add constraint message_log_follows_another check (follows_id is distinct from id);
create index message_log_by_id on message_log (tenant_id, id);
create index message_log_unseen on message_log (tenant_id, provider_id) where provider_id is not null and seen_at is null;
create index message_log_waiting on message_log (tenant_id, receiver_id, id) where status = 'pending';

-- How many messages a signal caused. Null: before it was counted.
alter table signal
  add column told integer,
  add constraint signal_told_sane check (told >= 0);

-- How somebody wants to be told; without a row as the product proposes.
create table notification_preference (
  tenant_id uuid not null,
  user_id uuid not null,
  -- By kind of message: teams, email, digest or none; what is not named goes the usual way.
  routes jsonb not null,
  -- In the person's own zone; one that begins after it ends goes over midnight.
  quiet_from time,
  quiet_until time,
  digest_at time not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  primary key (tenant_id, user_id),
  constraint notification_preference_user_fk foreign key (tenant_id, user_id) references app_user (tenant_id, id),
  constraint notification_preference_quiet_whole check (num_nonnulls(quiet_from, quiet_until) in (0, 2)),
  constraint notification_preference_quiet_not_always check (quiet_from is distinct from quiet_until or quiet_from is null)
);
call app.protect('notification_preference', 'select, insert, update');

-- Every version of a company's own words; the present one stands in message_template.
create table message_template_version (
  tenant_id uuid not null,
  id uuid not null,
  template_id uuid not null,
  version integer not null,
  title text not null,
  summary text not null,
  created_at timestamptz not null,
  created_by uuid,
  primary key (tenant_id, id),
  constraint message_template_version_once unique (tenant_id, template_id, version),
  constraint message_template_version_template_fk
    foreign key (tenant_id, template_id) references message_template (tenant_id, id)
);
call app.protect('message_template_version', 'select, insert');

-- What was lately taken of a channel's limits: by the company as a whole (its own id) and by each conversation (its person).
create table channel_pace (
  tenant_id uuid not null,
  channel text not null,
  scope uuid not null,
  -- The moments of the last calls and how many there were in each minute.
  taken jsonb not null,
  primary key (tenant_id, channel, scope)
);
call app.protect('channel_pace', 'select, insert, update, delete');
