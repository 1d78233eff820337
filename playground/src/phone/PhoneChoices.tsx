import type { DemoPerson } from "@magic-meetings/contract/identity/identity.ts";
import { Dropdown, Field, Option } from "@fluentui/react-components";
import type { HostPerson } from "../outlook/host-appointment.ts";
import type { PhoneChange, PhoneEvent } from "./phone-api.ts";

interface PhoneChoicesProps {
  event: PhoneEvent;
  rooms: HostPerson[];
  colleagues: DemoPerson[];
  busy: boolean;
  onChange: (change: PhoneChange) => void;
}

const noRoom = "none";

/** The room that is invited, and who organizes it. */
export function PhoneChoices({ event, rooms, colleagues, busy, onChange }: PhoneChoicesProps) {
  const invited = event.rooms.map(({ name, email }) => name || email).join(", ");
  const room = (email: string) => rooms.find((one) => one.email === email) ?? null;
  const colleague = (email: string) => colleagues.find((one) => one.email === email);
  return (
    <>
      <Field label="Room">
        <Dropdown
          disabled={busy}
          value={invited || "No room"}
          selectedOptions={event.rooms.map(({ email }) => email)}
          onOptionSelect={(_, { optionValue = noRoom }) => onChange({ kind: "room", room: room(optionValue) })}
        >
          <Option value={noRoom}>No room</Option>
          {rooms.map(({ email, name }) => (
            <Option key={email} value={email}>
              {name}
            </Option>
          ))}
        </Dropdown>
      </Field>
      <Field label="Hand over to">
        <Dropdown
          disabled={busy}
          value=""
          selectedOptions={[]}
          placeholder="A colleague"
          onOptionSelect={(_, { optionValue = "" }) => {
            const to = colleague(optionValue);
            if (to) onChange({ kind: "hand_over", to: { email: to.email, name: to.name } });
          }}
        >
          {colleagues.map(({ email, name }) => (
            <Option key={email} value={email}>
              {name}
            </Option>
          ))}
        </Dropdown>
      </Field>
    </>
  );
}
