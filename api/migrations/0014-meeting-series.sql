-- The recurring pattern behind several meetings. Times are the wall clock of the series' zone: each occurrence's moment
-- follows from it, through every change of the clock.

create table meeting_series (
  tenant_id uuid not null,
  id uuid not null,
  client_key text,
  organizer_id uuid not null,
  subject text not null,
  -- Microsoft Graph's patternedRecurrence, as it came.
  recurrence jsonb not null,
  time_zone text not null,
  starts_at time not null,
  duration_minutes integer not null,
  -- The last day an occurrence may start on; null where the series has no end.
  ends_on date,
  -- Up to and with this day the occurrences are meetings of their own.
  materialised_until date not null,
  status text not null default 'draft',
  exchange_id text,
  ical_uid text,
  change_key text,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  deleted_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint meeting_series_client_key_once unique (tenant_id, client_key),
  constraint meeting_series_organizer_fk foreign key (tenant_id, organizer_id) references app_user (tenant_id, id),
  constraint meeting_series_status_known check (status in ('draft', 'scheduled', 'cancelled')),
  constraint meeting_series_duration_sane check (duration_minutes between 1 and 44640)
);
create index meeting_series_by_organizer on meeting_series (tenant_id, organizer_id);
create index meeting_series_by_exchange_id on meeting_series (tenant_id, exchange_id) where exchange_id is not null;
create index meeting_series_by_ical_uid on meeting_series (tenant_id, ical_uid) where ical_uid is not null;
create index meeting_series_growing
  on meeting_series (tenant_id, materialised_until) where status <> 'cancelled' and deleted_at is null;
call app.protect('meeting_series', 'select, insert, update');

-- The rooms that a series keeps: those that a later occurrence is given as well.
create table meeting_series_room (
  tenant_id uuid not null,
  series_id uuid not null,
  room_id uuid not null,
  primary key (tenant_id, series_id, room_id),
  constraint meeting_series_room_series_fk foreign key (tenant_id, series_id) references meeting_series (tenant_id, id),
  constraint meeting_series_room_room_fk foreign key (tenant_id, room_id) references meeting_room (tenant_id, id)
);
create index meeting_series_room_by_room on meeting_series_room (tenant_id, room_id);
call app.protect('meeting_series_room', 'select, insert, delete');

-- An occurrence is known by the moment that the pattern gave it, wherever it was moved to since.
alter table meeting
  add column series_id uuid,
  add column original_start timestamptz,
  add column is_exception boolean not null default false,
  add constraint meeting_series_fk foreign key (tenant_id, series_id) references meeting_series (tenant_id, id),
  add constraint meeting_occurrence_complete check ((series_id is null) = (original_start is null));
create unique index meeting_occurrence_once
  on meeting (tenant_id, series_id, original_start) where series_id is not null;
