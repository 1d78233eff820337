-- What is ordered for moments at which its vendor is closed by now, and what is brought in besides places.

-- The vendor delivers an order although it is closed on that day. Moved to another day, the order is asked about anew.
create table delivery_exception (
  tenant_id uuid not null,
  id uuid not null,
  vendor_id uuid not null,
  service_order_id uuid not null,
  -- By the vendor's clock.
  day date not null,
  note text not null default '',
  created_at timestamptz not null,
  created_by uuid,
  primary key (tenant_id, id),
  constraint delivery_exception_once unique (tenant_id, service_order_id, vendor_id, day),
  constraint delivery_exception_vendor_fk foreign key (tenant_id, vendor_id) references vendor (tenant_id, id),
  constraint delivery_exception_order_fk
    foreign key (tenant_id, service_order_id) references service_order (tenant_id, id)
);
create index delivery_exception_by_vendor on delivery_exception (tenant_id, vendor_id);
call app.protect('delivery_exception', 'select, insert');

-- What a vendor has to deliver from a moment on.
create index service_order_line_by_vendor_ahead on service_order_line (tenant_id, vendor_id, deliver_at);

alter table import_data
  drop constraint import_data_kind_known,
  add constraint import_data_kind_known check (kind in ('places', 'services', 'vendors', 'accounts'));

-- Services are recognised by their name when they are brought in.
create index service_by_name on service (tenant_id, lower(name));
