import type { OfferedService } from "@magic-meetings/contract/catalogue/catalogue.ts";
import { Button, Input } from "@fluentui/react-components";
import { AddRegular, CheckmarkRegular, SearchRegular, StarFilled, StarRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { Picture } from "../elements/Picture.tsx";
import { groupBy } from "../format/groups.ts";
import { formatMoney } from "../format/money.ts";
import { useMoments } from "../format/use-moments.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import type { Favourites } from "./favourites.ts";
import { orderMessages } from "./order-messages.ts";
import { canBeChosen } from "./draft-order.ts";
import styles from "./ServiceList.module.css";

export interface ServiceListProps {
  services: readonly OfferedService[];
  /** The site's zone. */
  timeZone: string;
  chosen: readonly string[];
  favourites?: Favourites | undefined;
  onToggle: (serviceId: string) => void;
}

/** Everything the site offers, by category, to search in. What cannot be had now says why, and from when on it can. */
export function ServiceList({ services, timeZone, chosen, favourites, onToggle }: ServiceListProps) {
  const text = useText();
  const { language } = useReader();
  const [wanted, setWanted] = useState("");
  const found = services.filter((service) => matches(service, wanted, language));
  const categories = groupBy(found, ({ category }) => category.name);
  return (
    <div className={styles.list}>
      <Input
        contentBefore={<SearchRegular />}
        type="search"
        aria-label={text("order.search")}
        placeholder={text("order.search")}
        value={wanted}
        onChange={(_, data) => setWanted(data.value)}
      />
      {found.length === 0 ? <p role="status">{text("order.searchNone")}</p> : null}
      {[...categories].map(([category, ofCategory]) => (
        <section key={category} aria-label={category}>
          <h3 className={styles.category}>{category}</h3>
          <ul className={styles.rows}>
            {ofCategory.map((service) => (
              <li key={service.id} className={styles.row}>
                {favourites ? <FavouriteStar service={service} favourites={favourites} /> : null}
                <ServiceRow
                  service={service}
                  timeZone={timeZone}
                  chosen={chosen.includes(service.id)}
                  onToggle={() => onToggle(service.id)}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

interface ServiceRowProps {
  service: OfferedService;
  timeZone: string;
  chosen: boolean;
  onToggle: () => void;
}

function ServiceRow({ service, timeZone, chosen, onToggle }: ServiceRowProps) {
  const text = useText();
  const { language } = useReader();
  const moments = useMoments(timeZone);
  const price = text(`order.unitPrice.${service.unit}`, { price: formatMoney(service.price, language) });
  const { unavailable } = service;
  return (
    <>
      <Picture url={service.imageUrl} />
      <span className={styles.words}>
        <span>{service.name}</span>
        <span className={styles.quiet}>{unavailable ? text(`order.unavailable.${unavailable.code}`) : price}</span>
        {unavailable?.earliest ? (
          <span className={styles.quiet}>{text("order.earliest", { time: moments.moment(unavailable.earliest) })}</span>
        ) : null}
      </span>
      <Button
        size="small"
        appearance={chosen ? "primary" : "secondary"}
        icon={chosen ? <CheckmarkRegular /> : <AddRegular />}
        aria-label={
          chosen ? text("order.remove", { service: service.name }) : text("order.add", { service: service.name, price })
        }
        disabled={!canBeChosen(service) && !chosen}
        onClick={onToggle}
      />
    </>
  );
}

function FavouriteStar({ service, favourites }: { service: OfferedService; favourites: Favourites }) {
  const words = useFeatureText(orderMessages);
  const isOn = favourites.ids.includes(service.id);
  return (
    <Button
      size="small"
      appearance="subtle"
      icon={isOn ? <StarFilled className={styles.star} /> : <StarRegular />}
      aria-pressed={isOn}
      aria-label={words("favourite", { service: service.name })}
      onClick={() => favourites.toggle(service.id, !isOn)}
    />
  );
}

function matches(service: OfferedService, wanted: string, language: string): boolean {
  const words = wanted.toLocaleLowerCase(language).split(/\s+/).filter(Boolean);
  const spoken = `${service.name} ${service.description} ${service.category.name}`.toLocaleLowerCase(language);
  return words.every((word) => spoken.includes(word));
}
