-- Doors and other systems: where a key may be used, what became of every try at a door, and who is told of what happens.

alter table api_key
  -- The secret before the last rotation works until then.
  add column previous_secret_sha256 bytea,
  add column previous_valid_to timestamptz,
  add constraint api_key_previous_is_sha256 check (octet_length(previous_secret_sha256) = 32),
  add constraint api_key_previous_is_whole check ((previous_secret_sha256 is null) = (previous_valid_to is null));

-- The access points that a door's key is for.
create table api_key_place (
  tenant_id uuid not null,
  id uuid not null,
  api_key_id uuid not null,
  site_id uuid not null,
  -- Null: every access point of the site, also those to come.
  access_point_id uuid,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  constraint api_key_place_once unique (tenant_id, api_key_id, site_id, access_point_id),
  constraint api_key_place_key_fk foreign key (tenant_id, api_key_id) references api_key (tenant_id, id),
  constraint api_key_place_site_fk foreign key (tenant_id, site_id) references site (tenant_id, id),
  constraint api_key_place_access_point_fk foreign key (tenant_id, access_point_id) references access_point (tenant_id, id)
);
create index api_key_place_by_site on api_key_place (tenant_id, site_id);
create index api_key_place_by_access_point on api_key_place (tenant_id, access_point_id);
call app.protect('api_key_place', 'select, insert, delete');

-- Every code that was shown at a door, with the answer: ids only, nobody's name and never the code. A fact, so it points at
-- nothing that could keep it from being written.
create table access_try (
  tenant_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  api_key_id uuid not null,
  access_point_id uuid not null,
  site_id uuid not null,
  direction text not null,
  -- Null: let in.
  because text,
  access_pass_id uuid,
  visit_id uuid,
  primary key (tenant_id, id),
  constraint access_try_tenant_fk foreign key (tenant_id) references tenant (id),
  constraint access_try_direction_known check (direction in ('in', 'out')),
  constraint access_try_because_known check (because in (
    'unknown', 'not_yet', 'expired', 'withdrawn', 'moved', 'wrong_site', 'wrong_point', 'passed_back', 'refused'))
);
create index access_try_by_access_point on access_try (tenant_id, access_point_id, id);
create index access_try_by_visit on access_try (tenant_id, visit_id, id) where visit_id is not null;
create index access_try_unknown on access_try (tenant_id, access_point_id, at) where because = 'unknown';
call app.protect('access_try', 'select, insert');
create trigger access_try_append_only before update or delete on access_try
  for each row execute function app.append_only();

-- What a door asks of a pass stands in the index itself.
create index access_pass_at_a_door on access_pass (tenant_id, code_sha256) include (id, visit_id, status, valid);

-- A door that lets somebody in does not say who was met: only where a site has no desk it checks in.
alter table visit_policy
  add column doors_check_in boolean not null default false;

-- Which way a pass went last, where a site lets nobody in twice.
create table access_pass_way (
  tenant_id uuid not null,
  access_pass_id uuid not null,
  direction text not null,
  at timestamptz not null,
  primary key (tenant_id, access_pass_id),
  constraint access_pass_way_tenant_fk foreign key (tenant_id) references tenant (id),
  constraint access_pass_way_direction_known check (direction in ('in', 'out'))
);
call app.protect('access_pass_way', 'select, insert, update, delete');

-- When codes were last guessed at a door, so that a burst is told once.
create table access_alarm (
  tenant_id uuid not null,
  access_point_id uuid not null,
  raised_at timestamptz not null,
  tries integer not null,
  primary key (tenant_id, access_point_id),
  constraint access_alarm_access_point_fk foreign key (tenant_id, access_point_id) references access_point (tenant_id, id)
);
call app.protect('access_alarm', 'select, insert, update');

-- Another system that is told of what happens.
create table webhook (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  url text not null,
  -- Kinds of signals, or all of an area: "visit.*".
  topics text[] not null,
  -- Encrypted with a key that the database does not have.
  sealed_secret bytea not null,
  status text not null,
  -- What happened up to here has been taken to be told; nothing from before it was switched on last.
  taken_to timestamptz not null,
  active_since timestamptz not null,
  -- Since when nothing arrives; null: the last attempt arrived, or there was none.
  failing_since timestamptz,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  deleted_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint webhook_tenant_fk foreign key (tenant_id) references tenant (id),
  constraint webhook_status_known check (status in ('active', 'paused', 'disabled'))
);
call app.protect('webhook', 'select, insert, update');

create table webhook_delivery (
  tenant_id uuid not null,
  id uuid not null,
  webhook_id uuid not null,
  -- Null: a test.
  signal_id uuid,
  kind text not null,
  content jsonb not null,
  replay_of uuid,
  status text not null default 'pending',
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  lease_until timestamptz,
  fence integer not null default 0,
  created_at timestamptz not null,
  last_attempt_at timestamptz,
  -- What the other side answered, and what was wrong.
  answer_status integer,
  problem text,
  primary key (tenant_id, id),
  constraint webhook_delivery_webhook_fk foreign key (tenant_id, webhook_id) references webhook (tenant_id, id),
  constraint webhook_delivery_status_known check (status in ('pending', 'sent', 'failed'))
);
-- Whoever looks twice at what happened tells it once; a replay is somebody's wish.
create unique index webhook_delivery_once on webhook_delivery (tenant_id, webhook_id, signal_id) where replay_of is null;
create index webhook_delivery_by_webhook on webhook_delivery (tenant_id, webhook_id, id);
create index webhook_delivery_due on webhook_delivery (tenant_id, next_attempt_at) where status = 'pending';
call app.protect('webhook_delivery', 'select, insert, update, delete');
