// JSON schemas of what a chat window may send; Fastify refuses the rest with 400.

const actionSchema = {
  type: "object",
  additionalProperties: false,
  required: ["activityId", "type", "data"],
  properties: {
    activityId: { type: "string", maxLength: 100 },
    type: { enum: ["Action.Execute", "Action.Submit"] },
    verb: { type: "string", maxLength: 200 },
    data: { type: "object" },
    trigger: { enum: ["manual", "automatic"] },
  },
};

export const chatInputSchema = {
  type: "object",
  additionalProperties: false,
  minProperties: 1,
  maxProperties: 1,
  properties: { text: { type: "string", minLength: 1, maxLength: 4000 }, action: actionSchema },
};

export const weatherSchema = {
  type: "object",
  additionalProperties: false,
  required: ["kind"],
  properties: {
    kind: { enum: ["fine", "down", "throttled", "answers_lost"] },
    retryAfterSeconds: { type: "integer", minimum: 0, maximum: 3600 },
  },
  if: { properties: { kind: { const: "throttled" } } },
  then: { required: ["retryAfterSeconds"] },
};
