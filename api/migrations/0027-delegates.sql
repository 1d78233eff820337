-- Who acts for whom and who is told, at which sites a meeting is and for how many, and what somebody handed over.

-- Who acts for whose meetings: as her calendar says, or as it was chosen here.
create table calendar_delegate (
  tenant_id uuid not null,
  id uuid not null,
  manager_id uuid not null,
  delegate_id uuid not null,
  source text not null,
  created_at timestamptz not null,
  created_by uuid,
  primary key (tenant_id, id),
  constraint calendar_delegate_once unique (tenant_id, manager_id, delegate_id),
  constraint calendar_delegate_manager_fk foreign key (tenant_id, manager_id) references app_user (tenant_id, id),
  constraint calendar_delegate_delegate_fk foreign key (tenant_id, delegate_id) references app_user (tenant_id, id),
  constraint calendar_delegate_source_known check (source in ('calendar', 'chosen')),
  constraint calendar_delegate_is_somebody_else check (manager_id <> delegate_id)
);
create index calendar_delegate_by_delegate on calendar_delegate (tenant_id, delegate_id);
call app.protect('calendar_delegate', 'select, insert, delete');

-- Who gets the cards of somebody's meetings: those that ask, and those that merely tell.
create table told_preference (
  tenant_id uuid not null,
  user_id uuid not null,
  asks text not null,
  tells text not null,
  updated_at timestamptz not null,
  primary key (tenant_id, user_id),
  constraint told_preference_user_fk foreign key (tenant_id, user_id) references app_user (tenant_id, id),
  constraint told_preference_asks_known check (asks in ('organizer', 'delegate', 'both')),
  constraint told_preference_tells_known check (tells in ('organizer', 'delegate', 'both'))
);
call app.protect('told_preference', 'select, insert, update');

-- In whose place an order was given; null: by the organizer herself.
alter table service_order
  add column on_behalf_of uuid,
  add constraint service_order_on_behalf_of_fk foreign key (tenant_id, on_behalf_of) references app_user (tenant_id, id);
create index service_order_by_on_behalf_of on service_order (tenant_id, on_behalf_of) where on_behalf_of is not null;

alter table meeting_location
  -- Somebody named this site, so that it stays although no room of the invite is there.
  add column chosen boolean not null default false,
  -- Somebody said how many come here, so that answers do not change it.
  add column head_count_chosen boolean not null default false,
  -- Here come those who have no site among the meeting's; where nobody says so, it is the first.
  add column takes_guests boolean not null default false,
  -- The site takes no part any more; what was booked and ordered there stays to be read.
  add column left_at timestamptz;
create unique index meeting_location_takes_guests_once on meeting_location (tenant_id, meeting_id) where takes_guests;

-- What somebody left to somebody else, so that it can be handed back.
create table hand_over (
  tenant_id uuid not null,
  id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  created_at timestamptz not null,
  created_by uuid,
  undone_at timestamptz,
  undone_by uuid,
  primary key (tenant_id, id),
  constraint hand_over_from_fk foreign key (tenant_id, from_id) references app_user (tenant_id, id),
  constraint hand_over_to_fk foreign key (tenant_id, to_id) references app_user (tenant_id, id),
  constraint hand_over_to_somebody_else check (from_id <> to_id)
);
create index hand_over_by_from on hand_over (tenant_id, from_id, created_at);
create index hand_over_by_to on hand_over (tenant_id, to_id, created_at);
call app.protect('hand_over', 'select, insert, update');

create table hand_over_item (
  tenant_id uuid not null,
  id uuid not null,
  hand_over_id uuid not null,
  kind text not null,
  entity_id uuid not null,
  -- As it was called then, and when it takes place; in the order in which it is shown.
  name text not null,
  at timestamptz,
  position integer not null,
  primary key (tenant_id, id),
  constraint hand_over_item_once unique (tenant_id, hand_over_id, kind, entity_id),
  constraint hand_over_item_of_fk foreign key (tenant_id, hand_over_id) references hand_over (tenant_id, id),
  constraint hand_over_item_kind_known check (kind in (
    'meeting', 'series', 'approval', 'account', 'deputy', 'task', 'template', 'room', 'vendor'))
);
call app.protect('hand_over_item', 'select, insert');
