import type { ServiceCatalogue } from "@magic-meetings/contract/catalogue/kept-catalogue.ts";
import { useDeferredValue, useState } from "react";
import { useFeatureText } from "../messages/feature-text.ts";
import { catalogueMessages } from "./catalogue-messages.ts";
import { TextField } from "./FormField.tsx";
import { useKeptForm } from "./kept-form.ts";
import { KeptFormFrame } from "./KeptFormFrame.tsx";
import { PickMany } from "./PickMany.tsx";
import type { Reference } from "./service-form.ts";
import { useChoices, useSites, useUserGroups } from "./use-kept-catalogue.ts";
import styles from "./Form.module.css";

type CatalogueForm = {
  name: string;
  validFrom: string;
  validTo: string;
  sites: Reference[];
  groups: Reference[];
  services: Reference[];
};

export interface CatalogueEditorProps {
  /** Undefined: a new one. */
  catalogue: ServiceCatalogue | undefined;
  onSaved: (catalogue: ServiceCatalogue) => void;
}

/** Which services are offered at which sites, to whom and when. */
export function CatalogueEditor({ catalogue, onSaved }: CatalogueEditorProps) {
  const text = useFeatureText(catalogueMessages);
  const editor = useKeptForm({
    kind: "catalogue",
    thing: catalogue,
    blank: (): CatalogueForm => ({ name: "", validFrom: "", validTo: "", sites: [], groups: [], services: [] }),
    of: ({ name, validFrom, validTo, sites, groups, services }): CatalogueForm => ({
      name,
      validFrom: validFrom ?? "",
      validTo: validTo ?? "",
      sites,
      groups,
      services,
    }),
    body: (form) => ({
      name: form.name,
      validFrom: form.validFrom || null,
      validTo: form.validTo || null,
      siteIds: form.sites.map(({ id }) => id),
      groupIds: form.groups.map(({ id }) => id),
      serviceIds: form.services.map(({ id }) => id),
    }),
    problems: ({ name, validFrom, validTo }) => ({
      ...(name.trim() ? {} : { "/name": "empty" }),
      ...(validFrom && validTo && validTo < validFrom ? { "/validTo": "range" } : {}),
    }),
    onSaved,
  });
  const { form, set } = editor;
  const [typed, setTyped] = useState("");
  const q = useDeferredValue(typed);
  const sites = useSites();
  const groups = useUserGroups();
  const found = useChoices("service", { limit: "50", ...(q ? { q } : {}) });
  return (
    <KeptFormFrame editor={editor}>
      <TextField
        label={text("field.name")}
        pointer="/name"
        required
        value={form.name}
        onChange={(name) => set({ name })}
      />
      <PickMany
        label={text("field.sites")}
        pointer="/siteIds"
        value={form.sites}
        choices={sites.data?.items ?? []}
        onChange={(chosen) => set({ sites: chosen })}
      />
      <PickMany
        label={text("field.groups")}
        pointer="/groupIds"
        hint={text("field.groupsHint")}
        value={form.groups}
        choices={groups.data?.items ?? []}
        onChange={(chosen) => set({ groups: chosen })}
      />
      <div className={styles.pair}>
        <TextField
          label={text("field.validFrom")}
          pointer="/validFrom"
          type="date"
          value={form.validFrom}
          onChange={(validFrom) => set({ validFrom })}
        />
        <TextField
          label={text("field.validTo")}
          pointer="/validTo"
          type="date"
          hint={text("field.validHint")}
          value={form.validTo}
          onChange={(validTo) => set({ validTo })}
        />
      </div>
      <PickMany
        label={text("field.services")}
        pointer="/serviceIds"
        value={form.services}
        choices={found.data?.items ?? []}
        onSearch={setTyped}
        onChange={(chosen) => set({ services: chosen })}
      />
    </KeptFormFrame>
  );
}
