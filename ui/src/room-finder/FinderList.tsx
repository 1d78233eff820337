import type {
  Availability,
  RoomAlternative,
  RoomOffer,
  SiteClosed,
} from "@magic-meetings/contract/rooms/room-booking.ts";
import type { SiteDetail } from "@magic-meetings/contract/places/place.ts";
import { Button } from "@fluentui/react-components";
import { SearchRegular } from "@fluentui/react-icons";
import { classNames } from "../elements/class-names.ts";
import { EmptyState } from "../elements/EmptyState.tsx";
import { Notice } from "../elements/Notice.tsx";
import { Pill } from "../elements/Pill.tsx";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useText } from "../messages/text-context.ts";
import { offerWords } from "../rooms/offer-words.ts";
import { roomMessages } from "../rooms/room-messages.ts";
import type { ChosenRoom } from "./chosen-room.ts";
import { finderMessages } from "./finder-messages.ts";
import styles from "./FinderList.module.css";

export interface FinderListProps {
  availability: Availability;
  sites: readonly SiteDetail[];
  timeZone: string;
  chosen: string | undefined;
  onChoose: (room: ChosenRoom, start: string, end: string) => void;
  /** Looks at another time, for as long. */
  onLookAt: (start: string) => void;
}

/** Free rooms, best first, with the reasons; what comes nearest where none fits; which sites are closed. */
export function FinderList(props: FinderListProps) {
  const text = useFeatureText(finderMessages);
  const { availability } = props;
  return (
    <section className={styles.section} aria-label={text("list.title")}>
      {availability.closed.map((closed) => (
        <ClosedSite key={closed.site.id} closed={closed} {...props} />
      ))}
      {availability.items.length ? (
        <>
          <h2 className={styles.title} aria-live="polite">
            {text("list.count", { count: availability.items.length })}
          </h2>
          <ol className={styles.list}>
            {availability.items.map((offer) => (
              <Offer key={offer.room.id} offer={offer} {...props} />
            ))}
          </ol>
        </>
      ) : (
        <Nearest {...props} />
      )}
    </section>
  );
}

function ClosedSite({ closed, sites, onLookAt }: FinderListProps & { closed: SiteClosed }) {
  const text = useFeatureText(finderMessages);
  const site = sites.find(({ id }) => id === closed.site.id);
  const moments = useMoments(site?.timeZone ?? "UTC");
  const { opensAt, holiday } = closed;
  const title = holiday
    ? text("list.closedHoliday", { site: closed.site.name, holiday })
    : text("list.closed", { site: closed.site.name });
  return (
    <Notice
      kind="warning"
      title={title}
      actions={
        opensAt ? (
          <Button size="small" onClick={() => onLookAt(opensAt)}>
            {text("list.openUse")}
          </Button>
        ) : null
      }
    >
      {opensAt ? <div>{text("list.opens", { time: moments.moment(opensAt) })}</div> : null}
    </Notice>
  );
}

function Offer({ offer, sites, chosen, onChoose }: FinderListProps & { offer: RoomOffer }) {
  const text = useFeatureText(finderMessages);
  const rooms = useFeatureText(roomMessages);
  const words = useText();
  const layoutName = (layout: string) => {
    const key = `layout.${layout}`;
    return rooms.knows(key) ? rooms(key) : layout;
  };
  const { room } = offer;
  const site = sites.length > 1 ? sites.find(({ id }) => id === room.siteId)?.name : undefined;
  const parts = [
    ...(site ? [site] : []),
    words("room.place", { building: room.building, floor: room.floor }),
    text("list.seats", { count: offer.seats }),
    ...offerWords(offer, words, layoutName),
  ];
  return (
    <li className={classNames(styles.item, room.id === chosen && styles.chosen)}>
      <div className={styles.words}>
        <span className={styles.name}>
          {room.name}
          {offer.approvalNeeded ? <Pill tone="warning">{words("room.approval")}</Pill> : null}
        </span>
        <Parts parts={parts} />
      </div>
      <div className={styles.score}>
        <span className={styles.quiet}>{text("list.score", { score: Math.round(offer.score) })}</span>
        <div className={styles.meter} aria-hidden="true">
          <div className={styles.fill} style={{ inlineSize: `${Math.min(100, Math.max(0, offer.score))}%` }} />
        </div>
      </div>
      <Button
        aria-label={text("list.chooseRoom", { room: room.name })}
        aria-pressed={room.id === chosen}
        onClick={() => onChoose(room, offer.start, offer.end)}
      >
        {text("list.choose")}
      </Button>
    </li>
  );
}

function Nearest(props: FinderListProps) {
  const text = useFeatureText(finderMessages);
  const { alternatives } = props.availability;
  return (
    <>
      <EmptyState
        icon={<SearchRegular />}
        title={text("list.none")}
        hint={text(alternatives.length ? "list.noneHint" : "list.noneAtAll")}
      />
      {alternatives.length ? (
        <ul className={styles.list}>
          {alternatives.map((alternative) => (
            <Alternative
              key={`${alternative.kind} ${alternative.room.id} ${alternative.start}`}
              alternative={alternative}
              {...props}
            />
          ))}
        </ul>
      ) : null}
    </>
  );
}

function Alternative({ alternative, sites, timeZone, onChoose }: FinderListProps & { alternative: RoomAlternative }) {
  const text = useFeatureText(finderMessages);
  const words = useText();
  const site = sites.find(({ id }) => id === alternative.room.siteId);
  const moments = useMoments(site?.timeZone ?? timeZone);
  const { room, kind, start, end } = alternative;
  const second = alternative.with;
  const period = moments.period(start, end);
  const why = text(`alternative.${kind}`, {
    period,
    first: room.name,
    second: second?.name ?? "",
    site: site?.name ?? "",
  });
  const seats = room.capacity + (second?.capacity ?? 0);
  return (
    <li className={styles.item}>
      <div className={styles.words}>
        <span className={styles.name}>{second ? why : room.name}</span>
        <Parts
          parts={[
            ...(second ? [] : [why]),
            words("room.place", { building: room.building, floor: room.floor }),
            text("list.seats", { count: seats }),
          ]}
        />
      </div>
      <Button
        aria-label={text("alternative.takeOf", { room: room.name, period })}
        onClick={() => onChoose(second ? { ...room, with: second } : room, start, end)}
      >
        {text("alternative.take")}
      </Button>
    </li>
  );
}

function Parts({ parts }: { parts: readonly string[] }) {
  return (
    <span className={styles.quiet}>
      {parts.map((part) => (
        <span key={part} className={styles.part}>
          {part}
        </span>
      ))}
    </span>
  );
}
