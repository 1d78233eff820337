-- Meetings, their locations and the people in them.

create table meeting (
  tenant_id uuid not null,
  id uuid not null,
  client_key text,
  organizer_id uuid not null,
  subject text not null,
  during tstzrange not null,
  starts_at timestamptz generated always as (lower(during)) stored,
  ends_at timestamptz generated always as (upper(during)) stored,
  time_zone text not null,
  status text not null default 'draft',
  stage text not null default 'preparation',
  exchange_id text,
  exchange_status text,
  ical_uid text,
  change_key text,
  teams_reference text,
  teams_status text,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  deleted_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint meeting_client_key_once unique (tenant_id, client_key),
  constraint meeting_organizer_fk foreign key (tenant_id, organizer_id) references app_user (tenant_id, id),
  constraint meeting_status_known
    check (status in ('draft', 'scheduled', 'started', 'ended', 'cancelled', 'archived')),
  constraint meeting_stage_known
    check (stage in ('preparation', 'pre_arrival', 'arrival', 'execution', 'pre_departure', 'departure', 'post_meeting')),
  constraint meeting_during_bounded
    check (not isempty(during) and not lower_inf(during) and not upper_inf(during) and lower_inc(during) and not upper_inc(during))
);
create index meeting_by_organizer on meeting (tenant_id, organizer_id, starts_at, id);
create index meeting_by_ical_uid on meeting (tenant_id, ical_uid) where ical_uid is not null;
create index meeting_by_exchange_id on meeting (tenant_id, exchange_id) where exchange_id is not null;
create index meeting_drafts on meeting (tenant_id, updated_at) where status = 'draft';
call app.protect('meeting', 'select, insert, update');

create table meeting_location (
  tenant_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  site_id uuid not null,
  head_count integer not null,
  primary key (tenant_id, id),
  constraint meeting_location_once unique (tenant_id, meeting_id, site_id),
  constraint meeting_location_meeting_fk foreign key (tenant_id, meeting_id) references meeting (tenant_id, id),
  constraint meeting_location_site_fk foreign key (tenant_id, site_id) references site (tenant_id, id),
  constraint meeting_location_head_count_sane check (head_count between 1 and 10000)
);
create index meeting_location_by_site on meeting_location (tenant_id, site_id);
call app.protect('meeting_location', 'select, insert, update, delete');

create table meeting_role (
  tenant_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  user_id uuid,
  email text not null,
  name text not null default '',
  role text not null,
  response text not null default 'none',
  kind text not null default 'required',
  external boolean not null default false,
  primary key (tenant_id, id),
  constraint meeting_role_once unique (tenant_id, meeting_id, role, email),
  constraint meeting_role_meeting_fk foreign key (tenant_id, meeting_id) references meeting (tenant_id, id),
  constraint meeting_role_user_fk foreign key (tenant_id, user_id) references app_user (tenant_id, id),
  constraint meeting_role_known
    check (role in ('organizer', 'delegate', 'presenter', 'participant', 'guest', 'viewer', 'host')),
  constraint meeting_role_response_known check (response in ('none', 'accepted', 'tentative', 'declined')),
  constraint meeting_role_kind_known check (kind in ('required', 'optional', 'resource'))
);
create index meeting_role_by_user on meeting_role (tenant_id, user_id, role);
call app.protect('meeting_role', 'select, insert, update, delete');
