-- How meetings stay what their calendar says: what is looked at, what was seen, what was asked and answered, what is unclear.

-- The built-in calendar, for a company without Exchange and for the demo: events as Microsoft Graph v1.0 gives them.
create table calendar_event (
  tenant_id uuid not null,
  id uuid not null,
  -- Whose calendar it is in, in lower case.
  mailbox text not null,
  -- By which the calendar knows it, whatever becomes of it.
  event_id text not null,
  ical_uid text not null,
  series_event_id text,
  change_key text not null,
  content jsonb not null,
  -- Everybody in it, in lower case: the organizer and whoever is invited, rooms as well.
  people text[] not null,
  -- Of a series: its first date's begin and the end of its last date.
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  primary key (tenant_id, id),
  constraint calendar_event_once unique (tenant_id, mailbox, event_id)
);
create index calendar_event_by_ical_uid on calendar_event (tenant_id, mailbox, ical_uid);
create index calendar_event_changed on calendar_event (tenant_id, mailbox, updated_at);
create index calendar_event_by_end on calendar_event (tenant_id, ends_at);
create index calendar_event_by_series on calendar_event (tenant_id, mailbox, series_event_id)
  where series_event_id is not null;
call app.protect('calendar_event', 'select, insert, update');

-- The calendar's promise to tell of changes in one mailbox.
create table graph_subscription (
  tenant_id uuid not null,
  id uuid not null,
  mailbox text not null,
  -- The calendar's own id of it; null while it is being asked for.
  subscription_id text,
  -- SHA-256 of the secret that every notification has to carry.
  client_state_hash bytea not null,
  status text not null,
  expires_at timestamptz,
  -- When to renew it, or to try again.
  next_try_at timestamptz not null,
  attempts integer not null default 0,
  problem text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant_id, id),
  constraint graph_subscription_mailbox_once unique (tenant_id, mailbox),
  constraint graph_subscription_status_known check (status in ('wanted', 'active', 'removed'))
);
create index graph_subscription_due on graph_subscription (tenant_id, next_try_at);
call app.protect('graph_subscription', 'select, insert, update, delete');

-- A notification knows no tenant: which one a subscription is of.
create table graph_subscription_route (
  subscription_id text primary key,
  tenant_id uuid not null,
  constraint graph_subscription_route_tenant_fk foreign key (tenant_id) references tenant (id)
);
grant select, insert, delete on graph_subscription_route to mm_app;

-- How far a mailbox has been read.
create table graph_delta (
  tenant_id uuid not null,
  mailbox text not null,
  -- The calendar's own words for "go on here"; null: from the beginning.
  cursor text,
  window_from timestamptz not null,
  window_to timestamptz not null,
  swept_at timestamptz,
  next_sweep_at timestamptz not null,
  attempts integer not null default 0,
  problem text,
  primary key (tenant_id, mailbox)
);
create index graph_delta_due on graph_delta (tenant_id, next_sweep_at);
call app.protect('graph_delta', 'select, insert, update, delete');

-- "Look at this event": asked again while it waits, it is looked at once.
create table event_look (
  tenant_id uuid not null,
  id uuid not null,
  mailbox text not null,
  event_id text not null,
  -- Counts how often it was asked for; a look that began before the last asking does not end the wait.
  asked integer not null default 1,
  because text not null,
  asked_at timestamptz not null,
  look_at timestamptz not null,
  attempts integer not null default 0,
  problem text,
  lease_until timestamptz,
  fence bigint not null default 0,
  primary key (tenant_id, id),
  constraint event_look_once unique (tenant_id, mailbox, event_id),
  constraint event_look_because_known check (because in ('notification', 'sweep', 'comparison', 'replay', 'own'))
);
create index event_look_due on event_look (tenant_id, look_at);
call app.protect('event_look', 'select, insert, update, delete');

-- The event as it was seen last, for comparison and to know our own writing and what is old.
create table graph_event (
  tenant_id uuid not null,
  id uuid not null,
  mailbox text not null,
  event_id text not null,
  ical_uid text,
  change_key text,
  -- The calendar's own moment of the last change, where it says one.
  modified_at timestamptz,
  seen_at timestamptz not null,
  -- The event in our words (CalendarEvent); null: it was gone.
  content jsonb,
  meeting_id uuid,
  series_id uuid,
  primary key (tenant_id, id),
  constraint graph_event_once unique (tenant_id, mailbox, event_id),
  constraint graph_event_meeting_fk foreign key (tenant_id, meeting_id) references meeting (tenant_id, id),
  constraint graph_event_series_fk foreign key (tenant_id, series_id) references meeting_series (tenant_id, id)
);
create index graph_event_by_meeting on graph_event (tenant_id, meeting_id) where meeting_id is not null;
create index graph_event_by_series on graph_event (tenant_id, series_id) where series_id is not null;
create index graph_event_by_ical_uid on graph_event (tenant_id, ical_uid);
call app.protect('graph_event', 'select, insert, update');

-- What was asked of the calendar or came from it, and what it led to.
create table sync_log (
  tenant_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  -- notification, look, sweep, subscription, write, comparison
  kind text not null,
  mailbox text not null default '',
  event_id text,
  meeting_id uuid,
  outcome text not null,
  -- What was asked and answered, without anything personal; what the reconciler made of it.
  request jsonb not null default '{}',
  answer jsonb not null default '{}',
  replay_of uuid,
  primary key (tenant_id, id),
  constraint sync_log_kind_known
    check (kind in ('notification', 'look', 'sweep', 'subscription', 'write', 'comparison', 'replay')),
  constraint sync_log_outcome_known check (outcome in ('done', 'nothing', 'refused', 'failed', 'retried'))
);
create index sync_log_by_moment on sync_log (tenant_id, at, id);
create index sync_log_by_meeting on sync_log (tenant_id, meeting_id) where meeting_id is not null;
call app.protect('sync_log', 'select, insert');

-- An order, booking or pass whose meeting is gone, moved or unclear.
create table orphan (
  tenant_id uuid not null,
  id uuid not null,
  entity_type text not null,
  entity_id uuid not null,
  meeting_id uuid,
  -- Whose facility managers look after it as well.
  site_id uuid,
  reason text not null,
  -- For the sentence of this reason.
  facts jsonb not null default '{}',
  -- The repair that is proposed.
  repair text not null,
  -- detection: it ends by itself when its cause is gone; calendar: an event that was looked at; comparison: on demand.
  found_by text not null,
  owner_id uuid,
  found_at timestamptz not null,
  seen_at timestamptz not null,
  -- A repair that the calendar is asked for: a worker carries it out under a lease.
  asked_repair text,
  asked_by uuid,
  asked_at timestamptz,
  lease_until timestamptz,
  fence bigint not null default 0,
  attempts integer not null default 0,
  problem text,
  resolved_at timestamptz,
  resolved_by uuid,
  -- The repair, or by_itself.
  resolution text,
  note text not null default '',
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint orphan_entity_known check (entity_type in ('meeting', 'series', 'room_booking', 'service_order', 'visit')),
  constraint orphan_reason_known check (reason in (
    'event_gone', 'event_unclear', 'organizer_disabled', 'room_not_on_event', 'booking_without_meeting', 'room_declined')),
  constraint orphan_found_by_known check (found_by in ('detection', 'calendar', 'comparison')),
  constraint orphan_repair_known check (repair in (
    'cancel', 'other_room', 'put_room_back', 'release_room', 'hand_over', 'look_again', 'keep')),
  constraint orphan_asked_repair_known check (asked_repair in ('put_room_back', 'look_again')),
  constraint orphan_meeting_fk foreign key (tenant_id, meeting_id) references meeting (tenant_id, id),
  constraint orphan_site_fk foreign key (tenant_id, site_id) references site (tenant_id, id),
  constraint orphan_owner_fk foreign key (tenant_id, owner_id) references app_user (tenant_id, id),
  constraint orphan_resolved_by_fk foreign key (tenant_id, resolved_by) references app_user (tenant_id, id),
  constraint orphan_resolved_says_how check ((resolved_at is null) = (resolution is null))
);
create unique index orphan_open_once on orphan (tenant_id, entity_type, entity_id, reason) where resolved_at is null;
create index orphan_open on orphan (tenant_id, found_at, id) where resolved_at is null;
create index orphan_asked on orphan (tenant_id, asked_at) where resolved_at is null and asked_repair is not null;
-- What somebody decided to leave as it is is not found again.
create index orphan_kept on orphan (tenant_id, entity_type, entity_id, reason) where resolution = 'keep';
create index orphan_by_found on orphan (tenant_id, found_at, id);
create index orphan_by_meeting on orphan (tenant_id, meeting_id) where meeting_id is not null;
create index orphan_by_site on orphan (tenant_id, site_id) where site_id is not null;
create index orphan_by_owner on orphan (tenant_id, owner_id) where owner_id is not null;
create index orphan_by_resolver on orphan (tenant_id, resolved_by) where resolved_by is not null;
call app.protect('orphan', 'select, insert, update');

-- How detection finds: coming meetings by their end, cancelled ones that have not been yet, people who are gone.
create index meeting_ahead on meeting (tenant_id, ends_at) where status in ('scheduled', 'started');
create index meeting_called_off on meeting (tenant_id, ends_at) where status in ('cancelled', 'archived');
create index app_user_gone on app_user (tenant_id, id) where status = 'disabled' or deleted_at is not null;
create index graph_event_gone on graph_event (tenant_id, seen_at) where content is null;

-- Our meetings held against the calendar, on demand.
create table comparison (
  tenant_id uuid not null,
  id uuid not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  -- Empty: every site.
  site_ids uuid[] not null default '{}',
  status text not null default 'running',
  -- our_meetings: each of ours is looked for there; their_events: what is there and not here.
  step text not null default 'our_meetings',
  -- The meeting or mailbox that was compared last.
  reached text,
  total integer not null default 0,
  compared integer not null default 0,
  problem text,
  lease_until timestamptz,
  fence bigint not null default 0,
  attempts integer not null default 0,
  created_at timestamptz not null,
  created_by uuid,
  finished_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint comparison_status_known check (status in ('running', 'done', 'failed', 'stopped')),
  constraint comparison_step_known check (step in ('our_meetings', 'their_events')),
  constraint comparison_range_sane check (to_at > from_at)
);
create index comparison_by_moment on comparison (tenant_id, created_at, id);
create index comparison_running on comparison (tenant_id, created_at) where status = 'running';
call app.protect('comparison', 'select, insert, update');

create table comparison_difference (
  tenant_id uuid not null,
  id uuid not null,
  comparison_id uuid not null,
  kind text not null,
  meeting_id uuid,
  site_id uuid,
  mailbox text not null,
  event_id text,
  -- The address of the room that it is about, where it is about one.
  about text not null default '',
  subject text not null,
  starts_at timestamptz not null,
  -- For the sentence of this kind: what we have and what the calendar has.
  ours jsonb not null default '{}',
  theirs jsonb not null default '{}',
  status text not null default 'open',
  repaired_at timestamptz,
  repaired_by uuid,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint comparison_difference_comparison_fk foreign key (tenant_id, comparison_id) references comparison (tenant_id, id),
  constraint comparison_difference_meeting_fk foreign key (tenant_id, meeting_id) references meeting (tenant_id, id),
  constraint comparison_difference_site_fk foreign key (tenant_id, site_id) references site (tenant_id, id),
  constraint comparison_difference_kind_known
    check (kind in ('time', 'room', 'organizer', 'cancelled', 'missing_there', 'missing_here', 'unreadable')),
  constraint comparison_difference_status_known check (status in ('open', 'asked'))
);
create unique index comparison_difference_once
  on comparison_difference (tenant_id, comparison_id, kind, meeting_id, mailbox, event_id, about) nulls not distinct;
create index comparison_difference_by_comparison on comparison_difference (tenant_id, comparison_id, starts_at, id);
create index comparison_difference_by_meeting on comparison_difference (tenant_id, meeting_id) where meeting_id is not null;
create index comparison_difference_by_site on comparison_difference (tenant_id, site_id) where site_id is not null;
call app.protect('comparison_difference', 'select, insert, update');

alter table app_user
  add column manager_id uuid,
  add constraint app_user_manager_fk foreign key (tenant_id, manager_id) references app_user (tenant_id, id);
create index app_user_by_manager on app_user (tenant_id, manager_id) where manager_id is not null;
