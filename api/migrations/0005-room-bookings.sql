-- One room held for one meeting, with its set-up and clear-down minutes. No two hold one room at one time:
-- the exclusion constraint is the promise; locking the room's row first keeps rivals in a quick, orderly queue.

create table room_booking (
  tenant_id uuid not null,
  id uuid not null,
  room_id uuid not null,
  site_id uuid not null,
  meeting_id uuid not null,
  meeting_location_id uuid not null,
  during tstzrange not null,
  starts_at timestamptz generated always as (lower(during)) stored,
  ends_at timestamptz generated always as (upper(during)) stored,
  setup_minutes integer not null default 0,
  cleardown_minutes integer not null default 0,
  status text not null,
  expires_at timestamptz,
  checked_in_at timestamptz,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint room_booking_room_fk foreign key (tenant_id, room_id) references meeting_room (tenant_id, id),
  constraint room_booking_site_fk foreign key (tenant_id, site_id) references site (tenant_id, id),
  constraint room_booking_meeting_fk foreign key (tenant_id, meeting_id) references meeting (tenant_id, id),
  constraint room_booking_location_fk
    foreign key (tenant_id, meeting_location_id) references meeting_location (tenant_id, id),
  constraint room_booking_status_known
    check (status in ('provisional', 'requested', 'confirmed', 'declined', 'released', 'cancelled')),
  constraint room_booking_provisional_expires check ((status = 'provisional') <= (expires_at is not null)),
  constraint room_booking_during_bounded
    check (not isempty(during) and not lower_inf(during) and not upper_inf(during) and lower_inc(during) and not upper_inc(during)),
  -- Finding free rooms reads the bookings of a site that start at most a day before the wanted time.
  constraint room_booking_at_most_a_day check (upper(during) - lower(during) <= interval '24 hours'),
  constraint room_booking_no_overlap
    exclude using gist (tenant_id with =, room_id with =, during with &&)
    where (status in ('provisional', 'requested', 'confirmed'))
);
-- With the meeting in it, finding free rooms reads nothing but this index, also where a meeting's own bookings do not count.
create index room_booking_by_site
  on room_booking (tenant_id, site_id, starts_at) include (ends_at, room_id, meeting_id)
  where status in ('provisional', 'requested', 'confirmed');
create index room_booking_by_room on room_booking (tenant_id, room_id, starts_at);
create index room_booking_by_meeting on room_booking (tenant_id, meeting_id);
create index room_booking_by_location on room_booking (tenant_id, meeting_location_id);
create index room_booking_expiring on room_booking (tenant_id, expires_at) where status = 'provisional';
-- A site belongs to one tenant: told so, the planner does not take the bookings of one for a handful.
create statistics room_booking_site_of_tenant (dependencies) on tenant_id, site_id from room_booking;
-- Index-only scans stay index-only when the visibility map is kept up.
alter table room_booking set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
call app.protect('room_booking', 'select, insert, update');
