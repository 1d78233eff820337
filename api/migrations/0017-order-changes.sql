-- Orders that change: fees by the terms they were ordered on, revisions, who pays for a line, receipt, and what is kept to order again.

alter table service_order
  -- When its lines were last compared with prices and terms.
  add column priced_at timestamptz,
  -- Who has to agree to a change of the quantities by the head count: nobody, or the organizer.
  add column head_count_mode text not null default 'ask',
  add column received_at timestamptz,
  add column received_by uuid,
  add column feedback text not null default '',
  add constraint service_order_received_by_fk
    foreign key (tenant_id, received_by) references app_user (tenant_id, id),
  add constraint service_order_head_count_mode_known check (head_count_mode in ('ask', 'apply'));
create index service_order_by_received_by on service_order (tenant_id, received_by) where received_by is not null;

alter table service_order_line
  add column deliver_to_room_id uuid,
  add column deliver_to_place text,
  -- { "change": [{ "after": moment, "percent": n }], "cancel": [...] }: what a reduction and a cancellation cost, by time.
  add column fees jsonb not null default '{"change": [], "cancel": []}',
  -- Pays for this line alone; null: the order's split does.
  add column account_id uuid,
  add column head_count_rule text not null default 'fixed',
  add column head_count_plus_percent integer not null default 0,
  add column head_count_settled_at timestamptz,
  add column rating smallint,
  add constraint service_order_line_room_fk
    foreign key (tenant_id, deliver_to_room_id) references meeting_room (tenant_id, id),
  add constraint service_order_line_account_fk foreign key (tenant_id, account_id) references account (tenant_id, id),
  add constraint service_order_line_one_place check (num_nonnulls(deliver_to_room_id, deliver_to_place) <= 1),
  add constraint service_order_line_head_count_rule_known check (head_count_rule in ('fixed', 'accepted', 'invited')),
  add constraint service_order_line_plus_sane check (head_count_plus_percent between -90 and 200),
  add constraint service_order_line_counts_sane
    check (coalesce(delivered, 0) >= 0 and coalesce(consumed, 0) >= 0 and coalesce(wasted, 0) >= 0),
  add constraint service_order_line_rating_sane check (rating between 1 and 5);
create index service_order_line_by_room on service_order_line (tenant_id, deliver_to_room_id) where deliver_to_room_id is not null;
create index service_order_line_by_account on service_order_line (tenant_id, account_id) where account_id is not null;

-- Lines keep their id over changes, so production is found by it.
create index production_order_line_by_line on production_order_line (tenant_id, service_order_line_id);

-- An order as it stood after each change: nothing is overwritten.
create table service_order_revision (
  tenant_id uuid not null,
  id uuid not null,
  service_order_id uuid not null,
  -- The order's own version and revision once this was written.
  version integer not null,
  revision integer not null,
  lines jsonb not null,
  deliver_to text,
  note text not null,
  total_minor bigint not null,
  created_at timestamptz not null,
  created_by uuid,
  primary key (tenant_id, id),
  constraint service_order_revision_once unique (tenant_id, service_order_id, version),
  constraint service_order_revision_order_fk
    foreign key (tenant_id, service_order_id) references service_order (tenant_id, id)
);
call app.protect('service_order_revision', 'select, insert');

-- What a late change or cancellation cost. A waiver names its reason and gives the money back.
create table order_fee (
  tenant_id uuid not null,
  id uuid not null,
  service_order_id uuid not null,
  service_order_line_id uuid not null,
  vendor_id uuid not null,
  service_name text not null,
  cause text not null,
  -- The quantity that is not wanted any more, its price, and how much of it is charged.
  quantity integer not null,
  base_minor bigint not null,
  percent integer not null,
  amount_minor bigint not null,
  currency char(3) not null,
  transaction_id uuid not null,
  waived_at timestamptz,
  waived_by uuid,
  waive_reason text,
  created_at timestamptz not null,
  created_by uuid,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint order_fee_order_fk foreign key (tenant_id, service_order_id) references service_order (tenant_id, id),
  constraint order_fee_vendor_fk foreign key (tenant_id, vendor_id) references vendor (tenant_id, id),
  constraint order_fee_transaction_fk foreign key (tenant_id, transaction_id) references transaction (tenant_id, id),
  constraint order_fee_waived_by_fk foreign key (tenant_id, waived_by) references app_user (tenant_id, id),
  constraint order_fee_currency_fk foreign key (currency) references currency (code),
  constraint order_fee_cause_known check (cause in ('change', 'cancel')),
  constraint order_fee_amounts_sane check (amount_minor > 0 and amount_minor <= base_minor and percent between 1 and 100),
  constraint order_fee_waived_with_a_reason check ((waived_at is null) = (waive_reason is null))
);
create index order_fee_by_order on order_fee (tenant_id, service_order_id);
create index order_fee_by_transaction on order_fee (tenant_id, transaction_id);
create index order_fee_by_vendor on order_fee (tenant_id, vendor_id, created_at);
create index order_fee_by_waived_by on order_fee (tenant_id, waived_by) where waived_by is not null;
call app.protect('order_fee', 'select, insert, update');

-- What is ordered again and again: by one person, or by everybody of the company (`owner_id` null).
create table order_template (
  tenant_id uuid not null,
  id uuid not null,
  owner_id uuid,
  name text not null,
  lines jsonb not null,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  deleted_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint order_template_owner_fk foreign key (tenant_id, owner_id) references app_user (tenant_id, id)
);
create unique index order_template_name_once
  on order_template (tenant_id, owner_id, name) nulls not distinct where deleted_at is null;
create index order_template_by_owner on order_template (tenant_id, owner_id);
call app.protect('order_template', 'select, insert, update');

create table favourite_service (
  tenant_id uuid not null,
  user_id uuid not null,
  service_id uuid not null,
  created_at timestamptz not null,
  primary key (tenant_id, user_id, service_id),
  constraint favourite_service_user_fk foreign key (tenant_id, user_id) references app_user (tenant_id, id),
  constraint favourite_service_service_fk foreign key (tenant_id, service_id) references service (tenant_id, id)
);
create index favourite_service_by_service on favourite_service (tenant_id, service_id);
call app.protect('favourite_service', 'select, insert, delete');
