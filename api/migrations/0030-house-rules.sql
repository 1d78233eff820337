-- What visitors agree to at a site: documents with a number that counts up. None is ever changed or removed; an empty
-- document says that nothing has to be agreed to any more.

create table house_rule (
  tenant_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  -- Counts up per site; the documents of one number say the same in several languages.
  number integer not null,
  locale text not null,
  document text not null,
  created_at timestamptz not null,
  created_by uuid,
  primary key (tenant_id, id),
  constraint house_rule_once unique (tenant_id, site_id, number, locale),
  constraint house_rule_site_fk foreign key (tenant_id, site_id) references site (tenant_id, id),
  constraint house_rule_number_sane check (number > 0),
  constraint house_rule_locale_known check (locale in ('en', 'da', 'nb', 'it', 'de')),
  constraint house_rule_document_bounded check (length(document) <= 20000)
);
create trigger house_rule_append_only before update or delete on house_rule
  for each row execute function app.append_only();
call app.protect('house_rule', 'select, insert');

-- Who agreed to which document when. It names the visit only: with its visitor erased, it says that somebody agreed.
create table house_rule_acceptance (
  tenant_id uuid not null,
  id uuid not null,
  visit_id uuid not null,
  house_rule_id uuid not null,
  accepted_at timestamptz not null,
  primary key (tenant_id, id),
  constraint house_rule_acceptance_once unique (tenant_id, visit_id, house_rule_id),
  constraint house_rule_acceptance_visit_fk foreign key (tenant_id, visit_id) references visit (tenant_id, id),
  constraint house_rule_acceptance_rule_fk foreign key (tenant_id, house_rule_id) references house_rule (tenant_id, id)
);
create index house_rule_acceptance_by_rule on house_rule_acceptance (tenant_id, house_rule_id);
create trigger house_rule_acceptance_append_only before update or delete on house_rule_acceptance
  for each row execute function app.append_only();
call app.protect('house_rule_acceptance', 'select, insert');
