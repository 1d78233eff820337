import type { KeptService } from "@magic-meetings/contract/catalogue/kept-service.ts";
import { Button, SearchBox, Select, Switch } from "@fluentui/react-components";
import { AddRegular, FoodRegular, SearchRegular } from "@fluentui/react-icons";
import { useDeferredValue, useState } from "react";
import { classNames } from "../elements/class-names.ts";
import { EmptyState } from "../elements/EmptyState.tsx";
import { MoreButton } from "../elements/MoreButton.tsx";
import { Picture } from "../elements/Picture.tsx";
import { Pill } from "../elements/Pill.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { formatMoney } from "../format/money.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { catalogueMessages } from "./catalogue-messages.ts";
import { useChoices, useSites, useThingPages, useVendors } from "./use-kept-catalogue.ts";
import styles from "./KeptCatalogue.module.css";

export interface KeptListProps {
  selected: string | undefined;
  /** Undefined adds a new one. */
  onSelect: (id: string | undefined) => void;
}

interface Filter {
  q: string;
  category: string;
  site: string;
  vendor: string;
  withoutPicture: boolean;
  deleted: boolean;
}

const everything: Filter = { q: "", category: "", site: "", vendor: "", withoutPicture: false, deleted: false };

/** Services by category: found by name, filtered, page after page. */
export function ServiceList({ selected, onSelect }: KeptListProps) {
  const text = useFeatureText(catalogueMessages);
  const state = useText();
  const [filter, setFilter] = useState(everything);
  const asked = useDeferredValue(filter);
  const list = useThingPages("service", {
    q: asked.q.trim() || undefined,
    category: asked.category || undefined,
    site: asked.site || undefined,
    vendor: asked.vendor || undefined,
    withoutPicture: asked.withoutPicture ? "true" : undefined,
    deleted: asked.deleted ? "true" : undefined,
  });
  const services = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const isFiltered = JSON.stringify(asked) !== JSON.stringify(everything);
  return (
    <>
      <Filters filter={filter} onChange={(part) => setFilter({ ...filter, ...part })} />
      <div className={styles.listHead}>
        <Button size="small" icon={<AddRegular />} onClick={() => onSelect(undefined)}>
          {text("add.service")}
        </Button>
        <span role="status" className={styles.hint}>
          {list.data && services.length > 0 && !list.hasNextPage ? text("list.shown", { count: services.length }) : ""}
        </span>
      </div>
      {list.isPending ? <SkeletonLines label={state("state.loading")} widths={["100%", "90%", "95%", "85%"]} /> : null}
      {list.isError ? <ProblemNotice error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.data && services.length === 0 ? (
        isFiltered ? (
          <EmptyState icon={<SearchRegular />} title={text("list.none")} hint={text("list.noneHint")}>
            <Button onClick={() => setFilter(everything)}>{text("list.clear")}</Button>
          </EmptyState>
        ) : (
          <EmptyState icon={<FoodRegular />} title={text("list.empty")} hint={text("list.emptyHint")} />
        )
      ) : null}
      <ByCategory services={services} selected={selected} onSelect={onSelect} />
      <MoreButton pages={list} size="small">
        {text("list.more")}
      </MoreButton>
    </>
  );
}

function Filters({ filter, onChange }: { filter: Filter; onChange: (part: Partial<Filter>) => void }) {
  const text = useFeatureText(catalogueMessages);
  const categories = useChoices("category");
  const sites = useSites();
  const vendors = useVendors();
  return (
    <search className={styles.filters} aria-label={text("list.filters")}>
      <SearchBox
        className={styles.search}
        value={filter.q}
        placeholder={text("list.search")}
        aria-label={text("list.search")}
        onChange={(_, { value }) => onChange({ q: value })}
      />
      <div className={styles.selects}>
        <FilterChoice
          label={text("list.category")}
          value={filter.category}
          choices={categories.data?.items}
          onChange={(category) => onChange({ category })}
        />
        <FilterChoice
          label={text("list.site")}
          value={filter.site}
          choices={sites.data?.items}
          onChange={(site) => onChange({ site })}
        />
        <FilterChoice
          label={text("list.vendor")}
          value={filter.vendor}
          choices={vendors.data?.items}
          onChange={(vendor) => onChange({ vendor })}
        />
      </div>
      <div className={styles.switches}>
        <Switch
          label={text("list.withoutPicture")}
          checked={filter.withoutPicture}
          onChange={(_, { checked }) => onChange({ withoutPicture: checked })}
        />
        <Switch
          label={text("list.deleted")}
          checked={filter.deleted}
          onChange={(_, { checked }) => onChange({ deleted: checked })}
        />
      </div>
    </search>
  );
}

interface FilterChoiceProps {
  label: string;
  value: string;
  choices: readonly { id: string; name: string }[] | undefined;
  onChange: (value: string) => void;
}

function FilterChoice({ label, value, choices = [], onChange }: FilterChoiceProps) {
  const text = useFeatureText(catalogueMessages);
  return (
    <label className={styles.choice}>
      <span className={styles.hint}>{label}</span>
      <Select size="small" value={value} onChange={(_, data) => onChange(data.value)}>
        <option value="">{text("list.any")}</option>
        {choices.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </label>
  );
}

interface ByCategoryProps extends KeptListProps {
  services: readonly KeptService[];
}

/** The services come by category, so each begins where its name changes. */
function ByCategory({ services, selected, onSelect }: ByCategoryProps) {
  const groups: { id: string; name: string; services: KeptService[] }[] = [];
  for (const service of services) {
    const last = groups.at(-1);
    if (last?.id === service.category.id) last.services.push(service);
    else groups.push({ ...service.category, services: [service] });
  }
  return groups.map(({ id, name, services: ofCategory }) => (
    <section key={id} aria-labelledby={`category-${id}`}>
      <h2 id={`category-${id}`} className={styles.groupName}>
        {name}
      </h2>
      <ul className={styles.items}>
        {ofCategory.map((service) => (
          <ServiceItem key={service.id} service={service} isSelected={service.id === selected} onSelect={onSelect} />
        ))}
      </ul>
    </section>
  ));
}

interface ServiceItemProps {
  service: KeptService;
  isSelected: boolean;
  onSelect: (id: string) => void;
}

function ServiceItem({ service, isSelected, onSelect }: ServiceItemProps) {
  const text = useFeatureText(catalogueMessages);
  const { language } = useReader();
  const { id, name, price, unit, vendors, catalogues, imageUrl, deletedAt } = service;
  return (
    <li className={classNames(styles.item, isSelected && styles.selected, deletedAt !== null && styles.isDeleted)}>
      <Picture key={imageUrl} url={imageUrl} size="small" />
      <div className={styles.words}>
        <button
          type="button"
          className={styles.itemName}
          aria-current={isSelected ? "true" : undefined}
          onClick={() => onSelect(id)}
        >
          {name}
        </button>
        <span className={styles.hint}>{vendors.map(({ vendor }) => vendor.name).join(", ")}</span>
        <span className={styles.pills}>
          {vendors.length === 0 ? <Pill tone="warning">{text("list.noVendor")}</Pill> : null}
          {catalogues.length === 0 ? <Pill tone="warning">{text("list.out")}</Pill> : null}
          {deletedAt ? <Pill tone="danger">{text("deleted")}</Pill> : null}
        </span>
      </div>
      <span className={styles.price}>
        {formatMoney(price, language)} <span className={styles.hint}>{text(`unit.${unit}`)}</span>
      </span>
    </li>
  );
}
