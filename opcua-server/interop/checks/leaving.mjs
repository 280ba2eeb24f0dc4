// Check 16: a server that goes says so before it is gone. Comes last.

import { equal, isTrue } from '../expect.mjs';

const STATE = 'i=2259';
const SECONDS_TILL_SHUTDOWN = 'i=2992';
const SERVICE_LEVEL = 'i=2267';
const SHUTDOWN = 4;
const PATIENCE_MS = 5_000;

export const LEAVING = [
  {
    name: '16 the service level tells that not all presses are seen',
    async run(visit) {
      await visit.fresh('P1', 1);
      const level = await visit.observer.read({ nodeId: SERVICE_LEVEL, attributeId: 13 });
      isTrue(level.value.value > 0 && level.value.value < 200, `ServiceLevel ${level.value.value}`);
    },
  },
  {
    name: '16 who is connected hears that the server goes before its channel closes',
    async run(visit) {
      const state = await visit.watch(visit.observer, STATE);
      const level = await visit.watch(visit.observer, SERVICE_LEVEL);
      equal(0, (await state.next()).value.value, 'control: Running');
      await level.next();
      const gone = new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error('the channel stays open')), PATIENCE_MS);
        const done = () => {
          clearTimeout(late);
          resolve();
        };
        visit.client.once('connection_lost', done);
        visit.client.once('close', done);
      });
      gone.catch(() => {}); // Judged below; what fails before that says more.
      await visit.stage.ask('close');
      equal(SHUTDOWN, (await state.next()).value.value, 'State');
      equal(0, (await level.next()).value.value, 'ServiceLevel');
      const left = await visit.observer.read({ nodeId: SECONDS_TILL_SHUTDOWN, attributeId: 13 });
      isTrue(left.value.value >= 0, `SecondsTillShutdown ${left.value.value}`);
      await gone;
    },
  },
];
