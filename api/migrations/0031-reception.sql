-- What a reception does: badges that are never given twice, and hosts who are told that somebody is here.

-- The site's day on which the badge was given; its numbers begin anew every day.
alter table visit
  add column badge_day date;
create unique index visit_badge_once on visit (tenant_id, site_id, badge_day, badge_number)
  where badge_number is not null and badge_day is not null;

-- A host is told that a visitor is here, or asked about one who is not expected now. Calls of one group are one message.
create table host_call (
  tenant_id uuid not null,
  id uuid not null,
  visit_id uuid not null,
  group_id uuid not null,
  about text not null,
  told_at timestamptz not null,
  -- When somebody else is told, if nobody has answered.
  due_at timestamptz not null,
  answer text,
  answered_by uuid,
  answered_at timestamptz,
  -- Who was asked instead of the host.
  asked_id uuid,
  -- 1: who stands in for the host was told, 2: whoever else is at the meeting.
  escalation integer not null default 0,
  escalated_at timestamptz,
  -- The reception took it back: she is not here.
  withdrawn_at timestamptz,
  primary key (tenant_id, id),
  constraint host_call_visit_fk foreign key (tenant_id, visit_id) references visit (tenant_id, id),
  constraint host_call_answered_by_fk foreign key (tenant_id, answered_by) references app_user (tenant_id, id),
  constraint host_call_asked_fk foreign key (tenant_id, asked_id) references app_user (tenant_id, id),
  constraint host_call_about_known check (about in ('arrived', 'old_time', 'cancelled')),
  constraint host_call_answer_known check (answer in ('coming', 'send_up', 'ask')),
  constraint host_call_answer_has_a_moment check ((answer is null) = (answered_at is null)),
  constraint host_call_escalation_known check (escalation in (0, 1, 2)),
  constraint host_call_ask_is_somebody check (answer is distinct from 'ask' or asked_id is not null)
);
create index host_call_by_visit on host_call (tenant_id, visit_id, id);
create index host_call_by_group on host_call (tenant_id, group_id, id);
create index host_call_by_answered_by on host_call (tenant_id, answered_by) where answered_by is not null;
create index host_call_by_asked on host_call (tenant_id, asked_id) where asked_id is not null;
create index host_call_due on host_call (tenant_id, due_at)
  where (answer is null or answer = 'ask') and escalation < 2 and withdrawn_at is null;
call app.protect('host_call', 'select, insert, update');

-- Who was told, and so may answer.
create table host_call_person (
  tenant_id uuid not null,
  host_call_id uuid not null,
  user_id uuid not null,
  primary key (tenant_id, host_call_id, user_id),
  constraint host_call_person_call_fk foreign key (tenant_id, host_call_id) references host_call (tenant_id, id),
  constraint host_call_person_user_fk foreign key (tenant_id, user_id) references app_user (tenant_id, id)
);
create index host_call_person_by_user on host_call_person (tenant_id, user_id);
call app.protect('host_call_person', 'select, insert');
