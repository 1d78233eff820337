-- When a visitor was last called otherwise or got another address: what security decided before was decided about somebody else.
alter table visitor add column renamed_at timestamptz;
