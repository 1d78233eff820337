-- What the organizer asked for, and what each vendor has to make of it.

-- Numbers that people read come from a row of the tenant.
create table counter (
  tenant_id uuid not null,
  name text not null,
  value bigint not null,
  primary key (tenant_id, name),
  constraint counter_tenant_fk foreign key (tenant_id) references tenant (id)
);
call app.protect('counter', 'select, insert, update');

create table service_order (
  tenant_id uuid not null,
  id uuid not null,
  number bigint not null,
  meeting_id uuid not null,
  meeting_location_id uuid not null,
  site_id uuid not null,
  ordered_by uuid not null,
  status text not null,
  deliver_to_room_id uuid,
  deliver_to_place text,
  note text not null default '',
  currency char(3) not null,
  total_minor bigint not null,
  cut_off_at timestamptz not null,
  revision integer not null default 1,
  submitted_at timestamptz,
  confirmed_at timestamptz,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint service_order_number_once unique (tenant_id, number),
  constraint service_order_meeting_fk foreign key (tenant_id, meeting_id) references meeting (tenant_id, id),
  constraint service_order_location_fk
    foreign key (tenant_id, meeting_location_id) references meeting_location (tenant_id, id),
  constraint service_order_site_fk foreign key (tenant_id, site_id) references site (tenant_id, id),
  constraint service_order_ordered_by_fk foreign key (tenant_id, ordered_by) references app_user (tenant_id, id),
  constraint service_order_room_fk foreign key (tenant_id, deliver_to_room_id) references meeting_room (tenant_id, id),
  constraint service_order_currency_fk foreign key (currency) references currency (code),
  constraint service_order_status_known
    check (status in ('draft', 'submitted', 'awaiting_approval', 'confirmed', 'in_production', 'delivered', 'closed', 'cancelled', 'rejected')),
  constraint service_order_total_not_negative check (total_minor >= 0),
  constraint service_order_one_place check (num_nonnulls(deliver_to_room_id, deliver_to_place) <= 1)
);
create index service_order_by_meeting on service_order (tenant_id, meeting_id);
create index service_order_by_location on service_order (tenant_id, meeting_location_id);
create index service_order_by_site on service_order (tenant_id, site_id);
create index service_order_by_ordered_by on service_order (tenant_id, ordered_by);
create index service_order_by_room on service_order (tenant_id, deliver_to_room_id);
call app.protect('service_order', 'select, insert, update');

create table service_order_line (
  tenant_id uuid not null,
  id uuid not null,
  service_order_id uuid not null,
  position integer not null,
  service_id uuid not null,
  vendor_id uuid not null,
  quantity integer not null,
  options jsonb not null default '[]',
  diets jsonb not null default '[]',
  unit_price_minor bigint not null,
  total_minor bigint not null,
  vat_percent numeric(5, 2) not null,
  deliver_at timestamptz not null,
  order_before_at timestamptz not null,
  cut_off_at timestamptz not null,
  delivered integer,
  consumed integer,
  wasted integer,
  primary key (tenant_id, id),
  constraint service_order_line_order_fk foreign key (tenant_id, service_order_id) references service_order (tenant_id, id),
  constraint service_order_line_service_fk foreign key (tenant_id, service_id) references service (tenant_id, id),
  constraint service_order_line_vendor_fk foreign key (tenant_id, vendor_id) references vendor (tenant_id, id),
  constraint service_order_line_quantity_positive check (quantity > 0),
  constraint service_order_line_total_is_price_times_quantity check (total_minor = unit_price_minor * quantity)
);
create index service_order_line_by_order on service_order_line (tenant_id, service_order_id, position);
create index service_order_line_by_service on service_order_line (tenant_id, service_id);
create index service_order_line_by_vendor on service_order_line (tenant_id, vendor_id);
call app.protect('service_order_line', 'select, insert, update, delete');

create table account_split (
  tenant_id uuid not null,
  service_order_id uuid not null,
  account_id uuid not null,
  percent numeric(5, 2) not null,
  primary key (tenant_id, service_order_id, account_id),
  constraint account_split_order_fk foreign key (tenant_id, service_order_id) references service_order (tenant_id, id),
  constraint account_split_account_fk foreign key (tenant_id, account_id) references account (tenant_id, id),
  constraint account_split_percent_sane check (percent > 0 and percent <= 100)
);
create index account_split_by_account on account_split (tenant_id, account_id);
call app.protect('account_split', 'select, insert, delete');

create table production_order (
  tenant_id uuid not null,
  id uuid not null,
  vendor_id uuid not null,
  service_order_id uuid not null,
  site_id uuid not null,
  meeting_id uuid not null,
  status text not null default 'new',
  deliver_at timestamptz not null,
  deliver_to text,
  note text not null default '',
  revision integer not null default 1,
  acknowledged_revision integer not null default 1,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint production_order_once unique (tenant_id, service_order_id, vendor_id),
  constraint production_order_vendor_fk foreign key (tenant_id, vendor_id) references vendor (tenant_id, id),
  constraint production_order_order_fk foreign key (tenant_id, service_order_id) references service_order (tenant_id, id),
  constraint production_order_site_fk foreign key (tenant_id, site_id) references site (tenant_id, id),
  constraint production_order_meeting_fk foreign key (tenant_id, meeting_id) references meeting (tenant_id, id),
  constraint production_order_status_known
    check (status in ('new', 'accepted', 'in_production', 'ready', 'delivered', 'cleared', 'declined', 'cancelled')),
  constraint production_order_acknowledged_is_past check (acknowledged_revision <= revision)
);
create index production_order_by_vendor on production_order (tenant_id, vendor_id, deliver_at, id);
create index production_order_by_site on production_order (tenant_id, site_id, deliver_at, id);
create index production_order_by_meeting on production_order (tenant_id, meeting_id);
call app.protect('production_order', 'select, insert, update');

create table production_order_line (
  tenant_id uuid not null,
  id uuid not null,
  production_order_id uuid not null,
  service_order_line_id uuid not null,
  service_id uuid not null,
  name text not null,
  quantity integer not null,
  acknowledged_quantity integer not null,
  options jsonb not null default '[]',
  diets jsonb not null default '[]',
  deliver_at timestamptz not null,
  primary key (tenant_id, id),
  constraint production_order_line_production_fk
    foreign key (tenant_id, production_order_id) references production_order (tenant_id, id),
  constraint production_order_line_service_fk foreign key (tenant_id, service_id) references service (tenant_id, id),
  constraint production_order_line_quantity_sane check (quantity >= 0 and acknowledged_quantity >= 0)
);
create index production_order_line_by_production on production_order_line (tenant_id, production_order_id);
create index production_order_line_by_service on production_order_line (tenant_id, service_id);
call app.protect('production_order_line', 'select, insert, update, delete');

create table transaction (
  tenant_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  kind text not null,
  service_order_id uuid,
  memo text not null default '',
  created_by uuid,
  primary key (tenant_id, id),
  constraint transaction_order_fk foreign key (tenant_id, service_order_id) references service_order (tenant_id, id),
  constraint transaction_kind_known check (kind in ('hold', 'post', 'release', 'fee', 'refund', 'correction'))
);
create index transaction_by_order on transaction (tenant_id, service_order_id);
create trigger transaction_append_only before update or delete on transaction
  for each row execute function app.append_only();
create trigger transaction_no_truncate before truncate on transaction
  for each statement execute function app.append_only();
call app.protect('transaction', 'select, insert');

create table transfer (
  tenant_id uuid not null,
  id uuid not null,
  transaction_id uuid not null,
  debit_account_id uuid not null,
  credit_account_id uuid not null,
  currency char(3) not null,
  amount_minor bigint not null,
  reverses_id uuid,
  primary key (tenant_id, id),
  constraint transfer_reversed_once unique (tenant_id, reverses_id),
  constraint transfer_transaction_fk foreign key (tenant_id, transaction_id) references transaction (tenant_id, id),
  constraint transfer_debit_fk
    foreign key (tenant_id, debit_account_id, currency) references account (tenant_id, id, currency),
  constraint transfer_credit_fk
    foreign key (tenant_id, credit_account_id, currency) references account (tenant_id, id, currency),
  constraint transfer_reverses_fk foreign key (tenant_id, reverses_id) references transfer (tenant_id, id),
  constraint transfer_amount_positive check (amount_minor > 0),
  constraint transfer_between_two_accounts check (debit_account_id <> credit_account_id)
);
create index transfer_by_transaction on transfer (tenant_id, transaction_id);
create index transfer_by_debit on transfer (tenant_id, debit_account_id, currency);
create index transfer_by_credit on transfer (tenant_id, credit_account_id, currency);
create trigger transfer_append_only before update or delete on transfer
  for each row execute function app.append_only();
create trigger transfer_no_truncate before truncate on transfer
  for each statement execute function app.append_only();
call app.protect('transfer', 'select, insert');
