-- The calendar is told of cancelled and renamed meetings as well, and of what is changed of a whole series.
alter table calendar_write
  -- What of ours the calendar is to have: the time, the room or that there is none, the subject, that nothing takes place.
  add column what text,
  -- A whole series; else it is about one meeting.
  add column series_id uuid,
  -- The subject that the calendar had before the first change that it does not know, and the one that is being written.
  add column from_subject text,
  add column to_subject text,
  alter column meeting_id drop not null;
update calendar_write set what = case when room_id is null then 'time' else 'room' end;
alter table calendar_write
  alter column what set not null,
  drop constraint calendar_write_once,
  add constraint calendar_write_once unique nulls not distinct (tenant_id, meeting_id, series_id, what, room_id),
  add constraint calendar_write_series_fk foreign key (tenant_id, series_id) references meeting_series (tenant_id, id),
  add constraint calendar_write_what_known check (what in ('time', 'room', 'subject', 'cancel')),
  add constraint calendar_write_of_one check ((meeting_id is null) <> (series_id is null)),
  add constraint calendar_write_of_series check (series_id is null or what in ('room', 'cancel')),
  add constraint calendar_write_room_says_which check ((what = 'room') = (room_id is not null)),
  add constraint calendar_write_subject_says_from_which check ((what = 'subject') = (from_subject is not null)),
  drop constraint calendar_write_time_says_from_when,
  add constraint calendar_write_time_says_from_when
    check ((what = 'time') = (from_start is not null and from_end is not null));
create index calendar_write_by_series on calendar_write (tenant_id, series_id) where series_id is not null;
