import type { OfferedService } from "@magic-meetings/contract/catalogue/catalogue.ts";
import { makeStyles, mergeClasses, shorthands, tokens } from "@fluentui/react-components";
import { CheckmarkCircleFilled } from "@fluentui/react-icons";
import { Picture } from "../elements/Picture.tsx";
import { formatMoney } from "../format/money.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { canBeChosen } from "./draft-order.ts";

export interface ServiceChipProps {
  service: OfferedService;
  chosen: boolean;
  onToggle: () => void;
}

/** One press adds the service with everything filled in; one more takes it away again. */
export function ServiceChip({ service, chosen, onToggle }: ServiceChipProps) {
  const styles = useStyles();
  const text = useText();
  const { language } = useReader();
  const why =
    service.unavailable && !canBeChosen(service) ? text(`order.unavailable.${service.unavailable.code}`) : undefined;
  return (
    <button
      type="button"
      className={mergeClasses(styles.chip, chosen && styles.chosen)}
      aria-pressed={chosen}
      disabled={!canBeChosen(service) && !chosen}
      title={why}
      onClick={onToggle}
    >
      <Picture url={service.imageUrl} size="small" />
      <span className={styles.words}>
        <span className={styles.name}>{service.name}</span>
        <span className={styles.price}>{why ?? formatMoney(service.price, language)}</span>
      </span>
      {chosen ? <CheckmarkCircleFilled className={styles.check} aria-hidden="true" /> : null}
    </button>
  );
}

const useStyles = makeStyles({
  chip: {
    position: "relative",
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    width: "100%",
    minHeight: "3rem",
    padding: tokens.spacingHorizontalSNudge,
    textAlign: "start",
    fontFamily: "inherit",
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    cursor: "pointer",
    ":hover": {
      backgroundColor: tokens.colorNeutralBackground1Hover,
      ...shorthands.borderColor(tokens.colorNeutralStroke1Hover),
    },
    ":active": { backgroundColor: tokens.colorNeutralBackground1Pressed },
    ":focus-visible": {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: tokens.strokeWidthThin,
    },
    ":disabled": {
      color: tokens.colorNeutralForeground3,
      backgroundColor: tokens.colorNeutralBackground3,
      cursor: "not-allowed",
    },
  },
  chosen: {
    backgroundColor: tokens.colorBrandBackground2,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorBrandStroke1}`,
    ":hover": {
      backgroundColor: tokens.colorBrandBackground2Hover,
      ...shorthands.borderColor(tokens.colorBrandStroke1),
    },
  },
  words: { display: "flex", flexDirection: "column", minWidth: 0 },
  name: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  price: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  check: {
    position: "absolute",
    insetInlineEnd: tokens.spacingHorizontalXS,
    top: tokens.spacingVerticalXS,
    color: tokens.colorBrandForeground1,
    fontSize: tokens.fontSizeBase400,
  },
});
