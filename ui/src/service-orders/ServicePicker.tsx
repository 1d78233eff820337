import type { Catalogue, OfferedService } from "@magic-meetings/contract/catalogue/catalogue.ts";
import { Button } from "@fluentui/react-components";
import { lazy, Suspense, useState } from "react";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { useText } from "../messages/text-context.ts";
import { ServiceChip } from "./ServiceChip.tsx";
import styles from "./ServicePicker.module.css";
import textButton from "../elements/text-button.module.css";

const ServiceList = lazy(async () => ({ default: (await import("./ServiceList.tsx")).ServiceList }));

export interface ServicePickerProps {
  catalogue: Catalogue;
  /** The site's zone. */
  timeZone: string;
  /** A heading, where something else stands above. */
  title?: string | undefined;
  /** The services chosen already. */
  chosen: readonly string[];
  onAdd: (serviceId: string) => void;
  onRemove: (serviceId: string) => void;
}

const chips = 6;

/** The popular services as large buttons, one press each; all others in a list behind one press. */
export function ServicePicker({ catalogue, timeZone, title, chosen, onAdd, onRemove }: ServicePickerProps) {
  const text = useText();
  const [all, setAll] = useState(false);
  const quickPicks = popularOf(catalogue.services);
  if (catalogue.services.length === 0) return <p className={styles.quiet}>{text("order.nothingOffered")}</p>;
  const toggle = (id: string) => (chosen.includes(id) ? onRemove(id) : onAdd(id));
  return (
    <div className={styles.picker}>
      {title ? <h3 className={styles.title}>{title}</h3> : null}
      <ul className={styles.chips} aria-label={text("order.popular")}>
        {quickPicks.map((service) => (
          <li key={service.id} className={styles.chip}>
            <ServiceChip service={service} chosen={chosen.includes(service.id)} onToggle={() => toggle(service.id)} />
          </li>
        ))}
      </ul>
      <div>
        <Button
          className={textButton.textButton}
          appearance="transparent"
          size="small"
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {text(all ? "order.allClose" : "order.all")}
        </Button>
      </div>
      {all ? (
        <Suspense fallback={<SkeletonLines label={text("state.loading")} widths={["100%", "70%", "85%"]} />}>
          <ServiceList services={catalogue.services} timeZone={timeZone} chosen={chosen} onToggle={toggle} />
        </Suspense>
      ) : null}
    </div>
  );
}

function popularOf(services: readonly OfferedService[]): OfferedService[] {
  const popular = services.filter((service) => service.popular);
  const picks = popular.length ? popular : services;
  return [...picks.filter(({ available }) => available), ...picks.filter(({ available }) => !available)].slice(
    0,
    chips,
  );
}
