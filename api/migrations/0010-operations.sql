-- What keeps requests repeatable and changes traceable.

create table idempotency_key (
  tenant_id uuid not null,
  principal_id text not null,
  key text not null,
  request_sha256 bytea not null,
  status integer,
  answer jsonb,
  created_at timestamptz not null,
  primary key (tenant_id, principal_id, key),
  constraint idempotency_key_tenant_fk foreign key (tenant_id) references tenant (id),
  constraint idempotency_key_hash_is_sha256 check (octet_length(request_sha256) = 32)
);
create index idempotency_key_by_age on idempotency_key (tenant_id, created_at);
call app.protect('idempotency_key', 'select, insert, update, delete');

create table audit_log (
  tenant_id uuid not null,
  at timestamptz not null,
  id uuid not null,
  actor_kind text not null,
  actor_id uuid,
  request_id text,
  action text not null,
  entity_type text not null,
  entity_id uuid not null,
  old_values jsonb,
  new_values jsonb,
  -- By the database's own clock: it never runs behind what is sealed already, which `at` may.
  recorded_at timestamptz(3) not null default clock_timestamp(),
  primary key (tenant_id, at, id),
  constraint audit_log_tenant_fk foreign key (tenant_id) references tenant (id)
) partition by range (at);
create table audit_log_default partition of audit_log default;
create index audit_log_by_entity on audit_log (tenant_id, entity_id, at);
create index audit_log_by_recording on audit_log (tenant_id, recorded_at, id);
create trigger audit_log_append_only before update or delete on audit_log
  for each row execute function app.append_only();
call app.protect('audit_log', 'select, insert');

-- A chain of hashes over the audit log, a batch at a time: what is sealed cannot be changed unseen.
create table audit_seal (
  tenant_id uuid not null,
  sequence bigint not null,
  sealed_from timestamptz not null,
  sealed_until timestamptz not null,
  row_count integer not null,
  previous_sha256 bytea not null,
  sha256 bytea not null,
  sealed_at timestamptz not null,
  primary key (tenant_id, sequence),
  constraint audit_seal_tenant_fk foreign key (tenant_id) references tenant (id)
);
create trigger audit_seal_append_only before update or delete on audit_seal
  for each row execute function app.append_only();
call app.protect('audit_seal', 'select, insert');
