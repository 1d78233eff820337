-- The vendor's side: one production order a delivery, changes as a difference, proposals, tasks, deliveries and printed sheets.

alter table vendor
  -- What its people do themselves with a delivery, and who does it unless somebody else is named.
  add column task_kinds text[] not null default '{set_up,deliver,clear}',
  add column task_responsible_id uuid,
  add constraint vendor_task_kinds_known check (task_kinds <@ array['set_up', 'deliver', 'clear']),
  add constraint vendor_task_responsible_fk foreign key (tenant_id, task_responsible_id) references app_user (tenant_id, id);
create index vendor_by_task_responsible on vendor (tenant_id, task_responsible_id) where task_responsible_id is not null;

alter table production_order
  drop constraint production_order_once,
  -- The place was chosen for this delivery: it does not follow the meeting's room.
  add column own_place boolean not null default false,
  -- { "deliverAt": moment, "deliverTo": place or null, "note": text } as the vendor knows it; null: as it is.
  add column acknowledged jsonb,
  add column auto_accepted boolean not null default false,
  -- Printed on its sheet: whoever scans it says that this came. 128 random bits; the default serves a version that knows none.
  add column code text not null default replace(gen_random_uuid()::text, '-', ''),
  add column declined_at timestamptz,
  add column decline_reason text,
  -- What the organizer can have instead, as it was offered: lines with before and after, and the order's price of both.
  add column proposal jsonb,
  add column proposal_state text,
  add column delivered_at timestamptz,
  add column delivered_by uuid,
  add column delivery_reason text not null default '',
  add constraint production_order_code_once unique (tenant_id, code),
  add constraint production_order_delivered_by_fk foreign key (tenant_id, delivered_by) references app_user (tenant_id, id),
  add constraint production_order_proposal_state_known
    check (proposal_state in ('open', 'accepted', 'refused', 'superseded')),
  add constraint production_order_proposal_complete check ((proposal is null) = (proposal_state is null)),
  add constraint production_order_declined_with_a_reason check ((declined_at is null) = (decline_reason is null));
create index production_order_by_service_order on production_order (tenant_id, service_order_id);
create index production_order_by_delivered_by on production_order (tenant_id, delivered_by) where delivered_by is not null;

alter table production_order_line
  -- { "options": [...], "diets": [...] } as the vendor knows them; null: as they are.
  add column acknowledged jsonb,
  add column delivered integer,
  add constraint production_order_line_once unique (tenant_id, production_order_id, service_order_line_id),
  add constraint production_order_line_delivered_sane check (delivered between 0 and quantity);
create index production_order_line_by_order_line on production_order_line (tenant_id, service_order_line_id);

create table task (
  tenant_id uuid not null,
  id uuid not null,
  production_order_id uuid not null,
  vendor_id uuid not null,
  site_id uuid not null,
  kind text not null,
  starts_at timestamptz not null,
  status text not null default 'open',
  responsible_id uuid,
  note text not null default '',
  started_at timestamptz,
  finished_at timestamptz,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint task_once unique (tenant_id, production_order_id, kind),
  constraint task_production_fk foreign key (tenant_id, production_order_id) references production_order (tenant_id, id),
  constraint task_vendor_fk foreign key (tenant_id, vendor_id) references vendor (tenant_id, id),
  constraint task_site_fk foreign key (tenant_id, site_id) references site (tenant_id, id),
  constraint task_responsible_fk foreign key (tenant_id, responsible_id) references app_user (tenant_id, id),
  constraint task_kind_known check (kind in ('set_up', 'deliver', 'clear')),
  constraint task_status_known check (status in ('open', 'started', 'finished', 'cancelled')),
  constraint task_finished_has_a_moment check ((status = 'finished') = (finished_at is not null))
);
create index task_by_vendor on task (tenant_id, vendor_id, starts_at, id);
create index task_by_site on task (tenant_id, site_id, starts_at, id);
create index task_by_responsible on task (tenant_id, responsible_id, starts_at, id);
call app.protect('task', 'select, insert, update');

-- What was printed, so that a sheet on the wall can be asked whether it still holds.
create table production_sheet (
  tenant_id uuid not null,
  id uuid not null,
  vendor_id uuid not null,
  site_id uuid,
  day date not null,
  token text not null,
  -- { production order: { "revision": n, "status": text } } as printed.
  orders jsonb not null,
  printed_at timestamptz not null,
  printed_by uuid,
  primary key (tenant_id, id),
  constraint production_sheet_token_once unique (tenant_id, token),
  constraint production_sheet_vendor_fk foreign key (tenant_id, vendor_id) references vendor (tenant_id, id),
  constraint production_sheet_site_fk foreign key (tenant_id, site_id) references site (tenant_id, id),
  constraint production_sheet_printed_by_fk foreign key (tenant_id, printed_by) references app_user (tenant_id, id)
);
create index production_sheet_by_vendor on production_sheet (tenant_id, vendor_id);
create index production_sheet_by_site on production_sheet (tenant_id, site_id) where site_id is not null;
create index production_sheet_by_printed_by on production_sheet (tenant_id, printed_by) where printed_by is not null;
call app.protect('production_sheet', 'select, insert');

alter table service_order
  -- When the organizer was asked how it was; once.
  add column asked_at timestamptz;
create index service_order_to_ask on service_order (tenant_id, meeting_id) where asked_at is null and status = 'delivered';
