-- Roles, the tenant of a transaction, and what every table shares.

create extension if not exists btree_gist;
create extension if not exists pg_trgm;

create schema if not exists app;

do $$
begin
  if not exists (select from pg_roles where rolname = 'mm_app') then
    create role mm_app nologin nobypassrls;
  end if;
  if not exists (select from pg_roles where rolname = 'mm_jobs') then
    create role mm_jobs nologin nobypassrls;
  end if;
exception
  -- Roles belong to the whole server: another database's migration may make them at the same moment.
  when duplicate_object or unique_violation then null;
end
$$;

do $$
begin
  execute format('grant mm_app to %I', current_user);
  execute format('grant mm_jobs to %I', current_user);
exception
  when unique_violation or invalid_grant_operation or insufficient_privilege then null;
end
$$;

-- The only way in which the service names the tenant of a transaction: `set local` reaches the shards of a
-- distributed database, `set_config` does not. A second tenant in one transaction is refused.
create function app.set_tenant(tenant uuid) returns void language plpgsql as $$
declare
  present text := current_setting('app.tenant_id', true);
begin
  if present is not null and present <> '' and present <> tenant::text then
    raise exception 'the tenant of this transaction is set already' using errcode = '25001';
  end if;
  execute 'set local citus.propagate_set_commands = ''local''';
  execute format('set local app.tenant_id = %L', tenant::text);
end
$$;

create function app.append_only() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = '42501';
end
$$;

-- Row level security of a tenant table, and what the service may do with it. A policy has no subquery.
create procedure app.protect(table_name text, privileges text) language plpgsql as $$
begin
  execute format('alter table %I enable row level security', table_name);
  execute format('alter table %I force row level security', table_name);
  execute format(
    'create policy tenant_isolation on %I
       using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)
       with check (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)',
    table_name);
  execute format('grant %s on %I to mm_app', privileges, table_name);
end
$$;

-- Partitions by month for a table that only grows; the default partition takes what lies outside.
create procedure app.ensure_month_partitions(table_name text, first_day date, months integer) language plpgsql as $$
declare
  month_start date;
  partition_name text;
begin
  for step in 0 .. months - 1 loop
    month_start := (date_trunc('month', first_day) + make_interval(months => step))::date;
    partition_name := table_name || to_char(month_start, '_YYYY_MM');
    if to_regclass(partition_name) is null then
      execute format(
        'create table %I partition of %I for values from (%L) to (%L)',
        partition_name, table_name, month_start, (month_start + interval '1 month')::date);
    end if;
  end loop;
end
$$;

grant usage on schema app to mm_app;
grant execute on function app.set_tenant(uuid) to mm_app;

-- Reference tables: small, rarely written, the same on every shard.

create table currency (
  code char(3) primary key,
  minor_units smallint not null,
  constraint currency_code_is_iso check (code ~ '^[A-Z]{3}$')
);

insert into currency (code, minor_units)
values ('DKK', 2), ('NOK', 2), ('SEK', 2), ('EUR', 2), ('GBP', 2), ('CHF', 2), ('USD', 2), ('PLN', 2), ('ISK', 0), ('JPY', 0);

create table tenant (
  id uuid primary key,
  name text not null,
  entra_tenant_id uuid not null,
  domains text[] not null default '{}',
  default_currency char(3) not null,
  default_time_zone text not null,
  default_locale text not null,
  plan text not null default 'standard',
  settings jsonb not null default '{}',
  created_at timestamptz not null,
  constraint tenant_entra_tenant_id_once unique (entra_tenant_id),
  constraint tenant_default_currency_fk foreign key (default_currency) references currency (code)
);

grant select on currency, tenant to mm_app;
