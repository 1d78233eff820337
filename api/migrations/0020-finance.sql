-- Finance: vendors' invoices matched with what was posted, exports for finance systems, and who was warned of a budget.

-- Currencies without and with three decimals, so that amounts are never taken for hundredths by habit.
insert into currency (code, minor_units)
values ('KWD', 3), ('BHD', 3), ('JOD', 3), ('TND', 3), ('KRW', 0), ('CAD', 2), ('AUD', 2), ('CZK', 2), ('HUF', 2)
on conflict (code) do nothing;

alter table account
  -- When its owner was told that 80 % of the budget for all time are used; a raised budget begins anew.
  add column budget_warned_at timestamptz;

create table vendor_invoice (
  tenant_id uuid not null,
  id uuid not null,
  vendor_id uuid not null,
  number text not null,
  invoice_date date not null,
  currency char(3) not null,
  total_minor bigint not null,
  line_count integer not null,
  created_at timestamptz not null,
  created_by uuid,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint vendor_invoice_number_once unique (tenant_id, vendor_id, number),
  constraint vendor_invoice_vendor_fk foreign key (tenant_id, vendor_id) references vendor (tenant_id, id),
  constraint vendor_invoice_currency_fk foreign key (currency) references currency (code)
);
create index vendor_invoice_by_date on vendor_invoice (tenant_id, invoice_date, id);
call app.protect('vendor_invoice', 'select, insert, update');

create table vendor_invoice_line (
  tenant_id uuid not null,
  vendor_invoice_id uuid not null,
  -- As the vendor numbered them: the first is 1.
  number integer not null,
  -- The order's number as the vendor wrote it.
  order_number bigint,
  text text not null,
  quantity numeric(12, 3),
  amount_minor bigint not null,
  outcome text not null,
  -- What it was matched with: posted amount, and how much more the vendor asks for.
  posted_minor bigint,
  difference_minor bigint,
  accepted_at timestamptz,
  accepted_by uuid,
  accept_reason text,
  correction_id uuid,
  primary key (tenant_id, vendor_invoice_id, number),
  constraint vendor_invoice_line_invoice_fk
    foreign key (tenant_id, vendor_invoice_id) references vendor_invoice (tenant_id, id),
  constraint vendor_invoice_line_accepted_by_fk
    foreign key (tenant_id, accepted_by) references app_user (tenant_id, id),
  constraint vendor_invoice_line_correction_fk
    foreign key (tenant_id, correction_id) references transaction (tenant_id, id),
  constraint vendor_invoice_line_outcome_known check (outcome in ('matched', 'differs', 'unknown')),
  constraint vendor_invoice_line_accepted_with_a_reason check ((accepted_at is null) = (accept_reason is null)),
  constraint vendor_invoice_line_number_positive check (number > 0)
);
create index vendor_invoice_line_by_accepted_by on vendor_invoice_line (tenant_id, accepted_by) where accepted_by is not null;
create index vendor_invoice_line_by_correction on vendor_invoice_line (tenant_id, correction_id) where correction_id is not null;
call app.protect('vendor_invoice_line', 'select, insert, update');

-- What was posted for a line of an order is invoiced once only.
create table vendor_invoice_match (
  tenant_id uuid not null,
  service_order_line_id uuid not null,
  vendor_invoice_id uuid not null,
  vendor_invoice_line_number integer not null,
  primary key (tenant_id, service_order_line_id),
  constraint vendor_invoice_match_line_fk
    foreign key (tenant_id, vendor_invoice_id, vendor_invoice_line_number)
    references vendor_invoice_line (tenant_id, vendor_invoice_id, number)
);
create index vendor_invoice_match_by_invoice on vendor_invoice_match (tenant_id, vendor_invoice_id, vendor_invoice_line_number);
call app.protect('vendor_invoice_match', 'select, insert');

create table finance_export (
  tenant_id uuid not null,
  id uuid not null,
  number bigint not null,
  month date not null,
  layout integer not null,
  transaction_count integer not null,
  row_count integer not null,
  -- Of the file as it is downloaded.
  sha256 text not null,
  byte_count bigint not null,
  created_at timestamptz not null,
  created_by uuid,
  primary key (tenant_id, id),
  constraint finance_export_number_once unique (tenant_id, number),
  constraint finance_export_created_by_fk foreign key (tenant_id, created_by) references app_user (tenant_id, id),
  constraint finance_export_is_a_month check (extract(day from month) = 1)
);
create index finance_export_by_month on finance_export (tenant_id, month);
create index finance_export_by_created_by on finance_export (tenant_id, created_by) where created_by is not null;
call app.protect('finance_export', 'select, insert');

-- The file itself, gzipped in parts, so that it can be downloaded again byte for byte.
create table finance_export_part (
  tenant_id uuid not null,
  finance_export_id uuid not null,
  number integer not null,
  content bytea not null,
  primary key (tenant_id, finance_export_id, number),
  constraint finance_export_part_export_fk
    foreign key (tenant_id, finance_export_id) references finance_export (tenant_id, id)
);
call app.protect('finance_export_part', 'select, insert');

-- A transaction that is here is already exported.
create table finance_export_mark (
  tenant_id uuid not null,
  transaction_id uuid not null,
  finance_export_id uuid not null,
  primary key (tenant_id, transaction_id),
  constraint finance_export_mark_transaction_fk
    foreign key (tenant_id, transaction_id) references transaction (tenant_id, id),
  constraint finance_export_mark_export_fk
    foreign key (tenant_id, finance_export_id) references finance_export (tenant_id, id)
);
create index finance_export_mark_by_export on finance_export_mark (tenant_id, finance_export_id);
call app.protect('finance_export_mark', 'select, insert');
