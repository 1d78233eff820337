-- Signals and the messages that tell them. Both are written in the transaction of the change: they are the outbox and the truth.

create table signal (
  tenant_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  kind text not null,
  subject_type text not null,
  subject_id uuid not null,
  meeting_id uuid,
  site_id uuid,
  vendor_id uuid,
  -- Who a live screen may show it to besides the roles of its site and vendor.
  organizer_id uuid,
  actor_id uuid,
  actor_name text not null default '',
  request_id text,
  facts jsonb not null default '{}',
  primary key (tenant_id, id),
  constraint signal_tenant_fk foreign key (tenant_id) references tenant (id)
);
create index signal_by_meeting on signal (tenant_id, meeting_id, id);
create trigger signal_append_only before update or delete on signal
  for each row execute function app.append_only();
call app.protect('signal', 'select, insert');

create table message_template (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  channel text not null,
  locale text not null,
  title text not null,
  summary text not null,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  deleted_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint message_template_once unique (tenant_id, kind, channel, locale),
  constraint message_template_tenant_fk foreign key (tenant_id) references tenant (id)
);
call app.protect('message_template', 'select, insert, update');

-- Where the bot reaches a user, in no SDK's words.
create table conversation (
  tenant_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  channel text not null,
  service_url text not null,
  conversation_id text not null,
  bot_id text not null,
  channel_user_id text not null,
  status text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant_id, id),
  constraint conversation_once unique (tenant_id, user_id, channel),
  constraint conversation_user_fk foreign key (tenant_id, user_id) references app_user (tenant_id, id),
  constraint conversation_channel_known check (channel in ('teams')),
  constraint conversation_status_known check (status in ('installed', 'blocked', 'removed'))
);
call app.protect('conversation', 'select, insert, update');

create table message_log (
  tenant_id uuid not null,
  created_at timestamptz not null,
  id uuid not null,
  signal_id uuid not null,
  kind text not null,
  channel text not null,
  receiver_id uuid not null,
  meeting_id uuid,
  -- Messages of one thread replace each other in place: the newest is the one that counts.
  thread text not null,
  template_version integer,
  locale text,
  content jsonb,
  status text not null default 'pending',
  reason text,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  lease_until timestamptz,
  -- Counts the leases: a completion must name the lease it was done under.
  fence bigint not null default 0,
  provider_id text,
  sent_at timestamptz,
  primary key (tenant_id, created_at, id),
  constraint message_log_signal_fk foreign key (tenant_id, signal_id) references signal (tenant_id, id),
  constraint message_log_receiver_fk foreign key (tenant_id, receiver_id) references app_user (tenant_id, id),
  constraint message_log_channel_known check (channel in ('teams', 'email', 'sms', 'webhook')),
  constraint message_log_status_known check (status in ('pending', 'sent', 'failed', 'suppressed')),
  constraint message_log_sent_has_a_moment check ((status = 'sent') = (sent_at is not null)),
  constraint message_log_unsent_says_why check (status not in ('failed', 'suppressed') or reason is not null)
) partition by range (created_at);
create table message_log_default partition of message_log default;
create index message_log_pending on message_log (tenant_id, next_attempt_at) where status = 'pending';
create index message_log_by_thread on message_log (tenant_id, receiver_id, thread);
create index message_log_by_signal on message_log (tenant_id, signal_id);
create index message_log_by_meeting on message_log (tenant_id, meeting_id);
call app.protect('message_log', 'select, insert, update');
