-- The ledger by line and by month: a transfer says which line of an order it pays for, a transaction in which month it counts.

alter table transaction
  -- The first day of the month, by the company's clock. The default serves a version that does not know it yet.
  add column period date not null default date_trunc('month', now())::date,
  -- What a correction or a waived fee goes back to.
  add column corrects_id uuid,
  add constraint transaction_corrects_fk foreign key (tenant_id, corrects_id) references transaction (tenant_id, id),
  add constraint transaction_period_is_a_month check (extract(day from period) = 1);
create index transaction_by_period on transaction (tenant_id, period, at, id);
create index transaction_by_corrects on transaction (tenant_id, corrects_id) where corrects_id is not null;

alter table transfer
  add column service_order_line_id uuid,
  -- The budget period of the account that it counts in, where the account has one.
  add column budget_starts_on date;
create index transfer_by_line on transfer (tenant_id, service_order_line_id) where service_order_line_id is not null;

alter table account
  -- A budget that begins anew with every period; `budget_minor` is one for all time.
  add column budget_period text,
  add column period_budget_minor bigint,
  add constraint account_budget_period_known check (budget_period in ('month', 'quarter', 'year')),
  add constraint account_budget_period_complete check ((budget_period is null) = (period_budget_minor is null)),
  add constraint account_posted_not_negative check (kind <> 'cost_centre' or posted_minor >= 0);

-- What counts against the budget of a period, by the day of delivery.
create table account_period (
  tenant_id uuid not null,
  account_id uuid not null,
  starts_on date not null,
  budget_minor bigint not null,
  used_minor bigint not null,
  warned_at timestamptz,
  primary key (tenant_id, account_id, starts_on),
  constraint account_period_account_fk foreign key (tenant_id, account_id) references account (tenant_id, id),
  constraint account_period_used_not_negative check (used_minor >= 0),
  constraint account_period_within_budget check (used_minor <= budget_minor)
);
call app.protect('account_period', 'select, insert, update');

create table accounting_period (
  tenant_id uuid not null,
  id uuid not null,
  month date not null,
  status text not null default 'open',
  closed_at timestamptz,
  closed_by uuid,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint accounting_period_once unique (tenant_id, month),
  constraint accounting_period_closed_by_fk foreign key (tenant_id, closed_by) references app_user (tenant_id, id),
  constraint accounting_period_is_a_month check (extract(day from month) = 1),
  constraint accounting_period_status_known check (status in ('open', 'closed')),
  constraint accounting_period_closed_has_a_moment check ((status = 'closed') = (closed_at is not null))
);
create index accounting_period_by_closed_by on accounting_period (tenant_id, closed_by) where closed_by is not null;
call app.protect('accounting_period', 'select, insert, update');
