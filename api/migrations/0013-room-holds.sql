-- Shared spaces, approval, check-in, giving back and the wait list. What waits for an approval holds nothing:
-- two may ask for one slot, and the approval that comes first reserves it.

alter table room_booking
  add column space_of uuid,
  add column space_part int4range not null default '[0,1)',
  add column checked_in_by uuid,
  add column released_at timestamptz,
  add column release_reason text,
  add column given_back_minutes integer not null default 0,
  -- For whoever approves.
  add column note text not null default '';
alter table room_booking
  add column space_id uuid generated always as (coalesce(space_of, room_id)) stored,
  add constraint room_booking_checked_in_by_fk
    foreign key (tenant_id, checked_in_by) references app_user (tenant_id, id),
  add constraint room_booking_release_reason_known
    check (release_reason in ('organizer', 'replaced', 'expired', 'no_show', 'rejected', 'meeting_cancelled', 'moved', 'room_closed')),
  add constraint room_booking_given_back_sane check (given_back_minutes >= 0);
create index room_booking_by_checked_in_by on room_booking (tenant_id, checked_in_by) where checked_in_by is not null;

alter table room_booking drop constraint room_booking_no_overlap;
alter table room_booking
  add constraint room_booking_no_overlap
    exclude using gist (tenant_id with =, space_id with =, space_part with &&, during with &&)
    where (status in ('provisional', 'confirmed'));

drop index room_booking_by_site;
create index room_booking_by_site
  on room_booking (tenant_id, site_id, starts_at) include (ends_at, room_id, meeting_id)
  where status in ('provisional', 'confirmed');
drop index room_booking_expiring;
create index room_booking_expiring on room_booking (tenant_id, expires_at) where expires_at is not null;

-- Who waits for a room that is taken; the first in line is offered it when it becomes free.
create table room_wait (
  tenant_id uuid not null,
  id uuid not null,
  room_id uuid not null,
  meeting_id uuid not null,
  status text not null,
  booking_id uuid,
  -- The booking that the offered room stands in for.
  replaces_id uuid,
  offer_expires_at timestamptz,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint room_wait_room_fk foreign key (tenant_id, room_id) references meeting_room (tenant_id, id),
  constraint room_wait_meeting_fk foreign key (tenant_id, meeting_id) references meeting (tenant_id, id),
  constraint room_wait_booking_fk foreign key (tenant_id, booking_id) references room_booking (tenant_id, id),
  constraint room_wait_replaces_fk foreign key (tenant_id, replaces_id) references room_booking (tenant_id, id),
  constraint room_wait_status_known check (status in ('waiting', 'offered', 'taken', 'lapsed', 'withdrawn')),
  constraint room_wait_offer_complete
    check ((status = 'offered') <= (booking_id is not null and offer_expires_at is not null))
);
create unique index room_wait_once
  on room_wait (tenant_id, meeting_id, room_id) where status in ('waiting', 'offered');
create index room_wait_in_line on room_wait (tenant_id, room_id, created_at) where status = 'waiting';
create index room_wait_by_room on room_wait (tenant_id, room_id);
create index room_wait_by_meeting on room_wait (tenant_id, meeting_id);
create index room_wait_by_booking on room_wait (tenant_id, booking_id);
create index room_wait_by_replaces on room_wait (tenant_id, replaces_id) where replaces_id is not null;
call app.protect('room_wait', 'select, insert, update');

-- A decision that somebody has to take before something holds.
create table approval (
  tenant_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  room_booking_id uuid,
  approver_id uuid,
  state text not null default 'pending',
  reason text,
  decided_at timestamptz,
  decided_by uuid,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint approval_meeting_fk foreign key (tenant_id, meeting_id) references meeting (tenant_id, id),
  constraint approval_room_booking_fk foreign key (tenant_id, room_booking_id) references room_booking (tenant_id, id),
  constraint approval_approver_fk foreign key (tenant_id, approver_id) references app_user (tenant_id, id),
  constraint approval_decided_by_fk foreign key (tenant_id, decided_by) references app_user (tenant_id, id),
  constraint approval_state_known check (state in ('pending', 'approved', 'rejected', 'withdrawn')),
  constraint approval_decided_has_a_moment check ((state in ('approved', 'rejected')) = (decided_at is not null))
);
create index approval_by_meeting on approval (tenant_id, meeting_id);
create unique index approval_room_booking_once
  on approval (tenant_id, room_booking_id) where state = 'pending';
create index approval_by_room_booking on approval (tenant_id, room_booking_id);
create index approval_by_approver on approval (tenant_id, approver_id, created_at);
create index approval_by_decided_by on approval (tenant_id, decided_by);
create index approval_pending on approval (tenant_id, created_at, id) where state = 'pending';
call app.protect('approval', 'select, insert, update');
