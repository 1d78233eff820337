import type {
  AppointmentCheck,
  AppointmentCheckInput,
} from "@magic-meetings/contract/appointment-checks/appointment-check.ts";
import type { ClientEventInput } from "@magic-meetings/contract/client-events/client-event.ts";

/** Written into the script when it is served: classic Outlook runs it without a page, so it has no address of its own. */
declare const SERVICE_URL: string;

/** What the script may ask of the service. Everything rejects where there is no answer, or not a good one. */
export interface Service {
  check(input: AppointmentCheckInput): Promise<AppointmentCheck>;
  tell(event: ClientEventInput): Promise<void>;
}

export function createService(getToken: () => Promise<string>): Service {
  return {
    check: async (input) => JSON.parse(await post("/appointments/check", input, getToken)) as AppointmentCheck,
    tell: async (event) => void (await post("/client-events", event, getToken)),
  };
}

async function post(path: string, body: object, getToken: () => Promise<string>): Promise<string> {
  const url = serviceUrl();
  const token = await getToken();
  const response = await fetch(`${url}/api/v1${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`The service answered ${response.status}`);
  return response.text();
}

/** Where nobody wrote it in, a page's own address is right. */
function serviceUrl(): string {
  const written = SERVICE_URL;
  if (written.indexOf(".invalid") < 0) return written;
  if (typeof location !== "undefined") return location.origin;
  throw new Error("Nobody said where the service is");
}
