-- People and systems of a tenant. A user is Entra's object id in the tenant, never an e-mail address.

create table app_user (
  tenant_id uuid not null,
  id uuid not null,
  entra_object_id uuid not null,
  name text not null,
  email text not null,
  title text not null default '',
  locale text not null default 'en',
  time_zone text not null,
  work_days integer[] not null default '{1,2,3,4,5}',
  work_starts time not null default '08:00',
  work_ends time not null default '17:00',
  status text not null default 'active',
  home_site_id uuid,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  deleted_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint app_user_entra_object_id_once unique (tenant_id, entra_object_id),
  constraint app_user_tenant_fk foreign key (tenant_id) references tenant (id),
  constraint app_user_status_known check (status in ('active', 'disabled')),
  constraint app_user_locale_known check (locale in ('en', 'da', 'nb', 'it', 'de'))
);
create unique index app_user_email_once on app_user (tenant_id, lower(email)) where deleted_at is null;
call app.protect('app_user', 'select, insert, update');

-- A role is held everywhere, or for one site, vendor or account.
create table user_role (
  tenant_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  role text not null,
  site_id uuid,
  vendor_id uuid,
  account_id uuid,
  created_at timestamptz not null,
  created_by uuid,
  primary key (tenant_id, id),
  constraint user_role_once unique nulls not distinct (tenant_id, user_id, role, site_id, vendor_id, account_id),
  constraint user_role_user_fk foreign key (tenant_id, user_id) references app_user (tenant_id, id),
  constraint user_role_known
    check (role in ('organizer', 'approver', 'vendor', 'receptionist', 'facility', 'finance', 'admin')),
  constraint user_role_one_scope check (num_nonnulls(site_id, vendor_id, account_id) <= 1)
);
call app.protect('user_role', 'select, insert, delete');

-- Only the hash of a key is kept; the prefix finds the row.
create table api_key (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  prefix text not null,
  secret_sha256 bytea not null,
  owner_id uuid,
  scopes text[] not null,
  valid_to timestamptz,
  last_used_at timestamptz,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  deleted_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint api_key_prefix_once unique (tenant_id, prefix),
  constraint api_key_owner_fk foreign key (tenant_id, owner_id) references app_user (tenant_id, id),
  constraint api_key_secret_is_sha256 check (octet_length(secret_sha256) = 32)
);
create index api_key_by_owner on api_key (tenant_id, owner_id);
call app.protect('api_key', 'select, insert, update');

-- A call with an API key knows no tenant yet: the key's prefix leads to it.
create table api_key_route (
  prefix text primary key,
  tenant_id uuid not null,
  constraint api_key_route_tenant_fk foreign key (tenant_id) references tenant (id)
);
grant select, insert, delete on api_key_route to mm_app;
