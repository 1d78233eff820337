import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { subjectTypes } from "@magic-meetings/contract/messages/signal-words.ts";
import { type StreamEvent } from "@magic-meetings/contract/messages/signal.ts";

/** What a live screen wants to hear of; without topics everything that it may. */
export type Wants = (event: StreamEvent) => boolean;

const mostTopics = 20;
const narrowTopic = /^(meeting|site|vendor):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/**
 * Reads `topics`: comma separated, each a kind of subject (`production_order`) or one meeting, site or vendor
 * (`site:0199…`); an event is wanted when any of them fits. An unknown topic is 400.
 */
export function readTopics(text: string | undefined): Wants {
  if (text === undefined || text === "") return () => true;
  const topics = text.split(",");
  if (topics.length > mostTopics) throw badTopic(`At most ${mostTopics} topics`);
  const wants = topics.map(readTopic);
  return (event) => wants.some((wanted) => wanted(event));
}

function readTopic(topic: string): Wants {
  if (subjectTypes.some((type) => type === topic)) return ({ subject }) => subject.type === topic;
  const [, about, id = ""] = narrowTopic.exec(topic) ?? [];
  const wanted = id.toLowerCase();
  switch (about) {
    case "meeting":
      return ({ meetingId }) => meetingId === wanted;
    case "site":
      return ({ siteId }) => siteId === wanted;
    case "vendor":
      return ({ vendorId }) => vendorId === wanted;
    default:
      throw badTopic(`A topic is ${subjectTypes.join(", ")}, or meeting:, site: or vendor: with an id`);
  }
}

function badTopic(detail: string): Refusal {
  return new Refusal("malformed", detail, { errors: [{ pointer: "/query/topics", code: "topic", detail }] });
}
