import type { CDPSession } from "playwright-core";

/** A modest laptop on a hotel's network. */
const cpuSlowdown = 4;
const bytesPerSecond = 10_000_000 / 8;
const latencyMilliseconds = 40;

/** Slows a page down from now on: processor, network and an empty cache. */
export async function throttle(session: CDPSession): Promise<void> {
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: latencyMilliseconds,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  });
  await session.send("Emulation.setCPUThrottlingRate", { rate: cpuSlowdown });
}
