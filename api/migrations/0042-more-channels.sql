-- Teams' activity feed as a channel of its own, and the app that is installed for people before they open the chat.

alter table message_log
  drop constraint message_log_channel_known,
  add constraint message_log_channel_known check (channel in ('teams', 'activity', 'email', 'sms', 'webhook'));

-- What became of installing the app for somebody who should be told and had no chat: one row a person.
create table app_installation (
  tenant_id uuid not null,
  user_id uuid not null,
  status text not null,
  tried_at timestamptz not null,
  -- Nobody is tried again before.
  next_try_at timestamptz not null,
  primary key (tenant_id, user_id),
  constraint app_installation_user_fk foreign key (tenant_id, user_id) references app_user (tenant_id, id),
  constraint app_installation_status_known
    check (status in ('trying', 'installed', 'present', 'not_permitted', 'refused', 'later'))
);
create index app_installation_not_permitted on app_installation (tenant_id, next_try_at) where status = 'not_permitted';
call app.protect('app_installation', 'select, insert, update');
