-- The schema as the migrations leave it, read from the catalog. Generated: npm run db:schema. Do not edit.
-- Left out: partitions by month (made as time goes by), the migrations' own table and graphile-worker's schema.

create extension btree_gist;

create extension pg_trgm;

CREATE OR REPLACE FUNCTION app.append_only()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% is append-only', tg_table_name using errcode = '42501';
end
$function$
;

CREATE OR REPLACE PROCEDURE app.ensure_month_partitions(IN table_name text, IN first_day date, IN months integer)
 LANGUAGE plpgsql
AS $procedure$
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
$procedure$
;

CREATE OR REPLACE PROCEDURE app.protect(IN table_name text, IN privileges text)
 LANGUAGE plpgsql
AS $procedure$
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
$procedure$
;

CREATE OR REPLACE FUNCTION app.set_tenant(tenant uuid)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  present text := current_setting('app.tenant_id', true);
begin
  if present is not null and present <> '' and present <> tenant::text then
    raise exception 'the tenant of this transaction is set already' using errcode = '25001';
  end if;
  execute 'set local citus.propagate_set_commands = ''local''';
  execute format('set local app.tenant_id = %L', tenant::text);
end
$function$
;

grant execute on function app.set_tenant(uuid) to mm_app;
grant execute on function app.set_tenant(uuid) to public;

grant usage on schema app to mm_app;
grant usage on schema public to public;

create table access_alarm (
  tenant_id uuid not null,
  access_point_id uuid not null,
  raised_at timestamp with time zone not null,
  tries integer not null,
  constraint access_alarm_access_point_fk FOREIGN KEY (tenant_id, access_point_id) REFERENCES access_point(tenant_id, id),
  constraint access_alarm_pkey PRIMARY KEY (tenant_id, access_point_id)
);
alter table access_alarm enable row level security;
alter table access_alarm force row level security;
create policy tenant_isolation on access_alarm using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on access_alarm to mm_app;

create table access_pass (
  tenant_id uuid not null,
  id uuid not null,
  visit_id uuid not null,
  issue integer not null default 1,
  code_sha256 bytea not null,
  link_sha256 bytea not null,
  valid tstzrange not null,
  status text not null default 'active'::text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  version integer not null default 1,
  constraint access_pass_code_is_sha256 CHECK (((octet_length(code_sha256) = 32) AND (octet_length(link_sha256) = 32))),
  constraint access_pass_code_once UNIQUE (tenant_id, code_sha256),
  constraint access_pass_link_once UNIQUE (tenant_id, link_sha256),
  constraint access_pass_once UNIQUE (tenant_id, visit_id),
  constraint access_pass_pkey PRIMARY KEY (tenant_id, id),
  constraint access_pass_status_known CHECK ((status = ANY (ARRAY['active'::text, 'withdrawn'::text]))),
  constraint access_pass_visit_fk FOREIGN KEY (tenant_id, visit_id) REFERENCES visit(tenant_id, id)
);
CREATE INDEX access_pass_at_a_door ON public.access_pass USING btree (tenant_id, code_sha256) INCLUDE (id, visit_id, status, valid);
CREATE INDEX access_pass_changed ON public.access_pass USING btree (tenant_id, updated_at, id);
alter table access_pass enable row level security;
alter table access_pass force row level security;
create policy tenant_isolation on access_pass using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on access_pass to mm_app;

create table access_pass_point (
  tenant_id uuid not null,
  access_pass_id uuid not null,
  access_point_id uuid not null,
  constraint access_pass_point_pass_fk FOREIGN KEY (tenant_id, access_pass_id) REFERENCES access_pass(tenant_id, id),
  constraint access_pass_point_pkey PRIMARY KEY (tenant_id, access_pass_id, access_point_id),
  constraint access_pass_point_point_fk FOREIGN KEY (tenant_id, access_point_id) REFERENCES access_point(tenant_id, id)
);
CREATE INDEX access_pass_point_by_point ON public.access_pass_point USING btree (tenant_id, access_point_id);
alter table access_pass_point enable row level security;
alter table access_pass_point force row level security;
create policy tenant_isolation on access_pass_point using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select on access_pass_point to mm_app;

create table access_pass_way (
  tenant_id uuid not null,
  access_pass_id uuid not null,
  direction text not null,
  at timestamp with time zone not null,
  constraint access_pass_way_direction_known CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text]))),
  constraint access_pass_way_pkey PRIMARY KEY (tenant_id, access_pass_id),
  constraint access_pass_way_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant(id)
);
alter table access_pass_way enable row level security;
alter table access_pass_way force row level security;
create policy tenant_isolation on access_pass_way using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select, update on access_pass_way to mm_app;

create table access_point (
  tenant_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  floor_id uuid,
  name text not null,
  kind text not null,
  status text not null default 'active'::text,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  deleted_at timestamp with time zone,
  version integer not null default 1,
  constraint access_point_floor_fk FOREIGN KEY (tenant_id, floor_id) REFERENCES floor(tenant_id, id),
  constraint access_point_kind_known CHECK ((kind = ANY (ARRAY['door'::text, 'gate'::text, 'reception'::text]))),
  constraint access_point_name_once UNIQUE (tenant_id, site_id, name),
  constraint access_point_pkey PRIMARY KEY (tenant_id, id),
  constraint access_point_site_fk FOREIGN KEY (tenant_id, site_id) REFERENCES site(tenant_id, id),
  constraint access_point_status_known CHECK ((status = ANY (ARRAY['active'::text, 'out_of_order'::text])))
);
CREATE INDEX access_point_by_floor ON public.access_point USING btree (tenant_id, floor_id);
alter table access_point enable row level security;
alter table access_point force row level security;
create policy tenant_isolation on access_point using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on access_point to mm_app;

create table access_try (
  tenant_id uuid not null,
  id uuid not null,
  at timestamp with time zone not null,
  api_key_id uuid not null,
  access_point_id uuid not null,
  site_id uuid not null,
  direction text not null,
  because text,
  access_pass_id uuid,
  visit_id uuid,
  constraint access_try_because_known CHECK ((because = ANY (ARRAY['unknown'::text, 'not_yet'::text, 'expired'::text, 'withdrawn'::text, 'moved'::text, 'wrong_site'::text, 'wrong_point'::text, 'passed_back'::text, 'refused'::text]))),
  constraint access_try_direction_known CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text]))),
  constraint access_try_pkey PRIMARY KEY (tenant_id, id),
  constraint access_try_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant(id)
);
CREATE INDEX access_try_by_access_point ON public.access_try USING btree (tenant_id, access_point_id, id);
CREATE INDEX access_try_by_visit ON public.access_try USING btree (tenant_id, visit_id, id) WHERE (visit_id IS NOT NULL);
CREATE INDEX access_try_unknown ON public.access_try USING btree (tenant_id, access_point_id, at) WHERE (because = 'unknown'::text);
CREATE TRIGGER access_try_unchanged BEFORE UPDATE ON public.access_try FOR EACH ROW EXECUTE FUNCTION app.append_only();
alter table access_try enable row level security;
alter table access_try force row level security;
create policy tenant_isolation on access_try using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select on access_try to mm_app;

create table account (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  name text not null,
  kind text not null,
  currency character(3) not null,
  status text not null default 'open'::text,
  owner_id uuid,
  vendor_id uuid,
  approval_limit_minor bigint,
  budget_minor bigint,
  held_minor bigint not null default 0,
  posted_minor bigint not null default 0,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  deleted_at timestamp with time zone,
  version integer not null default 1,
  budget_period text,
  period_budget_minor bigint,
  budget_warned_at timestamp with time zone,
  escalation_hours integer not null default 8,
  constraint account_budget_period_complete CHECK (((budget_period IS NULL) = (period_budget_minor IS NULL))),
  constraint account_budget_period_known CHECK ((budget_period = ANY (ARRAY['month'::text, 'quarter'::text, 'year'::text]))),
  constraint account_code_once UNIQUE (tenant_id, code),
  constraint account_currency_fk FOREIGN KEY (currency) REFERENCES currency(code),
  constraint account_escalation_hours_sane CHECK (((escalation_hours >= 1) AND (escalation_hours <= 200))),
  constraint account_held_not_negative CHECK ((held_minor >= 0)),
  constraint account_kind_known CHECK ((kind = ANY (ARRAY['cost_centre'::text, 'vendor_payable'::text, 'clearing'::text]))),
  constraint account_owner_fk FOREIGN KEY (tenant_id, owner_id) REFERENCES app_user(tenant_id, id),
  constraint account_pkey PRIMARY KEY (tenant_id, id),
  constraint account_posted_not_negative CHECK (((kind <> 'cost_centre'::text) OR (posted_minor >= 0))),
  constraint account_status_known CHECK ((status = ANY (ARRAY['open'::text, 'closed'::text]))),
  constraint account_vendor_fk FOREIGN KEY (tenant_id, vendor_id) REFERENCES vendor(tenant_id, id),
  constraint account_with_its_currency UNIQUE (tenant_id, id, currency),
  constraint account_within_budget CHECK (((budget_minor IS NULL) OR ((held_minor + posted_minor) <= budget_minor)))
);
CREATE INDEX account_by_owner ON public.account USING btree (tenant_id, owner_id);
CREATE INDEX account_by_vendor ON public.account USING btree (tenant_id, vendor_id);
alter table account enable row level security;
alter table account force row level security;
create policy tenant_isolation on account using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on account to mm_app;

create table account_deputy (
  tenant_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  user_id uuid not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone,
  created_at timestamp with time zone not null,
  created_by uuid,
  constraint account_deputy_account_fk FOREIGN KEY (tenant_id, account_id) REFERENCES account(tenant_id, id),
  constraint account_deputy_period_sane CHECK ((ends_at > starts_at)),
  constraint account_deputy_pkey PRIMARY KEY (tenant_id, id),
  constraint account_deputy_user_fk FOREIGN KEY (tenant_id, user_id) REFERENCES app_user(tenant_id, id)
);
CREATE INDEX account_deputy_by_account ON public.account_deputy USING btree (tenant_id, account_id);
CREATE INDEX account_deputy_by_user ON public.account_deputy USING btree (tenant_id, user_id);
alter table account_deputy enable row level security;
alter table account_deputy force row level security;
create policy tenant_isolation on account_deputy using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select, update on account_deputy to mm_app;

create table account_period (
  tenant_id uuid not null,
  account_id uuid not null,
  starts_on date not null,
  budget_minor bigint not null,
  used_minor bigint not null,
  warned_at timestamp with time zone,
  constraint account_period_account_fk FOREIGN KEY (tenant_id, account_id) REFERENCES account(tenant_id, id),
  constraint account_period_pkey PRIMARY KEY (tenant_id, account_id, starts_on),
  constraint account_period_used_not_negative CHECK ((used_minor >= 0)),
  constraint account_period_within_budget CHECK ((used_minor <= budget_minor))
);
alter table account_period enable row level security;
alter table account_period force row level security;
create policy tenant_isolation on account_period using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on account_period to mm_app;

create table account_split (
  tenant_id uuid not null,
  service_order_id uuid not null,
  account_id uuid not null,
  percent numeric(5,2) not null,
  constraint account_split_account_fk FOREIGN KEY (tenant_id, account_id) REFERENCES account(tenant_id, id),
  constraint account_split_order_fk FOREIGN KEY (tenant_id, service_order_id) REFERENCES service_order(tenant_id, id),
  constraint account_split_percent_sane CHECK (((percent > (0)::numeric) AND (percent <= (100)::numeric))),
  constraint account_split_pkey PRIMARY KEY (tenant_id, service_order_id, account_id)
);
CREATE INDEX account_split_by_account ON public.account_split USING btree (tenant_id, account_id);
alter table account_split enable row level security;
alter table account_split force row level security;
create policy tenant_isolation on account_split using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select on account_split to mm_app;

create table account_user (
  tenant_id uuid not null,
  account_id uuid not null,
  user_id uuid not null,
  last_used_at timestamp with time zone,
  constraint account_user_account_fk FOREIGN KEY (tenant_id, account_id) REFERENCES account(tenant_id, id),
  constraint account_user_pkey PRIMARY KEY (tenant_id, account_id, user_id),
  constraint account_user_user_fk FOREIGN KEY (tenant_id, user_id) REFERENCES app_user(tenant_id, id)
);
CREATE INDEX account_user_by_user ON public.account_user USING btree (tenant_id, user_id);
alter table account_user enable row level security;
alter table account_user force row level security;
create policy tenant_isolation on account_user using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select, update on account_user to mm_app;

create table accounting_period (
  tenant_id uuid not null,
  id uuid not null,
  month date not null,
  status text not null default 'open'::text,
  closed_at timestamp with time zone,
  closed_by uuid,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  constraint accounting_period_closed_by_fk FOREIGN KEY (tenant_id, closed_by) REFERENCES app_user(tenant_id, id),
  constraint accounting_period_closed_has_a_moment CHECK (((status = 'closed'::text) = (closed_at IS NOT NULL))),
  constraint accounting_period_is_a_month CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint accounting_period_once UNIQUE (tenant_id, month),
  constraint accounting_period_pkey PRIMARY KEY (tenant_id, id),
  constraint accounting_period_status_known CHECK ((status = ANY (ARRAY['open'::text, 'closed'::text])))
);
CREATE INDEX accounting_period_by_closed_by ON public.accounting_period USING btree (tenant_id, closed_by) WHERE (closed_by IS NOT NULL);
alter table accounting_period enable row level security;
alter table accounting_period force row level security;
create policy tenant_isolation on accounting_period using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on accounting_period to mm_app;

create table api_key (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  prefix text not null,
  secret_sha256 bytea not null,
  owner_id uuid,
  scopes text[] not null,
  valid_to timestamp with time zone,
  last_used_at timestamp with time zone,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  deleted_at timestamp with time zone,
  version integer not null default 1,
  previous_secret_sha256 bytea,
  previous_valid_to timestamp with time zone,
  constraint api_key_owner_fk FOREIGN KEY (tenant_id, owner_id) REFERENCES app_user(tenant_id, id),
  constraint api_key_pkey PRIMARY KEY (tenant_id, id),
  constraint api_key_prefix_once UNIQUE (tenant_id, prefix),
  constraint api_key_previous_is_sha256 CHECK ((octet_length(previous_secret_sha256) = 32)),
  constraint api_key_previous_is_whole CHECK (((previous_secret_sha256 IS NULL) = (previous_valid_to IS NULL))),
  constraint api_key_secret_is_sha256 CHECK ((octet_length(secret_sha256) = 32))
);
CREATE INDEX api_key_by_owner ON public.api_key USING btree (tenant_id, owner_id);
alter table api_key enable row level security;
alter table api_key force row level security;
create policy tenant_isolation on api_key using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on api_key to mm_app;

create table api_key_place (
  tenant_id uuid not null,
  id uuid not null,
  api_key_id uuid not null,
  site_id uuid not null,
  access_point_id uuid,
  created_at timestamp with time zone not null,
  constraint api_key_place_access_point_fk FOREIGN KEY (tenant_id, access_point_id) REFERENCES access_point(tenant_id, id),
  constraint api_key_place_key_fk FOREIGN KEY (tenant_id, api_key_id) REFERENCES api_key(tenant_id, id),
  constraint api_key_place_once UNIQUE (tenant_id, api_key_id, site_id, access_point_id),
  constraint api_key_place_pkey PRIMARY KEY (tenant_id, id),
  constraint api_key_place_site_fk FOREIGN KEY (tenant_id, site_id) REFERENCES site(tenant_id, id)
);
CREATE INDEX api_key_place_by_access_point ON public.api_key_place USING btree (tenant_id, access_point_id);
CREATE INDEX api_key_place_by_site ON public.api_key_place USING btree (tenant_id, site_id);
alter table api_key_place enable row level security;
alter table api_key_place force row level security;
create policy tenant_isolation on api_key_place using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select on api_key_place to mm_app;

create table api_key_route (
  prefix text not null,
  tenant_id uuid not null,
  constraint api_key_route_pkey PRIMARY KEY (prefix),
  constraint api_key_route_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant(id)
);
grant delete, insert, select on api_key_route to mm_app;

create table app_installation (
  tenant_id uuid not null,
  user_id uuid not null,
  status text not null,
  tried_at timestamp with time zone not null,
  next_try_at timestamp with time zone not null,
  constraint app_installation_pkey PRIMARY KEY (tenant_id, user_id),
  constraint app_installation_status_known CHECK ((status = ANY (ARRAY['trying'::text, 'installed'::text, 'present'::text, 'not_permitted'::text, 'refused'::text, 'later'::text]))),
  constraint app_installation_user_fk FOREIGN KEY (tenant_id, user_id) REFERENCES app_user(tenant_id, id)
);
CREATE INDEX app_installation_not_permitted ON public.app_installation USING btree (tenant_id, next_try_at) WHERE (status = 'not_permitted'::text);
alter table app_installation enable row level security;
alter table app_installation force row level security;
create policy tenant_isolation on app_installation using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on app_installation to mm_app;

create table app_user (
  tenant_id uuid not null,
  id uuid not null,
  entra_object_id uuid not null,
  name text not null,
  email text not null,
  title text not null default ''::text,
  locale text not null default 'en'::text,
  time_zone text not null,
  work_days integer[] not null default '{1,2,3,4,5}'::integer[],
  work_starts time without time zone not null default '08:00:00'::time without time zone,
  work_ends time without time zone not null default '17:00:00'::time without time zone,
  status text not null default 'active'::text,
  home_site_id uuid,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  deleted_at timestamp with time zone,
  version integer not null default 1,
  manager_id uuid,
  constraint app_user_entra_object_id_once UNIQUE (tenant_id, entra_object_id),
  constraint app_user_home_site_fk FOREIGN KEY (tenant_id, home_site_id) REFERENCES site(tenant_id, id),
  constraint app_user_locale_known CHECK ((locale = ANY (ARRAY['en'::text, 'da'::text, 'nb'::text, 'it'::text, 'de'::text]))),
  constraint app_user_manager_fk FOREIGN KEY (tenant_id, manager_id) REFERENCES app_user(tenant_id, id),
  constraint app_user_pkey PRIMARY KEY (tenant_id, id),
  constraint app_user_status_known CHECK ((status = ANY (ARRAY['active'::text, 'disabled'::text]))),
  constraint app_user_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant(id)
);
CREATE INDEX app_user_by_home_site ON public.app_user USING btree (tenant_id, home_site_id);
CREATE INDEX app_user_by_manager ON public.app_user USING btree (tenant_id, manager_id) WHERE (manager_id IS NOT NULL);
CREATE UNIQUE INDEX app_user_email_once ON public.app_user USING btree (tenant_id, lower(email)) WHERE (deleted_at IS NULL);
CREATE INDEX app_user_gone ON public.app_user USING btree (tenant_id, id) WHERE ((status = 'disabled'::text) OR (deleted_at IS NOT NULL));
alter table app_user enable row level security;
alter table app_user force row level security;
create policy tenant_isolation on app_user using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on app_user to mm_app;

create table approval (
  tenant_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  room_booking_id uuid,
  approver_id uuid,
  state text not null default 'pending'::text,
  reason text,
  decided_at timestamp with time zone,
  decided_by uuid,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  version integer not null default 1,
  service_order_id uuid,
  account_id uuid,
  amount_minor bigint,
  known_minor bigint,
  level text not null default 'owner'::text,
  asked jsonb,
  wish jsonb,
  note text not null default ''::text,
  decide_by timestamp with time zone,
  escalate_at timestamp with time zone,
  remind_at timestamp with time zone,
  constraint approval_account_fk FOREIGN KEY (tenant_id, account_id) REFERENCES account(tenant_id, id),
  constraint approval_amounts_sane CHECK (((known_minor >= 0) AND (amount_minor > known_minor))),
  constraint approval_approver_fk FOREIGN KEY (tenant_id, approver_id) REFERENCES app_user(tenant_id, id),
  constraint approval_decided_by_fk FOREIGN KEY (tenant_id, decided_by) REFERENCES app_user(tenant_id, id),
  constraint approval_decided_has_a_moment CHECK (((state = ANY (ARRAY['approved'::text, 'rejected'::text])) = (decided_at IS NOT NULL))),
  constraint approval_level_known CHECK ((level = ANY (ARRAY['owner'::text, 'deputies'::text, 'finance'::text]))),
  constraint approval_meeting_fk FOREIGN KEY (tenant_id, meeting_id) REFERENCES meeting(tenant_id, id),
  constraint approval_one_subject CHECK ((num_nonnulls(room_booking_id, service_order_id) <= 1)),
  constraint approval_order_complete CHECK (((service_order_id IS NULL) OR (num_nonnulls(account_id, amount_minor, known_minor, asked, decide_by) = 5))),
  constraint approval_order_fk FOREIGN KEY (tenant_id, service_order_id) REFERENCES service_order(tenant_id, id),
  constraint approval_pkey PRIMARY KEY (tenant_id, id),
  constraint approval_room_booking_fk FOREIGN KEY (tenant_id, room_booking_id) REFERENCES room_booking(tenant_id, id),
  constraint approval_state_known CHECK ((state = ANY (ARRAY['pending'::text, 'approved'::text, 'rejected'::text, 'withdrawn'::text])))
);
CREATE INDEX approval_by_account ON public.approval USING btree (tenant_id, account_id) WHERE (account_id IS NOT NULL);
CREATE INDEX approval_by_approver ON public.approval USING btree (tenant_id, approver_id, created_at);
CREATE INDEX approval_by_decided_by ON public.approval USING btree (tenant_id, decided_by);
CREATE INDEX approval_by_meeting ON public.approval USING btree (tenant_id, meeting_id);
CREATE INDEX approval_by_order ON public.approval USING btree (tenant_id, service_order_id) WHERE (service_order_id IS NOT NULL);
CREATE INDEX approval_by_room_booking ON public.approval USING btree (tenant_id, room_booking_id);
CREATE UNIQUE INDEX approval_order_account_once ON public.approval USING btree (tenant_id, service_order_id, account_id) WHERE (state = 'pending'::text);
CREATE INDEX approval_pending ON public.approval USING btree (tenant_id, created_at, id) WHERE (state = 'pending'::text);
CREATE INDEX approval_pending_by_moment ON public.approval USING btree (tenant_id, decide_by) WHERE ((state = 'pending'::text) AND (service_order_id IS NOT NULL));
CREATE UNIQUE INDEX approval_room_booking_once ON public.approval USING btree (tenant_id, room_booking_id) WHERE (state = 'pending'::text);
alter table approval enable row level security;
alter table approval force row level security;
create policy tenant_isolation on approval using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on approval to mm_app;

create table approval_asked (
  tenant_id uuid not null,
  approval_id uuid not null,
  user_id uuid not null,
  part text not null,
  asked_at timestamp with time zone not null,
  constraint approval_asked_approval_fk FOREIGN KEY (tenant_id, approval_id) REFERENCES approval(tenant_id, id),
  constraint approval_asked_part_known CHECK ((part = ANY (ARRAY['owner'::text, 'deputy'::text, 'finance'::text]))),
  constraint approval_asked_pkey PRIMARY KEY (tenant_id, approval_id, user_id),
  constraint approval_asked_user_fk FOREIGN KEY (tenant_id, user_id) REFERENCES app_user(tenant_id, id)
);
CREATE INDEX approval_asked_by_user ON public.approval_asked USING btree (tenant_id, user_id);
alter table approval_asked enable row level security;
alter table approval_asked force row level security;
create policy tenant_isolation on approval_asked using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on approval_asked to mm_app;

create table audit_log (
  tenant_id uuid not null,
  at timestamp with time zone not null,
  id uuid not null,
  actor_kind text not null,
  actor_id uuid,
  request_id text,
  action text not null,
  entity_type text not null,
  entity_id uuid not null,
  old_values jsonb,
  new_values jsonb,
  recorded_at timestamp(3) with time zone not null default clock_timestamp(),
  constraint audit_log_pkey PRIMARY KEY (tenant_id, at, id),
  constraint audit_log_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant(id)
) partition by range (at);
CREATE INDEX audit_log_by_entity ON ONLY public.audit_log USING btree (tenant_id, entity_id, at);
CREATE INDEX audit_log_by_recording ON ONLY public.audit_log USING btree (tenant_id, recorded_at, id);
CREATE INDEX audit_log_look_ups ON ONLY public.audit_log USING btree (tenant_id, at, id) WHERE (action = 'visitor.look_up'::text);
CREATE TRIGGER audit_log_append_only BEFORE DELETE OR UPDATE ON public.audit_log FOR EACH ROW EXECUTE FUNCTION app.append_only();
alter table audit_log enable row level security;
alter table audit_log force row level security;
create policy tenant_isolation on audit_log using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on audit_log to mm_app;

create table audit_log_default partition of audit_log default;

create table audit_seal (
  tenant_id uuid not null,
  sequence bigint not null,
  sealed_from timestamp with time zone not null,
  sealed_until timestamp with time zone not null,
  row_count integer not null,
  previous_sha256 bytea not null,
  sha256 bytea not null,
  sealed_at timestamp with time zone not null,
  constraint audit_seal_pkey PRIMARY KEY (tenant_id, sequence),
  constraint audit_seal_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant(id)
);
CREATE TRIGGER audit_seal_append_only BEFORE DELETE OR UPDATE ON public.audit_seal FOR EACH ROW EXECUTE FUNCTION app.append_only();
alter table audit_seal enable row level security;
alter table audit_seal force row level security;
create policy tenant_isolation on audit_seal using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on audit_seal to mm_app;

create table block_list_entry (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  email text not null default ''::text,
  company text not null default ''::text,
  reason text not null,
  valid_to date,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  deleted_at timestamp with time zone,
  version integer not null default 1,
  constraint block_list_entry_named CHECK (((name <> ''::text) AND (reason <> ''::text))),
  constraint block_list_entry_pkey PRIMARY KEY (tenant_id, id)
);
alter table block_list_entry enable row level security;
alter table block_list_entry force row level security;
create policy tenant_isolation on block_list_entry using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on block_list_entry to mm_app;

create table block_list_hit (
  tenant_id uuid not null,
  visit_review_id uuid not null,
  block_list_entry_id uuid not null,
  likeness text not null,
  score integer not null,
  constraint block_list_hit_entry_fk FOREIGN KEY (tenant_id, block_list_entry_id) REFERENCES block_list_entry(tenant_id, id),
  constraint block_list_hit_likeness_known CHECK ((likeness = ANY (ARRAY['address'::text, 'name'::text, 'swapped'::text, 'script'::text, 'spelling'::text]))),
  constraint block_list_hit_pkey PRIMARY KEY (tenant_id, visit_review_id, block_list_entry_id),
  constraint block_list_hit_review_fk FOREIGN KEY (tenant_id, visit_review_id) REFERENCES visit_review(tenant_id, id),
  constraint block_list_hit_score_sane CHECK (((score >= 1) AND (score <= 100)))
);
CREATE INDEX block_list_hit_by_entry ON public.block_list_hit USING btree (tenant_id, block_list_entry_id);
alter table block_list_hit enable row level security;
alter table block_list_hit force row level security;
create policy tenant_isolation on block_list_hit using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select on block_list_hit to mm_app;

create table block_list_key (
  tenant_id uuid not null,
  key text not null,
  block_list_entry_id uuid not null,
  constraint block_list_key_entry_fk FOREIGN KEY (tenant_id, block_list_entry_id) REFERENCES block_list_entry(tenant_id, id),
  constraint block_list_key_pkey PRIMARY KEY (tenant_id, key, block_list_entry_id)
);
CREATE INDEX block_list_key_by_entry ON public.block_list_key USING btree (tenant_id, block_list_entry_id);
alter table block_list_key enable row level security;
alter table block_list_key force row level security;
create policy tenant_isolation on block_list_key using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select on block_list_key to mm_app;

create table building (
  tenant_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  name text not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  deleted_at timestamp with time zone,
  version integer not null default 1,
  constraint building_name_once UNIQUE (tenant_id, site_id, name),
  constraint building_pkey PRIMARY KEY (tenant_id, id),
  constraint building_site_fk FOREIGN KEY (tenant_id, site_id) REFERENCES site(tenant_id, id)
);
alter table building enable row level security;
alter table building force row level security;
create policy tenant_isolation on building using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on building to mm_app;

create table business_hours (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  time_zone text not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  deleted_at timestamp with time zone,
  version integer not null default 1,
  constraint business_hours_pkey PRIMARY KEY (tenant_id, id),
  constraint business_hours_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant(id)
);
alter table business_hours enable row level security;
alter table business_hours force row level security;
create policy tenant_isolation on business_hours using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on business_hours to mm_app;

create table business_hours_day (
  tenant_id uuid not null,
  id uuid not null,
  business_hours_id uuid not null,
  weekday integer not null,
  opens time without time zone not null,
  closes time without time zone not null,
  constraint business_hours_day_hours_fk FOREIGN KEY (tenant_id, business_hours_id) REFERENCES business_hours(tenant_id, id),
  constraint business_hours_day_once UNIQUE (tenant_id, business_hours_id, weekday, opens),
  constraint business_hours_day_opens_before_it_closes CHECK ((opens < closes)),
  constraint business_hours_day_pkey PRIMARY KEY (tenant_id, id),
  constraint business_hours_day_weekday_known CHECK (((weekday >= 1) AND (weekday <= 7)))
);
alter table business_hours_day enable row level security;
alter table business_hours_day force row level security;
create policy tenant_isolation on business_hours_day using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select, update on business_hours_day to mm_app;

create table calendar_delegate (
  tenant_id uuid not null,
  id uuid not null,
  manager_id uuid not null,
  delegate_id uuid not null,
  source text not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  constraint calendar_delegate_delegate_fk FOREIGN KEY (tenant_id, delegate_id) REFERENCES app_user(tenant_id, id),
  constraint calendar_delegate_is_somebody_else CHECK ((manager_id <> delegate_id)),
  constraint calendar_delegate_manager_fk FOREIGN KEY (tenant_id, manager_id) REFERENCES app_user(tenant_id, id),
  constraint calendar_delegate_once UNIQUE (tenant_id, manager_id, delegate_id),
  constraint calendar_delegate_pkey PRIMARY KEY (tenant_id, id),
  constraint calendar_delegate_source_known CHECK ((source = ANY (ARRAY['calendar'::text, 'chosen'::text])))
);
CREATE INDEX calendar_delegate_by_delegate ON public.calendar_delegate USING btree (tenant_id, delegate_id);
alter table calendar_delegate enable row level security;
alter table calendar_delegate force row level security;
create policy tenant_isolation on calendar_delegate using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select on calendar_delegate to mm_app;

create table calendar_event (
  tenant_id uuid not null,
  id uuid not null,
  mailbox text not null,
  event_id text not null,
  ical_uid text not null,
  series_event_id text,
  change_key text not null,
  content jsonb not null,
  people text[] not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  deleted_at timestamp with time zone,
  constraint calendar_event_once UNIQUE (tenant_id, mailbox, event_id),
  constraint calendar_event_pkey PRIMARY KEY (tenant_id, id)
);
CREATE INDEX calendar_event_by_end ON public.calendar_event USING btree (tenant_id, ends_at);
CREATE INDEX calendar_event_by_ical_uid ON public.calendar_event USING btree (tenant_id, mailbox, ical_uid);
CREATE INDEX calendar_event_by_series ON public.calendar_event USING btree (tenant_id, mailbox, series_event_id) WHERE (series_event_id IS NOT NULL);
CREATE INDEX calendar_event_changed ON public.calendar_event USING btree (tenant_id, mailbox, updated_at);
alter table calendar_event enable row level security;
alter table calendar_event force row level security;
create policy tenant_isolation on calendar_event using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on calendar_event to mm_app;

create table calendar_write (
  tenant_id uuid not null,
  id uuid not null,
  meeting_id uuid,
  room_id uuid,
  from_start timestamp with time zone,
  from_end timestamp with time zone,
  to_start timestamp with time zone,
  to_end timestamp with time zone,
  asked integer not null default 1,
  asked_by uuid,
  asked_at timestamp with time zone not null,
  write_at timestamp with time zone not null,
  attempts integer not null default 0,
  problem text,
  given_up_at timestamp with time zone,
  lease_until timestamp with time zone,
  fence bigint not null default 0,
  what text not null,
  series_id uuid,
  from_subject text,
  to_subject text,
  constraint calendar_write_asked_by_fk FOREIGN KEY (tenant_id, asked_by) REFERENCES app_user(tenant_id, id),
  constraint calendar_write_meeting_fk FOREIGN KEY (tenant_id, meeting_id) REFERENCES meeting(tenant_id, id),
  constraint calendar_write_of_one CHECK (((meeting_id IS NULL) <> (series_id IS NULL))),
  constraint calendar_write_of_series CHECK (((series_id IS NULL) OR (what = ANY (ARRAY['room'::text, 'cancel'::text])))),
  constraint calendar_write_once UNIQUE NULLS NOT DISTINCT (tenant_id, meeting_id, series_id, what, room_id),
  constraint calendar_write_pkey PRIMARY KEY (tenant_id, id),
  constraint calendar_write_room_fk FOREIGN KEY (tenant_id, room_id) REFERENCES meeting_room(tenant_id, id),
  constraint calendar_write_room_says_which CHECK (((what = 'room'::text) = (room_id IS NOT NULL))),
  constraint calendar_write_series_fk FOREIGN KEY (tenant_id, series_id) REFERENCES meeting_series(tenant_id, id),
  constraint calendar_write_subject_says_from_which CHECK (((what = 'subject'::text) = (from_subject IS NOT NULL))),
  constraint calendar_write_time_says_from_when CHECK (((what = 'time'::text) = ((from_start IS NOT NULL) AND (from_end IS NOT NULL)))),
  constraint calendar_write_what_known CHECK ((what = ANY (ARRAY['time'::text, 'room'::text, 'subject'::text, 'cancel'::text])))
);
CREATE INDEX calendar_write_by_asked_by ON public.calendar_write USING btree (tenant_id, asked_by) WHERE (asked_by IS NOT NULL);
CREATE INDEX calendar_write_by_room ON public.calendar_write USING btree (tenant_id, room_id) WHERE (room_id IS NOT NULL);
CREATE INDEX calendar_write_by_series ON public.calendar_write USING btree (tenant_id, series_id) WHERE (series_id IS NOT NULL);
CREATE INDEX calendar_write_due ON public.calendar_write USING btree (tenant_id, write_at) WHERE (given_up_at IS NULL);
alter table calendar_write enable row level security;
alter table calendar_write force row level security;
create policy tenant_isolation on calendar_write using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select, update on calendar_write to mm_app;

create table channel_pace (
  tenant_id uuid not null,
  channel text not null,
  scope uuid not null,
  taken jsonb not null,
  constraint channel_pace_pkey PRIMARY KEY (tenant_id, channel, scope)
);
alter table channel_pace enable row level security;
alter table channel_pace force row level security;
create policy tenant_isolation on channel_pace using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select, update on channel_pace to mm_app;

create table client_event_day (
  tenant_id uuid not null,
  day date not null,
  host text not null,
  platform text not null,
  version text not null,
  kind text not null,
  count integer not null,
  constraint client_event_day_counts CHECK ((count > 0)),
  constraint client_event_day_pkey PRIMARY KEY (tenant_id, day, host, platform, version, kind)
);
alter table client_event_day enable row level security;
alter table client_event_day force row level security;
create policy tenant_isolation on client_event_day using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select, update on client_event_day to mm_app;

create table company_setting (
  tenant_id uuid not null,
  move_default text not null,
  chat_wait_days integer not null,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  version integer not null default 1,
  constraint company_setting_chat_wait_days_sane CHECK (((chat_wait_days >= 1) AND (chat_wait_days <= 90))),
  constraint company_setting_move_default_known CHECK ((move_default = ANY (ARRAY['keep'::text, 'change'::text, 'cancel'::text]))),
  constraint company_setting_pkey PRIMARY KEY (tenant_id),
  constraint company_setting_updated_by_fk FOREIGN KEY (tenant_id, updated_by) REFERENCES app_user(tenant_id, id)
);
CREATE INDEX company_setting_by_updater ON public.company_setting USING btree (tenant_id, updated_by) WHERE (updated_by IS NOT NULL);
alter table company_setting enable row level security;
alter table company_setting force row level security;
create policy tenant_isolation on company_setting using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on company_setting to mm_app;

create table comparison (
  tenant_id uuid not null,
  id uuid not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone not null,
  site_ids uuid[] not null default '{}'::uuid[],
  status text not null default 'running'::text,
  step text not null default 'our_meetings'::text,
  reached text,
  total integer not null default 0,
  compared integer not null default 0,
  problem text,
  lease_until timestamp with time zone,
  fence bigint not null default 0,
  attempts integer not null default 0,
  created_at timestamp with time zone not null,
  created_by uuid,
  finished_at timestamp with time zone,
  version integer not null default 1,
  constraint comparison_pkey PRIMARY KEY (tenant_id, id),
  constraint comparison_range_sane CHECK ((to_at > from_at)),
  constraint comparison_status_known CHECK ((status = ANY (ARRAY['running'::text, 'done'::text, 'failed'::text, 'stopped'::text]))),
  constraint comparison_step_known CHECK ((step = ANY (ARRAY['our_meetings'::text, 'their_events'::text])))
);
CREATE INDEX comparison_by_moment ON public.comparison USING btree (tenant_id, created_at, id);
CREATE INDEX comparison_running ON public.comparison USING btree (tenant_id, created_at) WHERE (status = 'running'::text);
alter table comparison enable row level security;
alter table comparison force row level security;
create policy tenant_isolation on comparison using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on comparison to mm_app;

create table comparison_difference (
  tenant_id uuid not null,
  id uuid not null,
  comparison_id uuid not null,
  kind text not null,
  meeting_id uuid,
  site_id uuid,
  mailbox text not null,
  event_id text,
  about text not null default ''::text,
  subject text not null,
  starts_at timestamp with time zone not null,
  ours jsonb not null default '{}'::jsonb,
  theirs jsonb not null default '{}'::jsonb,
  status text not null default 'open'::text,
  repaired_at timestamp with time zone,
  repaired_by uuid,
  version integer not null default 1,
  constraint comparison_difference_comparison_fk FOREIGN KEY (tenant_id, comparison_id) REFERENCES comparison(tenant_id, id),
  constraint comparison_difference_kind_known CHECK ((kind = ANY (ARRAY['time'::text, 'room'::text, 'organizer'::text, 'cancelled'::text, 'missing_there'::text, 'missing_here'::text, 'unreadable'::text]))),
  constraint comparison_difference_meeting_fk FOREIGN KEY (tenant_id, meeting_id) REFERENCES meeting(tenant_id, id),
  constraint comparison_difference_pkey PRIMARY KEY (tenant_id, id),
  constraint comparison_difference_site_fk FOREIGN KEY (tenant_id, site_id) REFERENCES site(tenant_id, id),
  constraint comparison_difference_status_known CHECK ((status = ANY (ARRAY['open'::text, 'asked'::text])))
);
CREATE INDEX comparison_difference_by_comparison ON public.comparison_difference USING btree (tenant_id, comparison_id, starts_at, id);
CREATE INDEX comparison_difference_by_meeting ON public.comparison_difference USING btree (tenant_id, meeting_id) WHERE (meeting_id IS NOT NULL);
CREATE INDEX comparison_difference_by_site ON public.comparison_difference USING btree (tenant_id, site_id) WHERE (site_id IS NOT NULL);
CREATE UNIQUE INDEX comparison_difference_once ON public.comparison_difference USING btree (tenant_id, comparison_id, kind, meeting_id, mailbox, event_id, about) NULLS NOT DISTINCT;
alter table comparison_difference enable row level security;
alter table comparison_difference force row level security;
create policy tenant_isolation on comparison_difference using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on comparison_difference to mm_app;

create table consent_seen (
  tenant_id uuid not null,
  visit_id uuid not null,
  consent_text_id uuid not null,
  seen_at timestamp with time zone not null,
  how text not null,
  constraint consent_seen_how_known CHECK ((how = ANY (ARRAY['page'::text, 'desk'::text]))),
  constraint consent_seen_pkey PRIMARY KEY (tenant_id, visit_id, consent_text_id),
  constraint consent_seen_text_fk FOREIGN KEY (tenant_id, consent_text_id) REFERENCES consent_text(tenant_id, id),
  constraint consent_seen_visit_fk FOREIGN KEY (tenant_id, visit_id) REFERENCES visit(tenant_id, id)
);
CREATE INDEX consent_seen_by_text ON public.consent_seen USING btree (tenant_id, consent_text_id);
alter table consent_seen enable row level security;
alter table consent_seen force row level security;
create policy tenant_isolation on consent_seen using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on consent_seen to mm_app;

create table consent_text (
  tenant_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  locale text not null,
  number integer not null,
  content text not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  constraint consent_text_is_said CHECK ((content <> ''::text)),
  constraint consent_text_locale_known CHECK ((locale = ANY (ARRAY['en'::text, 'da'::text, 'nb'::text, 'it'::text, 'de'::text]))),
  constraint consent_text_once UNIQUE (tenant_id, site_id, locale, number),
  constraint consent_text_pkey PRIMARY KEY (tenant_id, id),
  constraint consent_text_site_fk FOREIGN KEY (tenant_id, site_id) REFERENCES site(tenant_id, id)
);
CREATE TRIGGER consent_text_append_only BEFORE DELETE OR UPDATE ON public.consent_text FOR EACH ROW EXECUTE FUNCTION app.append_only();
alter table consent_text enable row level security;
alter table consent_text force row level security;
create policy tenant_isolation on consent_text using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on consent_text to mm_app;

create table conversation (
  tenant_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  channel text not null,
  service_url text not null,
  conversation_id text not null,
  bot_id text not null,
  channel_user_id text not null,
  status text not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint conversation_channel_known CHECK ((channel = 'teams'::text)),
  constraint conversation_once UNIQUE (tenant_id, user_id, channel),
  constraint conversation_pkey PRIMARY KEY (tenant_id, id),
  constraint conversation_status_known CHECK ((status = ANY (ARRAY['installed'::text, 'blocked'::text, 'removed'::text]))),
  constraint conversation_user_fk FOREIGN KEY (tenant_id, user_id) REFERENCES app_user(tenant_id, id)
);
alter table conversation enable row level security;
alter table conversation force row level security;
create policy tenant_isolation on conversation using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on conversation to mm_app;

create table counter (
  tenant_id uuid not null,
  name text not null,
  value bigint not null,
  constraint counter_pkey PRIMARY KEY (tenant_id, name),
  constraint counter_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant(id)
);
alter table counter enable row level security;
alter table counter force row level security;
create policy tenant_isolation on counter using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on counter to mm_app;

create table country (
  tenant_id uuid not null,
  id uuid not null,
  code character(2) not null,
  name text not null,
  currency character(3) not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  deleted_at timestamp with time zone,
  version integer not null default 1,
  constraint country_code_once UNIQUE (tenant_id, code),
  constraint country_currency_fk FOREIGN KEY (currency) REFERENCES currency(code),
  constraint country_pkey PRIMARY KEY (tenant_id, id),
  constraint country_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant(id)
);
alter table country enable row level security;
alter table country force row level security;
create policy tenant_isolation on country using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on country to mm_app;

create table currency (
  code character(3) not null,
  minor_units smallint not null,
  constraint currency_code_is_iso CHECK ((code ~ '^[A-Z]{3}$'::text)),
  constraint currency_pkey PRIMARY KEY (code)
);
grant select on currency to mm_app;

create table delivery_exception (
  tenant_id uuid not null,
  id uuid not null,
  vendor_id uuid not null,
  service_order_id uuid not null,
  day date not null,
  note text not null default ''::text,
  created_at timestamp with time zone not null,
  created_by uuid,
  constraint delivery_exception_once UNIQUE (tenant_id, service_order_id, vendor_id, day),
  constraint delivery_exception_order_fk FOREIGN KEY (tenant_id, service_order_id) REFERENCES service_order(tenant_id, id),
  constraint delivery_exception_pkey PRIMARY KEY (tenant_id, id),
  constraint delivery_exception_vendor_fk FOREIGN KEY (tenant_id, vendor_id) REFERENCES vendor(tenant_id, id)
);
CREATE INDEX delivery_exception_by_vendor ON public.delivery_exception USING btree (tenant_id, vendor_id);
alter table delivery_exception enable row level security;
alter table delivery_exception force row level security;
create policy tenant_isolation on delivery_exception using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on delivery_exception to mm_app;

create table diet (
  tenant_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  meeting_id uuid,
  diets text[] not null,
  allergens text[] not null,
  name_for_allergy boolean not null,
  note text not null,
  said_at timestamp with time zone not null,
  constraint diet_meeting_fk FOREIGN KEY (tenant_id, meeting_id) REFERENCES meeting(tenant_id, id),
  constraint diet_name_for_an_allergy_only CHECK (((NOT name_for_allergy) OR (cardinality(allergens) > 0))),
  constraint diet_note_short CHECK ((char_length(note) <= 120)),
  constraint diet_note_with_a_name_only CHECK ((name_for_allergy OR (note = ''::text))),
  constraint diet_once UNIQUE NULLS NOT DISTINCT (tenant_id, user_id, meeting_id),
  constraint diet_pkey PRIMARY KEY (tenant_id, id),
  constraint diet_user_fk FOREIGN KEY (tenant_id, user_id) REFERENCES app_user(tenant_id, id)
);
CREATE INDEX diet_by_meeting ON public.diet USING btree (tenant_id, meeting_id) WHERE (meeting_id IS NOT NULL);
alter table diet enable row level security;
alter table diet force row level security;
create policy tenant_isolation on diet using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select, update on diet to mm_app;

create table diet_question (
  tenant_id uuid not null,
  meeting_id uuid not null,
  user_id uuid not null,
  asked_at timestamp with time zone not null,
  asked_by uuid,
  constraint diet_question_meeting_fk FOREIGN KEY (tenant_id, meeting_id) REFERENCES meeting(tenant_id, id),
  constraint diet_question_pkey PRIMARY KEY (tenant_id, meeting_id, user_id),
  constraint diet_question_user_fk FOREIGN KEY (tenant_id, user_id) REFERENCES app_user(tenant_id, id)
);
CREATE INDEX diet_question_by_user ON public.diet_question USING btree (tenant_id, user_id);
alter table diet_question enable row level security;
alter table diet_question force row level security;
create policy tenant_isolation on diet_question using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on diet_question to mm_app;

create table erased_attendee (
  tenant_id uuid not null,
  meeting_id uuid not null,
  email_sha256 bytea not null,
  constraint erased_attendee_is_sha256 CHECK ((octet_length(email_sha256) = 32)),
  constraint erased_attendee_meeting_fk FOREIGN KEY (tenant_id, meeting_id) REFERENCES meeting(tenant_id, id),
  constraint erased_attendee_pkey PRIMARY KEY (tenant_id, meeting_id, email_sha256)
);
alter table erased_attendee enable row level security;
alter table erased_attendee force row level security;
create policy tenant_isolation on erased_attendee using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select, update on erased_attendee to mm_app;

create table evacuation (
  tenant_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  drill boolean not null,
  started_at timestamp with time zone not null,
  started_by uuid not null,
  ended_at timestamp with time zone,
  ended_by uuid,
  expected integer,
  safe integer,
  same_as uuid,
  constraint evacuation_end_is_whole CHECK ((((ended_at IS NULL) = (ended_by IS NULL)) AND ((ended_at IS NULL) = ((expected IS NULL) AND (safe IS NULL))))),
  constraint evacuation_ended_by_fk FOREIGN KEY (tenant_id, ended_by) REFERENCES app_user(tenant_id, id),
  constraint evacuation_ends_after_it_starts CHECK ((ended_at >= started_at)),
  constraint evacuation_pkey PRIMARY KEY (tenant_id, id),
  constraint evacuation_same_as_fk FOREIGN KEY (tenant_id, same_as) REFERENCES evacuation(tenant_id, id),
  constraint evacuation_site_fk FOREIGN KEY (tenant_id, site_id) REFERENCES site(tenant_id, id),
  constraint evacuation_started_by_fk FOREIGN KEY (tenant_id, started_by) REFERENCES app_user(tenant_id, id)
);
CREATE INDEX evacuation_by_ended_by ON public.evacuation USING btree (tenant_id, ended_by) WHERE (ended_by IS NOT NULL);
CREATE INDEX evacuation_by_same_as ON public.evacuation USING btree (tenant_id, same_as) WHERE (same_as IS NOT NULL);
CREATE INDEX evacuation_by_site ON public.evacuation USING btree (tenant_id, site_id, started_at, id);
CREATE INDEX evacuation_by_started_by ON public.evacuation USING btree (tenant_id, started_by);
CREATE UNIQUE INDEX evacuation_runs_once ON public.evacuation USING btree (tenant_id, site_id) WHERE ((ended_at IS NULL) AND (same_as IS NULL));
alter table evacuation enable row level security;
alter table evacuation force row level security;
create policy tenant_isolation on evacuation using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on evacuation to mm_app;

create table event_look (
  tenant_id uuid not null,
  id uuid not null,
  mailbox text not null,
  event_id text not null,
  asked integer not null default 1,
  because text not null,
  asked_at timestamp with time zone not null,
  look_at timestamp with time zone not null,
  attempts integer not null default 0,
  problem text,
  lease_until timestamp with time zone,
  fence bigint not null default 0,
  constraint event_look_because_known CHECK ((because = ANY (ARRAY['notification'::text, 'sweep'::text, 'comparison'::text, 'replay'::text, 'own'::text]))),
  constraint event_look_once UNIQUE (tenant_id, mailbox, event_id),
  constraint event_look_pkey PRIMARY KEY (tenant_id, id)
);
CREATE INDEX event_look_due ON public.event_look USING btree (tenant_id, look_at);
alter table event_look enable row level security;
alter table event_look force row level security;
create policy tenant_isolation on event_look using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select, update on event_look to mm_app;

create table favourite_service (
  tenant_id uuid not null,
  user_id uuid not null,
  service_id uuid not null,
  created_at timestamp with time zone not null,
  constraint favourite_service_pkey PRIMARY KEY (tenant_id, user_id, service_id),
  constraint favourite_service_service_fk FOREIGN KEY (tenant_id, service_id) REFERENCES service(tenant_id, id),
  constraint favourite_service_user_fk FOREIGN KEY (tenant_id, user_id) REFERENCES app_user(tenant_id, id)
);
CREATE INDEX favourite_service_by_service ON public.favourite_service USING btree (tenant_id, service_id);
alter table favourite_service enable row level security;
alter table favourite_service force row level security;
create policy tenant_isolation on favourite_service using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select on favourite_service to mm_app;

create table finance_export (
  tenant_id uuid not null,
  id uuid not null,
  number bigint not null,
  month date not null,
  layout integer not null,
  transaction_count integer not null,
  row_count integer not null,
  sha256 text not null,
  byte_count bigint not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  constraint finance_export_created_by_fk FOREIGN KEY (tenant_id, created_by) REFERENCES app_user(tenant_id, id),
  constraint finance_export_is_a_month CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint finance_export_number_once UNIQUE (tenant_id, number),
  constraint finance_export_pkey PRIMARY KEY (tenant_id, id)
);
CREATE INDEX finance_export_by_created_by ON public.finance_export USING btree (tenant_id, created_by) WHERE (created_by IS NOT NULL);
CREATE INDEX finance_export_by_month ON public.finance_export USING btree (tenant_id, month);
alter table finance_export enable row level security;
alter table finance_export force row level security;
create policy tenant_isolation on finance_export using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on finance_export to mm_app;

create table finance_export_mark (
  tenant_id uuid not null,
  transaction_id uuid not null,
  finance_export_id uuid not null,
  constraint finance_export_mark_export_fk FOREIGN KEY (tenant_id, finance_export_id) REFERENCES finance_export(tenant_id, id),
  constraint finance_export_mark_pkey PRIMARY KEY (tenant_id, transaction_id),
  constraint finance_export_mark_transaction_fk FOREIGN KEY (tenant_id, transaction_id) REFERENCES transaction(tenant_id, id)
);
CREATE INDEX finance_export_mark_by_export ON public.finance_export_mark USING btree (tenant_id, finance_export_id);
alter table finance_export_mark enable row level security;
alter table finance_export_mark force row level security;
create policy tenant_isolation on finance_export_mark using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on finance_export_mark to mm_app;

create table finance_export_part (
  tenant_id uuid not null,
  finance_export_id uuid not null,
  number integer not null,
  content bytea not null,
  constraint finance_export_part_export_fk FOREIGN KEY (tenant_id, finance_export_id) REFERENCES finance_export(tenant_id, id),
  constraint finance_export_part_pkey PRIMARY KEY (tenant_id, finance_export_id, number)
);
alter table finance_export_part enable row level security;
alter table finance_export_part force row level security;
create policy tenant_isolation on finance_export_part using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on finance_export_part to mm_app;

create table floor (
  tenant_id uuid not null,
  id uuid not null,
  building_id uuid not null,
  level integer not null,
  name text not null,
  plan_svg text,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  deleted_at timestamp with time zone,
  version integer not null default 1,
  constraint floor_building_fk FOREIGN KEY (tenant_id, building_id) REFERENCES building(tenant_id, id),
  constraint floor_level_once UNIQUE (tenant_id, building_id, level),
  constraint floor_pkey PRIMARY KEY (tenant_id, id)
);
alter table floor enable row level security;
alter table floor force row level security;
create policy tenant_isolation on floor using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on floor to mm_app;

create table graph_delta (
  tenant_id uuid not null,
  mailbox text not null,
  cursor text,
  window_from timestamp with time zone not null,
  window_to timestamp with time zone not null,
  swept_at timestamp with time zone,
  next_sweep_at timestamp with time zone not null,
  attempts integer not null default 0,
  problem text,
  constraint graph_delta_pkey PRIMARY KEY (tenant_id, mailbox)
);
CREATE INDEX graph_delta_due ON public.graph_delta USING btree (tenant_id, next_sweep_at);
alter table graph_delta enable row level security;
alter table graph_delta force row level security;
create policy tenant_isolation on graph_delta using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select, update on graph_delta to mm_app;

create table graph_event (
  tenant_id uuid not null,
  id uuid not null,
  mailbox text not null,
  event_id text not null,
  ical_uid text,
  change_key text,
  modified_at timestamp with time zone,
  seen_at timestamp with time zone not null,
  content jsonb,
  meeting_id uuid,
  series_id uuid,
  constraint graph_event_meeting_fk FOREIGN KEY (tenant_id, meeting_id) REFERENCES meeting(tenant_id, id),
  constraint graph_event_once UNIQUE (tenant_id, mailbox, event_id),
  constraint graph_event_pkey PRIMARY KEY (tenant_id, id),
  constraint graph_event_series_fk FOREIGN KEY (tenant_id, series_id) REFERENCES meeting_series(tenant_id, id)
);
CREATE INDEX graph_event_by_ical_uid ON public.graph_event USING btree (tenant_id, ical_uid);
CREATE INDEX graph_event_by_join_url ON public.graph_event USING btree (tenant_id, ((content ->> 'joinUrlHash'::text))) WHERE ((content ->> 'joinUrlHash'::text) IS NOT NULL);
CREATE INDEX graph_event_by_meeting ON public.graph_event USING btree (tenant_id, meeting_id) WHERE (meeting_id IS NOT NULL);
CREATE INDEX graph_event_by_series ON public.graph_event USING btree (tenant_id, series_id) WHERE (series_id IS NOT NULL);
CREATE INDEX graph_event_gone ON public.graph_event USING btree (tenant_id, seen_at) WHERE (content IS NULL);
alter table graph_event enable row level security;
alter table graph_event force row level security;
create policy tenant_isolation on graph_event using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on graph_event to mm_app;

create table graph_subscription (
  tenant_id uuid not null,
  id uuid not null,
  mailbox text not null,
  subscription_id text,
  client_state_hash bytea not null,
  status text not null,
  expires_at timestamp with time zone,
  next_try_at timestamp with time zone not null,
  attempts integer not null default 0,
  problem text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint graph_subscription_mailbox_once UNIQUE (tenant_id, mailbox),
  constraint graph_subscription_pkey PRIMARY KEY (tenant_id, id),
  constraint graph_subscription_status_known CHECK ((status = ANY (ARRAY['wanted'::text, 'active'::text, 'removed'::text])))
);
CREATE INDEX graph_subscription_due ON public.graph_subscription USING btree (tenant_id, next_try_at);
alter table graph_subscription enable row level security;
alter table graph_subscription force row level security;
create policy tenant_isolation on graph_subscription using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select, update on graph_subscription to mm_app;

create table graph_subscription_route (
  subscription_id text not null,
  tenant_id uuid not null,
  constraint graph_subscription_route_pkey PRIMARY KEY (subscription_id),
  constraint graph_subscription_route_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant(id)
);
grant delete, insert, select on graph_subscription_route to mm_app;

create table hand_over (
  tenant_id uuid not null,
  id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  undone_at timestamp with time zone,
  undone_by uuid,
  constraint hand_over_from_fk FOREIGN KEY (tenant_id, from_id) REFERENCES app_user(tenant_id, id),
  constraint hand_over_pkey PRIMARY KEY (tenant_id, id),
  constraint hand_over_to_fk FOREIGN KEY (tenant_id, to_id) REFERENCES app_user(tenant_id, id),
  constraint hand_over_to_somebody_else CHECK ((from_id <> to_id))
);
CREATE INDEX hand_over_by_from ON public.hand_over USING btree (tenant_id, from_id, created_at);
CREATE INDEX hand_over_by_to ON public.hand_over USING btree (tenant_id, to_id, created_at);
alter table hand_over enable row level security;
alter table hand_over force row level security;
create policy tenant_isolation on hand_over using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on hand_over to mm_app;

create table hand_over_item (
  tenant_id uuid not null,
  id uuid not null,
  hand_over_id uuid not null,
  kind text not null,
  entity_id uuid not null,
  name text not null,
  at timestamp with time zone,
  "position" integer not null,
  constraint hand_over_item_kind_known CHECK ((kind = ANY (ARRAY['meeting'::text, 'series'::text, 'approval'::text, 'account'::text, 'deputy'::text, 'task'::text, 'template'::text, 'room'::text, 'vendor'::text, 'visit'::text]))),
  constraint hand_over_item_of_fk FOREIGN KEY (tenant_id, hand_over_id) REFERENCES hand_over(tenant_id, id),
  constraint hand_over_item_once UNIQUE (tenant_id, hand_over_id, kind, entity_id),
  constraint hand_over_item_pkey PRIMARY KEY (tenant_id, id)
);
alter table hand_over_item enable row level security;
alter table hand_over_item force row level security;
create policy tenant_isolation on hand_over_item using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on hand_over_item to mm_app;

create table head_count_change (
  tenant_id uuid not null,
  id uuid not null,
  at timestamp with time zone not null,
  service_order_id uuid not null,
  service_order_line_id uuid not null,
  site_id uuid not null,
  quantity_before integer not null,
  quantity_after integer not null,
  saved_minor bigint not null,
  fee_minor bigint not null,
  currency character(3) not null,
  how text not null,
  created_by uuid,
  constraint head_count_change_changes CHECK (((quantity_before <> quantity_after) AND (fee_minor >= 0))),
  constraint head_count_change_currency_fk FOREIGN KEY (currency) REFERENCES currency(code),
  constraint head_count_change_how_known CHECK ((how = ANY (ARRAY['agreed'::text, 'applied'::text, 'settled'::text]))),
  constraint head_count_change_order_fk FOREIGN KEY (tenant_id, service_order_id) REFERENCES service_order(tenant_id, id),
  constraint head_count_change_pkey PRIMARY KEY (tenant_id, id),
  constraint head_count_change_site_fk FOREIGN KEY (tenant_id, site_id) REFERENCES site(tenant_id, id)
);
CREATE INDEX head_count_change_by_order ON public.head_count_change USING btree (tenant_id, service_order_id);
CREATE INDEX head_count_change_by_site ON public.head_count_change USING btree (tenant_id, site_id, at);
CREATE INDEX head_count_change_by_time ON public.head_count_change USING btree (tenant_id, at);
CREATE TRIGGER head_count_change_append_only BEFORE DELETE OR UPDATE ON public.head_count_change FOR EACH ROW EXECUTE FUNCTION app.append_only();
CREATE TRIGGER head_count_change_no_truncate BEFORE TRUNCATE ON public.head_count_change FOR EACH STATEMENT EXECUTE FUNCTION app.append_only();
alter table head_count_change enable row level security;
alter table head_count_change force row level security;
create policy tenant_isolation on head_count_change using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on head_count_change to mm_app;

create table head_count_question (
  tenant_id uuid not null,
  service_order_id uuid not null,
  status text not null,
  changes jsonb not null default '[]'::jsonb,
  refusal text,
  asked_at timestamp with time zone,
  answered_at timestamp with time zone,
  answered_by uuid,
  done_at timestamp with time zone,
  seen_order_version integer not null,
  seen_meeting_version integer not null,
  look_at timestamp with time zone,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint head_count_question_answered_by_fk FOREIGN KEY (tenant_id, answered_by) REFERENCES app_user(tenant_id, id),
  constraint head_count_question_order_fk FOREIGN KEY (tenant_id, service_order_id) REFERENCES service_order(tenant_id, id),
  constraint head_count_question_pkey PRIMARY KEY (tenant_id, service_order_id),
  constraint head_count_question_refused_with_a_reason CHECK (((status = 'refused'::text) = (refusal IS NOT NULL))),
  constraint head_count_question_status_known CHECK ((status = ANY (ARRAY['quiet'::text, 'open'::text, 'followed'::text, 'kept'::text, 'withdrawn'::text, 'refused'::text])))
);
CREATE INDEX head_count_question_by_answered_by ON public.head_count_question USING btree (tenant_id, answered_by) WHERE (answered_by IS NOT NULL);
CREATE INDEX head_count_question_watched ON public.head_count_question USING btree (tenant_id, service_order_id) WHERE (done_at IS NULL);
alter table head_count_question enable row level security;
alter table head_count_question force row level security;
create policy tenant_isolation on head_count_question using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on head_count_question to mm_app;

create table holiday (
  tenant_id uuid not null,
  id uuid not null,
  business_hours_id uuid not null,
  day date not null,
  name text not null,
  opens time without time zone,
  closes time without time zone,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  deleted_at timestamp with time zone,
  version integer not null default 1,
  constraint holiday_hours_complete CHECK ((((opens IS NULL) = (closes IS NULL)) AND ((opens IS NULL) OR (opens < closes)))),
  constraint holiday_hours_fk FOREIGN KEY (tenant_id, business_hours_id) REFERENCES business_hours(tenant_id, id),
  constraint holiday_once UNIQUE (tenant_id, business_hours_id, day),
  constraint holiday_pkey PRIMARY KEY (tenant_id, id)
);
alter table holiday enable row level security;
alter table holiday force row level security;
create policy tenant_isolation on holiday using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on holiday to mm_app;

create table host_call (
  tenant_id uuid not null,
  id uuid not null,
  visit_id uuid not null,
  group_id uuid not null,
  about text not null,
  told_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  answer text,
  answered_by uuid,
  answered_at timestamp with time zone,
  asked_id uuid,
  escalation integer not null default 0,
  escalated_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  constraint host_call_about_known CHECK ((about = ANY (ARRAY['arrived'::text, 'old_time'::text, 'cancelled'::text]))),
  constraint host_call_answer_has_a_moment CHECK (((answer IS NULL) = (answered_at IS NULL))),
  constraint host_call_answer_known CHECK ((answer = ANY (ARRAY['coming'::text, 'send_up'::text, 'ask'::text]))),
  constraint host_call_answered_by_fk FOREIGN KEY (tenant_id, answered_by) REFERENCES app_user(tenant_id, id),
  constraint host_call_ask_is_somebody CHECK (((answer IS DISTINCT FROM 'ask'::text) OR (asked_id IS NOT NULL))),
  constraint host_call_asked_fk FOREIGN KEY (tenant_id, asked_id) REFERENCES app_user(tenant_id, id),
  constraint host_call_escalation_known CHECK ((escalation = ANY (ARRAY[0, 1, 2]))),
  constraint host_call_pkey PRIMARY KEY (tenant_id, id),
  constraint host_call_visit_fk FOREIGN KEY (tenant_id, visit_id) REFERENCES visit(tenant_id, id)
);
CREATE INDEX host_call_by_answered_by ON public.host_call USING btree (tenant_id, answered_by) WHERE (answered_by IS NOT NULL);
CREATE INDEX host_call_by_asked ON public.host_call USING btree (tenant_id, asked_id) WHERE (asked_id IS NOT NULL);
CREATE INDEX host_call_by_group ON public.host_call USING btree (tenant_id, group_id, id);
CREATE INDEX host_call_by_visit ON public.host_call USING btree (tenant_id, visit_id, id);
CREATE INDEX host_call_due ON public.host_call USING btree (tenant_id, due_at) WHERE (((answer IS NULL) OR (answer = 'ask'::text)) AND (escalation < 2) AND (withdrawn_at IS NULL));
alter table host_call enable row level security;
alter table host_call force row level security;
create policy tenant_isolation on host_call using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on host_call to mm_app;

create table host_call_person (
  tenant_id uuid not null,
  host_call_id uuid not null,
  user_id uuid not null,
  constraint host_call_person_call_fk FOREIGN KEY (tenant_id, host_call_id) REFERENCES host_call(tenant_id, id),
  constraint host_call_person_pkey PRIMARY KEY (tenant_id, host_call_id, user_id),
  constraint host_call_person_user_fk FOREIGN KEY (tenant_id, user_id) REFERENCES app_user(tenant_id, id)
);
CREATE INDEX host_call_person_by_user ON public.host_call_person USING btree (tenant_id, user_id);
alter table host_call_person enable row level security;
alter table host_call_person force row level security;
create policy tenant_isolation on host_call_person using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on host_call_person to mm_app;

create table house_rule (
  tenant_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number integer not null,
  locale text not null,
  document text not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  constraint house_rule_document_bounded CHECK ((length(document) <= 20000)),
  constraint house_rule_locale_known CHECK ((locale = ANY (ARRAY['en'::text, 'da'::text, 'nb'::text, 'it'::text, 'de'::text]))),
  constraint house_rule_number_sane CHECK ((number > 0)),
  constraint house_rule_once UNIQUE (tenant_id, site_id, number, locale),
  constraint house_rule_pkey PRIMARY KEY (tenant_id, id),
  constraint house_rule_site_fk FOREIGN KEY (tenant_id, site_id) REFERENCES site(tenant_id, id)
);
CREATE TRIGGER house_rule_append_only BEFORE DELETE OR UPDATE ON public.house_rule FOR EACH ROW EXECUTE FUNCTION app.append_only();
alter table house_rule enable row level security;
alter table house_rule force row level security;
create policy tenant_isolation on house_rule using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on house_rule to mm_app;

create table house_rule_acceptance (
  tenant_id uuid not null,
  id uuid not null,
  visit_id uuid not null,
  house_rule_id uuid not null,
  accepted_at timestamp with time zone not null,
  constraint house_rule_acceptance_once UNIQUE (tenant_id, visit_id, house_rule_id),
  constraint house_rule_acceptance_pkey PRIMARY KEY (tenant_id, id),
  constraint house_rule_acceptance_rule_fk FOREIGN KEY (tenant_id, house_rule_id) REFERENCES house_rule(tenant_id, id),
  constraint house_rule_acceptance_visit_fk FOREIGN KEY (tenant_id, visit_id) REFERENCES visit(tenant_id, id)
);
CREATE INDEX house_rule_acceptance_by_rule ON public.house_rule_acceptance USING btree (tenant_id, house_rule_id);
CREATE TRIGGER house_rule_acceptance_append_only BEFORE DELETE OR UPDATE ON public.house_rule_acceptance FOR EACH ROW EXECUTE FUNCTION app.append_only();
alter table house_rule_acceptance enable row level security;
alter table house_rule_acceptance force row level security;
create policy tenant_isolation on house_rule_acceptance using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on house_rule_acceptance to mm_app;

create table idempotency_key (
  tenant_id uuid not null,
  principal_id text not null,
  key text not null,
  request_sha256 bytea not null,
  status integer,
  answer jsonb,
  created_at timestamp with time zone not null,
  constraint idempotency_key_hash_is_sha256 CHECK ((octet_length(request_sha256) = 32)),
  constraint idempotency_key_pkey PRIMARY KEY (tenant_id, principal_id, key),
  constraint idempotency_key_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant(id)
);
CREATE INDEX idempotency_key_by_age ON public.idempotency_key USING btree (tenant_id, created_at);
alter table idempotency_key enable row level security;
alter table idempotency_key force row level security;
create policy tenant_isolation on idempotency_key using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select, update on idempotency_key to mm_app;

create table import_data (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  source text not null,
  file_name text not null default ''::text,
  content bytea,
  status text not null,
  problem jsonb,
  ignored_columns text[] not null default '{}'::text[],
  is_read boolean not null default false,
  skip_bad boolean not null default false,
  progress integer not null default 0,
  rows_read integer not null default 0,
  rows_create integer not null default 0,
  rows_update integer not null default 0,
  rows_same integer not null default 0,
  rows_bad integer not null default 0,
  lease_number integer not null default 0,
  leased_until timestamp with time zone,
  attempts integer not null default 0,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  version integer not null default 1,
  constraint import_data_kind_known CHECK ((kind = ANY (ARRAY['places'::text, 'services'::text, 'vendors'::text, 'accounts'::text]))),
  constraint import_data_pkey PRIMARY KEY (tenant_id, id),
  constraint import_data_source_known CHECK ((source = ANY (ARRAY['csv'::text, 'xlsx'::text, 'graph'::text]))),
  constraint import_data_status_known CHECK ((status = ANY (ARRAY['reading'::text, 'checked'::text, 'committing'::text, 'committed'::text, 'failed'::text, 'discarded'::text]))),
  constraint import_data_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant(id)
);
CREATE INDEX import_data_open ON public.import_data USING btree (tenant_id, created_at) WHERE (status = ANY (ARRAY['reading'::text, 'committing'::text]));
CREATE INDEX import_data_recent ON public.import_data USING btree (tenant_id, created_at, id);
alter table import_data enable row level security;
alter table import_data force row level security;
create policy tenant_isolation on import_data using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on import_data to mm_app;

create table import_row (
  tenant_id uuid not null,
  import_id uuid not null,
  number integer not null,
  fields jsonb not null,
  problems jsonb not null default '[]'::jsonb,
  outcome text not null,
  email_key text,
  reference_key text,
  name_key text,
  site_key text,
  room_id uuid,
  room_version integer,
  target text,
  constraint import_row_import_fk FOREIGN KEY (tenant_id, import_id) REFERENCES import_data(tenant_id, id),
  constraint import_row_outcome_known CHECK ((outcome = ANY (ARRAY['bad'::text, 'create'::text, 'update'::text, 'same'::text, 'skipped'::text]))),
  constraint import_row_pkey PRIMARY KEY (tenant_id, import_id, number)
);
CREATE INDEX import_row_by_email ON public.import_row USING btree (tenant_id, import_id, email_key, number) WHERE (email_key IS NOT NULL);
CREATE INDEX import_row_by_name ON public.import_row USING btree (tenant_id, import_id, name_key, number) WHERE (name_key IS NOT NULL);
CREATE INDEX import_row_by_outcome ON public.import_row USING btree (tenant_id, import_id, outcome, number);
CREATE INDEX import_row_by_reference ON public.import_row USING btree (tenant_id, import_id, reference_key, number) WHERE (reference_key IS NOT NULL);
CREATE INDEX import_row_by_site ON public.import_row USING btree (tenant_id, import_id, site_key, number) WHERE (site_key IS NOT NULL);
alter table import_row enable row level security;
alter table import_row force row level security;
create policy tenant_isolation on import_row using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select, update on import_row to mm_app;

create table line_diet (
  tenant_id uuid not null,
  service_order_line_id uuid not null,
  diets jsonb not null,
  filled_at timestamp with time zone not null,
  constraint line_diet_pkey PRIMARY KEY (tenant_id, service_order_line_id)
);
alter table line_diet enable row level security;
alter table line_diet force row level security;
create policy tenant_isolation on line_diet using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select, update on line_diet to mm_app;

create table meeting (
  tenant_id uuid not null,
  id uuid not null,
  client_key text,
  organizer_id uuid not null,
  subject text not null,
  during tstzrange not null,
  starts_at timestamp with time zone generated always as (lower(during)) stored,
  ends_at timestamp with time zone generated always as (upper(during)) stored,
  time_zone text not null,
  status text not null default 'draft'::text,
  stage text not null default 'preparation'::text,
  exchange_id text,
  exchange_status text,
  ical_uid text,
  change_key text,
  teams_reference text,
  teams_status text,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  deleted_at timestamp with time zone,
  version integer not null default 1,
  series_id uuid,
  original_start timestamp with time zone,
  is_exception boolean not null default false,
  constraint meeting_client_key_once UNIQUE (tenant_id, client_key),
  constraint meeting_during_bounded CHECK (((NOT isempty(during)) AND (NOT lower_inf(during)) AND (NOT upper_inf(during)) AND lower_inc(during) AND (NOT upper_inc(during)))),
  constraint meeting_occurrence_complete CHECK (((series_id IS NULL) = (original_start IS NULL))),
  constraint meeting_organizer_fk FOREIGN KEY (tenant_id, organizer_id) REFERENCES app_user(tenant_id, id),
  constraint meeting_pkey PRIMARY KEY (tenant_id, id),
  constraint meeting_series_fk FOREIGN KEY (tenant_id, series_id) REFERENCES meeting_series(tenant_id, id),
  constraint meeting_stage_known CHECK ((stage = ANY (ARRAY['preparation'::text, 'pre_arrival'::text, 'arrival'::text, 'execution'::text, 'pre_departure'::text, 'departure'::text, 'post_meeting'::text]))),
  constraint meeting_status_known CHECK ((status = ANY (ARRAY['draft'::text, 'scheduled'::text, 'started'::text, 'ended'::text, 'cancelled'::text, 'archived'::text])))
);
CREATE INDEX meeting_ahead ON public.meeting USING btree (tenant_id, ends_at) WHERE (status = ANY (ARRAY['scheduled'::text, 'started'::text]));
CREATE INDEX meeting_by_exchange_id ON public.meeting USING btree (tenant_id, exchange_id) WHERE (exchange_id IS NOT NULL);
CREATE INDEX meeting_by_ical_uid ON public.meeting USING btree (tenant_id, ical_uid) WHERE (ical_uid IS NOT NULL);
CREATE INDEX meeting_by_organizer ON public.meeting USING btree (tenant_id, organizer_id, starts_at, id);
CREATE INDEX meeting_called_off ON public.meeting USING btree (tenant_id, ends_at) WHERE (status = ANY (ARRAY['cancelled'::text, 'archived'::text]));
CREATE INDEX meeting_drafts ON public.meeting USING btree (tenant_id, updated_at) WHERE (status = 'draft'::text);
CREATE UNIQUE INDEX meeting_occurrence_once ON public.meeting USING btree (tenant_id, series_id, original_start) WHERE (series_id IS NOT NULL);
alter table meeting enable row level security;
alter table meeting force row level security;
create policy tenant_isolation on meeting using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on meeting to mm_app;

create table meeting_location (
  tenant_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  site_id uuid not null,
  head_count integer not null,
  chosen boolean not null default false,
  head_count_chosen boolean not null default false,
  takes_guests boolean not null default false,
  left_at timestamp with time zone,
  constraint meeting_location_head_count_sane CHECK (((head_count >= 1) AND (head_count <= 10000))),
  constraint meeting_location_meeting_fk FOREIGN KEY (tenant_id, meeting_id) REFERENCES meeting(tenant_id, id),
  constraint meeting_location_once UNIQUE (tenant_id, meeting_id, site_id),
  constraint meeting_location_pkey PRIMARY KEY (tenant_id, id),
  constraint meeting_location_site_fk FOREIGN KEY (tenant_id, site_id) REFERENCES site(tenant_id, id)
);
CREATE INDEX meeting_location_by_site ON public.meeting_location USING btree (tenant_id, site_id);
CREATE UNIQUE INDEX meeting_location_takes_guests_once ON public.meeting_location USING btree (tenant_id, meeting_id) WHERE takes_guests;
alter table meeting_location enable row level security;
alter table meeting_location force row level security;
create policy tenant_isolation on meeting_location using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select, update on meeting_location to mm_app;

create table meeting_move (
  tenant_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  status text not null,
  from_start timestamp with time zone not null,
  from_end timestamp with time zone not null,
  to_start timestamp with time zone not null,
  to_end timestamp with time zone not null,
  answer_by timestamp with time zone not null,
  default_choice text not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  answered_by uuid,
  constraint meeting_move_answered_by_fk FOREIGN KEY (tenant_id, answered_by) REFERENCES app_user(tenant_id, id),
  constraint meeting_move_default_known CHECK ((default_choice = ANY (ARRAY['keep'::text, 'change'::text, 'cancel'::text]))),
  constraint meeting_move_lasts CHECK (((from_start < from_end) AND (to_start < to_end))),
  constraint meeting_move_meeting_fk FOREIGN KEY (tenant_id, meeting_id) REFERENCES meeting(tenant_id, id),
  constraint meeting_move_pkey PRIMARY KEY (tenant_id, id),
  constraint meeting_move_status_known CHECK ((status = ANY (ARRAY['prepared'::text, 'dropped'::text, 'noted'::text, 'open'::text, 'answered'::text, 'lapsed'::text, 'withdrawn'::text, 'superseded'::text])))
);
CREATE INDEX meeting_move_by_answered_by ON public.meeting_move USING btree (tenant_id, answered_by) WHERE (answered_by IS NOT NULL);
CREATE INDEX meeting_move_by_meeting ON public.meeting_move USING btree (tenant_id, meeting_id, id);
CREATE INDEX meeting_move_due ON public.meeting_move USING btree (tenant_id, answer_by) WHERE (status = 'open'::text);
CREATE UNIQUE INDEX meeting_move_one_open ON public.meeting_move USING btree (tenant_id, meeting_id) WHERE (status = 'open'::text);
CREATE UNIQUE INDEX meeting_move_one_prepared ON public.meeting_move USING btree (tenant_id, meeting_id) WHERE (status = 'prepared'::text);
alter table meeting_move enable row level security;
alter table meeting_move force row level security;
create policy tenant_isolation on meeting_move using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on meeting_move to mm_app;

create table meeting_move_line (
  tenant_id uuid not null,
  move_id uuid not null,
  service_order_line_id uuid not null,
  service_order_id uuid not null,
  "position" integer not null,
  outcome text not null,
  service_name text not null,
  quantity integer not null,
  total_minor bigint not null,
  currency character(3) not null,
  meant_for timestamp with time zone not null,
  deliver_at timestamp with time zone not null,
  deliver_at_then timestamp with time zone not null,
  can_change boolean not null,
  change_total_minor bigint,
  because text,
  alternatives jsonb not null default '[]'::jsonb,
  choice text,
  fee_minor bigint,
  constraint meeting_move_line_choice_known CHECK ((choice = ANY (ARRAY['keep'::text, 'change'::text, 'cancel'::text]))),
  constraint meeting_move_line_currency_fk FOREIGN KEY (currency) REFERENCES currency(code),
  constraint meeting_move_line_has_a_total_then CHECK ((can_change = (change_total_minor IS NOT NULL))),
  constraint meeting_move_line_move_fk FOREIGN KEY (tenant_id, move_id) REFERENCES meeting_move(tenant_id, id),
  constraint meeting_move_line_order_fk FOREIGN KEY (tenant_id, service_order_id) REFERENCES service_order(tenant_id, id),
  constraint meeting_move_line_outcome_known CHECK ((outcome = ANY (ARRAY['crosses_cut_off'::text, 'cannot_be_delivered'::text]))),
  constraint meeting_move_line_pkey PRIMARY KEY (tenant_id, move_id, service_order_line_id)
);
CREATE INDEX meeting_move_line_by_order ON public.meeting_move_line USING btree (tenant_id, service_order_id);
alter table meeting_move_line enable row level security;
alter table meeting_move_line force row level security;
create policy tenant_isolation on meeting_move_line using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on meeting_move_line to mm_app;

create table meeting_role (
  tenant_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  user_id uuid,
  email text not null,
  name text not null default ''::text,
  role text not null,
  response text not null default 'none'::text,
  kind text not null default 'required'::text,
  external boolean not null default false,
  constraint meeting_role_kind_known CHECK ((kind = ANY (ARRAY['required'::text, 'optional'::text, 'resource'::text]))),
  constraint meeting_role_known CHECK ((role = ANY (ARRAY['organizer'::text, 'delegate'::text, 'presenter'::text, 'participant'::text, 'guest'::text, 'viewer'::text, 'host'::text]))),
  constraint meeting_role_meeting_fk FOREIGN KEY (tenant_id, meeting_id) REFERENCES meeting(tenant_id, id),
  constraint meeting_role_once UNIQUE (tenant_id, meeting_id, role, email),
  constraint meeting_role_pkey PRIMARY KEY (tenant_id, id),
  constraint meeting_role_response_known CHECK ((response = ANY (ARRAY['none'::text, 'accepted'::text, 'tentative'::text, 'declined'::text]))),
  constraint meeting_role_user_fk FOREIGN KEY (tenant_id, user_id) REFERENCES app_user(tenant_id, id)
);
CREATE INDEX meeting_role_by_user ON public.meeting_role USING btree (tenant_id, user_id, role);
CREATE INDEX meeting_role_of_outsiders ON public.meeting_role USING btree (tenant_id, email) WHERE (user_id IS NULL);
alter table meeting_role enable row level security;
alter table meeting_role force row level security;
create policy tenant_isolation on meeting_role using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select, update on meeting_role to mm_app;

create table meeting_room (
  tenant_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  floor_id uuid not null,
  name text not null,
  email text not null,
  capacity integer not null,
  features text[] not null default '{}'::text[],
  layouts jsonb not null default '{}'::jsonb,
  setup_minutes integer not null default 0,
  cleardown_minutes integer not null default 0,
  approval_needed boolean not null default false,
  no_show_minutes integer not null default 10,
  plan_x integer,
  plan_y integer,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  deleted_at timestamp with time zone,
  version integer not null default 1,
  space_of uuid,
  space_part int4range not null default '[0,1)'::int4range,
  approver_id uuid,
  plan_shape text,
  place_reference text,
  space_id uuid generated always as (COALESCE(space_of, id)) stored,
  shares_space boolean generated always as (((space_of IS NOT NULL) OR ((upper(space_part) - lower(space_part)) > 1))) stored,
  constraint meeting_room_approver_fk FOREIGN KEY (tenant_id, approver_id) REFERENCES app_user(tenant_id, id),
  constraint meeting_room_buffers_sane CHECK ((((setup_minutes >= 0) AND (setup_minutes <= 240)) AND ((cleardown_minutes >= 0) AND (cleardown_minutes <= 240)))),
  constraint meeting_room_capacity_positive CHECK ((capacity > 0)),
  constraint meeting_room_floor_fk FOREIGN KEY (tenant_id, floor_id) REFERENCES floor(tenant_id, id),
  constraint meeting_room_no_show_sane CHECK (((no_show_minutes >= 0) AND (no_show_minutes <= 240))),
  constraint meeting_room_pkey PRIMARY KEY (tenant_id, id),
  constraint meeting_room_site_fk FOREIGN KEY (tenant_id, site_id) REFERENCES site(tenant_id, id),
  constraint meeting_room_space_bounded CHECK (((NOT isempty(space_part)) AND (lower(space_part) >= 0) AND (upper(space_part) <= 12))),
  constraint meeting_room_space_fk FOREIGN KEY (tenant_id, space_of) REFERENCES meeting_room(tenant_id, id)
);
CREATE INDEX meeting_room_by_approver ON public.meeting_room USING btree (tenant_id, approver_id) WHERE (approver_id IS NOT NULL);
CREATE INDEX meeting_room_by_floor ON public.meeting_room USING btree (tenant_id, floor_id);
CREATE INDEX meeting_room_by_floor_and_name ON public.meeting_room USING btree (tenant_id, floor_id, lower(name));
CREATE INDEX meeting_room_by_site ON public.meeting_room USING btree (tenant_id, site_id, capacity);
CREATE INDEX meeting_room_by_space ON public.meeting_room USING btree (tenant_id, space_of) WHERE (space_of IS NOT NULL);
CREATE INDEX meeting_room_deleted_email ON public.meeting_room USING btree (tenant_id, lower(email)) WHERE (deleted_at IS NOT NULL);
CREATE UNIQUE INDEX meeting_room_email_once ON public.meeting_room USING btree (tenant_id, lower(email)) WHERE (deleted_at IS NULL);
CREATE UNIQUE INDEX meeting_room_place_reference_once ON public.meeting_room USING btree (tenant_id, place_reference) WHERE (place_reference IS NOT NULL);
alter table meeting_room enable row level security;
alter table meeting_room force row level security;
create policy tenant_isolation on meeting_room using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on meeting_room to mm_app;

create table meeting_series (
  tenant_id uuid not null,
  id uuid not null,
  client_key text,
  organizer_id uuid not null,
  subject text not null,
  recurrence jsonb not null,
  time_zone text not null,
  starts_at time without time zone not null,
  duration_minutes integer not null,
  ends_on date,
  materialised_until date not null,
  status text not null default 'draft'::text,
  exchange_id text,
  ical_uid text,
  change_key text,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  deleted_at timestamp with time zone,
  version integer not null default 1,
  constraint meeting_series_client_key_once UNIQUE (tenant_id, client_key),
  constraint meeting_series_duration_sane CHECK (((duration_minutes >= 1) AND (duration_minutes <= 44640))),
  constraint meeting_series_organizer_fk FOREIGN KEY (tenant_id, organizer_id) REFERENCES app_user(tenant_id, id),
  constraint meeting_series_pkey PRIMARY KEY (tenant_id, id),
  constraint meeting_series_status_known CHECK ((status = ANY (ARRAY['draft'::text, 'scheduled'::text, 'cancelled'::text])))
);
CREATE INDEX meeting_series_by_exchange_id ON public.meeting_series USING btree (tenant_id, exchange_id) WHERE (exchange_id IS NOT NULL);
CREATE INDEX meeting_series_by_ical_uid ON public.meeting_series USING btree (tenant_id, ical_uid) WHERE (ical_uid IS NOT NULL);
CREATE INDEX meeting_series_by_organizer ON public.meeting_series USING btree (tenant_id, organizer_id);
CREATE INDEX meeting_series_growing ON public.meeting_series USING btree (tenant_id, materialised_until) WHERE ((status <> 'cancelled'::text) AND (deleted_at IS NULL));
alter table meeting_series enable row level security;
alter table meeting_series force row level security;
create policy tenant_isolation on meeting_series using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on meeting_series to mm_app;

create table meeting_series_room (
  tenant_id uuid not null,
  series_id uuid not null,
  room_id uuid not null,
  constraint meeting_series_room_pkey PRIMARY KEY (tenant_id, series_id, room_id),
  constraint meeting_series_room_room_fk FOREIGN KEY (tenant_id, room_id) REFERENCES meeting_room(tenant_id, id),
  constraint meeting_series_room_series_fk FOREIGN KEY (tenant_id, series_id) REFERENCES meeting_series(tenant_id, id)
);
CREATE INDEX meeting_series_room_by_room ON public.meeting_series_room USING btree (tenant_id, room_id);
alter table meeting_series_room enable row level security;
alter table meeting_series_room force row level security;
create policy tenant_isolation on meeting_series_room using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select on meeting_series_room to mm_app;

create table message_log (
  tenant_id uuid not null,
  created_at timestamp with time zone not null,
  id uuid not null,
  signal_id uuid not null,
  kind text not null,
  channel text not null,
  receiver_id uuid,
  meeting_id uuid,
  thread text not null,
  template_version integer,
  locale text,
  content jsonb,
  status text not null default 'pending'::text,
  reason text,
  attempts integer not null default 0,
  next_attempt_at timestamp with time zone not null,
  lease_until timestamp with time zone,
  fence bigint not null default 0,
  provider_id text,
  sent_at timestamp with time zone,
  visit_id uuid,
  seen_at timestamp with time zone,
  follows_id uuid,
  constraint message_log_channel_known CHECK ((channel = ANY (ARRAY['teams'::text, 'activity'::text, 'email'::text, 'sms'::text, 'webhook'::text]))),
  constraint message_log_follows_another CHECK ((follows_id IS DISTINCT FROM id)),
  constraint message_log_one_receiver CHECK ((num_nonnulls(receiver_id, visit_id) = 1)),
  constraint message_log_pkey PRIMARY KEY (tenant_id, created_at, id),
  constraint message_log_receiver_fk FOREIGN KEY (tenant_id, receiver_id) REFERENCES app_user(tenant_id, id),
  constraint message_log_seen_was_sent CHECK (((seen_at IS NULL) OR (status = 'sent'::text))),
  constraint message_log_sent_has_a_moment CHECK (((status = 'sent'::text) = (sent_at IS NOT NULL))),
  constraint message_log_signal_fk FOREIGN KEY (tenant_id, signal_id) REFERENCES signal(tenant_id, id),
  constraint message_log_status_known CHECK ((status = ANY (ARRAY['pending'::text, 'sent'::text, 'failed'::text, 'suppressed'::text]))),
  constraint message_log_unsent_says_why CHECK (((status <> ALL (ARRAY['failed'::text, 'suppressed'::text])) OR (reason IS NOT NULL))),
  constraint message_log_visit_fk FOREIGN KEY (tenant_id, visit_id) REFERENCES visit(tenant_id, id)
) partition by range (created_at);
CREATE INDEX message_log_by_id ON ONLY public.message_log USING btree (tenant_id, id);
CREATE INDEX message_log_by_meeting ON ONLY public.message_log USING btree (tenant_id, meeting_id);
CREATE INDEX message_log_by_signal ON ONLY public.message_log USING btree (tenant_id, signal_id);
CREATE INDEX message_log_by_thread ON ONLY public.message_log USING btree (tenant_id, receiver_id, thread);
CREATE INDEX message_log_by_visit ON ONLY public.message_log USING btree (tenant_id, visit_id);
CREATE INDEX message_log_due ON ONLY public.message_log USING btree (tenant_id, receiver_id, (next_attempt_at AT TIME ZONE 'UTC'::text)) WHERE (status = 'pending'::text);
CREATE INDEX message_log_held ON ONLY public.message_log USING btree (tenant_id, receiver_id) WHERE ((status = 'pending'::text) AND ((lease_until IS NOT NULL) OR (reason <> ALL (ARRAY['no_conversation'::text, 'quiet_hours'::text, 'not_prepared'::text, 'no_channel'::text]))));
CREATE INDEX message_log_pending ON ONLY public.message_log USING btree (tenant_id, next_attempt_at) WHERE (status = 'pending'::text);
CREATE INDEX message_log_unseen ON ONLY public.message_log USING btree (tenant_id, provider_id) WHERE ((provider_id IS NOT NULL) AND (seen_at IS NULL));
CREATE INDEX message_log_waiting ON ONLY public.message_log USING btree (tenant_id, receiver_id, id) WHERE (status = 'pending'::text);
alter table message_log enable row level security;
alter table message_log force row level security;
create policy tenant_isolation on message_log using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on message_log to mm_app;

create table message_log_default partition of message_log default;

create table message_template (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  channel text not null,
  locale text not null,
  title text not null,
  summary text not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  deleted_at timestamp with time zone,
  version integer not null default 1,
  constraint message_template_once UNIQUE (tenant_id, kind, channel, locale),
  constraint message_template_pkey PRIMARY KEY (tenant_id, id),
  constraint message_template_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant(id)
);
alter table message_template enable row level security;
alter table message_template force row level security;
create policy tenant_isolation on message_template using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on message_template to mm_app;

create table message_template_version (
  tenant_id uuid not null,
  id uuid not null,
  template_id uuid not null,
  version integer not null,
  title text not null,
  summary text not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  constraint message_template_version_once UNIQUE (tenant_id, template_id, version),
  constraint message_template_version_pkey PRIMARY KEY (tenant_id, id),
  constraint message_template_version_template_fk FOREIGN KEY (tenant_id, template_id) REFERENCES message_template(tenant_id, id)
);
alter table message_template_version enable row level security;
alter table message_template_version force row level security;
create policy tenant_isolation on message_template_version using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on message_template_version to mm_app;

create table notification_preference (
  tenant_id uuid not null,
  user_id uuid not null,
  routes jsonb not null,
  quiet_from time without time zone,
  quiet_until time without time zone,
  digest_at time without time zone not null,
  updated_at timestamp with time zone not null,
  version integer not null default 1,
  constraint notification_preference_pkey PRIMARY KEY (tenant_id, user_id),
  constraint notification_preference_quiet_not_always CHECK (((quiet_from IS DISTINCT FROM quiet_until) OR (quiet_from IS NULL))),
  constraint notification_preference_quiet_whole CHECK ((num_nonnulls(quiet_from, quiet_until) = ANY (ARRAY[0, 2]))),
  constraint notification_preference_user_fk FOREIGN KEY (tenant_id, user_id) REFERENCES app_user(tenant_id, id)
);
alter table notification_preference enable row level security;
alter table notification_preference force row level security;
create policy tenant_isolation on notification_preference using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on notification_preference to mm_app;

create table order_fee (
  tenant_id uuid not null,
  id uuid not null,
  service_order_id uuid not null,
  service_order_line_id uuid not null,
  vendor_id uuid not null,
  service_name text not null,
  cause text not null,
  quantity integer not null,
  base_minor bigint not null,
  percent integer not null,
  amount_minor bigint not null,
  currency character(3) not null,
  transaction_id uuid not null,
  waived_at timestamp with time zone,
  waived_by uuid,
  waive_reason text,
  created_at timestamp with time zone not null,
  created_by uuid,
  version integer not null default 1,
  constraint order_fee_amounts_sane CHECK (((amount_minor > 0) AND (amount_minor <= base_minor) AND ((percent >= 1) AND (percent <= 100)))),
  constraint order_fee_cause_known CHECK ((cause = ANY (ARRAY['change'::text, 'cancel'::text]))),
  constraint order_fee_currency_fk FOREIGN KEY (currency) REFERENCES currency(code),
  constraint order_fee_order_fk FOREIGN KEY (tenant_id, service_order_id) REFERENCES service_order(tenant_id, id),
  constraint order_fee_pkey PRIMARY KEY (tenant_id, id),
  constraint order_fee_transaction_fk FOREIGN KEY (tenant_id, transaction_id) REFERENCES transaction(tenant_id, id),
  constraint order_fee_vendor_fk FOREIGN KEY (tenant_id, vendor_id) REFERENCES vendor(tenant_id, id),
  constraint order_fee_waived_by_fk FOREIGN KEY (tenant_id, waived_by) REFERENCES app_user(tenant_id, id),
  constraint order_fee_waived_with_a_reason CHECK (((waived_at IS NULL) = (waive_reason IS NULL)))
);
CREATE INDEX order_fee_by_order ON public.order_fee USING btree (tenant_id, service_order_id);
CREATE INDEX order_fee_by_time ON public.order_fee USING btree (tenant_id, created_at);
CREATE INDEX order_fee_by_transaction ON public.order_fee USING btree (tenant_id, transaction_id);
CREATE INDEX order_fee_by_vendor ON public.order_fee USING btree (tenant_id, vendor_id, created_at);
CREATE INDEX order_fee_by_waived_by ON public.order_fee USING btree (tenant_id, waived_by) WHERE (waived_by IS NOT NULL);
alter table order_fee enable row level security;
alter table order_fee force row level security;
create policy tenant_isolation on order_fee using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on order_fee to mm_app;

create table order_template (
  tenant_id uuid not null,
  id uuid not null,
  owner_id uuid,
  name text not null,
  lines jsonb not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  deleted_at timestamp with time zone,
  version integer not null default 1,
  constraint order_template_owner_fk FOREIGN KEY (tenant_id, owner_id) REFERENCES app_user(tenant_id, id),
  constraint order_template_pkey PRIMARY KEY (tenant_id, id)
);
CREATE INDEX order_template_by_owner ON public.order_template USING btree (tenant_id, owner_id);
CREATE UNIQUE INDEX order_template_name_once ON public.order_template USING btree (tenant_id, owner_id, name) NULLS NOT DISTINCT WHERE (deleted_at IS NULL);
alter table order_template enable row level security;
alter table order_template force row level security;
create policy tenant_isolation on order_template using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on order_template to mm_app;

create table orphan (
  tenant_id uuid not null,
  id uuid not null,
  entity_type text not null,
  entity_id uuid not null,
  meeting_id uuid,
  site_id uuid,
  reason text not null,
  facts jsonb not null default '{}'::jsonb,
  repair text not null,
  found_by text not null,
  owner_id uuid,
  found_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  asked_repair text,
  asked_by uuid,
  asked_at timestamp with time zone,
  lease_until timestamp with time zone,
  fence bigint not null default 0,
  attempts integer not null default 0,
  problem text,
  resolved_at timestamp with time zone,
  resolved_by uuid,
  resolution text,
  note text not null default ''::text,
  version integer not null default 1,
  constraint orphan_asked_repair_known CHECK ((asked_repair = ANY (ARRAY['put_room_back'::text, 'look_again'::text]))),
  constraint orphan_entity_known CHECK ((entity_type = ANY (ARRAY['meeting'::text, 'series'::text, 'room_booking'::text, 'service_order'::text, 'visit'::text]))),
  constraint orphan_found_by_known CHECK ((found_by = ANY (ARRAY['detection'::text, 'calendar'::text, 'comparison'::text]))),
  constraint orphan_meeting_fk FOREIGN KEY (tenant_id, meeting_id) REFERENCES meeting(tenant_id, id),
  constraint orphan_owner_fk FOREIGN KEY (tenant_id, owner_id) REFERENCES app_user(tenant_id, id),
  constraint orphan_pkey PRIMARY KEY (tenant_id, id),
  constraint orphan_reason_known CHECK ((reason = ANY (ARRAY['event_gone'::text, 'event_unclear'::text, 'event_not_written'::text, 'organizer_disabled'::text, 'room_not_on_event'::text, 'booking_without_meeting'::text, 'room_declined'::text]))),
  constraint orphan_repair_known CHECK ((repair = ANY (ARRAY['cancel'::text, 'other_room'::text, 'put_room_back'::text, 'release_room'::text, 'hand_over'::text, 'look_again'::text, 'write_again'::text, 'keep'::text]))),
  constraint orphan_resolved_by_fk FOREIGN KEY (tenant_id, resolved_by) REFERENCES app_user(tenant_id, id),
  constraint orphan_resolved_says_how CHECK (((resolved_at IS NULL) = (resolution IS NULL))),
  constraint orphan_site_fk FOREIGN KEY (tenant_id, site_id) REFERENCES site(tenant_id, id)
);
CREATE INDEX orphan_asked ON public.orphan USING btree (tenant_id, asked_at) WHERE ((resolved_at IS NULL) AND (asked_repair IS NOT NULL));
CREATE INDEX orphan_by_found ON public.orphan USING btree (tenant_id, found_at, id);
CREATE INDEX orphan_by_meeting ON public.orphan USING btree (tenant_id, meeting_id) WHERE (meeting_id IS NOT NULL);
CREATE INDEX orphan_by_owner ON public.orphan USING btree (tenant_id, owner_id) WHERE (owner_id IS NOT NULL);
CREATE INDEX orphan_by_resolver ON public.orphan USING btree (tenant_id, resolved_by) WHERE (resolved_by IS NOT NULL);
CREATE INDEX orphan_by_site ON public.orphan USING btree (tenant_id, site_id) WHERE (site_id IS NOT NULL);
CREATE INDEX orphan_kept ON public.orphan USING btree (tenant_id, entity_type, entity_id, reason) WHERE (resolution = 'keep'::text);
CREATE INDEX orphan_open ON public.orphan USING btree (tenant_id, found_at, id) WHERE (resolved_at IS NULL);
CREATE UNIQUE INDEX orphan_open_once ON public.orphan USING btree (tenant_id, entity_type, entity_id, reason) WHERE (resolved_at IS NULL);
alter table orphan enable row level security;
alter table orphan force row level security;
create policy tenant_isolation on orphan using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on orphan to mm_app;

create table production_order (
  tenant_id uuid not null,
  id uuid not null,
  vendor_id uuid not null,
  service_order_id uuid not null,
  site_id uuid not null,
  meeting_id uuid not null,
  status text not null default 'new'::text,
  deliver_at timestamp with time zone not null,
  deliver_to text,
  note text not null default ''::text,
  revision integer not null default 1,
  acknowledged_revision integer not null default 1,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  version integer not null default 1,
  own_place boolean not null default false,
  acknowledged jsonb,
  auto_accepted boolean not null default false,
  code text not null default replace((gen_random_uuid())::text, '-'::text, ''::text),
  declined_at timestamp with time zone,
  decline_reason text,
  proposal jsonb,
  proposal_state text,
  delivered_at timestamp with time zone,
  delivered_by uuid,
  delivery_reason text not null default ''::text,
  constraint production_order_acknowledged_is_past CHECK ((acknowledged_revision <= revision)),
  constraint production_order_code_once UNIQUE (tenant_id, code),
  constraint production_order_declined_with_a_reason CHECK (((declined_at IS NULL) = (decline_reason IS NULL))),
  constraint production_order_delivered_by_fk FOREIGN KEY (tenant_id, delivered_by) REFERENCES app_user(tenant_id, id),
  constraint production_order_meeting_fk FOREIGN KEY (tenant_id, meeting_id) REFERENCES meeting(tenant_id, id),
  constraint production_order_order_fk FOREIGN KEY (tenant_id, service_order_id) REFERENCES service_order(tenant_id, id),
  constraint production_order_pkey PRIMARY KEY (tenant_id, id),
  constraint production_order_proposal_complete CHECK (((proposal IS NULL) = (proposal_state IS NULL))),
  constraint production_order_proposal_state_known CHECK ((proposal_state = ANY (ARRAY['open'::text, 'accepted'::text, 'refused'::text, 'superseded'::text]))),
  constraint production_order_site_fk FOREIGN KEY (tenant_id, site_id) REFERENCES site(tenant_id, id),
  constraint production_order_status_known CHECK ((status = ANY (ARRAY['new'::text, 'accepted'::text, 'in_production'::text, 'ready'::text, 'delivered'::text, 'cleared'::text, 'declined'::text, 'cancelled'::text]))),
  constraint production_order_vendor_fk FOREIGN KEY (tenant_id, vendor_id) REFERENCES vendor(tenant_id, id)
);
CREATE INDEX production_order_by_delivered_by ON public.production_order USING btree (tenant_id, delivered_by) WHERE (delivered_by IS NOT NULL);
CREATE INDEX production_order_by_delivery ON public.production_order USING btree (tenant_id, deliver_at) WHERE (delivered_at IS NOT NULL);
CREATE INDEX production_order_by_meeting ON public.production_order USING btree (tenant_id, meeting_id);
CREATE INDEX production_order_by_service_order ON public.production_order USING btree (tenant_id, service_order_id);
CREATE INDEX production_order_by_site ON public.production_order USING btree (tenant_id, site_id, deliver_at, id);
CREATE INDEX production_order_by_vendor ON public.production_order USING btree (tenant_id, vendor_id, deliver_at, id);
alter table production_order enable row level security;
alter table production_order force row level security;
create policy tenant_isolation on production_order using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on production_order to mm_app;

create table production_order_line (
  tenant_id uuid not null,
  id uuid not null,
  production_order_id uuid not null,
  service_order_line_id uuid not null,
  service_id uuid not null,
  name text not null,
  quantity integer not null,
  acknowledged_quantity integer not null,
  options jsonb not null default '[]'::jsonb,
  diets jsonb not null default '[]'::jsonb,
  deliver_at timestamp with time zone not null,
  acknowledged jsonb,
  delivered integer,
  constraint production_order_line_delivered_sane CHECK (((delivered >= 0) AND (delivered <= quantity))),
  constraint production_order_line_once UNIQUE (tenant_id, production_order_id, service_order_line_id),
  constraint production_order_line_pkey PRIMARY KEY (tenant_id, id),
  constraint production_order_line_production_fk FOREIGN KEY (tenant_id, production_order_id) REFERENCES production_order(tenant_id, id),
  constraint production_order_line_quantity_sane CHECK (((quantity >= 0) AND (acknowledged_quantity >= 0))),
  constraint production_order_line_service_fk FOREIGN KEY (tenant_id, service_id) REFERENCES service(tenant_id, id)
);
CREATE INDEX production_order_line_by_line ON public.production_order_line USING btree (tenant_id, service_order_line_id);
CREATE INDEX production_order_line_by_order_line ON public.production_order_line USING btree (tenant_id, service_order_line_id);
CREATE INDEX production_order_line_by_production ON public.production_order_line USING btree (tenant_id, production_order_id);
CREATE INDEX production_order_line_by_service ON public.production_order_line USING btree (tenant_id, service_id);
alter table production_order_line enable row level security;
alter table production_order_line force row level security;
create policy tenant_isolation on production_order_line using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select, update on production_order_line to mm_app;

create table production_sheet (
  tenant_id uuid not null,
  id uuid not null,
  vendor_id uuid not null,
  site_id uuid,
  day date not null,
  token text not null,
  orders jsonb not null,
  printed_at timestamp with time zone not null,
  printed_by uuid,
  constraint production_sheet_pkey PRIMARY KEY (tenant_id, id),
  constraint production_sheet_printed_by_fk FOREIGN KEY (tenant_id, printed_by) REFERENCES app_user(tenant_id, id),
  constraint production_sheet_site_fk FOREIGN KEY (tenant_id, site_id) REFERENCES site(tenant_id, id),
  constraint production_sheet_token_once UNIQUE (tenant_id, token),
  constraint production_sheet_vendor_fk FOREIGN KEY (tenant_id, vendor_id) REFERENCES vendor(tenant_id, id)
);
CREATE INDEX production_sheet_by_printed_by ON public.production_sheet USING btree (tenant_id, printed_by) WHERE (printed_by IS NOT NULL);
CREATE INDEX production_sheet_by_site ON public.production_sheet USING btree (tenant_id, site_id) WHERE (site_id IS NOT NULL);
CREATE INDEX production_sheet_by_vendor ON public.production_sheet USING btree (tenant_id, vendor_id);
alter table production_sheet enable row level security;
alter table production_sheet force row level security;
create policy tenant_isolation on production_sheet using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on production_sheet to mm_app;

create table reception_change (
  tenant_id uuid not null,
  id uuid not null,
  device_id uuid not null,
  site_id uuid not null,
  kind text not null,
  visit_id uuid,
  at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  clock_behind_ms bigint not null,
  received_from uuid,
  outcome text not null,
  because text,
  letters integer,
  found integer,
  constraint reception_change_conflict_has_a_reason CHECK (((outcome = 'conflict'::text) = (because IS NOT NULL))),
  constraint reception_change_not_in_the_future CHECK ((at <= received_at)),
  constraint reception_change_outcome_known CHECK ((outcome = ANY (ARRAY['applied'::text, 'duplicate'::text, 'conflict'::text]))),
  constraint reception_change_pkey PRIMARY KEY (tenant_id, id),
  constraint reception_change_received_from_fk FOREIGN KEY (tenant_id, received_from) REFERENCES app_user(tenant_id, id),
  constraint reception_change_site_fk FOREIGN KEY (tenant_id, site_id) REFERENCES site(tenant_id, id)
);
CREATE INDEX reception_change_by_person ON public.reception_change USING btree (tenant_id, received_from) WHERE (received_from IS NOT NULL);
CREATE INDEX reception_change_by_site ON public.reception_change USING btree (tenant_id, site_id, received_at);
CREATE INDEX reception_change_by_visit ON public.reception_change USING btree (tenant_id, visit_id, at) WHERE (visit_id IS NOT NULL);
alter table reception_change enable row level security;
alter table reception_change force row level security;
create policy tenant_isolation on reception_change using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on reception_change to mm_app;

create table roll_call_tick (
  tenant_id uuid not null,
  evacuation_id uuid not null,
  subject_type text not null,
  subject_id uuid not null,
  ticked_by uuid not null,
  at timestamp with time zone not null,
  safe boolean not null,
  count integer,
  constraint roll_call_tick_count_sane CHECK (((count >= 0) AND (count <= 10000))),
  constraint roll_call_tick_evacuation_fk FOREIGN KEY (tenant_id, evacuation_id) REFERENCES evacuation(tenant_id, id),
  constraint roll_call_tick_pkey PRIMARY KEY (tenant_id, evacuation_id, subject_type, subject_id, ticked_by),
  constraint roll_call_tick_subject_known CHECK ((subject_type = ANY (ARRAY['visit'::text, 'meeting'::text]))),
  constraint roll_call_tick_ticked_by_fk FOREIGN KEY (tenant_id, ticked_by) REFERENCES app_user(tenant_id, id)
);
CREATE INDEX roll_call_tick_by_person ON public.roll_call_tick USING btree (tenant_id, ticked_by);
alter table roll_call_tick enable row level security;
alter table roll_call_tick force row level security;
create policy tenant_isolation on roll_call_tick using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on roll_call_tick to mm_app;

create table room_booking (
  tenant_id uuid not null,
  id uuid not null,
  room_id uuid not null,
  site_id uuid not null,
  meeting_id uuid not null,
  meeting_location_id uuid not null,
  during tstzrange not null,
  starts_at timestamp with time zone generated always as (lower(during)) stored,
  ends_at timestamp with time zone generated always as (upper(during)) stored,
  setup_minutes integer not null default 0,
  cleardown_minutes integer not null default 0,
  status text not null,
  expires_at timestamp with time zone,
  checked_in_at timestamp with time zone,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  version integer not null default 1,
  space_of uuid,
  space_part int4range not null default '[0,1)'::int4range,
  checked_in_by uuid,
  released_at timestamp with time zone,
  release_reason text,
  given_back_minutes integer not null default 0,
  note text not null default ''::text,
  space_id uuid generated always as (COALESCE(space_of, room_id)) stored,
  constraint room_booking_at_most_a_day CHECK (((upper(during) - lower(during)) <= '24:00:00'::interval)),
  constraint room_booking_checked_in_by_fk FOREIGN KEY (tenant_id, checked_in_by) REFERENCES app_user(tenant_id, id),
  constraint room_booking_during_bounded CHECK (((NOT isempty(during)) AND (NOT lower_inf(during)) AND (NOT upper_inf(during)) AND lower_inc(during) AND (NOT upper_inc(during)))),
  constraint room_booking_given_back_sane CHECK ((given_back_minutes >= 0)),
  constraint room_booking_location_fk FOREIGN KEY (tenant_id, meeting_location_id) REFERENCES meeting_location(tenant_id, id),
  constraint room_booking_meeting_fk FOREIGN KEY (tenant_id, meeting_id) REFERENCES meeting(tenant_id, id),
  constraint room_booking_no_overlap EXCLUDE USING gist (tenant_id WITH =, space_id WITH =, space_part WITH &&, during WITH &&) WHERE ((status = ANY (ARRAY['provisional'::text, 'confirmed'::text]))),
  constraint room_booking_pkey PRIMARY KEY (tenant_id, id),
  constraint room_booking_provisional_expires CHECK (((status = 'provisional'::text) <= (expires_at IS NOT NULL))),
  constraint room_booking_release_reason_known CHECK ((release_reason = ANY (ARRAY['organizer'::text, 'replaced'::text, 'expired'::text, 'no_show'::text, 'rejected'::text, 'meeting_cancelled'::text, 'moved'::text, 'room_closed'::text]))),
  constraint room_booking_room_fk FOREIGN KEY (tenant_id, room_id) REFERENCES meeting_room(tenant_id, id),
  constraint room_booking_site_fk FOREIGN KEY (tenant_id, site_id) REFERENCES site(tenant_id, id),
  constraint room_booking_status_known CHECK ((status = ANY (ARRAY['provisional'::text, 'requested'::text, 'confirmed'::text, 'declined'::text, 'released'::text, 'cancelled'::text])))
);
CREATE INDEX room_booking_by_checked_in_by ON public.room_booking USING btree (tenant_id, checked_in_by) WHERE (checked_in_by IS NOT NULL);
CREATE INDEX room_booking_by_location ON public.room_booking USING btree (tenant_id, meeting_location_id);
CREATE INDEX room_booking_by_meeting ON public.room_booking USING btree (tenant_id, meeting_id);
CREATE INDEX room_booking_by_room ON public.room_booking USING btree (tenant_id, room_id, starts_at);
CREATE INDEX room_booking_by_site ON public.room_booking USING btree (tenant_id, site_id, starts_at) INCLUDE (ends_at, room_id, meeting_id) WHERE (status = ANY (ARRAY['provisional'::text, 'confirmed'::text]));
CREATE INDEX room_booking_expiring ON public.room_booking USING btree (tenant_id, expires_at) WHERE (expires_at IS NOT NULL);
alter table room_booking enable row level security;
alter table room_booking force row level security;
create policy tenant_isolation on room_booking using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on room_booking to mm_app;

create table room_group (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  deleted_at timestamp with time zone,
  version integer not null default 1,
  constraint room_group_name_once UNIQUE (tenant_id, name),
  constraint room_group_pkey PRIMARY KEY (tenant_id, id),
  constraint room_group_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant(id)
);
alter table room_group enable row level security;
alter table room_group force row level security;
create policy tenant_isolation on room_group using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on room_group to mm_app;

create table room_group_member (
  tenant_id uuid not null,
  group_id uuid not null,
  room_id uuid not null,
  constraint room_group_member_group_fk FOREIGN KEY (tenant_id, group_id) REFERENCES room_group(tenant_id, id),
  constraint room_group_member_pkey PRIMARY KEY (tenant_id, group_id, room_id),
  constraint room_group_member_room_fk FOREIGN KEY (tenant_id, room_id) REFERENCES meeting_room(tenant_id, id)
);
CREATE INDEX room_group_member_by_room ON public.room_group_member USING btree (tenant_id, room_id);
alter table room_group_member enable row level security;
alter table room_group_member force row level security;
create policy tenant_isolation on room_group_member using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select on room_group_member to mm_app;

create table room_rule (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  room_id uuid,
  room_group_id uuid,
  kind text not null,
  terms jsonb not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  deleted_at timestamp with time zone,
  version integer not null default 1,
  constraint room_rule_group_fk FOREIGN KEY (tenant_id, room_group_id) REFERENCES room_group(tenant_id, id),
  constraint room_rule_kind_known CHECK ((kind = ANY (ARRAY['max_days_ahead'::text, 'max_minutes'::text, 'max_per_week'::text, 'min_head_count'::text, 'only_groups'::text, 'priority_hours'::text, 'bookable_hours'::text, 'closed_period'::text]))),
  constraint room_rule_one_subject CHECK ((num_nonnulls(room_id, room_group_id) = 1)),
  constraint room_rule_pkey PRIMARY KEY (tenant_id, id),
  constraint room_rule_room_fk FOREIGN KEY (tenant_id, room_id) REFERENCES meeting_room(tenant_id, id)
);
CREATE INDEX room_rule_by_group ON public.room_rule USING btree (tenant_id, room_group_id) WHERE (room_group_id IS NOT NULL);
CREATE INDEX room_rule_by_room ON public.room_rule USING btree (tenant_id, room_id) WHERE (room_id IS NOT NULL);
alter table room_rule enable row level security;
alter table room_rule force row level security;
create policy tenant_isolation on room_rule using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on room_rule to mm_app;

create table room_wait (
  tenant_id uuid not null,
  id uuid not null,
  room_id uuid not null,
  meeting_id uuid not null,
  status text not null,
  booking_id uuid,
  replaces_id uuid,
  offer_expires_at timestamp with time zone,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  version integer not null default 1,
  constraint room_wait_booking_fk FOREIGN KEY (tenant_id, booking_id) REFERENCES room_booking(tenant_id, id),
  constraint room_wait_meeting_fk FOREIGN KEY (tenant_id, meeting_id) REFERENCES meeting(tenant_id, id),
  constraint room_wait_offer_complete CHECK (((status = 'offered'::text) <= ((booking_id IS NOT NULL) AND (offer_expires_at IS NOT NULL)))),
  constraint room_wait_pkey PRIMARY KEY (tenant_id, id),
  constraint room_wait_replaces_fk FOREIGN KEY (tenant_id, replaces_id) REFERENCES room_booking(tenant_id, id),
  constraint room_wait_room_fk FOREIGN KEY (tenant_id, room_id) REFERENCES meeting_room(tenant_id, id),
  constraint room_wait_status_known CHECK ((status = ANY (ARRAY['waiting'::text, 'offered'::text, 'taken'::text, 'lapsed'::text, 'withdrawn'::text])))
);
CREATE INDEX room_wait_by_booking ON public.room_wait USING btree (tenant_id, booking_id);
CREATE INDEX room_wait_by_meeting ON public.room_wait USING btree (tenant_id, meeting_id);
CREATE INDEX room_wait_by_replaces ON public.room_wait USING btree (tenant_id, replaces_id) WHERE (replaces_id IS NOT NULL);
CREATE INDEX room_wait_by_room ON public.room_wait USING btree (tenant_id, room_id);
CREATE INDEX room_wait_in_line ON public.room_wait USING btree (tenant_id, room_id, created_at) WHERE (status = 'waiting'::text);
CREATE UNIQUE INDEX room_wait_once ON public.room_wait USING btree (tenant_id, meeting_id, room_id) WHERE (status = ANY (ARRAY['waiting'::text, 'offered'::text]));
alter table room_wait enable row level security;
alter table room_wait force row level security;
create policy tenant_isolation on room_wait using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on room_wait to mm_app;

create table series_order (
  tenant_id uuid not null,
  id uuid not null,
  series_id uuid not null,
  site_id uuid not null,
  ordered_by uuid not null,
  deliver_to_room_id uuid,
  deliver_to_place text,
  note text not null default ''::text,
  head_count_mode text not null default 'ask'::text,
  account_split jsonb not null,
  ends_before timestamp with time zone,
  ordered_until timestamp with time zone not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  version integer not null default 1,
  constraint series_order_head_count_mode_known CHECK ((head_count_mode = ANY (ARRAY['ask'::text, 'apply'::text]))),
  constraint series_order_one_place CHECK ((num_nonnulls(deliver_to_room_id, deliver_to_place) <= 1)),
  constraint series_order_ordered_by_fk FOREIGN KEY (tenant_id, ordered_by) REFERENCES app_user(tenant_id, id),
  constraint series_order_pkey PRIMARY KEY (tenant_id, id),
  constraint series_order_room_fk FOREIGN KEY (tenant_id, deliver_to_room_id) REFERENCES meeting_room(tenant_id, id),
  constraint series_order_series_fk FOREIGN KEY (tenant_id, series_id) REFERENCES meeting_series(tenant_id, id),
  constraint series_order_site_fk FOREIGN KEY (tenant_id, site_id) REFERENCES site(tenant_id, id)
);
CREATE INDEX series_order_by_orderer ON public.series_order USING btree (tenant_id, ordered_by);
CREATE INDEX series_order_by_room ON public.series_order USING btree (tenant_id, deliver_to_room_id) WHERE (deliver_to_room_id IS NOT NULL);
CREATE INDEX series_order_by_series ON public.series_order USING btree (tenant_id, series_id);
CREATE INDEX series_order_by_site ON public.series_order USING btree (tenant_id, site_id);
CREATE INDEX series_order_growing ON public.series_order USING btree (tenant_id, ordered_until);
alter table series_order enable row level security;
alter table series_order force row level security;
create policy tenant_isolation on series_order using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on series_order to mm_app;

create table series_order_date (
  tenant_id uuid not null,
  series_order_id uuid not null,
  meeting_id uuid not null,
  kind text not null default 'plain'::text,
  times integer not null default 1,
  lines jsonb,
  service_order_id uuid,
  asked jsonb,
  asked_start timestamp with time zone,
  made jsonb,
  problem jsonb,
  constraint series_order_date_kind_known CHECK ((kind = ANY (ARRAY['plain'::text, 'skipped'::text, 'times'::text, 'own'::text]))),
  constraint series_order_date_meeting_fk FOREIGN KEY (tenant_id, meeting_id) REFERENCES meeting(tenant_id, id),
  constraint series_order_date_order_fk FOREIGN KEY (tenant_id, series_order_id) REFERENCES series_order(tenant_id, id),
  constraint series_order_date_own_complete CHECK (((kind = 'own'::text) = (lines IS NOT NULL))),
  constraint series_order_date_pkey PRIMARY KEY (tenant_id, series_order_id, meeting_id),
  constraint series_order_date_service_order_fk FOREIGN KEY (tenant_id, service_order_id) REFERENCES service_order(tenant_id, id),
  constraint series_order_date_times_sane CHECK (((times >= 1) AND (times <= 20)))
);
CREATE INDEX series_order_date_by_meeting ON public.series_order_date USING btree (tenant_id, meeting_id);
CREATE UNIQUE INDEX series_order_date_service_order_once ON public.series_order_date USING btree (tenant_id, service_order_id) WHERE (service_order_id IS NOT NULL);
alter table series_order_date enable row level security;
alter table series_order_date force row level security;
create policy tenant_isolation on series_order_date using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on series_order_date to mm_app;

create table series_order_line (
  tenant_id uuid not null,
  id uuid not null,
  series_order_id uuid not null,
  valid_from timestamp with time zone not null,
  "position" integer not null,
  service_id uuid not null,
  wish jsonb not null,
  constraint series_order_line_order_fk FOREIGN KEY (tenant_id, series_order_id) REFERENCES series_order(tenant_id, id),
  constraint series_order_line_pkey PRIMARY KEY (tenant_id, id),
  constraint series_order_line_service_fk FOREIGN KEY (tenant_id, service_id) REFERENCES service(tenant_id, id)
);
CREATE INDEX series_order_line_by_order ON public.series_order_line USING btree (tenant_id, series_order_id);
CREATE INDEX series_order_line_by_service ON public.series_order_line USING btree (tenant_id, service_id);
alter table series_order_line enable row level security;
alter table series_order_line force row level security;
create policy tenant_isolation on series_order_line using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select on series_order_line to mm_app;

create table series_order_news (
  tenant_id uuid not null,
  id uuid not null,
  series_order_id uuid not null,
  vendor_id uuid not null,
  dates jsonb not null,
  created_at timestamp with time zone not null,
  constraint series_order_news_order_fk FOREIGN KEY (tenant_id, series_order_id) REFERENCES series_order(tenant_id, id),
  constraint series_order_news_pkey PRIMARY KEY (tenant_id, id),
  constraint series_order_news_vendor_fk FOREIGN KEY (tenant_id, vendor_id) REFERENCES vendor(tenant_id, id)
);
CREATE INDEX series_order_news_by_order ON public.series_order_news USING btree (tenant_id, series_order_id, created_at);
CREATE INDEX series_order_news_by_vendor ON public.series_order_news USING btree (tenant_id, vendor_id);
alter table series_order_news enable row level security;
alter table series_order_news force row level security;
create policy tenant_isolation on series_order_news using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on series_order_news to mm_app;

create table series_visitor (
  tenant_id uuid not null,
  id uuid not null,
  series_id uuid not null,
  visitor_id uuid not null,
  site_id uuid,
  host_id uuid,
  purpose text not null default ''::text,
  parking boolean not null default false,
  plate text not null default ''::text,
  wheelchair boolean not null default false,
  wifi boolean not null default false,
  lunch boolean not null default false,
  note text not null default ''::text,
  source text not null,
  from_start timestamp with time zone not null,
  until_start timestamp with time zone,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  version integer not null default 1,
  constraint series_visitor_host_fk FOREIGN KEY (tenant_id, host_id) REFERENCES app_user(tenant_id, id),
  constraint series_visitor_once UNIQUE (tenant_id, series_id, visitor_id),
  constraint series_visitor_pkey PRIMARY KEY (tenant_id, id),
  constraint series_visitor_series_fk FOREIGN KEY (tenant_id, series_id) REFERENCES meeting_series(tenant_id, id),
  constraint series_visitor_site_fk FOREIGN KEY (tenant_id, site_id) REFERENCES site(tenant_id, id),
  constraint series_visitor_source_known CHECK ((source = ANY (ARRAY['attendee'::text, 'by_hand'::text, 'list'::text]))),
  constraint series_visitor_visitor_fk FOREIGN KEY (tenant_id, visitor_id) REFERENCES visitor(tenant_id, id)
);
CREATE INDEX series_visitor_by_host ON public.series_visitor USING btree (tenant_id, host_id);
CREATE INDEX series_visitor_by_site ON public.series_visitor USING btree (tenant_id, site_id);
CREATE INDEX series_visitor_by_visitor ON public.series_visitor USING btree (tenant_id, visitor_id);
alter table series_visitor enable row level security;
alter table series_visitor force row level security;
create policy tenant_isolation on series_visitor using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select, update on series_visitor to mm_app;

create table service (
  tenant_id uuid not null,
  id uuid not null,
  category_id uuid not null,
  name text not null,
  description text not null default ''::text,
  unit text not null,
  price_minor bigint not null,
  currency character(3) not null,
  vat_percent numeric(5,2) not null,
  minimum_quantity integer not null default 1,
  maximum_quantity integer not null default 1000,
  options jsonb not null default '[]'::jsonb,
  diets text[] not null default '{}'::text[],
  allergens text[] not null default '{}'::text[],
  image text,
  popular boolean not null default false,
  offered_weekdays integer[] not null default '{1,2,3,4,5,6,7}'::integer[],
  offered_from time without time zone,
  offered_until time without time zone,
  search tsvector generated always as (to_tsvector('simple'::regconfig, ((name || ' '::text) || description))) stored,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  deleted_at timestamp with time zone,
  version integer not null default 1,
  season_from text,
  season_until text,
  constraint service_category_fk FOREIGN KEY (tenant_id, category_id) REFERENCES service_category(tenant_id, id),
  constraint service_currency_fk FOREIGN KEY (currency) REFERENCES currency(code),
  constraint service_pkey PRIMARY KEY (tenant_id, id),
  constraint service_price_not_negative CHECK ((price_minor >= 0)),
  constraint service_quantities_sane CHECK (((minimum_quantity >= 1) AND (maximum_quantity >= minimum_quantity))),
  constraint service_season_sane CHECK ((((season_from IS NULL) = (season_until IS NULL)) AND (COALESCE(season_from, '01-01'::text) ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'::text) AND (COALESCE(season_until, '01-01'::text) ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'::text))),
  constraint service_unit_known CHECK ((unit = ANY (ARRAY['order'::text, 'person'::text, 'piece'::text, 'hour'::text]))),
  constraint service_vat_sane CHECK (((vat_percent >= (0)::numeric) AND (vat_percent <= (100)::numeric)))
);
CREATE INDEX service_by_category ON public.service USING btree (tenant_id, category_id);
CREATE INDEX service_by_name ON public.service USING btree (tenant_id, lower(name));
alter table service enable row level security;
alter table service force row level security;
create policy tenant_isolation on service using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on service to mm_app;

create table service_catalogue (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  valid_from date,
  valid_to date,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  deleted_at timestamp with time zone,
  version integer not null default 1,
  constraint service_catalogue_name_once UNIQUE (tenant_id, name),
  constraint service_catalogue_pkey PRIMARY KEY (tenant_id, id),
  constraint service_catalogue_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant(id)
);
alter table service_catalogue enable row level security;
alter table service_catalogue force row level security;
create policy tenant_isolation on service_catalogue using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on service_catalogue to mm_app;

create table service_catalogue_group (
  tenant_id uuid not null,
  service_catalogue_id uuid not null,
  user_group_id uuid not null,
  constraint service_catalogue_group_catalogue_fk FOREIGN KEY (tenant_id, service_catalogue_id) REFERENCES service_catalogue(tenant_id, id),
  constraint service_catalogue_group_group_fk FOREIGN KEY (tenant_id, user_group_id) REFERENCES user_group(tenant_id, id),
  constraint service_catalogue_group_pkey PRIMARY KEY (tenant_id, service_catalogue_id, user_group_id)
);
CREATE INDEX service_catalogue_group_by_group ON public.service_catalogue_group USING btree (tenant_id, user_group_id);
alter table service_catalogue_group enable row level security;
alter table service_catalogue_group force row level security;
create policy tenant_isolation on service_catalogue_group using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select on service_catalogue_group to mm_app;

create table service_catalogue_service (
  tenant_id uuid not null,
  service_catalogue_id uuid not null,
  service_id uuid not null,
  constraint service_catalogue_service_catalogue_fk FOREIGN KEY (tenant_id, service_catalogue_id) REFERENCES service_catalogue(tenant_id, id),
  constraint service_catalogue_service_pkey PRIMARY KEY (tenant_id, service_catalogue_id, service_id),
  constraint service_catalogue_service_service_fk FOREIGN KEY (tenant_id, service_id) REFERENCES service(tenant_id, id)
);
CREATE INDEX service_catalogue_service_by_service ON public.service_catalogue_service USING btree (tenant_id, service_id);
alter table service_catalogue_service enable row level security;
alter table service_catalogue_service force row level security;
create policy tenant_isolation on service_catalogue_service using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select on service_catalogue_service to mm_app;

create table service_catalogue_site (
  tenant_id uuid not null,
  service_catalogue_id uuid not null,
  site_id uuid not null,
  constraint service_catalogue_site_catalogue_fk FOREIGN KEY (tenant_id, service_catalogue_id) REFERENCES service_catalogue(tenant_id, id),
  constraint service_catalogue_site_pkey PRIMARY KEY (tenant_id, service_catalogue_id, site_id),
  constraint service_catalogue_site_site_fk FOREIGN KEY (tenant_id, site_id) REFERENCES site(tenant_id, id)
);
CREATE INDEX service_catalogue_site_by_site ON public.service_catalogue_site USING btree (tenant_id, site_id);
alter table service_catalogue_site enable row level security;
alter table service_catalogue_site force row level security;
create policy tenant_isolation on service_catalogue_site using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select on service_catalogue_site to mm_app;

create table service_category (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  "position" integer not null default 0,
  delivery_moment text not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  deleted_at timestamp with time zone,
  version integer not null default 1,
  constraint service_category_moment_known CHECK ((delivery_moment = ANY (ARRAY['before_start'::text, 'at_start'::text, 'midday'::text, 'at_end'::text]))),
  constraint service_category_name_once UNIQUE (tenant_id, name),
  constraint service_category_pkey PRIMARY KEY (tenant_id, id),
  constraint service_category_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant(id)
);
alter table service_category enable row level security;
alter table service_category force row level security;
create policy tenant_isolation on service_category using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on service_category to mm_app;

create table service_order (
  tenant_id uuid not null,
  id uuid not null,
  number bigint not null,
  meeting_id uuid not null,
  meeting_location_id uuid not null,
  site_id uuid not null,
  ordered_by uuid not null,
  status text not null,
  deliver_to_room_id uuid,
  deliver_to_place text,
  note text not null default ''::text,
  currency character(3) not null,
  total_minor bigint not null,
  cut_off_at timestamp with time zone not null,
  revision integer not null default 1,
  submitted_at timestamp with time zone,
  confirmed_at timestamp with time zone,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  version integer not null default 1,
  priced_at timestamp with time zone,
  head_count_mode text not null default 'ask'::text,
  received_at timestamp with time zone,
  received_by uuid,
  feedback text not null default ''::text,
  asked_at timestamp with time zone,
  on_behalf_of uuid,
  constraint service_order_currency_fk FOREIGN KEY (currency) REFERENCES currency(code),
  constraint service_order_head_count_mode_known CHECK ((head_count_mode = ANY (ARRAY['ask'::text, 'apply'::text]))),
  constraint service_order_location_fk FOREIGN KEY (tenant_id, meeting_location_id) REFERENCES meeting_location(tenant_id, id),
  constraint service_order_meeting_fk FOREIGN KEY (tenant_id, meeting_id) REFERENCES meeting(tenant_id, id),
  constraint service_order_number_once UNIQUE (tenant_id, number),
  constraint service_order_on_behalf_of_fk FOREIGN KEY (tenant_id, on_behalf_of) REFERENCES app_user(tenant_id, id),
  constraint service_order_one_place CHECK ((num_nonnulls(deliver_to_room_id, deliver_to_place) <= 1)),
  constraint service_order_ordered_by_fk FOREIGN KEY (tenant_id, ordered_by) REFERENCES app_user(tenant_id, id),
  constraint service_order_pkey PRIMARY KEY (tenant_id, id),
  constraint service_order_received_by_fk FOREIGN KEY (tenant_id, received_by) REFERENCES app_user(tenant_id, id),
  constraint service_order_room_fk FOREIGN KEY (tenant_id, deliver_to_room_id) REFERENCES meeting_room(tenant_id, id),
  constraint service_order_site_fk FOREIGN KEY (tenant_id, site_id) REFERENCES site(tenant_id, id),
  constraint service_order_status_known CHECK ((status = ANY (ARRAY['draft'::text, 'submitted'::text, 'awaiting_approval'::text, 'confirmed'::text, 'in_production'::text, 'delivered'::text, 'closed'::text, 'cancelled'::text, 'rejected'::text]))),
  constraint service_order_total_not_negative CHECK ((total_minor >= 0))
);
CREATE INDEX service_order_by_location ON public.service_order USING btree (tenant_id, meeting_location_id);
CREATE INDEX service_order_by_meeting ON public.service_order USING btree (tenant_id, meeting_id);
CREATE INDEX service_order_by_on_behalf_of ON public.service_order USING btree (tenant_id, on_behalf_of) WHERE (on_behalf_of IS NOT NULL);
CREATE INDEX service_order_by_ordered_by ON public.service_order USING btree (tenant_id, ordered_by);
CREATE INDEX service_order_by_received_by ON public.service_order USING btree (tenant_id, received_by) WHERE (received_by IS NOT NULL);
CREATE INDEX service_order_by_room ON public.service_order USING btree (tenant_id, deliver_to_room_id);
CREATE INDEX service_order_by_site ON public.service_order USING btree (tenant_id, site_id);
CREATE INDEX service_order_to_ask ON public.service_order USING btree (tenant_id, meeting_id) WHERE ((asked_at IS NULL) AND (status = 'delivered'::text));
alter table service_order enable row level security;
alter table service_order force row level security;
create policy tenant_isolation on service_order using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on service_order to mm_app;

create table service_order_line (
  tenant_id uuid not null,
  id uuid not null,
  service_order_id uuid not null,
  "position" integer not null,
  service_id uuid not null,
  vendor_id uuid not null,
  quantity integer not null,
  options jsonb not null default '[]'::jsonb,
  diets jsonb not null default '[]'::jsonb,
  unit_price_minor bigint not null,
  total_minor bigint not null,
  vat_percent numeric(5,2) not null,
  deliver_at timestamp with time zone not null,
  order_before_at timestamp with time zone not null,
  cut_off_at timestamp with time zone not null,
  delivered integer,
  consumed integer,
  wasted integer,
  deliver_to_room_id uuid,
  deliver_to_place text,
  fees jsonb not null default '{"cancel": [], "change": []}'::jsonb,
  account_id uuid,
  head_count_rule text not null default 'fixed'::text,
  head_count_plus_percent integer not null default 0,
  head_count_settled_at timestamp with time zone,
  rating smallint,
  constraint service_order_line_account_fk FOREIGN KEY (tenant_id, account_id) REFERENCES account(tenant_id, id),
  constraint service_order_line_counts_sane CHECK (((COALESCE(delivered, 0) >= 0) AND (COALESCE(consumed, 0) >= 0) AND (COALESCE(wasted, 0) >= 0))),
  constraint service_order_line_head_count_rule_known CHECK ((head_count_rule = ANY (ARRAY['fixed'::text, 'accepted'::text, 'invited'::text]))),
  constraint service_order_line_one_place CHECK ((num_nonnulls(deliver_to_room_id, deliver_to_place) <= 1)),
  constraint service_order_line_order_fk FOREIGN KEY (tenant_id, service_order_id) REFERENCES service_order(tenant_id, id),
  constraint service_order_line_pkey PRIMARY KEY (tenant_id, id),
  constraint service_order_line_plus_sane CHECK (((head_count_plus_percent >= '-90'::integer) AND (head_count_plus_percent <= 200))),
  constraint service_order_line_quantity_positive CHECK ((quantity > 0)),
  constraint service_order_line_rating_sane CHECK (((rating >= 1) AND (rating <= 5))),
  constraint service_order_line_room_fk FOREIGN KEY (tenant_id, deliver_to_room_id) REFERENCES meeting_room(tenant_id, id),
  constraint service_order_line_service_fk FOREIGN KEY (tenant_id, service_id) REFERENCES service(tenant_id, id),
  constraint service_order_line_total_is_price_times_quantity CHECK ((total_minor = (unit_price_minor * quantity))),
  constraint service_order_line_vendor_fk FOREIGN KEY (tenant_id, vendor_id) REFERENCES vendor(tenant_id, id)
);
CREATE INDEX service_order_line_by_account ON public.service_order_line USING btree (tenant_id, account_id) WHERE (account_id IS NOT NULL);
CREATE INDEX service_order_line_by_delivery ON public.service_order_line USING btree (tenant_id, deliver_at) WHERE (delivered > 0);
CREATE INDEX service_order_line_by_order ON public.service_order_line USING btree (tenant_id, service_order_id, "position");
CREATE INDEX service_order_line_by_room ON public.service_order_line USING btree (tenant_id, deliver_to_room_id) WHERE (deliver_to_room_id IS NOT NULL);
CREATE INDEX service_order_line_by_service ON public.service_order_line USING btree (tenant_id, service_id);
CREATE INDEX service_order_line_by_vendor ON public.service_order_line USING btree (tenant_id, vendor_id);
CREATE INDEX service_order_line_by_vendor_ahead ON public.service_order_line USING btree (tenant_id, vendor_id, deliver_at);
CREATE INDEX service_order_line_unsettled ON public.service_order_line USING btree (tenant_id, cut_off_at) WHERE (head_count_settled_at IS NULL);
alter table service_order_line enable row level security;
alter table service_order_line force row level security;
create policy tenant_isolation on service_order_line using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select, update on service_order_line to mm_app;

create table service_order_revision (
  tenant_id uuid not null,
  id uuid not null,
  service_order_id uuid not null,
  version integer not null,
  revision integer not null,
  lines jsonb not null,
  deliver_to text,
  note text not null,
  total_minor bigint not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  constraint service_order_revision_once UNIQUE (tenant_id, service_order_id, version),
  constraint service_order_revision_order_fk FOREIGN KEY (tenant_id, service_order_id) REFERENCES service_order(tenant_id, id),
  constraint service_order_revision_pkey PRIMARY KEY (tenant_id, id)
);
alter table service_order_revision enable row level security;
alter table service_order_revision force row level security;
create policy tenant_isolation on service_order_revision using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on service_order_revision to mm_app;

create table service_picture (
  tenant_id uuid not null,
  id uuid not null,
  service_id uuid not null,
  media_type text not null,
  width integer not null,
  height integer not null,
  bytes bytea not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  constraint service_picture_bounded CHECK (((octet_length(bytes) >= 1) AND (octet_length(bytes) <= 1048576))),
  constraint service_picture_pkey PRIMARY KEY (tenant_id, id),
  constraint service_picture_service_fk FOREIGN KEY (tenant_id, service_id) REFERENCES service(tenant_id, id),
  constraint service_picture_type_known CHECK ((media_type = ANY (ARRAY['image/png'::text, 'image/jpeg'::text, 'image/webp'::text])))
);
CREATE INDEX service_picture_by_service ON public.service_picture USING btree (tenant_id, service_id);
alter table service_picture enable row level security;
alter table service_picture force row level security;
create policy tenant_isolation on service_picture using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select on service_picture to mm_app;

create table service_price (
  tenant_id uuid not null,
  id uuid not null,
  service_id uuid not null,
  vendor_id uuid,
  valid_from date not null,
  price_minor bigint not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  constraint service_price_not_negative CHECK ((price_minor >= 0)),
  constraint service_price_once UNIQUE NULLS NOT DISTINCT (tenant_id, service_id, vendor_id, valid_from),
  constraint service_price_pkey PRIMARY KEY (tenant_id, id),
  constraint service_price_service_fk FOREIGN KEY (tenant_id, service_id) REFERENCES service(tenant_id, id),
  constraint service_price_vendor_fk FOREIGN KEY (tenant_id, vendor_id) REFERENCES vendor(tenant_id, id)
);
CREATE INDEX service_price_by_vendor ON public.service_price USING btree (tenant_id, vendor_id);
alter table service_price enable row level security;
alter table service_price force row level security;
create policy tenant_isolation on service_price using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select, update on service_price to mm_app;

create table signal (
  tenant_id uuid not null,
  id uuid not null,
  at timestamp with time zone not null,
  kind text not null,
  subject_type text not null,
  subject_id uuid not null,
  meeting_id uuid,
  site_id uuid,
  vendor_id uuid,
  organizer_id uuid,
  actor_id uuid,
  actor_name text not null default ''::text,
  request_id text,
  facts jsonb not null default '{}'::jsonb,
  told integer,
  constraint signal_pkey PRIMARY KEY (tenant_id, id),
  constraint signal_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant(id),
  constraint signal_told_sane CHECK ((told >= 0))
);
CREATE INDEX signal_by_meeting ON public.signal USING btree (tenant_id, meeting_id, id);
CREATE INDEX signal_of_visit ON public.signal USING btree (tenant_id, subject_id) WHERE (subject_type = ANY (ARRAY['visit'::text, 'visitor'::text, 'access_pass'::text]));
CREATE TRIGGER signal_append_only BEFORE DELETE OR UPDATE ON public.signal FOR EACH ROW EXECUTE FUNCTION app.append_only();
alter table signal enable row level security;
alter table signal force row level security;
create policy tenant_isolation on signal using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on signal to mm_app;

create table site (
  tenant_id uuid not null,
  id uuid not null,
  country_id uuid not null,
  name text not null,
  address text not null default ''::text,
  time_zone text not null,
  currency character(3) not null,
  business_hours_id uuid,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  deleted_at timestamp with time zone,
  version integer not null default 1,
  constraint site_business_hours_fk FOREIGN KEY (tenant_id, business_hours_id) REFERENCES business_hours(tenant_id, id),
  constraint site_country_fk FOREIGN KEY (tenant_id, country_id) REFERENCES country(tenant_id, id),
  constraint site_currency_fk FOREIGN KEY (currency) REFERENCES currency(code),
  constraint site_name_once UNIQUE (tenant_id, name),
  constraint site_pkey PRIMARY KEY (tenant_id, id)
);
CREATE INDEX site_by_business_hours ON public.site USING btree (tenant_id, business_hours_id);
CREATE INDEX site_by_country ON public.site USING btree (tenant_id, country_id);
alter table site enable row level security;
alter table site force row level security;
create policy tenant_isolation on site using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on site to mm_app;

create table sync_log (
  tenant_id uuid not null,
  id uuid not null,
  at timestamp with time zone not null,
  kind text not null,
  mailbox text not null default ''::text,
  event_id text,
  meeting_id uuid,
  outcome text not null,
  request jsonb not null default '{}'::jsonb,
  answer jsonb not null default '{}'::jsonb,
  replay_of uuid,
  constraint sync_log_kind_known CHECK ((kind = ANY (ARRAY['notification'::text, 'look'::text, 'sweep'::text, 'subscription'::text, 'write'::text, 'comparison'::text, 'replay'::text]))),
  constraint sync_log_outcome_known CHECK ((outcome = ANY (ARRAY['done'::text, 'nothing'::text, 'refused'::text, 'failed'::text, 'retried'::text]))),
  constraint sync_log_pkey PRIMARY KEY (tenant_id, id)
);
CREATE INDEX sync_log_by_meeting ON public.sync_log USING btree (tenant_id, meeting_id) WHERE (meeting_id IS NOT NULL);
CREATE INDEX sync_log_by_moment ON public.sync_log USING btree (tenant_id, at, id);
alter table sync_log enable row level security;
alter table sync_log force row level security;
create policy tenant_isolation on sync_log using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on sync_log to mm_app;

create table task (
  tenant_id uuid not null,
  id uuid not null,
  production_order_id uuid not null,
  vendor_id uuid not null,
  site_id uuid not null,
  kind text not null,
  starts_at timestamp with time zone not null,
  status text not null default 'open'::text,
  responsible_id uuid,
  note text not null default ''::text,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  version integer not null default 1,
  constraint task_finished_has_a_moment CHECK (((status = 'finished'::text) = (finished_at IS NOT NULL))),
  constraint task_kind_known CHECK ((kind = ANY (ARRAY['set_up'::text, 'deliver'::text, 'clear'::text]))),
  constraint task_once UNIQUE (tenant_id, production_order_id, kind),
  constraint task_pkey PRIMARY KEY (tenant_id, id),
  constraint task_production_fk FOREIGN KEY (tenant_id, production_order_id) REFERENCES production_order(tenant_id, id),
  constraint task_responsible_fk FOREIGN KEY (tenant_id, responsible_id) REFERENCES app_user(tenant_id, id),
  constraint task_site_fk FOREIGN KEY (tenant_id, site_id) REFERENCES site(tenant_id, id),
  constraint task_status_known CHECK ((status = ANY (ARRAY['open'::text, 'started'::text, 'finished'::text, 'cancelled'::text]))),
  constraint task_vendor_fk FOREIGN KEY (tenant_id, vendor_id) REFERENCES vendor(tenant_id, id)
);
CREATE INDEX task_by_responsible ON public.task USING btree (tenant_id, responsible_id, starts_at, id);
CREATE INDEX task_by_site ON public.task USING btree (tenant_id, site_id, starts_at, id);
CREATE INDEX task_by_vendor ON public.task USING btree (tenant_id, vendor_id, starts_at, id);
alter table task enable row level security;
alter table task force row level security;
create policy tenant_isolation on task using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on task to mm_app;

create table tenant (
  id uuid not null,
  name text not null,
  entra_tenant_id uuid not null,
  domains text[] not null default '{}'::text[],
  default_currency character(3) not null,
  default_time_zone text not null,
  default_locale text not null,
  plan text not null default 'standard'::text,
  settings jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null,
  constraint tenant_default_currency_fk FOREIGN KEY (default_currency) REFERENCES currency(code),
  constraint tenant_entra_tenant_id_once UNIQUE (entra_tenant_id),
  constraint tenant_pkey PRIMARY KEY (id)
);
grant select on tenant to mm_app;

create table told_preference (
  tenant_id uuid not null,
  user_id uuid not null,
  asks text not null,
  tells text not null,
  updated_at timestamp with time zone not null,
  constraint told_preference_asks_known CHECK ((asks = ANY (ARRAY['organizer'::text, 'delegate'::text, 'both'::text]))),
  constraint told_preference_pkey PRIMARY KEY (tenant_id, user_id),
  constraint told_preference_tells_known CHECK ((tells = ANY (ARRAY['organizer'::text, 'delegate'::text, 'both'::text]))),
  constraint told_preference_user_fk FOREIGN KEY (tenant_id, user_id) REFERENCES app_user(tenant_id, id)
);
alter table told_preference enable row level security;
alter table told_preference force row level security;
create policy tenant_isolation on told_preference using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on told_preference to mm_app;

create table transaction (
  tenant_id uuid not null,
  id uuid not null,
  at timestamp with time zone not null,
  kind text not null,
  service_order_id uuid,
  memo text not null default ''::text,
  created_by uuid,
  period date not null default (date_trunc('month'::text, now()))::date,
  corrects_id uuid,
  constraint transaction_corrects_fk FOREIGN KEY (tenant_id, corrects_id) REFERENCES transaction(tenant_id, id),
  constraint transaction_kind_known CHECK ((kind = ANY (ARRAY['hold'::text, 'post'::text, 'release'::text, 'fee'::text, 'refund'::text, 'correction'::text]))),
  constraint transaction_order_fk FOREIGN KEY (tenant_id, service_order_id) REFERENCES service_order(tenant_id, id),
  constraint transaction_period_is_a_month CHECK ((EXTRACT(day FROM period) = (1)::numeric)),
  constraint transaction_pkey PRIMARY KEY (tenant_id, id)
);
CREATE INDEX transaction_by_corrects ON public.transaction USING btree (tenant_id, corrects_id) WHERE (corrects_id IS NOT NULL);
CREATE INDEX transaction_by_order ON public.transaction USING btree (tenant_id, service_order_id);
CREATE INDEX transaction_by_period ON public.transaction USING btree (tenant_id, period, at, id);
CREATE TRIGGER transaction_append_only BEFORE DELETE OR UPDATE ON public.transaction FOR EACH ROW EXECUTE FUNCTION app.append_only();
CREATE TRIGGER transaction_no_truncate BEFORE TRUNCATE ON public.transaction FOR EACH STATEMENT EXECUTE FUNCTION app.append_only();
alter table transaction enable row level security;
alter table transaction force row level security;
create policy tenant_isolation on transaction using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on transaction to mm_app;

create table transfer (
  tenant_id uuid not null,
  id uuid not null,
  transaction_id uuid not null,
  debit_account_id uuid not null,
  credit_account_id uuid not null,
  currency character(3) not null,
  amount_minor bigint not null,
  reverses_id uuid,
  service_order_line_id uuid,
  budget_starts_on date,
  constraint transfer_amount_positive CHECK ((amount_minor > 0)),
  constraint transfer_between_two_accounts CHECK ((debit_account_id <> credit_account_id)),
  constraint transfer_credit_fk FOREIGN KEY (tenant_id, credit_account_id, currency) REFERENCES account(tenant_id, id, currency),
  constraint transfer_debit_fk FOREIGN KEY (tenant_id, debit_account_id, currency) REFERENCES account(tenant_id, id, currency),
  constraint transfer_pkey PRIMARY KEY (tenant_id, id),
  constraint transfer_reversed_once UNIQUE (tenant_id, reverses_id),
  constraint transfer_reverses_fk FOREIGN KEY (tenant_id, reverses_id) REFERENCES transfer(tenant_id, id),
  constraint transfer_transaction_fk FOREIGN KEY (tenant_id, transaction_id) REFERENCES transaction(tenant_id, id)
);
CREATE INDEX transfer_by_credit ON public.transfer USING btree (tenant_id, credit_account_id, currency);
CREATE INDEX transfer_by_debit ON public.transfer USING btree (tenant_id, debit_account_id, currency);
CREATE INDEX transfer_by_line ON public.transfer USING btree (tenant_id, service_order_line_id) WHERE (service_order_line_id IS NOT NULL);
CREATE INDEX transfer_by_transaction ON public.transfer USING btree (tenant_id, transaction_id);
CREATE TRIGGER transfer_append_only BEFORE DELETE OR UPDATE ON public.transfer FOR EACH ROW EXECUTE FUNCTION app.append_only();
CREATE TRIGGER transfer_no_truncate BEFORE TRUNCATE ON public.transfer FOR EACH STATEMENT EXECUTE FUNCTION app.append_only();
alter table transfer enable row level security;
alter table transfer force row level security;
create policy tenant_isolation on transfer using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on transfer to mm_app;

create table user_group (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  deleted_at timestamp with time zone,
  version integer not null default 1,
  constraint user_group_name_once UNIQUE (tenant_id, name),
  constraint user_group_pkey PRIMARY KEY (tenant_id, id),
  constraint user_group_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant(id)
);
alter table user_group enable row level security;
alter table user_group force row level security;
create policy tenant_isolation on user_group using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on user_group to mm_app;

create table user_group_member (
  tenant_id uuid not null,
  group_id uuid not null,
  user_id uuid not null,
  constraint user_group_member_group_fk FOREIGN KEY (tenant_id, group_id) REFERENCES user_group(tenant_id, id),
  constraint user_group_member_pkey PRIMARY KEY (tenant_id, group_id, user_id),
  constraint user_group_member_user_fk FOREIGN KEY (tenant_id, user_id) REFERENCES app_user(tenant_id, id)
);
CREATE INDEX user_group_member_by_user ON public.user_group_member USING btree (tenant_id, user_id);
alter table user_group_member enable row level security;
alter table user_group_member force row level security;
create policy tenant_isolation on user_group_member using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select on user_group_member to mm_app;

create table user_role (
  tenant_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  role text not null,
  site_id uuid,
  vendor_id uuid,
  account_id uuid,
  created_at timestamp with time zone not null,
  created_by uuid,
  constraint user_role_known CHECK ((role = ANY (ARRAY['organizer'::text, 'approver'::text, 'vendor'::text, 'receptionist'::text, 'facility'::text, 'finance'::text, 'security'::text, 'admin'::text]))),
  constraint user_role_once UNIQUE NULLS NOT DISTINCT (tenant_id, user_id, role, site_id, vendor_id, account_id),
  constraint user_role_one_scope CHECK ((num_nonnulls(site_id, vendor_id, account_id) <= 1)),
  constraint user_role_pkey PRIMARY KEY (tenant_id, id),
  constraint user_role_user_fk FOREIGN KEY (tenant_id, user_id) REFERENCES app_user(tenant_id, id)
);
alter table user_role enable row level security;
alter table user_role force row level security;
create policy tenant_isolation on user_role using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select on user_role to mm_app;

create table vendor (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  kind text not null,
  business_hours_id uuid not null,
  cut_off_rule jsonb not null,
  fee_tiers jsonb not null default '[]'::jsonb,
  auto_accept boolean not null default false,
  email text,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  deleted_at timestamp with time zone,
  version integer not null default 1,
  capacity_per_hour integer,
  phone text,
  large_group jsonb,
  task_kinds text[] not null default '{set_up,deliver,clear}'::text[],
  task_responsible_id uuid,
  constraint vendor_business_hours_fk FOREIGN KEY (tenant_id, business_hours_id) REFERENCES business_hours(tenant_id, id),
  constraint vendor_capacity_positive CHECK ((capacity_per_hour > 0)),
  constraint vendor_kind_known CHECK ((kind = ANY (ARRAY['in_house'::text, 'external'::text]))),
  constraint vendor_name_once UNIQUE (tenant_id, name),
  constraint vendor_pkey PRIMARY KEY (tenant_id, id),
  constraint vendor_task_kinds_known CHECK ((task_kinds <@ ARRAY['set_up'::text, 'deliver'::text, 'clear'::text])),
  constraint vendor_task_responsible_fk FOREIGN KEY (tenant_id, task_responsible_id) REFERENCES app_user(tenant_id, id)
);
CREATE INDEX vendor_by_business_hours ON public.vendor USING btree (tenant_id, business_hours_id);
CREATE INDEX vendor_by_task_responsible ON public.vendor USING btree (tenant_id, task_responsible_id) WHERE (task_responsible_id IS NOT NULL);
alter table vendor enable row level security;
alter table vendor force row level security;
create policy tenant_isolation on vendor using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on vendor to mm_app;

create table vendor_hour (
  tenant_id uuid not null,
  vendor_id uuid not null,
  hour timestamp with time zone not null,
  portions integer not null,
  capacity integer not null,
  constraint vendor_hour_pkey PRIMARY KEY (tenant_id, vendor_id, hour),
  constraint vendor_hour_vendor_fk FOREIGN KEY (tenant_id, vendor_id) REFERENCES vendor(tenant_id, id),
  constraint vendor_hour_within_capacity CHECK (((portions >= 0) AND (portions <= capacity)))
);
alter table vendor_hour enable row level security;
alter table vendor_hour force row level security;
create policy tenant_isolation on vendor_hour using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on vendor_hour to mm_app;

create table vendor_invoice (
  tenant_id uuid not null,
  id uuid not null,
  vendor_id uuid not null,
  number text not null,
  invoice_date date not null,
  currency character(3) not null,
  total_minor bigint not null,
  line_count integer not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  version integer not null default 1,
  constraint vendor_invoice_currency_fk FOREIGN KEY (currency) REFERENCES currency(code),
  constraint vendor_invoice_number_once UNIQUE (tenant_id, vendor_id, number),
  constraint vendor_invoice_pkey PRIMARY KEY (tenant_id, id),
  constraint vendor_invoice_vendor_fk FOREIGN KEY (tenant_id, vendor_id) REFERENCES vendor(tenant_id, id)
);
CREATE INDEX vendor_invoice_by_date ON public.vendor_invoice USING btree (tenant_id, invoice_date, id);
alter table vendor_invoice enable row level security;
alter table vendor_invoice force row level security;
create policy tenant_isolation on vendor_invoice using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on vendor_invoice to mm_app;

create table vendor_invoice_line (
  tenant_id uuid not null,
  vendor_invoice_id uuid not null,
  number integer not null,
  order_number bigint,
  text text not null,
  quantity numeric(12,3),
  amount_minor bigint not null,
  outcome text not null,
  posted_minor bigint,
  difference_minor bigint,
  accepted_at timestamp with time zone,
  accepted_by uuid,
  accept_reason text,
  correction_id uuid,
  constraint vendor_invoice_line_accepted_by_fk FOREIGN KEY (tenant_id, accepted_by) REFERENCES app_user(tenant_id, id),
  constraint vendor_invoice_line_accepted_with_a_reason CHECK (((accepted_at IS NULL) = (accept_reason IS NULL))),
  constraint vendor_invoice_line_correction_fk FOREIGN KEY (tenant_id, correction_id) REFERENCES transaction(tenant_id, id),
  constraint vendor_invoice_line_invoice_fk FOREIGN KEY (tenant_id, vendor_invoice_id) REFERENCES vendor_invoice(tenant_id, id),
  constraint vendor_invoice_line_number_positive CHECK ((number > 0)),
  constraint vendor_invoice_line_outcome_known CHECK ((outcome = ANY (ARRAY['matched'::text, 'differs'::text, 'unknown'::text]))),
  constraint vendor_invoice_line_pkey PRIMARY KEY (tenant_id, vendor_invoice_id, number)
);
CREATE INDEX vendor_invoice_line_by_accepted_by ON public.vendor_invoice_line USING btree (tenant_id, accepted_by) WHERE (accepted_by IS NOT NULL);
CREATE INDEX vendor_invoice_line_by_correction ON public.vendor_invoice_line USING btree (tenant_id, correction_id) WHERE (correction_id IS NOT NULL);
alter table vendor_invoice_line enable row level security;
alter table vendor_invoice_line force row level security;
create policy tenant_isolation on vendor_invoice_line using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on vendor_invoice_line to mm_app;

create table vendor_invoice_match (
  tenant_id uuid not null,
  service_order_line_id uuid not null,
  vendor_invoice_id uuid not null,
  vendor_invoice_line_number integer not null,
  constraint vendor_invoice_match_line_fk FOREIGN KEY (tenant_id, vendor_invoice_id, vendor_invoice_line_number) REFERENCES vendor_invoice_line(tenant_id, vendor_invoice_id, number),
  constraint vendor_invoice_match_pkey PRIMARY KEY (tenant_id, service_order_line_id)
);
CREATE INDEX vendor_invoice_match_by_invoice ON public.vendor_invoice_match USING btree (tenant_id, vendor_invoice_id, vendor_invoice_line_number);
alter table vendor_invoice_match enable row level security;
alter table vendor_invoice_match force row level security;
create policy tenant_isolation on vendor_invoice_match using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on vendor_invoice_match to mm_app;

create table vendor_service (
  tenant_id uuid not null,
  vendor_id uuid not null,
  service_id uuid not null,
  price_minor bigint,
  cut_off_rule jsonb,
  constraint vendor_service_pkey PRIMARY KEY (tenant_id, vendor_id, service_id),
  constraint vendor_service_price_not_negative CHECK ((price_minor >= 0)),
  constraint vendor_service_service_fk FOREIGN KEY (tenant_id, service_id) REFERENCES service(tenant_id, id),
  constraint vendor_service_vendor_fk FOREIGN KEY (tenant_id, vendor_id) REFERENCES vendor(tenant_id, id)
);
CREATE INDEX vendor_service_by_service ON public.vendor_service USING btree (tenant_id, service_id);
alter table vendor_service enable row level security;
alter table vendor_service force row level security;
create policy tenant_isolation on vendor_service using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select, update on vendor_service to mm_app;

create table vendor_site (
  tenant_id uuid not null,
  vendor_id uuid not null,
  site_id uuid not null,
  constraint vendor_site_pkey PRIMARY KEY (tenant_id, vendor_id, site_id),
  constraint vendor_site_site_fk FOREIGN KEY (tenant_id, site_id) REFERENCES site(tenant_id, id),
  constraint vendor_site_vendor_fk FOREIGN KEY (tenant_id, vendor_id) REFERENCES vendor(tenant_id, id)
);
CREATE INDEX vendor_site_by_site ON public.vendor_site USING btree (tenant_id, site_id);
alter table vendor_site enable row level security;
alter table vendor_site force row level security;
create policy tenant_isolation on vendor_site using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select on vendor_site to mm_app;

create table visit (
  tenant_id uuid not null,
  id uuid not null,
  visitor_id uuid,
  meeting_id uuid,
  meeting_location_id uuid,
  site_id uuid not null,
  host_id uuid not null,
  purpose text not null default ''::text,
  during tstzrange not null,
  moved_from tstzrange,
  late_until timestamp with time zone,
  source text not null,
  parking boolean not null default false,
  plate text not null default ''::text,
  wheelchair boolean not null default false,
  wifi boolean not null default false,
  lunch boolean not null default false,
  note text not null default ''::text,
  status text not null default 'invited'::text,
  clearance text not null default 'not_needed'::text,
  arrived_at timestamp with time zone,
  arrived_by uuid,
  left_at timestamp with time zone,
  left_by uuid,
  left_how text,
  badge_number integer,
  badge_lost_at timestamp with time zone,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  version integer not null default 1,
  own_time_for tstzrange,
  cancelled_because text,
  badge_day date,
  constraint visit_arrived_has_a_moment CHECK (((status <> ALL (ARRAY['arrived'::text, 'left'::text])) OR (arrived_at IS NOT NULL))),
  constraint visit_cancelled_because_known CHECK ((cancelled_because = ANY (ARRAY['host'::text, 'meeting'::text, 'attendee'::text, 'visitor'::text]))),
  constraint visit_clearance_known CHECK ((clearance = ANY (ARRAY['not_needed'::text, 'pending'::text, 'approved'::text, 'refused'::text]))),
  constraint visit_host_fk FOREIGN KEY (tenant_id, host_id) REFERENCES app_user(tenant_id, id),
  constraint visit_left_has_a_moment CHECK (((status = 'left'::text) = ((left_at IS NOT NULL) AND (left_how IS NOT NULL)))),
  constraint visit_left_how_known CHECK ((left_how = ANY (ARRAY['desk'::text, 'pass'::text, 'door'::text, 'closing'::text]))),
  constraint visit_meeting_fk FOREIGN KEY (tenant_id, meeting_id) REFERENCES meeting(tenant_id, id),
  constraint visit_meeting_location_fk FOREIGN KEY (tenant_id, meeting_location_id) REFERENCES meeting_location(tenant_id, id),
  constraint visit_period_sane CHECK (((NOT isempty(during)) AND (NOT lower_inf(during)) AND (NOT upper_inf(during)))),
  constraint visit_pkey PRIMARY KEY (tenant_id, id),
  constraint visit_site_fk FOREIGN KEY (tenant_id, site_id) REFERENCES site(tenant_id, id),
  constraint visit_source_known CHECK ((source = ANY (ARRAY['attendee'::text, 'by_hand'::text, 'list'::text, 'walk_in'::text]))),
  constraint visit_status_known CHECK ((status = ANY (ARRAY['invited'::text, 'confirmed'::text, 'arrived'::text, 'left'::text, 'no_show'::text, 'cancelled'::text]))),
  constraint visit_visitor_fk FOREIGN KEY (tenant_id, visitor_id) REFERENCES visitor(tenant_id, id),
  constraint visit_without_meeting_is_a_walk_in CHECK (((meeting_id IS NULL) = (meeting_location_id IS NULL)))
);
CREATE UNIQUE INDEX visit_badge_once ON public.visit USING btree (tenant_id, site_id, badge_day, badge_number) WHERE ((badge_number IS NOT NULL) AND (badge_day IS NOT NULL));
CREATE INDEX visit_by_host ON public.visit USING btree (tenant_id, host_id, lower(during));
CREATE INDEX visit_by_meeting ON public.visit USING btree (tenant_id, meeting_id);
CREATE INDEX visit_by_site ON public.visit USING btree (tenant_id, site_id, lower(during));
CREATE INDEX visit_by_visitor ON public.visit USING btree (tenant_id, visitor_id);
CREATE INDEX visit_in_the_house ON public.visit USING btree (tenant_id, site_id) WHERE (status = 'arrived'::text);
CREATE INDEX visit_of_somebody ON public.visit USING btree (tenant_id, site_id, upper(during)) WHERE (visitor_id IS NOT NULL);
CREATE UNIQUE INDEX visit_once ON public.visit USING btree (tenant_id, meeting_location_id, visitor_id) WHERE ((meeting_location_id IS NOT NULL) AND (visitor_id IS NOT NULL) AND (status <> 'cancelled'::text));
alter table visit enable row level security;
alter table visit force row level security;
create policy tenant_isolation on visit using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on visit to mm_app;

create table visit_policy (
  tenant_id uuid not null,
  site_id uuid not null,
  purpose text not null default ''::text,
  retention_days integer not null default 30,
  photos boolean not null default false,
  photo_retention_days integer not null default 1,
  pre_approval boolean not null default false,
  early_minutes integer not null default 60,
  late_minutes integer not null default 60,
  closes_at time without time zone not null default '18:00:00'::time without time zone,
  map_url text not null default ''::text,
  host_answer_minutes integer not null default 5,
  anti_passback boolean not null default true,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  deleted_at timestamp with time zone,
  version integer not null default 1,
  doors_check_in boolean not null default false,
  constraint visit_policy_host_answer_sane CHECK (((host_answer_minutes >= 1) AND (host_answer_minutes <= 120))),
  constraint visit_policy_margins_sane CHECK ((((early_minutes >= 0) AND (early_minutes <= 1440)) AND ((late_minutes >= 0) AND (late_minutes <= 1440)))),
  constraint visit_policy_photo_retention_sane CHECK (((photo_retention_days >= 0) AND (photo_retention_days <= retention_days))),
  constraint visit_policy_pkey PRIMARY KEY (tenant_id, site_id),
  constraint visit_policy_retention_sane CHECK (((retention_days >= 0) AND (retention_days <= 3650))),
  constraint visit_policy_site_fk FOREIGN KEY (tenant_id, site_id) REFERENCES site(tenant_id, id)
);
alter table visit_policy enable row level security;
alter table visit_policy force row level security;
create policy tenant_isolation on visit_policy using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on visit_policy to mm_app;

create table visit_review (
  tenant_id uuid not null,
  id uuid not null,
  visit_id uuid not null,
  site_id uuid not null,
  pre_approval boolean not null,
  status text not null,
  note text not null default ''::text,
  decided_at timestamp with time zone,
  decided_by uuid,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  version integer not null default 1,
  constraint visit_review_decided_has_a_moment CHECK (((status = 'open'::text) = (decided_at IS NULL))),
  constraint visit_review_once UNIQUE (tenant_id, visit_id),
  constraint visit_review_pkey PRIMARY KEY (tenant_id, id),
  constraint visit_review_site_fk FOREIGN KEY (tenant_id, site_id) REFERENCES site(tenant_id, id),
  constraint visit_review_status_known CHECK ((status = ANY (ARRAY['open'::text, 'approved'::text, 'refused'::text]))),
  constraint visit_review_visit_fk FOREIGN KEY (tenant_id, visit_id) REFERENCES visit(tenant_id, id)
);
CREATE INDEX visit_review_by_site ON public.visit_review USING btree (tenant_id, site_id);
CREATE INDEX visit_review_open ON public.visit_review USING btree (tenant_id, created_at, id) WHERE (status = 'open'::text);
alter table visit_review enable row level security;
alter table visit_review force row level security;
create policy tenant_isolation on visit_review using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on visit_review to mm_app;

create table visitor (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  email text not null default ''::text,
  phone text not null default ''::text,
  company text not null default ''::text,
  locale text not null default 'en'::text,
  search_text text not null default ''::text,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  erased_at timestamp with time zone,
  version integer not null default 1,
  renamed_at timestamp with time zone,
  constraint visitor_erased_is_empty CHECK (((erased_at IS NULL) OR ((email = ''::text) AND (phone = ''::text) AND (company = ''::text) AND (search_text = ''::text)))),
  constraint visitor_locale_known CHECK ((locale = ANY (ARRAY['en'::text, 'da'::text, 'nb'::text, 'it'::text, 'de'::text]))),
  constraint visitor_named CHECK (((name <> ''::text) = (erased_at IS NULL))),
  constraint visitor_pkey PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX visitor_email_once ON public.visitor USING btree (tenant_id, email) WHERE (email <> ''::text);
CREATE INDEX visitor_known ON public.visitor USING btree (tenant_id, created_at) WHERE (erased_at IS NULL);
alter table visitor enable row level security;
alter table visitor force row level security;
create policy tenant_isolation on visitor using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select, update on visitor to mm_app;

create table visitor_erasure (
  tenant_id uuid not null,
  id uuid not null,
  visitor_id uuid not null,
  erased_at timestamp with time zone not null,
  erased_by_kind text not null,
  erased_by uuid,
  because text not null,
  counts jsonb not null,
  invites_left integer not null,
  constraint visitor_erasure_because_known CHECK ((because = ANY (ARRAY['own_wish'::text, 'asked'::text, 'mistake'::text, 'retention'::text]))),
  constraint visitor_erasure_by_known CHECK ((erased_by_kind = ANY (ARRAY['user'::text, 'visitor'::text, 'service'::text]))),
  constraint visitor_erasure_once UNIQUE (tenant_id, visitor_id),
  constraint visitor_erasure_pkey PRIMARY KEY (tenant_id, id),
  constraint visitor_erasure_visitor_fk FOREIGN KEY (tenant_id, visitor_id) REFERENCES visitor(tenant_id, id)
);
CREATE INDEX visitor_erasure_by_moment ON public.visitor_erasure USING btree (tenant_id, erased_at, id);
CREATE TRIGGER visitor_erasure_append_only BEFORE DELETE OR UPDATE ON public.visitor_erasure FOR EACH ROW EXECUTE FUNCTION app.append_only();
alter table visitor_erasure enable row level security;
alter table visitor_erasure force row level security;
create policy tenant_isolation on visitor_erasure using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on visitor_erasure to mm_app;

create table visitor_photo (
  tenant_id uuid not null,
  visit_id uuid not null,
  jpeg bytea not null,
  taken_at timestamp with time zone not null,
  taken_by uuid,
  constraint visitor_photo_is_small CHECK (((octet_length(jpeg) >= 1) AND (octet_length(jpeg) <= 204800))),
  constraint visitor_photo_pkey PRIMARY KEY (tenant_id, visit_id),
  constraint visitor_photo_visit_fk FOREIGN KEY (tenant_id, visit_id) REFERENCES visit(tenant_id, id)
);
alter table visitor_photo enable row level security;
alter table visitor_photo force row level security;
create policy tenant_isolation on visitor_photo using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select, update on visitor_photo to mm_app;

create table webhook (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  url text not null,
  topics text[] not null,
  sealed_secret bytea not null,
  status text not null,
  taken_to timestamp with time zone not null,
  active_since timestamp with time zone not null,
  failing_since timestamp with time zone,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  deleted_at timestamp with time zone,
  version integer not null default 1,
  previous_sealed_secret bytea,
  previous_valid_to timestamp with time zone,
  constraint webhook_pkey PRIMARY KEY (tenant_id, id),
  constraint webhook_previous_is_whole CHECK (((previous_sealed_secret IS NULL) = (previous_valid_to IS NULL))),
  constraint webhook_status_known CHECK ((status = ANY (ARRAY['active'::text, 'paused'::text, 'disabled'::text]))),
  constraint webhook_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant(id)
);
alter table webhook enable row level security;
alter table webhook force row level security;
create policy tenant_isolation on webhook using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on webhook to mm_app;

create table webhook_delivery (
  tenant_id uuid not null,
  id uuid not null,
  webhook_id uuid not null,
  signal_id uuid,
  kind text not null,
  content jsonb not null,
  replay_of uuid,
  status text not null default 'pending'::text,
  attempts integer not null default 0,
  next_attempt_at timestamp with time zone not null,
  lease_until timestamp with time zone,
  fence integer not null default 0,
  created_at timestamp with time zone not null,
  last_attempt_at timestamp with time zone,
  answer_status integer,
  problem text,
  constraint webhook_delivery_pkey PRIMARY KEY (tenant_id, id),
  constraint webhook_delivery_status_known CHECK ((status = ANY (ARRAY['pending'::text, 'sent'::text, 'failed'::text]))),
  constraint webhook_delivery_webhook_fk FOREIGN KEY (tenant_id, webhook_id) REFERENCES webhook(tenant_id, id)
);
CREATE INDEX webhook_delivery_by_webhook ON public.webhook_delivery USING btree (tenant_id, webhook_id, id);
CREATE INDEX webhook_delivery_due ON public.webhook_delivery USING btree (tenant_id, next_attempt_at) WHERE (status = 'pending'::text);
CREATE UNIQUE INDEX webhook_delivery_once ON public.webhook_delivery USING btree (tenant_id, webhook_id, signal_id) WHERE (replay_of IS NULL);
alter table webhook_delivery enable row level security;
alter table webhook_delivery force row level security;
create policy tenant_isolation on webhook_delivery using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select, update on webhook_delivery to mm_app;
