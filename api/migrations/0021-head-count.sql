-- How many the lines of an order are for, what following the head count has changed, and what people eat.

-- The search for lines whose cut-off comes near.
create index service_order_line_unsettled
  on service_order_line (tenant_id, cut_off_at) where head_count_settled_at is null;

-- The head count of one order as it was looked at last: what its organizer is asked, and how that was answered.
create table head_count_question (
  tenant_id uuid not null,
  service_order_id uuid not null,
  status text not null,
  -- [{ lineId, service, before, after, differenceMinor, feeMinor }]: what is asked, or what was asked or done last.
  changes jsonb not null default '[]',
  -- Why it could not follow: the code of a problem.
  refusal text,
  asked_at timestamptz,
  answered_at timestamptz,
  answered_by uuid,
  -- All its lines are settled, or it ended.
  done_at timestamptz,
  -- What was looked at: another version of the order or of its meeting is looked at again.
  seen_order_version integer not null,
  seen_meeting_version integer not null,
  -- The moment at which time alone makes a difference.
  look_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant_id, service_order_id),
  constraint head_count_question_order_fk
    foreign key (tenant_id, service_order_id) references service_order (tenant_id, id),
  constraint head_count_question_answered_by_fk
    foreign key (tenant_id, answered_by) references app_user (tenant_id, id),
  constraint head_count_question_status_known
    check (status in ('quiet', 'open', 'followed', 'kept', 'withdrawn', 'refused')),
  constraint head_count_question_refused_with_a_reason check ((status = 'refused') = (refusal is not null))
);
create index head_count_question_by_answered_by
  on head_count_question (tenant_id, answered_by) where answered_by is not null;
create index head_count_question_watched on head_count_question (tenant_id, service_order_id) where done_at is null;
call app.protect('head_count_question', 'select, insert, update');

-- A quantity that followed the head count; a fact. Lines may be gone later, so they are named without a key.
create table head_count_change (
  tenant_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  service_order_id uuid not null,
  service_order_line_id uuid not null,
  site_id uuid not null,
  quantity_before integer not null,
  quantity_after integer not null,
  -- What the line costs less, without the fee; negative: what it costs more.
  saved_minor bigint not null,
  fee_minor bigint not null,
  currency char(3) not null,
  how text not null,
  created_by uuid,
  primary key (tenant_id, id),
  constraint head_count_change_order_fk
    foreign key (tenant_id, service_order_id) references service_order (tenant_id, id),
  constraint head_count_change_site_fk foreign key (tenant_id, site_id) references site (tenant_id, id),
  constraint head_count_change_currency_fk foreign key (currency) references currency (code),
  constraint head_count_change_how_known check (how in ('agreed', 'applied', 'settled')),
  constraint head_count_change_changes check (quantity_before <> quantity_after and fee_minor >= 0)
);
create index head_count_change_by_order on head_count_change (tenant_id, service_order_id);
create index head_count_change_by_site on head_count_change (tenant_id, site_id, at);
create index head_count_change_by_time on head_count_change (tenant_id, at);
create trigger head_count_change_append_only before update or delete on head_count_change
  for each row execute function app.append_only();
create trigger head_count_change_no_truncate before truncate on head_count_change
  for each statement execute function app.append_only();
call app.protect('head_count_change', 'select, insert');

-- What a person eats and must not eat: always, or at one meeting. Erased when the person says so; audited without values.
create table diet (
  tenant_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  meeting_id uuid,
  diets text[] not null,
  allergens text[] not null,
  name_for_allergy boolean not null,
  note text not null,
  said_at timestamptz not null,
  primary key (tenant_id, id),
  constraint diet_once unique nulls not distinct (tenant_id, user_id, meeting_id),
  constraint diet_user_fk foreign key (tenant_id, user_id) references app_user (tenant_id, id),
  constraint diet_meeting_fk foreign key (tenant_id, meeting_id) references meeting (tenant_id, id),
  constraint diet_name_for_an_allergy_only check (not name_for_allergy or cardinality(allergens) > 0),
  constraint diet_note_with_a_name_only check (name_for_allergy or note = ''),
  constraint diet_note_short check (char_length(note) <= 120)
);
create index diet_by_meeting on diet (tenant_id, meeting_id) where meeting_id is not null;
call app.protect('diet', 'select, insert, update, delete');

-- Who was asked for a diet, once a meeting.
create table diet_question (
  tenant_id uuid not null,
  meeting_id uuid not null,
  user_id uuid not null,
  asked_at timestamptz not null,
  asked_by uuid,
  primary key (tenant_id, meeting_id, user_id),
  constraint diet_question_meeting_fk foreign key (tenant_id, meeting_id) references meeting (tenant_id, id),
  constraint diet_question_user_fk foreign key (tenant_id, user_id) references app_user (tenant_id, id)
);
create index diet_question_by_user on diet_question (tenant_id, user_id);
call app.protect('diet_question', 'select, insert');

-- The diets that a line was filled with from what people said; the rest of its diets is what the organizer wrote.
create table line_diet (
  tenant_id uuid not null,
  service_order_line_id uuid not null,
  diets jsonb not null,
  filled_at timestamptz not null,
  primary key (tenant_id, service_order_line_id)
);
call app.protect('line_diet', 'select, insert, update, delete');
