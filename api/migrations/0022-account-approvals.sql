-- Orders above an account's limit: who decides, who stands in for the owner, and what happens when nobody does.

alter table account
  -- Open hours of the order's site after which a question goes on: to the deputies, then to finance.
  add column escalation_hours integer not null default 8,
  add constraint account_escalation_hours_sane check (escalation_hours between 1 and 200);

-- Stands in for the account's owner. With an end: asked in her place during the period. Without one: asked when she has
-- not answered in time.
create table account_deputy (
  tenant_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  user_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz,
  created_at timestamptz not null,
  created_by uuid,
  primary key (tenant_id, id),
  constraint account_deputy_account_fk foreign key (tenant_id, account_id) references account (tenant_id, id),
  constraint account_deputy_user_fk foreign key (tenant_id, user_id) references app_user (tenant_id, id),
  constraint account_deputy_period_sane check (ends_at > starts_at)
);
create index account_deputy_by_account on account_deputy (tenant_id, account_id);
create index account_deputy_by_user on account_deputy (tenant_id, user_id);
call app.protect('account_deputy', 'select, insert, update, delete');

alter table approval
  add column service_order_id uuid,
  -- Above whose limit it is; what the account would pay for, and what it pays for already.
  add column account_id uuid,
  add column amount_minor bigint,
  add column known_minor bigint,
  -- Whom the question has reached.
  add column level text not null default 'owner',
  -- The order's lines and total as they were when it was asked: what has changed since is shown.
  add column asked jsonb,
  -- A change of an order that stands: what is to become of it. Null: the question is about the order itself.
  add column wish jsonb,
  -- For whoever decides.
  add column note text not null default '',
  add column decide_by timestamptz,
  add column escalate_at timestamptz,
  add column remind_at timestamptz,
  add constraint approval_order_fk foreign key (tenant_id, service_order_id) references service_order (tenant_id, id),
  add constraint approval_account_fk foreign key (tenant_id, account_id) references account (tenant_id, id),
  add constraint approval_one_subject check (num_nonnulls(room_booking_id, service_order_id) <= 1),
  add constraint approval_order_complete check (
    service_order_id is null
    or num_nonnulls(account_id, amount_minor, known_minor, asked, decide_by) = 5),
  add constraint approval_level_known check (level in ('owner', 'deputies', 'finance')),
  add constraint approval_amounts_sane check (known_minor >= 0 and amount_minor > known_minor);
create unique index approval_order_account_once
  on approval (tenant_id, service_order_id, account_id) where state = 'pending';
create index approval_by_order on approval (tenant_id, service_order_id) where service_order_id is not null;
create index approval_by_account on approval (tenant_id, account_id) where account_id is not null;
create index approval_pending_by_moment on approval (tenant_id, decide_by)
  where state = 'pending' and service_order_id is not null;

-- Everybody to whom the question went, once each.
create table approval_asked (
  tenant_id uuid not null,
  approval_id uuid not null,
  user_id uuid not null,
  part text not null,
  asked_at timestamptz not null,
  primary key (tenant_id, approval_id, user_id),
  constraint approval_asked_approval_fk foreign key (tenant_id, approval_id) references approval (tenant_id, id),
  constraint approval_asked_user_fk foreign key (tenant_id, user_id) references app_user (tenant_id, id),
  constraint approval_asked_part_known check (part in ('owner', 'deputy', 'finance'))
);
create index approval_asked_by_user on approval_asked (tenant_id, user_id);
call app.protect('approval_asked', 'select, insert');

-- What was delivered, and what late changes cost, by time: for figures of months over all sites and vendors.
create index service_order_line_by_delivery on service_order_line (tenant_id, deliver_at) where delivered > 0;
create index production_order_by_delivery on production_order (tenant_id, deliver_at) where delivered_at is not null;
create index order_fee_by_time on order_fee (tenant_id, created_at);
