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
  problem text,
  rows_read integer not null default 0,
  rows_bad integer not null default 0,
  rows_done integer not null default 0,
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
  primary key (tenant_id, import_id, number),
  constraint import_row_import_fk foreign key (tenant_id, import_id) references import_data (tenant_id, id),
  constraint import_row_outcome_known check (outcome in ('bad', 'create', 'update', 'same', 'skipped'))
);
create index import_row_bad on import_row (tenant_id, import_id, number) where outcome = 'bad';
call app.protect('import_row', 'select, insert, update, delete');
