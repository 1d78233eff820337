-- Whom a company does not let in without a second look, and the visits that wait for one.

create table block_list_entry (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  email text not null default '',
  company text not null default '',
  reason text not null,
  -- The last day on which it holds; null: for good.
  valid_to date,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  deleted_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint block_list_entry_named check (name <> '' and reason <> '')
);
call app.protect('block_list_entry', 'select, insert, update');

-- By what an entry is found: its address, and how each word of its name sounds.
create table block_list_key (
  tenant_id uuid not null,
  key text not null,
  block_list_entry_id uuid not null,
  primary key (tenant_id, key, block_list_entry_id),
  constraint block_list_key_entry_fk
    foreign key (tenant_id, block_list_entry_id) references block_list_entry (tenant_id, id)
);
create index block_list_key_by_entry on block_list_key (tenant_id, block_list_entry_id);
call app.protect('block_list_key', 'select, insert, delete');

-- A visit that security decides about: once a visit, however often it is asked.
create table visit_review (
  tenant_id uuid not null,
  id uuid not null,
  visit_id uuid not null,
  site_id uuid not null,
  -- The site wants to approve every visit.
  pre_approval boolean not null,
  status text not null,
  note text not null default '',
  decided_at timestamptz,
  decided_by uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint visit_review_once unique (tenant_id, visit_id),
  constraint visit_review_visit_fk foreign key (tenant_id, visit_id) references visit (tenant_id, id),
  constraint visit_review_site_fk foreign key (tenant_id, site_id) references site (tenant_id, id),
  constraint visit_review_status_known check (status in ('open', 'approved', 'refused')),
  constraint visit_review_decided_has_a_moment check ((status = 'open') = (decided_at is null))
);
create index visit_review_by_site on visit_review (tenant_id, site_id);
create index visit_review_open on visit_review (tenant_id, created_at, id) where status = 'open';
call app.protect('visit_review', 'select, insert, update');

-- Which entries made it wait, and how much alike they are.
create table block_list_hit (
  tenant_id uuid not null,
  visit_review_id uuid not null,
  block_list_entry_id uuid not null,
  likeness text not null,
  score integer not null,
  primary key (tenant_id, visit_review_id, block_list_entry_id),
  constraint block_list_hit_review_fk
    foreign key (tenant_id, visit_review_id) references visit_review (tenant_id, id),
  constraint block_list_hit_entry_fk
    foreign key (tenant_id, block_list_entry_id) references block_list_entry (tenant_id, id),
  constraint block_list_hit_likeness_known
    check (likeness in ('address', 'name', 'swapped', 'script', 'spelling')),
  constraint block_list_hit_score_sane check (score between 1 and 100)
);
create index block_list_hit_by_entry on block_list_hit (tenant_id, block_list_entry_id);
call app.protect('block_list_hit', 'select, insert, delete');
