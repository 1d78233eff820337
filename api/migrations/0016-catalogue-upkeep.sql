-- Seasons, prices with a day from which they hold, catalogues for groups of people, and how much a vendor makes in an hour.

alter table service
  -- Days of the year, `MM-DD`; a season that begins after it ends goes over the turn of the year.
  add column season_from text,
  add column season_until text,
  add constraint service_season_sane check (
    (season_from is null) = (season_until is null)
    and coalesce(season_from, '01-01') ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'
    and coalesce(season_until, '01-01') ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$');

-- A price that holds for deliveries from a day on; of a vendor, or of every vendor without a price of its own.
create table service_price (
  tenant_id uuid not null,
  id uuid not null,
  service_id uuid not null,
  vendor_id uuid,
  valid_from date not null,
  price_minor bigint not null,
  created_at timestamptz not null,
  created_by uuid,
  primary key (tenant_id, id),
  constraint service_price_once unique nulls not distinct (tenant_id, service_id, vendor_id, valid_from),
  constraint service_price_service_fk foreign key (tenant_id, service_id) references service (tenant_id, id),
  constraint service_price_vendor_fk foreign key (tenant_id, vendor_id) references vendor (tenant_id, id),
  constraint service_price_not_negative check (price_minor >= 0)
);
create index service_price_by_vendor on service_price (tenant_id, vendor_id);
call app.protect('service_price', 'select, insert, update, delete');

-- A catalogue with groups is for their members only; without any it is for everybody.
create table service_catalogue_group (
  tenant_id uuid not null,
  service_catalogue_id uuid not null,
  user_group_id uuid not null,
  primary key (tenant_id, service_catalogue_id, user_group_id),
  constraint service_catalogue_group_catalogue_fk
    foreign key (tenant_id, service_catalogue_id) references service_catalogue (tenant_id, id),
  constraint service_catalogue_group_group_fk foreign key (tenant_id, user_group_id) references user_group (tenant_id, id)
);
create index service_catalogue_group_by_group on service_catalogue_group (tenant_id, user_group_id);
call app.protect('service_catalogue_group', 'select, insert, delete');

-- Pictures as they are shown: read, checked and written anew. `service.image` is the address of one of them.
create table service_picture (
  tenant_id uuid not null,
  id uuid not null,
  service_id uuid not null,
  media_type text not null,
  width integer not null,
  height integer not null,
  bytes bytea not null,
  created_at timestamptz not null,
  created_by uuid,
  primary key (tenant_id, id),
  constraint service_picture_service_fk foreign key (tenant_id, service_id) references service (tenant_id, id),
  constraint service_picture_type_known check (media_type in ('image/png', 'image/jpeg', 'image/webp')),
  constraint service_picture_bounded check (octet_length(bytes) between 1 and 1048576)
);
create index service_picture_by_service on service_picture (tenant_id, service_id);
call app.protect('service_picture', 'select, insert, delete');

alter table vendor
  -- Portions that can be delivered within one clock hour; null: no limit.
  add column capacity_per_hour integer,
  add column phone text,
  -- { "fromQuantity": n, "daysEarlier": n }: deadlines of large groups are so many business days earlier.
  add column large_group jsonb,
  add constraint vendor_capacity_positive check (capacity_per_hour > 0);

-- What is promised of a vendor's hour. A lowered capacity holds for what comes next and leaves what is promised.
create table vendor_hour (
  tenant_id uuid not null,
  vendor_id uuid not null,
  hour timestamptz not null,
  portions integer not null,
  capacity integer not null,
  primary key (tenant_id, vendor_id, hour),
  constraint vendor_hour_vendor_fk foreign key (tenant_id, vendor_id) references vendor (tenant_id, id),
  constraint vendor_hour_within_capacity check (portions between 0 and capacity)
);
call app.protect('vendor_hour', 'select, insert, update');
