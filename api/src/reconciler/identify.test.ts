import { describe, expect, it } from "vitest";
import { identify, judge, type Candidate, type Evidence, type Judgement } from "./identify.ts";

const seen: Evidence = {
  eventId: "event-1",
  iCalUid: "uid-1",
  clientKey: "key-1",
  joinHash: "join-1",
  organizerId: "anna",
};

function known(change: Partial<Candidate> = {}): Candidate {
  return {
    ...seen,
    kind: "meeting",
    id: "meeting-1",
    seriesId: null,
    wasSeenAs: false,
    isDraft: false,
    isWithdrawn: false,
    hasOrders: true,
    ...change,
  };
}

const other = { eventId: "event-2", iCalUid: "uid-2", clientKey: "key-2", joinHash: "join-2" };
const nothing = { eventId: null, iCalUid: null, clientKey: null, joinHash: null };

describe("what its names say of one meeting", () => {
  const cases: [name: string, candidate: Partial<Candidate>, expected: Judgement][] = [
    ["all four agree", {}, "same"],
    ["nothing is known of it", nothing, "other"],
    ["all four are others", other, "other"],
    ["the id alone, of the same organizer", { ...nothing, eventId: "event-1" }, "same"],
    ["the id alone, of another organizer", { ...nothing, eventId: "event-1", organizerId: "hugo" }, "unclear"],
    [
      "the id and the iCalUId, of another organizer",
      { ...nothing, eventId: "event-1", iCalUid: "uid-1", organizerId: "hugo" },
      "same",
    ],
    ["the id, against the iCalUId", { ...nothing, eventId: "event-1", iCalUid: "uid-2" }, "unclear"],
    [
      "the id and the key, against the iCalUId",
      { ...nothing, eventId: "event-1", iCalUid: "uid-2", clientKey: "key-1" },
      "same",
    ],
    ["it was seen under this id, which is not its own", { ...nothing, wasSeenAs: true }, "same"],
    ["it was seen under this id, with another iCalUId", { ...nothing, wasSeenAs: true, iCalUid: "uid-2" }, "unclear"],
    ["the iCalUId alone, of the same organizer", { ...nothing, iCalUid: "uid-1" }, "same"],
    [
      "the iCalUId, with another id: it was moved to another server",
      { ...nothing, iCalUid: "uid-1", eventId: "event-2" },
      "same",
    ],
    ["the iCalUId alone, of another organizer", { ...nothing, iCalUid: "uid-1", organizerId: "hugo" }, "unclear"],
    [
      "the iCalUId and the key, of another organizer",
      { ...nothing, iCalUid: "uid-1", clientKey: "key-1", organizerId: "hugo" },
      "same",
    ],
    [
      "the iCalUId and the join link, of another organizer",
      { ...nothing, iCalUid: "uid-1", joinHash: "join-1", organizerId: "hugo" },
      "same",
    ],
    ["the key alone: the pane's draft", { ...nothing, clientKey: "key-1", isDraft: true }, "same"],
    [
      "the key alone, of a draft that a delegate wrote",
      { ...nothing, clientKey: "key-1", isDraft: true, organizerId: "ida" },
      "same",
    ],
    ["the key alone, of another's sent meeting", { ...nothing, clientKey: "key-1", organizerId: "hugo" }, "unclear"],
    ["the key, against the iCalUId: a copy", { ...other, clientKey: "key-1" }, "copy"],
    [
      "the key and the join link, against the iCalUId: a copy of an online meeting",
      { ...other, clientKey: "key-1", joinHash: "join-1" },
      "copy",
    ],
    [
      "the key and the join link, against the iCalUId, and the other is gone",
      { ...other, clientKey: "key-1", joinHash: "join-1", isWithdrawn: true },
      "unclear",
    ],
    [
      "the key, against the iCalUId, and the other is gone",
      { ...other, clientKey: "key-1", isWithdrawn: true },
      "copy",
    ],
    ["the key, against the id alone", { ...nothing, clientKey: "key-1", eventId: "event-2" }, "unclear"],
    ["the join link alone", { ...nothing, joinHash: "join-1" }, "other"],
    ["the join link, against all others", { ...other, joinHash: "join-1" }, "other"],
  ];
  it.each(cases)("%s", (_, candidate, expected) => {
    expect(judge(seen, known(candidate))).toBe(expected);
  });
});

describe("which of several it is", () => {
  const draft = known({ ...nothing, id: "draft", clientKey: "key-1", isDraft: true, hasOrders: false });
  const cases: [name: string, candidates: Candidate[], expected: string][] = [
    ["none", [], "new"],
    ["the only one", [known()], "known meeting-1"],
    [
      "one, beside one that it was copied from",
      [known({ clientKey: null }), known({ ...other, clientKey: "key-1", id: "original" })],
      "known meeting-1",
    ],
    ["one by its iCalUId, beside an empty draft with its key", [known({ clientKey: null }), draft], "known meeting-1"],
    [
      "one by its iCalUId, beside a draft with its key for which something is ordered",
      [known({ clientKey: null }), { ...draft, hasOrders: true }],
      "unclear meeting-1 draft",
    ],
    [
      "one by its id, beside one by its iCalUId for which something is ordered",
      [known({ ...nothing, eventId: "event-1" }), known({ ...nothing, iCalUid: "uid-1", id: "rival" })],
      "unclear meeting-1 rival",
    ],
    [
      "one by its id, beside one by its iCalUId for which nothing is ordered",
      [
        known({ ...nothing, eventId: "event-1" }),
        known({ ...nothing, iCalUid: "uid-1", id: "rival", hasOrders: false }),
      ],
      "known meeting-1",
    ],
    ["a copy only", [known({ ...other, clientKey: "key-1" })], "new, of meeting-1"],
    [
      "the rest of a series that was cut",
      [known({ ...other, clientKey: "key-1", kind: "series", id: "series-1" })],
      "new, of series-1",
    ],
    [
      "a copy of a meeting and the rest of a series",
      [
        known({ ...other, clientKey: "key-1" }),
        known({ ...other, clientKey: "key-1", kind: "series", id: "series-1" }),
      ],
      "new, of series-1",
    ],
    [
      "a series, beside a date that still has its names",
      [known({ seriesId: "series-1" }), known({ kind: "series", id: "series-1" })],
      "known series-1",
    ],
    ["a meeting that became a series which is not there yet", [known({ seriesId: "series-2" })], "known meeting-1"],
    [
      "two that are unclear",
      [
        known({ ...nothing, iCalUid: "uid-1", organizerId: "hugo" }),
        known({ ...nothing, eventId: "event-1", iCalUid: "uid-2", id: "rival" }),
      ],
      "unclear meeting-1 rival",
    ],
    [
      "one that is, beside one that is unclear",
      [known(), known({ ...nothing, iCalUid: "uid-1", organizerId: "hugo", id: "rival" })],
      "known meeting-1",
    ],
  ];
  it.each(cases)("%s", (_, candidates, expected) => {
    const identity = identify(seen, candidates);
    const said =
      identity.is === "known"
        ? `known ${identity.candidate.id}`
        : identity.is === "unclear"
          ? `unclear ${identity.candidates.map(({ id }) => id).join(" ")}`
          : identity.copyOf === null
            ? "new"
            : `new, of ${identity.copyOf.id}`;
    expect(said).toBe(expected);
  });

  it("does not depend on the order of the candidates", () => {
    for (const [, candidates] of cases) {
      const there = identify(seen, candidates);
      const back = identify(seen, [...candidates].reverse());
      expect(back.is).toBe(there.is);
      if (there.is === "known" && back.is === "known") expect(back.candidate.id).toBe(there.candidate.id);
    }
  });
});
