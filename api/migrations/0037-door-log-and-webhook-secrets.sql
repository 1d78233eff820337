-- The door log is kept for as long as its site says, and a webhook's secret can be changed without a gap.

-- A try is a fact for as long as it is there: nothing changes it, and only its age takes it away.
drop trigger access_try_append_only on access_try;
create trigger access_try_unchanged before update on access_try
  for each row execute function app.append_only();
grant delete on access_try to mm_app;

alter table webhook
  -- The secret before the last rotation signs as well until then.
  add column previous_sealed_secret bytea,
  add column previous_valid_to timestamptz,
  add constraint webhook_previous_is_whole check ((previous_sealed_secret is null) = (previous_valid_to is null));
