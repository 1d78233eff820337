-- Groups of people: who may book a room, whose hours have priority.

create table user_group (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  deleted_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint user_group_name_once unique (tenant_id, name),
  constraint user_group_tenant_fk foreign key (tenant_id) references tenant (id)
);
call app.protect('user_group', 'select, insert, update');

create table user_group_member (
  tenant_id uuid not null,
  group_id uuid not null,
  user_id uuid not null,
  primary key (tenant_id, group_id, user_id),
  constraint user_group_member_group_fk foreign key (tenant_id, group_id) references user_group (tenant_id, id),
  constraint user_group_member_user_fk foreign key (tenant_id, user_id) references app_user (tenant_id, id)
);
create index user_group_member_by_user on user_group_member (tenant_id, user_id);
call app.protect('user_group_member', 'select, insert, delete');
