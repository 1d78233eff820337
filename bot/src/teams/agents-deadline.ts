import type { ConnectorClient } from "@microsoft/agents-hosting";

/** Gives every call of the client a deadline; the SDK has none and tries nothing again, which is the delivery worker's part. */
export function deadline(client: ConnectorClient, timeoutMs: number): ConnectorClient {
  const { httpClient } = client;
  const request = httpClient.request.bind(httpClient);
  httpClient.request = (config) => request({ ...config, timeout: timeoutMs });
  return client;
}
