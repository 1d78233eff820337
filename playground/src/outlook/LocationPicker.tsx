import {
  Tag,
  TagPicker,
  TagPickerControl,
  TagPickerGroup,
  TagPickerInput,
  TagPickerList,
  TagPickerOption,
} from "@fluentui/react-components";
import { BuildingRegular } from "@fluentui/react-icons/svg/building";
import { LocationRegular } from "@fluentui/react-icons/svg/location";
import { useState } from "react";
import type { HostLocation, HostPerson } from "./host-appointment.ts";

export interface LocationPickerProps {
  locations: HostLocation[];
  rooms: HostPerson[];
  onChange: (locations: HostLocation[]) => void;
}

const shownOptions = 8;

/** Rooms of the company and any other place, as chips. */
export function LocationPicker({ locations, rooms, onChange }: LocationPickerProps) {
  const [query, setQuery] = useState("");
  const options = suggest(query, rooms, locations);
  const choose = (ids: string[]) => {
    const all = [...locations, ...options];
    onChange(ids.flatMap((id) => all.find((one) => idOf(one) === id) ?? []));
    setQuery("");
  };
  return (
    <TagPicker selectedOptions={locations.map(idOf)} onOptionSelect={(_, data) => choose(data.selectedOptions)}>
      <TagPickerControl>
        <TagPickerGroup aria-label="Locations">
          {locations.map((location) => (
            <Tag key={idOf(location)} value={idOf(location)} size="small" media={iconOf(location)}>
              {location.name}
            </Tag>
          ))}
        </TagPickerGroup>
        <TagPickerInput
          aria-label="Location"
          placeholder={locations.length === 0 ? "Add a room or location" : undefined}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
      </TagPickerControl>
      <TagPickerList>
        {options.map((location) => (
          <TagPickerOption
            key={idOf(location)}
            value={idOf(location)}
            text={location.name}
            media={iconOf(location)}
            secondaryContent={location.email}
          >
            {location.name}
          </TagPickerOption>
        ))}
        {options.length === 0 && (
          <TagPickerOption value="" text="">
            Type the name of a place
          </TagPickerOption>
        )}
      </TagPickerList>
    </TagPicker>
  );
}

function suggest(query: string, rooms: HostPerson[], taken: HostLocation[]): HostLocation[] {
  const wanted = query.trim();
  const free = (location: HostLocation) => !taken.some((one) => idOf(one) === idOf(location));
  const found = rooms
    .filter(({ name }) => name.toLowerCase().includes(wanted.toLowerCase()))
    .map(({ name, email }): HostLocation => ({ kind: "room", name, email }))
    .filter(free)
    .slice(0, shownOptions);
  const typed: HostLocation[] = wanted ? [{ kind: "custom", name: wanted }] : [];
  return [...found, ...typed.filter(free)];
}

function idOf({ kind, name, email }: HostLocation): string {
  return `${kind}:${email ?? name}`;
}

function iconOf({ kind }: HostLocation) {
  return kind === "room" ? <BuildingRegular /> : <LocationRegular />;
}
