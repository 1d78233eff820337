-- Who comes from outside, to whom, when, and with which right to pass a door.

alter table user_role
  drop constraint user_role_known,
  add constraint user_role_known check (
    role in ('organizer', 'approver', 'vendor', 'receptionist', 'facility', 'finance', 'security', 'admin')
  );

-- What holds for visits at a site; a site without a row keeps the defaults of the contract.
create table visit_policy (
  tenant_id uuid not null,
  site_id uuid not null,
  -- Why visitors' data is kept, in the words that they read.
  purpose text not null default '',
  retention_days integer not null default 30,
  photos boolean not null default false,
  photo_retention_days integer not null default 1,
  pre_approval boolean not null default false,
  -- A pass opens so long before the visit, and so long after it.
  early_minutes integer not null default 60,
  late_minutes integer not null default 60,
  -- By when everybody has left, in the site's own time.
  closes_at time not null default '18:00',
  map_url text not null default '',
  -- How long a host has to answer that a visitor is here.
  host_answer_minutes integer not null default 5,
  anti_passback boolean not null default true,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  deleted_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, site_id),
  constraint visit_policy_site_fk foreign key (tenant_id, site_id) references site (tenant_id, id),
  constraint visit_policy_retention_sane check (retention_days between 0 and 3650),
  constraint visit_policy_photo_retention_sane check (photo_retention_days between 0 and retention_days),
  constraint visit_policy_margins_sane check (early_minutes between 0 and 1440 and late_minutes between 0 and 1440),
  constraint visit_policy_host_answer_sane check (host_answer_minutes between 1 and 120)
);
call app.protect('visit_policy', 'select, insert, update');

-- A person from outside. Once erased, nothing of the person is left but that there was one.
create table visitor (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  email text not null default '',
  phone text not null default '',
  company text not null default '',
  locale text not null default 'en',
  -- Name and company in plain lower-case Latin letters, for finding them by how they sound.
  search_text text not null default '',
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  erased_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint visitor_named check ((name <> '') = (erased_at is null)),
  constraint visitor_erased_is_empty
    check (erased_at is null or (email = '' and phone = '' and company = '' and search_text = '')),
  constraint visitor_locale_known check (locale in ('en', 'da', 'nb', 'it', 'de'))
);
-- Somebody with an address is one person, however often she comes.
create unique index visitor_email_once on visitor (tenant_id, email) where email <> '';
call app.protect('visitor', 'select, insert, update, delete');

-- One person's coming to one site, to one host, once.
create table visit (
  tenant_id uuid not null,
  id uuid not null,
  -- Null once the person is erased: the visit still counts.
  visitor_id uuid,
  -- Null where somebody came without being invited.
  meeting_id uuid,
  meeting_location_id uuid,
  site_id uuid not null,
  host_id uuid not null,
  purpose text not null default '',
  during tstzrange not null,
  -- When the visitor was told to come before the meeting moved; null: never anything else.
  moved_from tstzrange,
  -- When the visitor says to come instead, as she said herself.
  late_until timestamptz,
  source text not null,
  parking boolean not null default false,
  plate text not null default '',
  wheelchair boolean not null default false,
  wifi boolean not null default false,
  lunch boolean not null default false,
  note text not null default '',
  status text not null default 'invited',
  clearance text not null default 'not_needed',
  arrived_at timestamptz,
  arrived_by uuid,
  left_at timestamptz,
  left_by uuid,
  -- Who or what said that she left.
  left_how text,
  badge_number integer,
  badge_lost_at timestamptz,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint visit_visitor_fk foreign key (tenant_id, visitor_id) references visitor (tenant_id, id),
  constraint visit_meeting_fk foreign key (tenant_id, meeting_id) references meeting (tenant_id, id),
  constraint visit_meeting_location_fk
    foreign key (tenant_id, meeting_location_id) references meeting_location (tenant_id, id),
  constraint visit_site_fk foreign key (tenant_id, site_id) references site (tenant_id, id),
  constraint visit_host_fk foreign key (tenant_id, host_id) references app_user (tenant_id, id),
  constraint visit_status_known
    check (status in ('invited', 'confirmed', 'arrived', 'left', 'no_show', 'cancelled')),
  constraint visit_clearance_known check (clearance in ('not_needed', 'pending', 'approved', 'refused')),
  constraint visit_source_known check (source in ('attendee', 'by_hand', 'list', 'walk_in')),
  constraint visit_left_how_known check (left_how in ('desk', 'pass', 'door', 'closing')),
  constraint visit_period_sane check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  constraint visit_arrived_has_a_moment check (status not in ('arrived', 'left') or arrived_at is not null),
  constraint visit_left_has_a_moment check ((status = 'left') = (left_at is not null and left_how is not null)),
  constraint visit_without_meeting_is_a_walk_in check ((meeting_id is null) = (meeting_location_id is null))
);
-- One person is expected once at one place of a meeting.
create unique index visit_once on visit (tenant_id, meeting_location_id, visitor_id)
  where meeting_location_id is not null and visitor_id is not null and status <> 'cancelled';
create index visit_by_visitor on visit (tenant_id, visitor_id);
create index visit_by_meeting on visit (tenant_id, meeting_id);
create index visit_by_host on visit (tenant_id, host_id, (lower(during)));
-- The reception's day, and who is in the house.
create index visit_by_site on visit (tenant_id, site_id, (lower(during)));
create index visit_in_the_house on visit (tenant_id, site_id) where status = 'arrived';
call app.protect('visit', 'select, insert, update');

-- The right to pass given doors between two moments, for one visit; of its code only the SHA-256.
create table access_pass (
  tenant_id uuid not null,
  id uuid not null,
  visit_id uuid not null,
  -- Counted up when a lost code is replaced.
  issue integer not null default 1,
  code_sha256 bytea not null,
  link_sha256 bytea not null,
  valid tstzrange not null,
  status text not null default 'active',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint access_pass_visit_fk foreign key (tenant_id, visit_id) references visit (tenant_id, id),
  constraint access_pass_once unique (tenant_id, visit_id),
  constraint access_pass_code_once unique (tenant_id, code_sha256),
  constraint access_pass_link_once unique (tenant_id, link_sha256),
  constraint access_pass_code_is_sha256 check (octet_length(code_sha256) = 32 and octet_length(link_sha256) = 32),
  constraint access_pass_status_known check (status in ('active', 'withdrawn'))
);
create index access_pass_changed on access_pass (tenant_id, updated_at, id);
call app.protect('access_pass', 'select, insert, update');

create table access_pass_point (
  tenant_id uuid not null,
  access_pass_id uuid not null,
  access_point_id uuid not null,
  primary key (tenant_id, access_pass_id, access_point_id),
  constraint access_pass_point_pass_fk
    foreign key (tenant_id, access_pass_id) references access_pass (tenant_id, id),
  constraint access_pass_point_point_fk
    foreign key (tenant_id, access_point_id) references access_point (tenant_id, id)
);
create index access_pass_point_by_point on access_pass_point (tenant_id, access_point_id);
call app.protect('access_pass_point', 'select, insert, delete');

-- A visitor is told by mail about one visit; everybody else is a user.
alter table message_log
  alter column receiver_id drop not null,
  add column visit_id uuid,
  add constraint message_log_one_receiver check (num_nonnulls(receiver_id, visit_id) = 1),
  add constraint message_log_visit_fk foreign key (tenant_id, visit_id) references visit (tenant_id, id);
create index message_log_by_visit on message_log (tenant_id, visit_id);
