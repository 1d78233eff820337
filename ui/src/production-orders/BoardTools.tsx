import { Button, ToggleButton } from "@fluentui/react-components";
import { DesktopRegular, KeyboardRegular, PrintRegular } from "@fluentui/react-icons";
import { useId } from "react";
import { useFeatureText } from "../messages/feature-text.ts";
import { boardMessages } from "./board-messages.ts";
import type { Named } from "./board-choices.ts";
import styles from "./BoardTools.module.css";

export interface BoardToolsProps {
  vendors: readonly Named[];
  sites: readonly Named[];
  vendor: string | undefined;
  site: string | undefined;
  onVendor: (id: string | undefined) => void;
  onSite: (id: string | undefined) => void;
  big: boolean;
  onBig: (big: boolean) => void;
  keys: boolean;
  onKeys: (shown: boolean) => void;
  /** Absent where there is nothing to print. */
  onPrint?: (() => void) | undefined;
}

/** Whose orders and where, how large, and what else the board can. */
export function BoardTools(props: BoardToolsProps) {
  const board = useFeatureText(boardMessages);
  const { vendors, sites, vendor, site, big, keys, onPrint } = props;
  return (
    <div className={styles.tools}>
      {vendors.length > 1 || vendor ? (
        <Choice
          label={board("tools.vendor")}
          all={board("tools.allVendors")}
          of={vendors}
          value={vendor}
          onChange={props.onVendor}
        />
      ) : null}
      {sites.length > 1 || site ? (
        <Choice
          label={board("tools.site")}
          all={board("tools.allSites")}
          of={sites}
          value={site}
          onChange={props.onSite}
        />
      ) : null}
      <ToggleButton size="small" icon={<DesktopRegular />} checked={big} onClick={() => props.onBig(!big)}>
        {board("tools.big")}
      </ToggleButton>
      <ToggleButton size="small" icon={<KeyboardRegular />} checked={keys} onClick={() => props.onKeys(!keys)}>
        {board("tools.keys")}
      </ToggleButton>
      {onPrint ? (
        <Button size="small" icon={<PrintRegular />} onClick={onPrint}>
          {board("tools.print")}
        </Button>
      ) : null}
    </div>
  );
}

interface ChoiceProps {
  label: string;
  /** The sentence of no choice. */
  all: string;
  of: readonly Named[];
  value: string | undefined;
  onChange: (id: string | undefined) => void;
}

function Choice({ label, all, of, value, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <label className={styles.choice} htmlFor={id}>
      {label}
      <select
        id={id}
        className={styles.select}
        value={value ?? ""}
        onChange={({ target }) => onChange(target.value || undefined)}
      >
        <option value="">{all}</option>
        {of.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
    </label>
  );
}
