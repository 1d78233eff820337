-- Which of our events is held online at this address: asked by a tab in a meeting's chat.
create index graph_event_by_join_url on graph_event (tenant_id, (content->>'joinUrlHash'))
  where content->>'joinUrlHash' is not null;
