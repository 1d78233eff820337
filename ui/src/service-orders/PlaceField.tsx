import type { DeliverTo } from "@magic-meetings/contract/service-orders/service-order.ts";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useFeatureText } from "../messages/feature-text.ts";
import { useApi } from "../session/session-context.ts";
import { orderMessages } from "./order-messages.ts";
import styles from "./Controls.module.css";

export interface PlaceFieldProps {
  siteId: string;
  place: DeliverTo | undefined;
  onChange: (place: DeliverTo | undefined) => void;
}

/** A place in words, or one of the site's rooms by its name; empty: where the meeting is. */
export function PlaceField({ siteId, place, onChange }: PlaceFieldProps) {
  const words = useFeatureText(orderMessages);
  const [id, listId] = [useId(), useId()];
  const rooms = useSiteRooms(siteId);
  const [typed, setTyped] = useState<string>();
  const known = place && "roomId" in place ? rooms.find((room) => room.id === place.roomId)?.name : place?.place;
  const take = (entry: string) => {
    setTyped(entry);
    const wanted = entry.trim();
    const room = rooms.find(({ name }) => name.toLocaleLowerCase() === wanted.toLocaleLowerCase());
    onChange(wanted === "" ? undefined : room ? { roomId: room.id } : { place: wanted });
  };
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {words("line.place")}
      </label>
      <input
        id={id}
        list={listId}
        maxLength={200}
        className={styles.control}
        placeholder={words("line.placeHint")}
        value={typed ?? known ?? ""}
        onChange={(event) => take(event.target.value)}
        onBlur={() => setTyped(undefined)}
      />
      <datalist id={listId}>
        {rooms.map((room) => (
          <option key={room.id} value={room.name} />
        ))}
      </datalist>
    </div>
  );
}

const noRooms: { id: string; name: string }[] = [];

function useSiteRooms(siteId: string): readonly { id: string; name: string }[] {
  const client = useApi();
  const rooms = useQuery({
    queryKey: ["rooms", "of-site", siteId],
    queryFn: ({ signal }) => client("GET /rooms", { query: { site: siteId, limit: 200 } }, { signal }),
    staleTime: 300_000,
    select: (page) => page.items,
  });
  return rooms.data ?? noRooms;
}
