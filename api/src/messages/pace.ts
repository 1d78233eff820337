import type { Channel } from "@magic-meetings/contract/messages/message-words.ts";

// How many calls a channel takes, counted over sliding windows. Microsoft states these for a bot in Teams: for each
// conversation 7 a second, 8 in two, 60 in half a minute and 1,800 an hour, and 50 a second for a whole company; of entries
// in activity feeds it takes 5 a second of a company.

export interface PaceLimit {
  calls: number;
  milliseconds: number;
}

/**
 * A call leaves at most so long after it was taken, else it is taken anew: calls that are counted over windows that are
 * so much longer stay within the stated ones when they leave.
 */
export const longestUnderWay = 60;

/** As Microsoft states them. */
export const statedLimits = {
  conversation: [
    { calls: 7, milliseconds: 1_000 },
    { calls: 8, milliseconds: 2_000 },
    { calls: 60, milliseconds: 30_000 },
    { calls: 1_800, milliseconds: 3_600_000 },
  ],
  company: [{ calls: 50, milliseconds: 1_000 }],
  feeds: [{ calls: 5, milliseconds: 1_000 }],
} as const satisfies Record<string, readonly PaceLimit[]>;

export const conversationLimits = statedLimits.conversation.map(forWhatIsUnderWay);
export const companyLimits = statedLimits.company.map(forWhatIsUnderWay);

/** What each channel takes of a company and of one person; one that is not named takes what it is given. */
export const channelLimits: Partial<Record<Channel, Record<"company" | "person", readonly PaceLimit[]>>> = {
  teams: { company: companyLimits, person: conversationLimits },
  activity: { company: statedLimits.feeds.map(forWhatIsUnderWay), person: [] },
};

function forWhatIsUnderWay({ calls, milliseconds }: PaceLimit): PaceLimit {
  return { calls, milliseconds: milliseconds + longestUnderWay };
}

/** What was lately taken: the moments of the last calls, and how many there were in each minute. Milliseconds of one clock. */
export interface Taken {
  recent: number[];
  minutes: [minute: number, calls: number][];
}

export const nothingTaken: Taken = { recent: [], minutes: [] };

const minuteMilliseconds = 60_000;

/** Windows that are longer are counted by the minute, which never counts too few. */
const longestExact = minuteMilliseconds;

/** The first moment from `now` on at which another call stays within all limits; pure. */
export function freeAt(taken: Taken, limits: readonly PaceLimit[], now: number): number {
  return Math.max(now, ...limits.map((limit) => freeWithin(taken, limit, now)));
}

function freeWithin({ recent, minutes }: Taken, { calls, milliseconds }: PaceLimit, now: number): number {
  if (milliseconds <= longestExact) {
    const first = recent.at(-calls);
    return first === undefined ? now : first + milliseconds;
  }
  // A minute counts until its last moment has left the window.
  const endOf = (minute: number) => (minute + 1) * minuteMilliseconds + milliseconds;
  const inWindow = minutes.filter(([minute]) => endOf(minute) > now);
  let left = inWindow.reduce((sum, [, count]) => sum + count, 0);
  for (const [minute, count] of inWindow) {
    if (left < calls) break;
    left -= count;
    now = endOf(minute);
  }
  return now;
}

/** With one more call at a moment, and without what no limit looks at any more; pure. */
export function take({ recent, minutes }: Taken, limits: readonly PaceLimit[], at: number): Taken {
  // Clocks of several machines differ a little: calls never seem to be made before those that were counted already.
  const moment = Math.max(at, recent.at(-1) ?? at);
  const exact = limits.filter(({ milliseconds }) => milliseconds <= longestExact);
  const longest = Math.max(0, ...exact.map(({ milliseconds }) => milliseconds));
  const most = Math.max(0, ...exact.map(({ calls }) => calls));
  return {
    recent: [...recent, moment].filter((one) => one > moment - longest).slice(-most),
    minutes: countMinute(minutes, limits, moment),
  };
}

/** Without a call that was taken at a moment and did not leave; pure. */
export function giveBack({ recent, minutes }: Taken, at: number): Taken {
  const index = recent.lastIndexOf(at);
  const minute = Math.floor(at / minuteMilliseconds);
  return {
    recent: index < 0 ? recent : recent.toSpliced(index, 1),
    minutes: minutes.map(([one, calls]) => [one, one === minute ? Math.max(0, calls - 1) : calls]),
  };
}

function countMinute(minutes: Taken["minutes"], limits: readonly PaceLimit[], moment: number): Taken["minutes"] {
  const longest = Math.max(0, ...limits.map(({ milliseconds }) => milliseconds));
  if (longest <= longestExact) return [];
  const minute = Math.floor(moment / minuteMilliseconds);
  const kept = minutes.filter(([one]) => one !== minute && (one + 1) * minuteMilliseconds + longest > moment);
  const before = minutes.find(([one]) => one === minute)?.[1] ?? 0;
  return [...kept, [minute, before + 1]];
}
