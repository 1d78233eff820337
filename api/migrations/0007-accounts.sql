-- Money: accounts, transactions and transfers. A transfer is one debit and one credit of the same amount and
-- currency, so the ledger is balanced by construction; it is append-only, and a reversal names what it reverses, once.

create table account (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  name text not null,
  kind text not null,
  currency char(3) not null,
  status text not null default 'open',
  owner_id uuid,
  vendor_id uuid,
  approval_limit_minor bigint,
  budget_minor bigint,
  -- Maintained for cost centres only, which are where orders are checked against a budget; provable from the transfers.
  held_minor bigint not null default 0,
  posted_minor bigint not null default 0,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  deleted_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint account_code_once unique (tenant_id, code),
  constraint account_with_its_currency unique (tenant_id, id, currency),
  constraint account_currency_fk foreign key (currency) references currency (code),
  constraint account_owner_fk foreign key (tenant_id, owner_id) references app_user (tenant_id, id),
  constraint account_vendor_fk foreign key (tenant_id, vendor_id) references vendor (tenant_id, id),
  constraint account_kind_known check (kind in ('cost_centre', 'vendor_payable', 'clearing')),
  constraint account_status_known check (status in ('open', 'closed')),
  constraint account_held_not_negative check (held_minor >= 0),
  constraint account_within_budget check (budget_minor is null or held_minor + posted_minor <= budget_minor)
);
create index account_by_owner on account (tenant_id, owner_id);
create index account_by_vendor on account (tenant_id, vendor_id);
call app.protect('account', 'select, insert, update');

-- Who may order on a cost centre besides its owner.
create table account_user (
  tenant_id uuid not null,
  account_id uuid not null,
  user_id uuid not null,
  last_used_at timestamptz,
  primary key (tenant_id, account_id, user_id),
  constraint account_user_account_fk foreign key (tenant_id, account_id) references account (tenant_id, id),
  constraint account_user_user_fk foreign key (tenant_id, user_id) references app_user (tenant_id, id)
);
create index account_user_by_user on account_user (tenant_id, user_id);
call app.protect('account_user', 'select, insert, update, delete');
