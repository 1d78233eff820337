import { catalogueMessages } from "@magic-meetings/ui/catalogue/catalogue-messages.ts";
import { CatalogueTools, KeptCatalogue } from "@magic-meetings/ui/catalogue/KeptCatalogue.tsx";
import { readKeptRef, writeKeptRef, type KeptRef } from "@magic-meetings/ui/catalogue/kept-ref.ts";
import { keptKinds, type KeptKind } from "@magic-meetings/ui/catalogue/use-kept-catalogue.ts";
import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import { useLiveUpdates } from "@magic-meetings/ui/session/use-live-updates.ts";
import { useSearchParams } from "react-router";
import { PageFrame } from "./PageFrame.tsx";

/** The catalogue, kept up. What is chosen stands in the address, so that going back leads to it. */
export function CataloguePage() {
  const text = useFeatureText(catalogueMessages);
  const [search, setSearch] = useSearchParams();
  useLiveUpdates("catalogue");
  const selected = readKeptRef(search.get("at"));
  const view = selected?.kind ?? keptKinds.find((kind) => kind === search.get("view")) ?? "service";
  const show = (next: KeptKind, ref: KeptRef | undefined) => {
    setSearch({ ...(next === "service" ? {} : { view: next }), ...(ref ? { at: writeKeptRef(ref) } : {}) });
  };
  return (
    <PageFrame full title={text("catalogue.title")} aside={<CatalogueTools view={view} onShow={show} />}>
      <KeptCatalogue view={view} selected={selected} onShow={show} />
    </PageFrame>
  );
}
