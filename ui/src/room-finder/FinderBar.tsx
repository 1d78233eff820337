import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { SiteDetail } from "@magic-meetings/contract/places/place.ts";
import { Button, Dropdown, Field, Input, Option, Select, ToggleButton } from "@fluentui/react-components";
import { ChevronLeftRegular, ChevronRightRegular } from "@fluentui/react-icons";
import { addDays, clockTime, dayKey } from "../format/moments.ts";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useText } from "../messages/text-context.ts";
import { featureName } from "../rooms/offer-words.ts";
import { roomMessages } from "../rooms/room-messages.ts";
import { roomFeatures, roomLayouts } from "../rooms/room-words.ts";
import { finderMessages } from "./finder-messages.ts";
import type { FinderWish } from "./finder-wish.ts";
import { from, onDay, until, wishProblem } from "./finder-wish.ts";
import styles from "./FinderBar.module.css";

export interface FinderBarProps {
  wish: FinderWish;
  onWish: (wish: FinderWish) => void;
  sites: readonly SiteDetail[];
  floors: readonly { id: string; name: string; building: string }[];
  /** The clock that the times are read by. */
  timeZone: string;
  /** Its time and head count are not asked for again. */
  meeting?: Meeting | undefined;
}

/** What is looked for; with a meeting its time and head count are facts. */
export function FinderBar(props: FinderBarProps) {
  const text = useFeatureText(finderMessages);
  return (
    <div className={styles.bar} role="search" aria-label={text("finder.what")}>
      {props.meeting ? <MeetingTime meeting={props.meeting} /> : <WishTime {...props} />}
      <WishPlace {...props} />
      <WishFeatures {...props} />
    </div>
  );
}

function MeetingTime({ meeting }: { meeting: Meeting }) {
  const words = useText();
  const moments = useMoments(meeting.timeZone);
  const people = meeting.locations.reduce((sum, { headCount }) => sum + headCount, 0);
  return (
    <p className={styles.fact}>
      {moments.period(meeting.start, meeting.end)} · {words("facts.headCount", { count: people })}
    </p>
  );
}

function WishTime({ wish, onWish, timeZone }: FinderBarProps) {
  const text = useFeatureText(finderMessages);
  const day = dayKey(wish.start, timeZone);
  const problem = wishProblem(wish);
  return (
    <>
      <div className={styles.day}>
        <Button
          appearance="subtle"
          icon={<ChevronLeftRegular />}
          aria-label={text("finder.previousDay")}
          onClick={() => onWish(onDay(wish, addDays(day, -1), timeZone))}
        />
        <Field label={text("finder.day")}>
          <Input
            className={styles.date}
            type="date"
            value={day}
            onChange={(_, { value }) => value && onWish(onDay(wish, value, timeZone))}
          />
        </Field>
        <Button
          appearance="subtle"
          icon={<ChevronRightRegular />}
          aria-label={text("finder.nextDay")}
          onClick={() => onWish(onDay(wish, addDays(day, 1), timeZone))}
        />
      </div>
      <Field label={text("finder.from")}>
        <Input
          className={styles.time}
          type="time"
          step={900}
          value={clockTime(wish.start, timeZone)}
          onChange={(_, { value }) => value && onWish(from(wish, value, timeZone))}
        />
      </Field>
      <Field label={text("finder.until")} {...(problem ? { validationMessage: text(problem) } : {})}>
        <Input
          className={styles.time}
          type="time"
          step={900}
          value={clockTime(wish.end, timeZone)}
          onChange={(_, { value }) => value && onWish(until(wish, value, timeZone))}
        />
      </Field>
      <People wish={wish} onWish={onWish} />
    </>
  );
}

function People({ wish, onWish }: Pick<FinderBarProps, "wish" | "onWish">) {
  const text = useFeatureText(finderMessages);
  return (
    <Field label={text("finder.people")}>
      <Input
        className={styles.people}
        type="number"
        min={1}
        max={10_000}
        defaultValue={String(wish.people)}
        onChange={(_, { value }) => {
          const people = Number.parseInt(value, 10);
          if (people >= 1 && people <= 10_000) onWish({ ...wish, people });
        }}
      />
    </Field>
  );
}

function WishPlace({ wish, onWish, sites, floors }: FinderBarProps) {
  const text = useFeatureText(finderMessages);
  const words = useFeatureText(roomMessages);
  const chosen = sites.filter(({ id }) => wish.sites.includes(id));
  return (
    <>
      <Field label={text("finder.sites")}>
        <Dropdown
          className={styles.sites}
          multiselect
          value={chosen.map(({ name }) => name).join(", ")}
          selectedOptions={[...wish.sites]}
          onOptionSelect={(_, { selectedOptions }) => {
            // The last one stays: without a site there is nothing to look for.
            if (selectedOptions.length) onWish({ ...wish, sites: selectedOptions.slice(0, 10), near: "" });
          }}
        >
          {sites.map(({ id, name }) => (
            <Option key={id} value={id}>
              {name}
            </Option>
          ))}
        </Dropdown>
      </Field>
      <Field label={text("finder.layout")}>
        <Select value={wish.layout} onChange={(_, { value }) => onWish({ ...wish, layout: value })}>
          <option value="">{text("finder.anyLayout")}</option>
          {roomLayouts.map((layout) => (
            <option key={layout} value={layout}>
              {words(`layout.${layout}`)}
            </option>
          ))}
        </Select>
      </Field>
      {floors.length ? (
        <Field label={text("finder.near")}>
          <Select value={wish.near} onChange={(_, { value }) => onWish({ ...wish, near: value })}>
            <option value="">{text("finder.anywhere")}</option>
            {floors.map(({ id, name, building }) => (
              <option key={id} value={id}>
                {text("plan.floorName", { building, floor: name })}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
    </>
  );
}

function WishFeatures({ wish, onWish }: Pick<FinderBarProps, "wish" | "onWish">) {
  const text = useFeatureText(finderMessages);
  const words = useText();
  return (
    <fieldset className={styles.features}>
      <legend className={styles.legend}>{text("finder.features")}</legend>
      {roomFeatures.map((feature) => {
        const wanted = wish.features.includes(feature);
        const features = wanted ? wish.features.filter((one) => one !== feature) : [...wish.features, feature];
        return (
          <ToggleButton
            key={feature}
            size="small"
            shape="circular"
            checked={wanted}
            onClick={() => onWish({ ...wish, features })}
          >
            {featureName(feature, words)}
          </ToggleButton>
        );
      })}
    </fieldset>
  );
}
