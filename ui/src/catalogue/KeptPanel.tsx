import { Button } from "@fluentui/react-components";
import { ArrowLeftRegular, InfoRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { useEffect, useRef } from "react";
import { EmptyState } from "../elements/EmptyState.tsx";
import { Pill } from "../elements/Pill.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useText } from "../messages/text-context.ts";
import { isNotFound } from "../session/problem-text.ts";
import { useMe } from "../session/use-me.ts";
import { catalogueMessages } from "./catalogue-messages.ts";
import { CatalogueEditor } from "./CatalogueEditor.tsx";
import { CategoryEditor } from "./CategoryEditor.tsx";
import { FormSection } from "./FormSection.tsx";
import { KeptActions } from "./KeptActions.tsx";
import type { KeptRef } from "./kept-ref.ts";
import { ServiceEditor } from "./ServiceEditor.tsx";
import { ServicePicture } from "./ServicePicture.tsx";
import { ServicePrices } from "./ServicePrices.tsx";
import { useThing, type Kept, type KeptKind, type Things } from "./use-kept-catalogue.ts";
import styles from "./KeptCatalogue.module.css";

export interface KeptPanelProps {
  selected: KeptRef;
  onShow: (selected: KeptRef | undefined) => void;
}

/** What is kept of the chosen thing: read, changed, added, deleted and restored here. */
export function KeptPanel({ selected: { kind, id }, onShow }: KeptPanelProps) {
  const text = useFeatureText(catalogueMessages);
  const onSaved = (saved: Kept) => {
    if (id === undefined) onShow({ kind, id: saved.id });
  };
  return (
    <>
      <div className={styles.back}>
        <Button appearance="subtle" size="small" icon={<ArrowLeftRegular />} onClick={() => onShow(undefined)}>
          {text("list.back")}
        </Button>
      </div>
      {id === undefined ? (
        <>
          <Heading kind={kind} name={text(`new.${kind}`)} />
          <NewEditor kind={kind} onSaved={onSaved} />
        </>
      ) : kind === "service" ? (
        <Shown kind="service" id={id}>
          {(service) => (
            <>
              <FormSection title={text("section.picture")}>
                <ServicePicture service={service} />
              </FormSection>
              <ServiceEditor service={service} start={{ currency: "", categoryId: "" }} onSaved={onSaved} />
              <FormSection title={text("section.prices")}>
                <ServicePrices service={service} />
              </FormSection>
            </>
          )}
        </Shown>
      ) : kind === "catalogue" ? (
        <Shown kind="catalogue" id={id}>
          {(catalogue) => <CatalogueEditor catalogue={catalogue} onSaved={onSaved} />}
        </Shown>
      ) : (
        <Shown kind="category" id={id}>
          {(category) => <CategoryEditor category={category} onSaved={onSaved} />}
        </Shown>
      )}
    </>
  );
}

function NewEditor({ kind, onSaved }: { kind: KeptKind; onSaved: (saved: Kept) => void }) {
  const { currency } = useMe().tenant;
  if (kind === "catalogue") return <CatalogueEditor catalogue={undefined} onSaved={onSaved} />;
  if (kind === "category") return <CategoryEditor category={undefined} onSaved={onSaved} />;
  return <ServiceEditor service={undefined} start={{ currency, categoryId: "" }} onSaved={onSaved} />;
}

interface ShownProps<Kind extends KeptKind> {
  kind: Kind;
  id: string;
  children: (thing: Things[Kind]) => ReactNode;
}

function Shown<Kind extends KeptKind>({ kind, id, children }: ShownProps<Kind>) {
  const text = useFeatureText(catalogueMessages);
  const state = useText();
  const query = useThing(kind, id);
  if (query.isPending) return <SkeletonLines label={state("state.loading")} widths={["40%", "100%", "100%", "100%"]} />;
  if (!query.data) {
    return isNotFound(query.error) ? (
      <EmptyState icon={<InfoRegular />} title={text("edit.gone")} />
    ) : (
      <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
    );
  }
  const thing: Things[Kind] & Kept = query.data;
  return (
    <>
      <Heading kind={kind} name={thing.name} isDeleted={thing.deletedAt !== null} />
      <KeptActions kind={kind} thing={thing} />
      {children(thing)}
      <p className={styles.version}>{text("edit.version", { version: thing.version })}</p>
    </>
  );
}

function Heading({ kind, name, isDeleted = false }: { kind: KeptKind; name: string; isDeleted?: boolean }) {
  const text = useFeatureText(catalogueMessages);
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever chose it in the list by keyboard goes on here, and comes back with Escape.
  useEffect(() => heading.current?.focus(), []);
  return (
    <header className={styles.heading}>
      <div className={styles.kind}>{text(`kind.${kind}`)}</div>
      <h2 ref={heading} tabIndex={-1} className={styles.name}>
        {name} {isDeleted ? <Pill tone="danger">{text("deleted")}</Pill> : null}
      </h2>
    </header>
  );
}
