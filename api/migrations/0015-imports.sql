-- What is brought in from a spreadsheet or from Microsoft Graph: read and checked first, written in one transaction.

create table import_data (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  source text not null,
  file_name text not null default '',
  -- The file as it came; gone once it is read.
  content bytea,
  status text not null,
  -- Why it failed, or has to be looked at again.
  problem jsonb,
  ignored_columns text[] not null default '{}',
  -- All rows are there; what is left of the reading is to check them.
  is_read boolean not null default false,
  skip_bad boolean not null default false,
  progress integer not null default 0,
  rows_read integer not null default 0,
  rows_create integer not null default 0,
  rows_update integer not null default 0,
  rows_same integer not null default 0,
  rows_bad integer not null default 0,
  -- Who works on it: a later worker has a higher number, and what an earlier one still writes is refused.
  lease_number integer not null default 0,
  leased_until timestamptz,
  -- How often somebody has begun the step that it is in.
  attempts integer not null default 0,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint import_data_tenant_fk foreign key (tenant_id) references tenant (id),
  constraint import_data_kind_known check (kind in ('places')),
  constraint import_data_source_known check (source in ('csv', 'xlsx', 'graph')),
  constraint import_data_status_known
    check (status in ('reading', 'checked', 'committing', 'committed', 'failed', 'discarded'))
);
create index import_data_open on import_data (tenant_id, created_at) where status in ('reading', 'committing');
create index import_data_recent on import_data (tenant_id, created_at, id);
call app.protect('import_data', 'select, insert, update');

create table import_row (
  tenant_id uuid not null,
  import_id uuid not null,
  -- The row's number as a person sees it in the file.
  number integer not null,
  fields jsonb not null,
  problems jsonb not null default '[]',
  outcome text not null,
  -- What the row is recognised by among the others of its file.
  email_key text,
  reference_key text,
  name_key text,
  site_key text,
  -- The room that it changes, as it was when the row was checked, and the site, building and floor that were there.
  room_id uuid,
  room_version integer,
  target text,
  primary key (tenant_id, import_id, number),
  constraint import_row_import_fk foreign key (tenant_id, import_id) references import_data (tenant_id, id),
  constraint import_row_outcome_known check (outcome in ('bad', 'create', 'update', 'same', 'skipped'))
);
create index import_row_by_outcome on import_row (tenant_id, import_id, outcome, number);
create index import_row_by_email on import_row (tenant_id, import_id, email_key, number) where email_key is not null;
create index import_row_by_reference
  on import_row (tenant_id, import_id, reference_key, number) where reference_key is not null;
create index import_row_by_name on import_row (tenant_id, import_id, name_key, number) where name_key is not null;
create index import_row_by_site on import_row (tenant_id, import_id, site_key, number) where site_key is not null;
call app.protect('import_row', 'select, insert, update, delete');

-- A row of a file may have the e-mail of a room that was deleted.
create index meeting_room_deleted_email on meeting_room (tenant_id, lower(email)) where deleted_at is not null;
-- Rooms of one name on one floor.
create index meeting_room_by_floor_and_name on meeting_room (tenant_id, floor_id, lower(name));
