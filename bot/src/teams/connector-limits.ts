import type { TurnContext } from "botbuilder";
import type botbuilder from "botbuilder";

interface OutgoingRequest {
  timeout: number;
}

interface Policy {
  name: string;
  sendRequest(request: OutgoingRequest, next: (request: OutgoingRequest) => Promise<unknown>): Promise<unknown>;
}

interface Pipeline {
  addPolicy(policy: Policy): void;
  removePolicy(policy: { name: string }): unknown;
}

/**
 * Gives every call to the channel a deadline and takes the SDK's own retries away: they would send a message again after an ambiguous answer
 * and sleep through a Retry-After inside a delivery lease. Trying again belongs to the delivery worker, which knows what was sent.
 */
export function connectorLimits(timeoutMs: number): (context: TurnContext, next: () => Promise<void>) => Promise<void> {
  return async (context, next) => {
    const pipeline = pipelineOf(context);
    pipeline.removePolicy({ name: "defaultRetryPolicy" });
    pipeline.addPolicy({
      name: "deadline",
      sendRequest: (request, send) => {
        request.timeout = timeoutMs;
        return send(request);
      },
    });
    await next();
  };
}

/** The SDK makes one connector client for each turn and keeps its pipeline to itself. */
function pipelineOf(context: TurnContext): Pipeline {
  const key = (context.adapter as InstanceType<typeof botbuilder.CloudAdapter>).ConnectorClientKey;
  const connector = context.turnState.get<{ client?: { pipeline?: Pipeline } }>(key);
  if (!connector?.client?.pipeline)
    throw new Error("The connector client has no pipeline; connector-limits.ts must follow the SDK");
  return connector.client.pipeline;
}
