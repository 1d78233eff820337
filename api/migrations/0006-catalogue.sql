-- What can be ordered, from whom, where, and until when.

create table vendor (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  kind text not null,
  business_hours_id uuid not null,
  -- { "orderBefore": rule, "changeBefore": rule }; a rule is { "kind": "business_minutes", "minutes": n }
  -- or { "kind": "business_days", "days": n, "at": "14:00" }.
  cut_off_rule jsonb not null,
  fee_tiers jsonb not null default '[]',
  auto_accept boolean not null default false,
  email text,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  deleted_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint vendor_name_once unique (tenant_id, name),
  constraint vendor_business_hours_fk
    foreign key (tenant_id, business_hours_id) references business_hours (tenant_id, id),
  constraint vendor_kind_known check (kind in ('in_house', 'external'))
);
create index vendor_by_business_hours on vendor (tenant_id, business_hours_id);
call app.protect('vendor', 'select, insert, update');

create table vendor_site (
  tenant_id uuid not null,
  vendor_id uuid not null,
  site_id uuid not null,
  primary key (tenant_id, vendor_id, site_id),
  constraint vendor_site_vendor_fk foreign key (tenant_id, vendor_id) references vendor (tenant_id, id),
  constraint vendor_site_site_fk foreign key (tenant_id, site_id) references site (tenant_id, id)
);
create index vendor_site_by_site on vendor_site (tenant_id, site_id);
call app.protect('vendor_site', 'select, insert, delete');

create table service_category (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  position integer not null default 0,
  delivery_moment text not null,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  deleted_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint service_category_name_once unique (tenant_id, name),
  constraint service_category_tenant_fk foreign key (tenant_id) references tenant (id),
  constraint service_category_moment_known
    check (delivery_moment in ('before_start', 'at_start', 'midday', 'at_end'))
);
call app.protect('service_category', 'select, insert, update');

create table service (
  tenant_id uuid not null,
  id uuid not null,
  category_id uuid not null,
  name text not null,
  description text not null default '',
  unit text not null,
  price_minor bigint not null,
  currency char(3) not null,
  vat_percent numeric(5, 2) not null,
  minimum_quantity integer not null default 1,
  maximum_quantity integer not null default 1000,
  options jsonb not null default '[]',
  diets text[] not null default '{}',
  allergens text[] not null default '{}',
  image text,
  popular boolean not null default false,
  offered_weekdays integer[] not null default '{1,2,3,4,5,6,7}',
  offered_from time,
  offered_until time,
  search tsvector generated always as (to_tsvector('simple', name || ' ' || description)) stored,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  deleted_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint service_category_fk foreign key (tenant_id, category_id) references service_category (tenant_id, id),
  constraint service_currency_fk foreign key (currency) references currency (code),
  constraint service_unit_known check (unit in ('order', 'person', 'piece', 'hour')),
  constraint service_price_not_negative check (price_minor >= 0),
  constraint service_vat_sane check (vat_percent between 0 and 100),
  constraint service_quantities_sane check (minimum_quantity >= 1 and maximum_quantity >= minimum_quantity)
);
create index service_by_category on service (tenant_id, category_id);
call app.protect('service', 'select, insert, update');

-- Who delivers a service; a price and a cut-off rule of its own count before the service's and the vendor's.
create table vendor_service (
  tenant_id uuid not null,
  vendor_id uuid not null,
  service_id uuid not null,
  price_minor bigint,
  cut_off_rule jsonb,
  primary key (tenant_id, vendor_id, service_id),
  constraint vendor_service_vendor_fk foreign key (tenant_id, vendor_id) references vendor (tenant_id, id),
  constraint vendor_service_service_fk foreign key (tenant_id, service_id) references service (tenant_id, id),
  constraint vendor_service_price_not_negative check (price_minor >= 0)
);
create index vendor_service_by_service on vendor_service (tenant_id, service_id);
call app.protect('vendor_service', 'select, insert, update, delete');

create table service_catalogue (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  valid_from date,
  valid_to date,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  deleted_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint service_catalogue_name_once unique (tenant_id, name),
  constraint service_catalogue_tenant_fk foreign key (tenant_id) references tenant (id)
);
call app.protect('service_catalogue', 'select, insert, update');

create table service_catalogue_service (
  tenant_id uuid not null,
  service_catalogue_id uuid not null,
  service_id uuid not null,
  primary key (tenant_id, service_catalogue_id, service_id),
  constraint service_catalogue_service_catalogue_fk
    foreign key (tenant_id, service_catalogue_id) references service_catalogue (tenant_id, id),
  constraint service_catalogue_service_service_fk foreign key (tenant_id, service_id) references service (tenant_id, id)
);
create index service_catalogue_service_by_service on service_catalogue_service (tenant_id, service_id);
call app.protect('service_catalogue_service', 'select, insert, delete');

create table service_catalogue_site (
  tenant_id uuid not null,
  service_catalogue_id uuid not null,
  site_id uuid not null,
  primary key (tenant_id, service_catalogue_id, site_id),
  constraint service_catalogue_site_catalogue_fk
    foreign key (tenant_id, service_catalogue_id) references service_catalogue (tenant_id, id),
  constraint service_catalogue_site_site_fk foreign key (tenant_id, site_id) references site (tenant_id, id)
);
create index service_catalogue_site_by_site on service_catalogue_site (tenant_id, site_id);
call app.protect('service_catalogue_site', 'select, insert, delete');
