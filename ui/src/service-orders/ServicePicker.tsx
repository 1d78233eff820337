import type { Catalogue, OfferedService } from "@magic-meetings/contract/catalogue/catalogue.ts";
import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { lazy, Suspense, useState } from "react";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { useText } from "../messages/text-context.ts";
import type { Favourites } from "./favourites.ts";
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
  favourites?: Favourites | undefined;
  /** Other ways to begin, beside the list of everything. */
  again?: ReactNode;
  onAdd: (serviceId: string) => void;
  onRemove: (serviceId: string) => void;
}

const chips = 6;

/** The popular services as large buttons, one press each; all others in a list behind one press. */
export function ServicePicker(props: ServicePickerProps) {
  const { catalogue, timeZone, title, chosen, favourites, again, onAdd, onRemove } = props;
  const text = useText();
  const [all, setAll] = useState(false);
  const quickPicks = popularOf(catalogue.services, favourites?.ids ?? []);
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
      <div className={styles.ways}>
        <Button
          className={textButton.textButton}
          appearance="transparent"
          size="small"
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {text(all ? "order.allClose" : "order.all")}
        </Button>
        {again}
      </div>
      {all ? (
        <Suspense fallback={<SkeletonLines label={text("state.loading")} widths={["100%", "70%", "85%"]} />}>
          <ServiceList
            services={catalogue.services}
            timeZone={timeZone}
            chosen={chosen}
            favourites={favourites}
            onToggle={toggle}
          />
        </Suspense>
      ) : null}
    </div>
  );
}

/** The favourites first, then what many order; what cannot be had comes last. */
function popularOf(services: readonly OfferedService[], favourites: readonly string[]): OfferedService[] {
  const liked = services.filter(({ id }) => favourites.includes(id));
  const popular = services.filter((service) => service.popular && !favourites.includes(service.id));
  const picks = popular.length || liked.length ? [...liked, ...popular] : services;
  return [...picks.filter(({ available }) => available), ...picks.filter(({ available }) => !available)].slice(
    0,
    Math.max(chips, Math.min(liked.length, 2 * chips)),
  );
}
