-- Moves of meetings that somebody is asked about: what crosses a cut-off is a question with a price, a deadline and a default.

create table meeting_move (
  tenant_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  -- prepared: answered in the invite before it is sent; dropped: that applied, or was given anew; noted: something could not follow, and nobody counts on it.
  status text not null,
  from_start timestamptz not null,
  from_end timestamptz not null,
  to_start timestamptz not null,
  to_end timestamptz not null,
  -- Until when an answer is taken; of prepared answers: until when they apply.
  answer_by timestamptz not null,
  default_choice text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  answered_at timestamptz,
  answered_by uuid,
  primary key (tenant_id, id),
  constraint meeting_move_meeting_fk foreign key (tenant_id, meeting_id) references meeting (tenant_id, id),
  constraint meeting_move_answered_by_fk foreign key (tenant_id, answered_by) references app_user (tenant_id, id),
  constraint meeting_move_status_known
    check (status in ('prepared', 'dropped', 'noted', 'open', 'answered', 'lapsed', 'withdrawn', 'superseded')),
  constraint meeting_move_default_known check (default_choice in ('keep', 'change', 'cancel')),
  constraint meeting_move_lasts check (from_start < from_end and to_start < to_end)
);
create unique index meeting_move_one_open on meeting_move (tenant_id, meeting_id) where status = 'open';
create unique index meeting_move_one_prepared on meeting_move (tenant_id, meeting_id) where status = 'prepared';
create index meeting_move_by_meeting on meeting_move (tenant_id, meeting_id, id);
create index meeting_move_by_answered_by on meeting_move (tenant_id, answered_by) where answered_by is not null;
create index meeting_move_due on meeting_move (tenant_id, answer_by) where status = 'open';
call app.protect('meeting_move', 'select, insert, update');

-- A line that did not follow by itself. Lines may be gone later, so they are named without a key.
create table meeting_move_line (
  tenant_id uuid not null,
  move_id uuid not null,
  service_order_line_id uuid not null,
  service_order_id uuid not null,
  position integer not null,
  outcome text not null,
  service_name text not null,
  quantity integer not null,
  total_minor bigint not null,
  currency char(3) not null,
  -- The meeting's start that the delivery was meant for, the delivery, and where it would be now.
  meant_for timestamptz not null,
  deliver_at timestamptz not null,
  deliver_at_then timestamptz not null,
  -- Whether it can be had then, and else why not and what instead.
  can_change boolean not null,
  change_total_minor bigint,
  because text,
  alternatives jsonb not null default '[]',
  choice text,
  -- With prepared answers: the fee that was accepted; later: what was charged.
  fee_minor bigint,
  primary key (tenant_id, move_id, service_order_line_id),
  constraint meeting_move_line_move_fk foreign key (tenant_id, move_id) references meeting_move (tenant_id, id),
  constraint meeting_move_line_order_fk
    foreign key (tenant_id, service_order_id) references service_order (tenant_id, id),
  constraint meeting_move_line_currency_fk foreign key (currency) references currency (code),
  constraint meeting_move_line_outcome_known check (outcome in ('crosses_cut_off', 'cannot_be_delivered')),
  constraint meeting_move_line_choice_known check (choice in ('keep', 'change', 'cancel')),
  constraint meeting_move_line_has_a_total_then check (can_change = (change_total_minor is not null))
);
create index meeting_move_line_by_order on meeting_move_line (tenant_id, service_order_id);
call app.protect('meeting_move_line', 'select, insert, update');
