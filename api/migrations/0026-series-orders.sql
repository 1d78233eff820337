-- One order for a series: what every date should have. Each date's order is a service order of its own.

create table series_order (
  tenant_id uuid not null,
  id uuid not null,
  series_id uuid not null,
  site_id uuid not null,
  ordered_by uuid not null,
  deliver_to_room_id uuid,
  deliver_to_place text,
  note text not null default '',
  head_count_mode text not null default 'ask',
  -- Who pays, in percent: what each new date's order is split by.
  account_split jsonb not null,
  -- From this place in the pattern on nothing is ordered.
  ends_before timestamptz,
  -- Dates that start before are ordered; time moves it on.
  ordered_until timestamptz not null,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint series_order_series_fk foreign key (tenant_id, series_id) references meeting_series (tenant_id, id),
  constraint series_order_site_fk foreign key (tenant_id, site_id) references site (tenant_id, id),
  constraint series_order_ordered_by_fk foreign key (tenant_id, ordered_by) references app_user (tenant_id, id),
  constraint series_order_room_fk foreign key (tenant_id, deliver_to_room_id) references meeting_room (tenant_id, id),
  constraint series_order_one_place check (num_nonnulls(deliver_to_room_id, deliver_to_place) <= 1),
  constraint series_order_head_count_mode_known check (head_count_mode in ('ask', 'apply'))
);
create index series_order_by_series on series_order (tenant_id, series_id);
create index series_order_by_site on series_order (tenant_id, site_id);
create index series_order_by_orderer on series_order (tenant_id, ordered_by);
create index series_order_by_room on series_order (tenant_id, deliver_to_room_id) where deliver_to_room_id is not null;
create index series_order_growing on series_order (tenant_id, ordered_until);
call app.protect('series_order', 'select, insert, update');

-- What is wanted from a place in the pattern on, until there are lines from a later one on.
create table series_order_line (
  tenant_id uuid not null,
  id uuid not null,
  series_order_id uuid not null,
  valid_from timestamptz not null,
  position integer not null,
  service_id uuid not null,
  -- Quantity, options, diets, minutes from the start, place, account and head count, in the words of the contract.
  wish jsonb not null,
  primary key (tenant_id, id),
  constraint series_order_line_order_fk
    foreign key (tenant_id, series_order_id) references series_order (tenant_id, id),
  constraint series_order_line_service_fk foreign key (tenant_id, service_id) references service (tenant_id, id)
);
create index series_order_line_by_order on series_order_line (tenant_id, series_order_id);
create index series_order_line_by_service on series_order_line (tenant_id, service_id);
call app.protect('series_order_line', 'select, insert, delete');

-- One date: what it wants else than the series, and the order that it has.
create table series_order_date (
  tenant_id uuid not null,
  series_order_id uuid not null,
  meeting_id uuid not null,
  kind text not null default 'plain',
  times integer not null default 1,
  lines jsonb,
  service_order_id uuid,
  -- What was asked for the last time, for which start, what was made of it, and why nothing was.
  asked jsonb,
  asked_start timestamptz,
  made jsonb,
  problem jsonb,
  primary key (tenant_id, series_order_id, meeting_id),
  constraint series_order_date_order_fk
    foreign key (tenant_id, series_order_id) references series_order (tenant_id, id),
  constraint series_order_date_meeting_fk foreign key (tenant_id, meeting_id) references meeting (tenant_id, id),
  constraint series_order_date_service_order_fk
    foreign key (tenant_id, service_order_id) references service_order (tenant_id, id),
  constraint series_order_date_kind_known check (kind in ('plain', 'skipped', 'times', 'own')),
  constraint series_order_date_own_complete check ((kind = 'own') = (lines is not null)),
  constraint series_order_date_times_sane check (times between 1 and 20)
);
create index series_order_date_by_meeting on series_order_date (tenant_id, meeting_id);
create unique index series_order_date_service_order_once
  on series_order_date (tenant_id, service_order_id) where service_order_id is not null;
call app.protect('series_order_date', 'select, insert, update');

-- What is different on which dates: a vendor's people are told once of all of it.
create table series_order_news (
  tenant_id uuid not null,
  id uuid not null,
  series_order_id uuid not null,
  vendor_id uuid not null,
  -- Per date the lines before and after.
  dates jsonb not null,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  constraint series_order_news_order_fk
    foreign key (tenant_id, series_order_id) references series_order (tenant_id, id),
  constraint series_order_news_vendor_fk foreign key (tenant_id, vendor_id) references vendor (tenant_id, id)
);
create index series_order_news_by_order on series_order_news (tenant_id, series_order_id, created_at);
create index series_order_news_by_vendor on series_order_news (tenant_id, vendor_id);
call app.protect('series_order_news', 'select, insert');
