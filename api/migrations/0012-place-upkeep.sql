-- What people keep up about places: doors and desks, rooms that share a space, groups of rooms and their rules.

create table access_point (
  tenant_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  floor_id uuid,
  name text not null,
  kind text not null,
  status text not null default 'active',
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  deleted_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint access_point_name_once unique (tenant_id, site_id, name),
  constraint access_point_site_fk foreign key (tenant_id, site_id) references site (tenant_id, id),
  constraint access_point_floor_fk foreign key (tenant_id, floor_id) references floor (tenant_id, id),
  constraint access_point_kind_known check (kind in ('door', 'gate', 'reception')),
  constraint access_point_status_known check (status in ('active', 'out_of_order'))
);
create index access_point_by_floor on access_point (tenant_id, floor_id);
call app.protect('access_point', 'select, insert, update');

-- A room between removable walls is a part of a space: the whole has all of it, each part a stretch of it. Two rooms
-- of one space whose parts overlap are never held at one time. A room of its own is a space of one part.
alter table meeting_room
  add column space_of uuid,
  add column space_part int4range not null default '[0,1)',
  add column approver_id uuid,
  add column plan_shape text,
  add column place_reference text;
alter table meeting_room
  add column space_id uuid generated always as (coalesce(space_of, id)) stored,
  add column shares_space boolean
    generated always as (space_of is not null or upper(space_part) - lower(space_part) > 1) stored,
  add constraint meeting_room_space_fk foreign key (tenant_id, space_of) references meeting_room (tenant_id, id),
  add constraint meeting_room_approver_fk foreign key (tenant_id, approver_id) references app_user (tenant_id, id),
  add constraint meeting_room_space_bounded
    check (not isempty(space_part) and lower(space_part) >= 0 and upper(space_part) <= 12),
  add constraint meeting_room_no_show_sane check (no_show_minutes between 0 and 240);
create index meeting_room_by_space on meeting_room (tenant_id, space_of) where space_of is not null;
create index meeting_room_by_approver on meeting_room (tenant_id, approver_id) where approver_id is not null;
create unique index meeting_room_place_reference_once
  on meeting_room (tenant_id, place_reference) where place_reference is not null;

create table room_group (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  deleted_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint room_group_name_once unique (tenant_id, name),
  constraint room_group_tenant_fk foreign key (tenant_id) references tenant (id)
);
call app.protect('room_group', 'select, insert, update');

create table room_group_member (
  tenant_id uuid not null,
  group_id uuid not null,
  room_id uuid not null,
  primary key (tenant_id, group_id, room_id),
  constraint room_group_member_group_fk foreign key (tenant_id, group_id) references room_group (tenant_id, id),
  constraint room_group_member_room_fk foreign key (tenant_id, room_id) references meeting_room (tenant_id, id)
);
create index room_group_member_by_room on room_group_member (tenant_id, room_id);
call app.protect('room_group_member', 'select, insert, delete');

-- What booking a room takes; the terms of each kind are in the contract's room-rule.ts.
create table room_rule (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  room_id uuid,
  room_group_id uuid,
  kind text not null,
  terms jsonb not null,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  deleted_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint room_rule_room_fk foreign key (tenant_id, room_id) references meeting_room (tenant_id, id),
  constraint room_rule_group_fk foreign key (tenant_id, room_group_id) references room_group (tenant_id, id),
  constraint room_rule_one_subject check (num_nonnulls(room_id, room_group_id) = 1),
  constraint room_rule_kind_known
    check (kind in ('max_days_ahead', 'max_minutes', 'max_per_week', 'min_head_count', 'only_groups', 'priority_hours',
                    'bookable_hours', 'closed_period'))
);
create index room_rule_by_room on room_rule (tenant_id, room_id) where room_id is not null;
create index room_rule_by_group on room_rule (tenant_id, room_group_id) where room_group_id is not null;
call app.protect('room_rule', 'select, insert, update');
