-- Visitors of a series, visits with a time of their own, and why a visit is off.

alter table visit
  -- The meeting's time for which somebody said that the visitor comes at another: it moves along. Null: she comes with it.
  add column own_time_for tstzrange,
  -- What comes back when its meeting does is what went with it.
  add column cancelled_because text,
  add constraint visit_cancelled_because_known
    check (cancelled_because in ('host', 'meeting', 'attendee', 'visitor'));

-- Who comes to the dates of a series: each date that comes near has the visit made for it once.
create table series_visitor (
  tenant_id uuid not null,
  id uuid not null,
  series_id uuid not null,
  visitor_id uuid not null,
  -- Null: where the date's guests come.
  site_id uuid,
  -- Null: the organizer.
  host_id uuid,
  purpose text not null default '',
  parking boolean not null default false,
  plate text not null default '',
  wheelchair boolean not null default false,
  wifi boolean not null default false,
  lunch boolean not null default false,
  note text not null default '',
  source text not null,
  -- The moments in the pattern from which on, and up to but without which; null: for good.
  from_start timestamptz not null,
  until_start timestamptz,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint series_visitor_once unique (tenant_id, series_id, visitor_id),
  constraint series_visitor_series_fk foreign key (tenant_id, series_id) references meeting_series (tenant_id, id),
  constraint series_visitor_visitor_fk foreign key (tenant_id, visitor_id) references visitor (tenant_id, id),
  constraint series_visitor_site_fk foreign key (tenant_id, site_id) references site (tenant_id, id),
  constraint series_visitor_host_fk foreign key (tenant_id, host_id) references app_user (tenant_id, id),
  constraint series_visitor_source_known check (source in ('attendee', 'by_hand', 'list'))
);
create index series_visitor_by_visitor on series_visitor (tenant_id, visitor_id);
create index series_visitor_by_site on series_visitor (tenant_id, site_id);
create index series_visitor_by_host on series_visitor (tenant_id, host_id);
call app.protect('series_visitor', 'select, insert, update, delete');

alter table hand_over_item
  drop constraint hand_over_item_kind_known,
  add constraint hand_over_item_kind_known check (kind in (
    'meeting', 'series', 'approval', 'account', 'deputy', 'task', 'template', 'room', 'vendor', 'visit'));
