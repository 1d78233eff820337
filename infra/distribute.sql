-- Spreads the database over the machines of a Citus cluster by tenant. One script, once, in one transaction, as the owner:
--   psql --single-transaction --set ON_ERROR_STOP=1 --file infra/distribute.sql
-- A table comes after those that it refers to. Whatever the migrations add has to be added here; a test compares.

-- Without this, the first reference table would draw every table that refers to it into its own kind.
set citus.enable_local_reference_table_foreign_keys = off;
-- The triggers only refuse changes of facts, alike on every shard. A managed cluster has this as a server parameter.
set citus.enable_unsafe_triggers = on;

-- The same rows on every machine.
select create_reference_table('currency');
select create_reference_table('tenant');
select create_reference_table('api_key_route');

-- One tenant's rows of all tables on one machine.
select create_distributed_table('audit_log', 'tenant_id', shard_count => 32);
select create_distributed_table('audit_seal', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('business_hours', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('business_hours_day', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('counter', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('country', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('holiday', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('idempotency_key', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('message_template', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('service_catalogue', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('service_category', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('service', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('service_catalogue_service', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('signal', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('site', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('app_user', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('user_group', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('user_group_member', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('room_group', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('import_data', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('import_row', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('meeting_series', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('api_key', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('building', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('conversation', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('floor', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('access_point', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('meeting', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('meeting_location', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('meeting_role', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('meeting_room', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('room_group_member', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('room_rule', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('meeting_series_room', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('message_log', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('room_booking', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('room_wait', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('approval', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('service_catalogue_site', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('service_order', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('transaction', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('user_role', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('vendor', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('account', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('account_split', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('account_user', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('production_order', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('production_order_line', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('service_order_line', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('transfer', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('vendor_service', 'tenant_id', colocate_with => 'audit_log');
select create_distributed_table('vendor_site', 'tenant_id', colocate_with => 'audit_log');

-- Moving a shard while it is written to fails on forced row level security. It stays enabled, and the service's role
-- owns nothing, so the policies bind it as before.
alter table audit_log no force row level security;
alter table audit_seal no force row level security;
alter table business_hours no force row level security;
alter table business_hours_day no force row level security;
alter table counter no force row level security;
alter table country no force row level security;
alter table holiday no force row level security;
alter table idempotency_key no force row level security;
alter table message_template no force row level security;
alter table service_catalogue no force row level security;
alter table service_category no force row level security;
alter table service no force row level security;
alter table service_catalogue_service no force row level security;
alter table signal no force row level security;
alter table site no force row level security;
alter table app_user no force row level security;
alter table user_group no force row level security;
alter table user_group_member no force row level security;
alter table room_group no force row level security;
alter table import_data no force row level security;
alter table import_row no force row level security;
alter table meeting_series no force row level security;
alter table api_key no force row level security;
alter table building no force row level security;
alter table conversation no force row level security;
alter table floor no force row level security;
alter table access_point no force row level security;
alter table meeting no force row level security;
alter table meeting_location no force row level security;
alter table meeting_role no force row level security;
alter table meeting_room no force row level security;
alter table room_group_member no force row level security;
alter table room_rule no force row level security;
alter table meeting_series_room no force row level security;
alter table message_log no force row level security;
alter table room_booking no force row level security;
alter table room_wait no force row level security;
alter table approval no force row level security;
alter table service_catalogue_site no force row level security;
alter table service_order no force row level security;
alter table transaction no force row level security;
alter table user_role no force row level security;
alter table vendor no force row level security;
alter table account no force row level security;
alter table account_split no force row level security;
alter table account_user no force row level security;
alter table production_order no force row level security;
alter table production_order_line no force row level security;
alter table service_order_line no force row level security;
alter table transfer no force row level security;
alter table vendor_service no force row level security;
alter table vendor_site no force row level security;
