-- What visitors are told of their data, how long it is kept, and the proof that it is gone.

-- What a visitor reads before her data is taken. A version never changes: what somebody has seen stays what it was.
create table consent_text (
  tenant_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  locale text not null,
  -- Counted by site and language.
  number integer not null,
  content text not null,
  created_at timestamptz not null,
  created_by uuid,
  primary key (tenant_id, id),
  constraint consent_text_once unique (tenant_id, site_id, locale, number),
  constraint consent_text_site_fk foreign key (tenant_id, site_id) references site (tenant_id, id),
  constraint consent_text_locale_known check (locale in ('en', 'da', 'nb', 'it', 'de')),
  constraint consent_text_is_said check (content <> '')
);
call app.protect('consent_text', 'select, insert');
create trigger consent_text_append_only before update or delete on consent_text
  for each row execute function app.append_only();

-- Which text a visitor has seen, when, and where: on her page, or at the reception.
create table consent_seen (
  tenant_id uuid not null,
  visit_id uuid not null,
  consent_text_id uuid not null,
  seen_at timestamptz not null,
  how text not null,
  primary key (tenant_id, visit_id, consent_text_id),
  constraint consent_seen_visit_fk foreign key (tenant_id, visit_id) references visit (tenant_id, id),
  constraint consent_seen_text_fk foreign key (tenant_id, consent_text_id) references consent_text (tenant_id, id),
  constraint consent_seen_how_known check (how in ('page', 'desk'))
);
create index consent_seen_by_text on consent_seen (tenant_id, consent_text_id);
call app.protect('consent_seen', 'select, insert');

-- One picture a visit, kept for as long as its site says and never longer.
create table visitor_photo (
  tenant_id uuid not null,
  visit_id uuid not null,
  jpeg bytea not null,
  taken_at timestamptz not null,
  taken_by uuid,
  primary key (tenant_id, visit_id),
  constraint visitor_photo_visit_fk foreign key (tenant_id, visit_id) references visit (tenant_id, id),
  constraint visitor_photo_is_small check (octet_length(jpeg) between 1 and 204800)
);
call app.protect('visitor_photo', 'select, insert, update, delete');

-- That a person's data is gone: when, by whom, why, and how much of it; nothing of the person.
create table visitor_erasure (
  tenant_id uuid not null,
  id uuid not null,
  visitor_id uuid not null,
  erased_at timestamptz not null,
  -- A user, the visitor herself, or the service.
  erased_by_kind text not null,
  erased_by uuid,
  because text not null,
  -- Rows by table.
  counts jsonb not null,
  -- Invites to coming meetings that still name her: they are their organizers'.
  invites_left integer not null,
  primary key (tenant_id, id),
  constraint visitor_erasure_once unique (tenant_id, visitor_id),
  constraint visitor_erasure_visitor_fk foreign key (tenant_id, visitor_id) references visitor (tenant_id, id),
  constraint visitor_erasure_by_known check (erased_by_kind in ('user', 'visitor', 'service')),
  constraint visitor_erasure_because_known check (because in ('own_wish', 'asked', 'mistake', 'retention'))
);
create index visitor_erasure_by_moment on visitor_erasure (tenant_id, erased_at, id);
call app.protect('visitor_erasure', 'select, insert');
create trigger visitor_erasure_append_only before update or delete on visitor_erasure
  for each row execute function app.append_only();

-- Somebody erased whose address a coming invite still holds: it is taken out once that meeting is over.
create table erased_attendee (
  tenant_id uuid not null,
  meeting_id uuid not null,
  email_sha256 bytea not null,
  primary key (tenant_id, meeting_id, email_sha256),
  constraint erased_attendee_meeting_fk foreign key (tenant_id, meeting_id) references meeting (tenant_id, id),
  constraint erased_attendee_is_sha256 check (octet_length(email_sha256) = 32)
);
-- Locking a row takes the right to change it.
call app.protect('erased_attendee', 'select, insert, update, delete');

-- Whose data may have to go is found by when she was here.
create index visit_of_somebody on visit (tenant_id, site_id, (upper(during))) where visitor_id is not null;
create index visitor_known on visitor (tenant_id, created_at) where erased_at is null;
-- Whatever was told of a visit, also of one without a meeting.
create index signal_of_visit on signal (tenant_id, subject_id) where subject_type in ('visit', 'visitor', 'access_pass');
-- The invites that name somebody from outside.
create index meeting_role_of_outsiders on meeting_role (tenant_id, email) where user_id is null;
-- Who looked for people by name.
create index audit_log_look_ups on audit_log (tenant_id, at, id) where action = 'visitor.look_up';
