import type { OfferedService } from "@magic-meetings/contract/catalogue/catalogue.ts";
import { CheckmarkCircleFilled } from "@fluentui/react-icons";
import { Picture } from "../elements/Picture.tsx";
import { formatMoney } from "../format/money.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { canBeChosen } from "./draft-order.ts";
import { classNames } from "../elements/class-names.ts";
import styles from "./ServiceChip.module.css";

export interface ServiceChipProps {
  service: OfferedService;
  chosen: boolean;
  onToggle: () => void;
}

/** One press adds the service with everything filled in; one more takes it away again. */
export function ServiceChip({ service, chosen, onToggle }: ServiceChipProps) {
  const text = useText();
  const { language } = useReader();
  const why =
    service.unavailable && !canBeChosen(service) ? text(`order.unavailable.${service.unavailable.code}`) : undefined;
  return (
    <button
      type="button"
      className={classNames(styles.chip, chosen && styles.chosen)}
      aria-pressed={chosen}
      disabled={!canBeChosen(service) && !chosen}
      title={why}
      onClick={onToggle}
    >
      <span className={styles.picture}>
        <Picture url={service.imageUrl} size="small" />
        {chosen ? <CheckmarkCircleFilled className={styles.check} aria-hidden="true" /> : null}
      </span>
      <span className={styles.words}>
        <span className={styles.name}>{service.name}</span>
        <span className={styles.price}>{why ?? formatMoney(service.price, language)}</span>
      </span>
    </button>
  );
}
