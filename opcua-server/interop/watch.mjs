// A monitored item in a subscription of its own, and what it was told.

import client from 'node-opcua-client';

const {
  AttributeIds,
  ClientMonitoredItem,
  DataChangeFilter,
  DataChangeTrigger,
  DeadbandType,
  MonitoringMode,
  TimestampsToReturn,
} = client;

const PATIENCE_MS = 5_000;
const KEPT_MAX = 1_000;

export class Watch {
  constructor(subscription) {
    this.subscription = subscription;
    this.values = [];
    this.waiting = undefined;
    this.heard = 0;
  }

  /** @param options sampling and publishing in ms, queue, filter */
  static async of(session, nodeId, options = {}) {
    const subscription = await session.createSubscription2({
      requestedPublishingInterval: options.publishing ?? 50,
      requestedLifetimeCount: 1_000,
      requestedMaxKeepAliveCount: 20,
      maxNotificationsPerPublish: 0,
      publishingEnabled: true,
      priority: 0,
    });
    const watch = new Watch(subscription);
    // Listened to before it is asked for, or the first value may be missed.
    watch.item = ClientMonitoredItem.create(
      subscription,
      { nodeId, attributeId: options.attributeId ?? AttributeIds.Value },
      {
        samplingInterval: options.sampling ?? 50,
        queueSize: options.queue ?? 100,
        discardOldest: true,
        filter: options.filter,
      },
      TimestampsToReturn.Both,
      MonitoringMode.Reporting,
    );
    watch.item.on('changed', (value) => watch.told(value));
    await new Promise((resolve) => {
      watch.item.once('initialized', resolve);
      watch.item.once('err', resolve); // Its status tells.
    });
    return watch;
  }

  told(value) {
    this.heard++;
    if (this.values.length < KEPT_MAX) {
      this.values.push(value);
    }
    this.waiting?.();
  }

  /** The next value told. */
  async next() {
    const end = Date.now() + PATIENCE_MS;
    while (this.values.length === 0) {
      await new Promise((resolve, reject) => {
        const silent = () => reject(new Error(`nothing was told after ${this.heard} values`));
        const late = setTimeout(silent, end - Date.now());
        this.waiting = () => {
          clearTimeout(late);
          resolve();
        };
      });
    }
    return this.values.shift();
  }

  /** The first value told that is as wanted; those before it are passed over. */
  async until(wanted) {
    let value = await this.next();
    while (!wanted(value)) {
      value = await this.next();
    }
    return value;
  }

  get isQuiet() {
    return this.values.length === 0;
  }

  async close() {
    await this.subscription.terminate();
  }
}

export function deadband(percent) {
  return new DataChangeFilter({
    trigger: DataChangeTrigger.StatusValue,
    deadbandType: DeadbandType.Percent,
    deadbandValue: percent,
  });
}

export function onTimestamps() {
  return new DataChangeFilter({
    trigger: DataChangeTrigger.StatusValueTimestamp,
    deadbandType: DeadbandType.None,
    deadbandValue: 0,
  });
}
