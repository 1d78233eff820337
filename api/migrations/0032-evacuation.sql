-- What tablets at receptions did, and evacuations with who ticked whom off.

-- Each change of a tablet once, by the id that it gave it; ids and counts only.
create table reception_change (
  tenant_id uuid not null,
  id uuid not null,
  device_id uuid not null,
  site_id uuid not null,
  kind text not null,
  visit_id uuid,
  -- When it was done, by the server's clock; and when it was sent.
  at timestamptz not null,
  received_at timestamptz not null,
  -- By how many milliseconds the tablet's clock was behind.
  clock_behind_ms bigint not null,
  received_from uuid,
  outcome text not null,
  because text,
  -- Of a look-up by name: how many letters were typed, and how many people were found.
  letters integer,
  found integer,
  primary key (tenant_id, id),
  constraint reception_change_site_fk foreign key (tenant_id, site_id) references site (tenant_id, id),
  constraint reception_change_received_from_fk foreign key (tenant_id, received_from) references app_user (tenant_id, id),
  constraint reception_change_outcome_known check (outcome in ('applied', 'duplicate', 'conflict')),
  constraint reception_change_conflict_has_a_reason check ((outcome = 'conflict') = (because is not null)),
  constraint reception_change_not_in_the_future check (at <= received_at)
);
create index reception_change_by_site on reception_change (tenant_id, site_id, received_at);
create index reception_change_by_visit on reception_change (tenant_id, visit_id, at) where visit_id is not null;
create index reception_change_by_person on reception_change (tenant_id, received_from) where received_from is not null;
call app.protect('reception_change', 'select, insert, update');

create table evacuation (
  tenant_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  drill boolean not null,
  started_at timestamptz not null,
  started_by uuid not null,
  ended_at timestamptz,
  ended_by uuid,
  -- How many were in the house, and how many of them were seen.
  expected integer,
  safe integer,
  -- Two tablets without a network began the same one: this name stands for the other.
  same_as uuid,
  primary key (tenant_id, id),
  constraint evacuation_site_fk foreign key (tenant_id, site_id) references site (tenant_id, id),
  constraint evacuation_started_by_fk foreign key (tenant_id, started_by) references app_user (tenant_id, id),
  constraint evacuation_ended_by_fk foreign key (tenant_id, ended_by) references app_user (tenant_id, id),
  constraint evacuation_same_as_fk foreign key (tenant_id, same_as) references evacuation (tenant_id, id),
  constraint evacuation_end_is_whole
    check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (expected is null and safe is null)),
  constraint evacuation_ends_after_it_starts check (ended_at >= started_at)
);
-- One at a time at a site.
create unique index evacuation_runs_once on evacuation (tenant_id, site_id) where ended_at is null and same_as is null;
create index evacuation_by_site on evacuation (tenant_id, site_id, started_at, id);
create index evacuation_by_started_by on evacuation (tenant_id, started_by);
create index evacuation_by_ended_by on evacuation (tenant_id, ended_by) where ended_by is not null;
create index evacuation_by_same_as on evacuation (tenant_id, same_as) where same_as is not null;
call app.protect('evacuation', 'select, insert, update');

-- Everybody has ticks of her own: who takes hers back does not take back another's.
create table roll_call_tick (
  tenant_id uuid not null,
  evacuation_id uuid not null,
  subject_type text not null,
  subject_id uuid not null,
  ticked_by uuid not null,
  at timestamptz not null,
  safe boolean not null,
  -- Of a meeting: how many were counted; null: all of them.
  count integer,
  primary key (tenant_id, evacuation_id, subject_type, subject_id, ticked_by),
  constraint roll_call_tick_evacuation_fk foreign key (tenant_id, evacuation_id) references evacuation (tenant_id, id),
  constraint roll_call_tick_ticked_by_fk foreign key (tenant_id, ticked_by) references app_user (tenant_id, id),
  constraint roll_call_tick_subject_known check (subject_type in ('visit', 'meeting')),
  constraint roll_call_tick_count_sane check (count between 0 and 10000)
);
create index roll_call_tick_by_person on roll_call_tick (tenant_id, ticked_by);
call app.protect('roll_call_tick', 'select, insert, update');
