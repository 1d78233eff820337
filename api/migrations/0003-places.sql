-- Country, site, building, floor, room, and when they are open.

create table country (
  tenant_id uuid not null,
  id uuid not null,
  code char(2) not null,
  name text not null,
  currency char(3) not null,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  deleted_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint country_code_once unique (tenant_id, code),
  constraint country_tenant_fk foreign key (tenant_id) references tenant (id),
  constraint country_currency_fk foreign key (currency) references currency (code)
);
call app.protect('country', 'select, insert, update');

create table business_hours (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  time_zone text not null,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  deleted_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint business_hours_tenant_fk foreign key (tenant_id) references tenant (id)
);
call app.protect('business_hours', 'select, insert, update');

-- Weekdays as ISO 8601 counts them: 1 is Monday.
create table business_hours_day (
  tenant_id uuid not null,
  id uuid not null,
  business_hours_id uuid not null,
  weekday integer not null,
  opens time not null,
  closes time not null,
  primary key (tenant_id, id),
  constraint business_hours_day_once unique (tenant_id, business_hours_id, weekday, opens),
  constraint business_hours_day_hours_fk
    foreign key (tenant_id, business_hours_id) references business_hours (tenant_id, id),
  constraint business_hours_day_weekday_known check (weekday between 1 and 7),
  constraint business_hours_day_opens_before_it_closes check (opens < closes)
);
call app.protect('business_hours_day', 'select, insert, update, delete');

-- A day on which other hours hold; without hours it is closed.
create table holiday (
  tenant_id uuid not null,
  id uuid not null,
  business_hours_id uuid not null,
  day date not null,
  name text not null,
  opens time,
  closes time,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  deleted_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint holiday_once unique (tenant_id, business_hours_id, day),
  constraint holiday_hours_fk foreign key (tenant_id, business_hours_id) references business_hours (tenant_id, id),
  constraint holiday_hours_complete check ((opens is null) = (closes is null) and (opens is null or opens < closes))
);
call app.protect('holiday', 'select, insert, update');

create table site (
  tenant_id uuid not null,
  id uuid not null,
  country_id uuid not null,
  name text not null,
  address text not null default '',
  time_zone text not null,
  currency char(3) not null,
  business_hours_id uuid,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  deleted_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint site_name_once unique (tenant_id, name),
  constraint site_country_fk foreign key (tenant_id, country_id) references country (tenant_id, id),
  constraint site_business_hours_fk
    foreign key (tenant_id, business_hours_id) references business_hours (tenant_id, id),
  constraint site_currency_fk foreign key (currency) references currency (code)
);
create index site_by_country on site (tenant_id, country_id);
create index site_by_business_hours on site (tenant_id, business_hours_id);
call app.protect('site', 'select, insert, update');

alter table app_user
  add constraint app_user_home_site_fk foreign key (tenant_id, home_site_id) references site (tenant_id, id);
create index app_user_by_home_site on app_user (tenant_id, home_site_id);

create table building (
  tenant_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  name text not null,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  deleted_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint building_name_once unique (tenant_id, site_id, name),
  constraint building_site_fk foreign key (tenant_id, site_id) references site (tenant_id, id)
);
call app.protect('building', 'select, insert, update');

create table floor (
  tenant_id uuid not null,
  id uuid not null,
  building_id uuid not null,
  level integer not null,
  name text not null,
  plan_svg text,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  deleted_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint floor_level_once unique (tenant_id, building_id, level),
  constraint floor_building_fk foreign key (tenant_id, building_id) references building (tenant_id, id)
);
call app.protect('floor', 'select, insert, update');

-- site_id stands here as well, because finding a free room reads one site's rooms in one range.
create table meeting_room (
  tenant_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  floor_id uuid not null,
  name text not null,
  email text not null,
  capacity integer not null,
  features text[] not null default '{}',
  layouts jsonb not null default '{}',
  setup_minutes integer not null default 0,
  cleardown_minutes integer not null default 0,
  approval_needed boolean not null default false,
  no_show_minutes integer not null default 10,
  plan_x integer,
  plan_y integer,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  deleted_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint meeting_room_site_fk foreign key (tenant_id, site_id) references site (tenant_id, id),
  constraint meeting_room_floor_fk foreign key (tenant_id, floor_id) references floor (tenant_id, id),
  constraint meeting_room_capacity_positive check (capacity > 0),
  constraint meeting_room_buffers_sane check (setup_minutes between 0 and 240 and cleardown_minutes between 0 and 240)
);
create unique index meeting_room_email_once on meeting_room (tenant_id, lower(email)) where deleted_at is null;
create index meeting_room_by_site on meeting_room (tenant_id, site_id, capacity);
-- A site belongs to one tenant: told so, the planner does not take the rooms of one for a handful.
create statistics meeting_room_site_of_tenant (dependencies) on tenant_id, site_id from meeting_room;
create index meeting_room_by_floor on meeting_room (tenant_id, floor_id);
call app.protect('meeting_room', 'select, insert, update');
-- Locking the room's row is how rivals for one room queue; it needs the privilege to update.
