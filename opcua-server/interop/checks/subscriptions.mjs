// Check 19: subscriptions that tell everything once, in order, and survive a change of session.

import client from 'node-opcua-client';
import { equal, isTrue, status } from '../expect.mjs';

const { MonitoringMode, PublishRequest } = client;

const FASTEST_MS = 50;

export const SUBSCRIPTIONS = [
  {
    name: '19 wishes the server does not grant are revised, and it says so',
    async run(visit) {
      const wish = { sampling: 0, publishing: 1, queue: 1_000_000 };
      const watch = await visit.watch(visit.observer, visit.id('force', 'P1'), wish);
      isTrue(watch.subscription.publishingInterval >= FASTEST_MS, 'publishing');
      isTrue(watch.item.result.revisedSamplingInterval >= FASTEST_MS, 'sampling');
      isTrue(watch.item.result.revisedQueueSize < 1_000_000, 'queue');
      const unknown = await visit.watch(visit.observer, visit.id('nowhere'));
      status('BadNodeIdUnknown', unknown.item.statusCode, 'an item of nothing');
    },
  },
  {
    name: '19 every change is told once and in order',
    async run(visit) {
      await visit.fresh('P1', 1);
      const watch = await visit.watch(visit.observer, visit.id('force', 'P1'));
      equal(1, (await watch.next()).value.value, 'at once');
      for (const kilonewtons of [2, 3, 4, 5]) {
        await visit.stage.ask('fresh', 'P1', String(kilonewtons));
        equal(kilonewtons, (await watch.next()).value.value, 'in order');
      }
      isTrue(watch.isQuiet, 'once');
    },
  },
  {
    name: '19 a queue that ran over says so and keeps the newest',
    async run(visit) {
      await visit.fresh('P1', 1);
      const nodeId = visit.id('force', 'P1');
      const narrow = await visit.watch(visit.observer, nodeId, { queue: 2 });
      const every = await visit.watch(visit.observer, nodeId);
      await narrow.next();
      await every.next();
      await narrow.subscription.setPublishingMode(false);
      for (const kilonewtons of [2, 3, 4, 5]) {
        await visit.stage.ask('fresh', 'P1', String(kilonewtons));
        equal(kilonewtons, (await every.next()).value.value, 'control');
      }
      isTrue(narrow.isQuiet, 'nothing is told while publishing is off');
      await narrow.subscription.setPublishingMode(true);
      const told = [await narrow.next(), await narrow.next()];
      equal([4, 5], told.map((each) => each.value.value), 'the newest');
      isTrue(told.some((each) => each.statusCode.hasOverflowBit), 'the overflow bit');
    },
  },
  {
    name: '19 an item switched off and on again hears the value as it is now',
    async run(visit) {
      await visit.fresh('P1', 6);
      const watch = await visit.watch(visit.observer, visit.id('force', 'P1'));
      await watch.next();
      await watch.item.setMonitoringMode(MonitoringMode.Disabled);
      await visit.fresh('P1', 7);
      await watch.item.setMonitoringMode(MonitoringMode.Reporting);
      equal(7, (await watch.next()).value.value, 'switched on');
    },
  },
  {
    name: '19 a subscription can be taken over by another session of the same user',
    async run(visit) {
      await visit.fresh('P1', 8);
      const first = await visit.session('observer');
      const second = await visit.session('observer');
      const watch = await visit.watch(first, visit.id('force', 'P1'));
      await watch.next();
      const { results } = await second.transferSubscriptions({
        subscriptionIds: [watch.subscription.subscriptionId],
        sendInitialValues: true,
      });
      status('Good', results[0].statusCode, 'transfer');
      const answer = await second.performMessageTransaction(new PublishRequest({}));
      equal(watch.subscription.subscriptionId, answer.subscriptionId, 'who is told');
      const [change] = answer.notificationMessage.notificationData;
      equal(8, change.monitoredItems[0].value.value.value, 'the initial value');
      const stranger = await visit.session('operator');
      const taken = await stranger.transferSubscriptions({
        subscriptionIds: [watch.subscription.subscriptionId],
        sendInitialValues: true,
      });
      status('BadUserAccessDenied', taken.results[0].statusCode, 'another user');
      await visit.tidy();
      await Promise.all([stranger, second, first].map((session) => session.close(true)));
      isTrue(Number(await visit.stage.ask('subscriptions')) === 0, 'nothing is left behind');
    },
  },
];
