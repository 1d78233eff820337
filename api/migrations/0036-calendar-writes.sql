-- What the calendar is to be told of our own changes: asked with the change, carried out after it.

-- "The event has our time", or "the room is on the event, or off it, as we hold it": what is to be is read when it is written.
create table calendar_write (
  tenant_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  -- Null: it is about the time.
  room_id uuid,
  -- The time that the calendar had before the first change that it does not know: another one was given there meanwhile.
  from_start timestamptz,
  from_end timestamptz,
  -- The time that is being written: an event that is seen then comes from us.
  to_start timestamptz,
  to_end timestamptz,
  -- Counts how often it was asked for; a writing that began before the last asking does not end it.
  asked integer not null default 1,
  asked_by uuid,
  asked_at timestamptz not null,
  write_at timestamptz not null,
  attempts integer not null default 0,
  problem text,
  -- The calendar does not do it: nobody tries any more until it is asked for again.
  given_up_at timestamptz,
  lease_until timestamptz,
  fence bigint not null default 0,
  primary key (tenant_id, id),
  constraint calendar_write_once unique nulls not distinct (tenant_id, meeting_id, room_id),
  constraint calendar_write_meeting_fk foreign key (tenant_id, meeting_id) references meeting (tenant_id, id),
  constraint calendar_write_room_fk foreign key (tenant_id, room_id) references meeting_room (tenant_id, id),
  constraint calendar_write_asked_by_fk foreign key (tenant_id, asked_by) references app_user (tenant_id, id),
  constraint calendar_write_time_says_from_when check ((room_id is null) = (from_start is not null and from_end is not null))
);
create index calendar_write_due on calendar_write (tenant_id, write_at) where given_up_at is null;
create index calendar_write_by_room on calendar_write (tenant_id, room_id) where room_id is not null;
create index calendar_write_by_asked_by on calendar_write (tenant_id, asked_by) where asked_by is not null;
call app.protect('calendar_write', 'select, insert, update, delete');

alter table orphan
  drop constraint orphan_reason_known,
  add constraint orphan_reason_known check (reason in (
    'event_gone', 'event_unclear', 'event_not_written', 'organizer_disabled', 'room_not_on_event',
    'booking_without_meeting', 'room_declined')),
  drop constraint orphan_repair_known,
  add constraint orphan_repair_known check (repair in (
    'cancel', 'other_room', 'put_room_back', 'release_room', 'hand_over', 'look_again', 'write_again', 'keep'));

-- What a company decides for all of its meetings; without a row everything is as the product proposes.
create table company_setting (
  tenant_id uuid not null,
  -- What happens to what crossed its cut-off when nobody answers.
  move_default text not null,
  -- How long a message waits for somebody to open the chat for the first time.
  chat_wait_days integer not null,
  updated_at timestamptz not null,
  updated_by uuid,
  version integer not null default 1,
  primary key (tenant_id),
  constraint company_setting_updated_by_fk foreign key (tenant_id, updated_by) references app_user (tenant_id, id),
  constraint company_setting_move_default_known check (move_default in ('keep', 'change', 'cancel')),
  constraint company_setting_chat_wait_days_sane check (chat_wait_days between 1 and 90)
);
create index company_setting_by_updater on company_setting (tenant_id, updated_by) where updated_by is not null;
call app.protect('company_setting', 'select, insert, update');
