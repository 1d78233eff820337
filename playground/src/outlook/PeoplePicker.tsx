import {
  Avatar,
  makeStyles,
  Tag,
  TagPicker,
  TagPickerControl,
  TagPickerGroup,
  TagPickerInput,
  TagPickerList,
  TagPickerOption,
  tokens,
} from "@fluentui/react-components";
import { useState } from "react";
import type { HostAttendee, HostPerson } from "./host-appointment.ts";

export interface PeoplePickerProps {
  label: string;
  placeholder: string;
  kind: HostAttendee["kind"];
  people: HostAttendee[];
  colleagues: HostPerson[];
  /** Everybody already invited, in this field or the other. */
  taken: HostPerson[];
  onChange: (people: HostAttendee[]) => void;
}

const shownOptions = 8;

/** Invited people as chips; colleagues by name, anybody else by mail address. */
export function PeoplePicker({ label, placeholder, kind, people, colleagues, taken, onChange }: PeoplePickerProps) {
  const styles = useStyles();
  const [query, setQuery] = useState("");
  const options = suggest(query, colleagues, taken);
  const choose = (emails: string[]) => {
    const known = (email: string) => people.find((one) => one.email === email);
    const added = (email: string): HostAttendee => ({
      ...(options.find((one) => one.email === email) ?? { email, name: email }),
      kind,
      response: "none",
    });
    // The hint below the list has no address.
    onChange(emails.filter(Boolean).map((email) => known(email) ?? added(email)));
    setQuery("");
  };
  return (
    <TagPicker
      selectedOptions={people.map(({ email }) => email)}
      onOptionSelect={(_, data) => choose(data.selectedOptions)}
    >
      <TagPickerControl className={styles.control}>
        <TagPickerGroup aria-label={label}>
          {people.map(({ email, name }) => (
            <Tag
              key={email}
              value={email}
              size="small"
              shape="circular"
              title={email}
              media={<Avatar aria-hidden name={name} color="colorful" size={16} />}
            >
              {name}
            </Tag>
          ))}
        </TagPickerGroup>
        <TagPickerInput
          aria-label={label}
          placeholder={people.length === 0 ? placeholder : undefined}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
      </TagPickerControl>
      <TagPickerList>
        {options.map(({ email, name }) => (
          <TagPickerOption
            key={email}
            value={email}
            text={name}
            media={<Avatar aria-hidden name={name} color="colorful" />}
            secondaryContent={email}
          >
            {name}
          </TagPickerOption>
        ))}
        {options.length === 0 && (
          <TagPickerOption value="" text="">
            Nobody of that name. Type a whole mail address to invite a guest.
          </TagPickerOption>
        )}
      </TagPickerList>
    </TagPicker>
  );
}

function suggest(query: string, colleagues: HostPerson[], taken: HostPerson[]): HostPerson[] {
  const wanted = query.trim().toLowerCase();
  const free = ({ email }: HostPerson) => !taken.some((one) => one.email.toLowerCase() === email.toLowerCase());
  const found = colleagues.filter(
    (one) => free(one) && (one.name.toLowerCase().includes(wanted) || one.email.toLowerCase().startsWith(wanted)),
  );
  const guest = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(wanted) ? [{ email: wanted, name: wanted }].filter(free) : [];
  return found.length > 0 ? found.slice(0, shownOptions) : guest;
}

const useStyles = makeStyles({
  control: { maxHeight: "168px", overflowY: "auto", backgroundColor: tokens.colorNeutralBackground1 },
});
