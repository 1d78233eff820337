-- Which events arrive from which kinds of client, counted by the day. Nothing of a person.

create table client_event_day (
  tenant_id uuid not null,
  day date not null,
  host text not null,
  platform text not null,
  -- Of the client, without its last part; empty where a day has more versions than are told apart.
  version text not null,
  kind text not null,
  count integer not null,
  primary key (tenant_id, day, host, platform, version, kind),
  constraint client_event_day_counts check (count > 0)
);
call app.protect('client_event_day', 'select, insert, update, delete');
