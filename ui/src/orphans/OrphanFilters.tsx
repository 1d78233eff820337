import { orphanReasons, orphanStates } from "@magic-meetings/contract/orphans/orphan-words.ts";
import { Button, Checkbox } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons";
import { useId } from "react";
import list from "../elements/list.module.css";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { orphanMessages } from "./orphan-messages.ts";
import { useOrphanExport, useOrphanSites, type OrphanSearch } from "./use-orphans.ts";

export interface OrphanFiltersProps {
  search: OrphanSearch;
  onSearch: (search: OrphanSearch) => void;
}

/** Which of what is left alone is shown, and the same as a file. */
export function OrphanFilters({ search, onSearch }: OrphanFiltersProps) {
  const text = useFeatureText(orphanMessages);
  const id = useId();
  const sites = useOrphanSites().data?.items ?? [];
  const { state } = search;
  /** An empty choice is none. */
  const choose = (key: "reason" | "site" | "search", value: string) => {
    const { [key]: _before, ...rest } = search;
    onSearch(value === "" ? rest : { ...rest, [key]: value });
  };
  return (
    <form className={list.filters} aria-label={text("list")} onSubmit={(event) => event.preventDefault()}>
      <label className={list.field} htmlFor={`${id}search`}>
        {text("search")}
        <input
          id={`${id}search`}
          type="search"
          className={list.input}
          placeholder={text("searchHint")}
          defaultValue={search.search ?? ""}
          onChange={({ target }) => choose("search", target.value.trim())}
        />
      </label>
      <label className={list.field} htmlFor={`${id}state`}>
        {text("state")}
        <select
          id={`${id}state`}
          className={list.input}
          value={state}
          onChange={({ target }) =>
            onSearch({ ...search, state: orphanStates.find((one) => one === target.value) ?? "open" })
          }
        >
          {orphanStates.map((one) => (
            <option key={one} value={one}>
              {text(`state.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label className={list.field} htmlFor={`${id}reason`}>
        {text("reason")}
        <select
          id={`${id}reason`}
          className={list.input}
          value={search.reason ?? ""}
          onChange={({ target }) => choose("reason", target.value)}
        >
          <option value="">{text("all")}</option>
          {orphanReasons.map((reason) => (
            <option key={reason} value={reason}>
              {text(`why.${reason}`)}
            </option>
          ))}
        </select>
      </label>
      <label className={list.field} htmlFor={`${id}site`}>
        {text("site")}
        <select
          id={`${id}site`}
          className={list.input}
          value={search.site ?? ""}
          onChange={({ target }) => choose("site", target.value)}
        >
          <option value="">{text("all")}</option>
          {sites.map((site) => (
            <option key={site.id} value={site.id}>
              {site.name}
            </option>
          ))}
        </select>
      </label>
      <Checkbox
        label={text("mine")}
        checked={search.owner === "me"}
        onChange={(_, { checked }) => {
          const { owner: _before, ...rest } = search;
          onSearch(checked === true ? { ...rest, owner: "me" } : rest);
        }}
      />
      <ExportButton search={search} />
    </form>
  );
}

function ExportButton({ search }: { search: OrphanSearch }) {
  const text = useFeatureText(orphanMessages);
  const file = useOrphanExport();
  return (
    <div className={list.end}>
      <span role="status">{file.isSuccess ? text("exported", { file: file.data }) : null}</span>
      {file.isError ? <ProblemNotice error={file.error} /> : null}
      <Button icon={<ArrowDownloadRegular />} disabled={file.isPending} onClick={() => file.mutate(search)}>
        {text(file.isPending ? "exporting" : "export")}
      </Button>
    </div>
  );
}
