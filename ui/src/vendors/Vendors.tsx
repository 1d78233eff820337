import { Button, SearchBox, Switch, Tab, TabList } from "@fluentui/react-components";
import { AddRegular, ArrowImportRegular, InfoRegular, VehicleTruckRegular } from "@fluentui/react-icons";
import type { Vendor } from "@magic-meetings/contract/vendors/vendor.ts";
import { useDeferredValue, useState } from "react";
import { EmptyState } from "../elements/EmptyState.tsx";
import { MoreButton } from "../elements/MoreButton.tsx";
import { Pill } from "../elements/Pill.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useText } from "../messages/text-context.ts";
import { isNotFound } from "../session/problem-text.ts";
import { useVendor, useVendors } from "./use-vendors.ts";
import { VendorActions } from "./VendorActions.tsx";
import { VendorEditor } from "./VendorEditor.tsx";
import { VendorHistoryList } from "./VendorHistoryList.tsx";
import { VendorServices } from "./VendorServices.tsx";
import { vendorMessages } from "./vendor-messages.ts";
import styles from "./Vendors.module.css";

export interface VendorsProps {
  /** The chosen vendor's id, or `new`. */
  selected: string | undefined;
  mayChange: boolean;
  onSelect: (id: string) => void;
}

/** The company's vendors, and what is kept of the chosen one. */
export function Vendors({ selected, mayChange, onSelect }: VendorsProps) {
  const text = useFeatureText(vendorMessages);
  return (
    <div className={styles.two}>
      <VendorList selected={selected} mayChange={mayChange} onSelect={onSelect} />
      <div className={styles.box}>
        {selected === undefined ? (
          <p className={styles.hint}>{text("vendors.choose")}</p>
        ) : selected === "new" ? (
          <>
            <h2 className={styles.title}>{text("vendors.new")}</h2>
            <VendorEditor vendor={undefined} onSaved={({ id }) => onSelect(id)} onOpen={onSelect} />
          </>
        ) : (
          <VendorPanel key={selected} id={selected} mayChange={mayChange} onOpen={onSelect} />
        )}
      </div>
    </div>
  );
}

function VendorList({ selected, mayChange, onSelect }: VendorsProps) {
  const text = useFeatureText(vendorMessages);
  const state = useText();
  const [search, setSearch] = useState("");
  const [showDeleted, setShowDeleted] = useState(false);
  const q = useDeferredValue(search.trim());
  const list = useVendors(q, showDeleted);
  const vendors = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className={styles.box}>
      <SearchBox
        value={search}
        placeholder={text("vendors.search")}
        aria-label={text("vendors.search")}
        onChange={(_, { value }) => setSearch(value)}
      />
      {list.isPending ? <SkeletonLines label={state("state.loading")} widths={["100%", "80%", "90%"]} /> : null}
      {list.isError ? <ProblemNotice error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.data && vendors.length === 0 ? (
        q || showDeleted ? (
          <p className={styles.hint}>{text("vendors.none")}</p>
        ) : (
          <EmptyState icon={<VehicleTruckRegular />} title={text("vendors.empty")} hint={text("vendors.emptyHint")} />
        )
      ) : null}
      <ul className={styles.vendors} aria-label={text("vendors.list")}>
        {vendors.map((vendor) => (
          <li key={vendor.id}>
            <VendorLine vendor={vendor} isHere={vendor.id === selected} onSelect={onSelect} />
          </li>
        ))}
      </ul>
      <MoreButton pages={list} size="small">
        {text("vendors.more")}
      </MoreButton>
      {mayChange ? (
        <div className={styles.listFoot}>
          <Button size="small" icon={<AddRegular />} onClick={() => onSelect("new")}>
            {text("vendors.add")}
          </Button>
          <Button size="small" as="a" href="#/import?kind=vendors" icon={<ArrowImportRegular />}>
            {text("vendors.import")}
          </Button>
          <Switch
            label={text("vendors.deleted")}
            checked={showDeleted}
            onChange={(_, { checked }) => setShowDeleted(checked)}
          />
        </div>
      ) : null}
    </div>
  );
}

function VendorLine({ vendor, isHere, onSelect }: { vendor: Vendor; isHere: boolean; onSelect: (id: string) => void }) {
  const text = useFeatureText(vendorMessages);
  return (
    <button
      type="button"
      className={styles.vendor}
      aria-current={isHere ? "true" : undefined}
      onClick={() => onSelect(vendor.id)}
    >
      <span className={styles.vendorName}>{vendor.name}</span>
      <span className={styles.hint}>
        {text(`kind.${vendor.kind}`)}
        {vendor.sites.length > 0 ? ` · ${vendor.sites.map(({ name }) => name).join(", ")}` : ""}
      </span>
    </button>
  );
}

const tabs = ["terms", "services", "history"] as const;

function VendorPanel({ id, mayChange, onOpen }: { id: string; mayChange: boolean; onOpen: (id: string) => void }) {
  const text = useFeatureText(vendorMessages);
  const state = useText();
  const [tab, setTab] = useState<(typeof tabs)[number]>("terms");
  const query = useVendor(id);
  if (query.isPending) return <SkeletonLines label={state("state.loading")} widths={["40%", "100%", "100%", "100%"]} />;
  if (query.isError) {
    return isNotFound(query.error) ? (
      <EmptyState icon={<InfoRegular />} title={text("vendors.gone")} />
    ) : (
      <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
    );
  }
  const vendor = query.data;
  return (
    <>
      <header className={styles.header}>
        <h2 className={styles.title}>{vendor.name}</h2>
        <Pill tone="neutral">{text(`kind.${vendor.kind}`)}</Pill>
      </header>
      <VendorActions vendor={vendor} />
      <TabList
        aria-label={text("tab.label", { name: vendor.name })}
        selectedValue={tab}
        onTabSelect={(_, { value }) => setTab(value as typeof tab)}
      >
        {tabs
          .filter((one) => mayChange || one !== "history")
          .map((one) => (
            <Tab key={one} value={one} id={`vendor-tab-${one}`} aria-controls="vendor-tab-panel">
              {text(`tab.${one}`)}
            </Tab>
          ))}
      </TabList>
      <div id="vendor-tab-panel" role="tabpanel" aria-labelledby={`vendor-tab-${tab}`}>
        {/* What is typed in the terms is kept while another tab is looked at. */}
        <div hidden={tab !== "terms"}>
          <VendorEditor vendor={vendor} onSaved={() => undefined} onOpen={onOpen} />
        </div>
        {tab === "services" ? <VendorServices vendor={vendor} /> : null}
        {tab === "history" ? <VendorHistoryList vendor={vendor} /> : null}
      </div>
    </>
  );
}
