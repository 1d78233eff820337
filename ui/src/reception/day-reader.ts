import type { ApiClient } from "@magic-meetings/contract/http/client.ts";
import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import type { EvacuationList } from "@magic-meetings/contract/evacuation/evacuation.ts";
import { continues, knownMarks, withNews } from "@magic-meetings/contract/reception/news-rules.ts";
import type { ReceptionNews, ReceptionSnapshot } from "@magic-meetings/contract/reception/reception.ts";
import type { KnownSite } from "./reception-storage.ts";

// Names of hosts, rooms and rules change without a signal of this site; a day that is read whole now and then has them.
const wholeAgeMs = 300_000;
const tomorrowAgeMs = 1_800_000;

export interface DayReader {
  /** What of a site is true now, from what was known. */
  read(known: KnownSite | undefined, houseChanged: boolean): Promise<KnownSite>;
}

export interface DayReaderDeps {
  siteId: string;
  client: ApiClient;
  /** This device's clock, however wrong. */
  deviceNow: () => Date;
}

/** Reads a site's day: whole when it has to, else only what became of it since. */
export function createDayReader({ siteId, client, deviceNow }: DayReaderDeps): DayReader {
  const params = { id: siteId };
  /** By this device's clock; what was read before the page was opened is read again. */
  let wholeReadAt = Number.NEGATIVE_INFINITY;
  let tomorrowReadAt = Number.NEGATIVE_INFINITY;
  /** By visit, the server's moment at which it was told of last. */
  const heardAt = new Map<string, string>();
  const isOlder = (readAt: number, ageMs: number) => Math.abs(deviceNow().getTime() - readAt) >= ageMs;

  async function readNews(before: ReceptionSnapshot | undefined): Promise<ReceptionNews | undefined> {
    if (before === undefined || isOlder(wholeReadAt, wholeAgeMs)) return undefined;
    try {
      const known = knownMarks(before, heardAt).join(",");
      const query = { since: before.asOf, ...(known === "" ? {} : { known }) };
      const news = await client("GET /sites/:id/reception/news", { params, query });
      if (!continues(before, news)) return undefined;
      for (const { id } of [...news.visits, ...news.others]) heardAt.set(id, news.asOf);
      return news;
    } catch (problem) {
      // Reading the day tells whether it is the site that is gone.
      if (problem instanceof ApiProblem && problem.problem?.status === 404) return undefined;
      throw problem;
    }
  }

  async function readTomorrow(today: string, before: ReceptionSnapshot | null): Promise<ReceptionSnapshot | null> {
    const day = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10);
    if (before?.day === day && !isOlder(tomorrowReadAt, tomorrowAgeMs)) return before;
    const read = await client("GET /sites/:id/reception", { params, query: { day } });
    tomorrowReadAt = deviceNow().getTime();
    return read;
  }

  return {
    async read(known, houseChanged) {
      const news = await readNews(known?.today);
      const whole = news === undefined || known === undefined;
      const today = whole ? await client("GET /sites/:id/reception", { params }) : withNews(known.today, news);
      const now = deviceNow().getTime();
      if (whole) {
        wholeReadAt = now;
        heardAt.clear();
      }
      // Who came and left is told by the day itself; meetings in their rooms and ticks are the list's alone.
      const needsList = whole || known.list === null || news.house || houseChanged;
      const list: EvacuationList | null = needsList
        ? await client("GET /sites/:id/evacuation-list", { params })
        : known.list;
      const tomorrow = await readTomorrow(today.day, known?.tomorrow ?? null);
      return { today, tomorrow, list, clockAheadMs: Date.parse(today.asOf) - now };
    },
  };
}
