import { Button, Tab, TabList } from "@fluentui/react-components";
import { ArrowImportRegular, LockClosedRegular } from "@fluentui/react-icons";
import { useEffect, useRef } from "react";
import { EmptyState } from "../elements/EmptyState.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { catalogueMessages } from "./catalogue-messages.ts";
import { CatalogueList } from "./CatalogueList.tsx";
import { CategoryList } from "./CategoryList.tsx";
import { ExportServices } from "./ExportServices.tsx";
import { KeptPanel } from "./KeptPanel.tsx";
import { writeKeptRef, type KeptRef } from "./kept-ref.ts";
import { ServiceList } from "./ServiceList.tsx";
import { useIsUpkeeper, type KeptKind } from "./use-kept-catalogue.ts";
import styles from "./KeptCatalogue.module.css";

export interface KeptCatalogueProps {
  view: KeptKind;
  selected: KeptRef | undefined;
  onShow: (view: KeptKind, selected: KeptRef | undefined) => void;
}

const views = [
  { kind: "service", words: "view.services" },
  { kind: "catalogue", words: "view.catalogues" },
  { kind: "category", words: "view.categories" },
] as const;

/** Which part of the catalogue is shown, and writing it into a file. */
export function CatalogueTools({ view, onShow }: Pick<KeptCatalogueProps, "view" | "onShow">) {
  const text = useFeatureText(catalogueMessages);
  if (!useIsUpkeeper()) return null;
  return (
    <div className={styles.tools}>
      <TabList
        selectedValue={view}
        aria-label={text("catalogue.views")}
        onTabSelect={(_, { value }) => onShow(value as KeptKind, undefined)}
      >
        {views.map(({ kind, words }) => (
          <Tab key={kind} value={kind}>
            {text(words)}
          </Tab>
        ))}
      </TabList>
      <Button as="a" href="#/import?kind=services" icon={<ArrowImportRegular />}>
        {text("catalogue.import")}
      </Button>
      <ExportServices />
    </div>
  );
}

/** The catalogue kept up: a list, and what is kept of the chosen thing beside it. */
export function KeptCatalogue({ view, selected, onShow }: KeptCatalogueProps) {
  const text = useFeatureText(catalogueMessages);
  const panel = useRef<HTMLElement>(null);
  const key = selected ? writeKeptRef(selected) : "";
  useEffect(() => {
    if (key) panel.current?.scrollIntoView({ block: "nearest" });
  }, [key]);
  if (!useIsUpkeeper()) {
    return (
      <EmptyState
        icon={<LockClosedRegular />}
        title={text("catalogue.forbidden")}
        hint={text("catalogue.forbiddenHint")}
      />
    );
  }
  const list = { selected: selected?.id, onSelect: (id: string | undefined) => onShow(view, { kind: view, id }) };
  return (
    <div className={styles.columns} data-chosen={selected !== undefined}>
      <section className={styles.list} aria-label={text(views.find(({ kind }) => kind === view)!.words)}>
        {view === "service" ? <ServiceList {...list} /> : null}
        {view === "catalogue" ? <CatalogueList {...list} /> : null}
        {view === "category" ? <CategoryList {...list} /> : null}
      </section>
      <aside
        ref={panel}
        className={styles.panel}
        aria-label={text("list.panel")}
        onKeyDown={(event) => {
          const isListOpen = event.target instanceof Element && event.target.getAttribute("aria-expanded") === "true";
          if (event.key !== "Escape" || isListOpen) return;
          panel.current?.parentElement?.querySelector<HTMLElement>("[aria-current=true]")?.focus();
        }}
      >
        {selected ? (
          <KeptPanel key={key} selected={selected} onShow={(next) => onShow(view, next)} />
        ) : (
          <p className={styles.hint}>{text("list.choose")}</p>
        )}
      </aside>
    </div>
  );
}
