// Checks 1 to 5: what the values of a press say, and how good they are said to be.

import client from 'node-opcua-client';
import { equal, isTrue, status } from '../expect.mjs';
import { OF_A_PRESS } from '../nodes.mjs';
import { deadband, onTimestamps } from '../watch.mjs';

const { DataType } = client;

const UNECE = 'http://www.opcfoundation.org/UA/units/un/cefact';

/** UNECE Recommendation 20's common codes as numbers. */
const UNITS = {
  force: [4338743, 'kN'],
  pressure: [5066817, 'MPa'],
  position: [5066068, 'mm'],
  oil: [4408652, '°C'],
};

export const VALUES = [
  {
    name: '1 a lost link turns all of a press bad in one burst, others stay',
    async run(visit) {
      await visit.fresh('P1', 10);
      await visit.fresh('P2', 20);
      const items = [];
      for (const name of OF_A_PRESS) {
        const watch = await visit.watch(visit.observer, visit.id(name, 'P2'));
        await watch.until((value) => value.statusCode.isGood());
        items.push(watch);
      }
      const at = Number(await visit.stage.ask('lost', 'P2'));
      for (const [i, watch] of items.entries()) {
        const value = await watch.next();
        status('BadNoCommunication', value.statusCode, OF_A_PRESS[i]);
        equal(at, value.sourceTimestamp.getTime(), `time of the loss of ${OF_A_PRESS[i]}`);
        isTrue(watch.isQuiet, `${OF_A_PRESS[i]} is told once`);
      }
      status('Good', (await visit.read('force', 'P1')).statusCode, 'the other press');
    },
  },
  {
    name: '2 before the first reading everything waits',
    async run(visit) {
      for (const name of OF_A_PRESS) {
        const { statusCode, value } = await visit.read(name, 'P3');
        status('BadWaitingForInitialData', statusCode, name);
        equal(DataType.Null, value.dataType, `${name} has no value`);
      }
    },
  },
  {
    name: '3 a faulty sensor is told as such, and only its own values',
    async run(visit) {
      await visit.fresh('P2', 5);
      await visit.stage.ask('doubt', 'P2', 'POSITION', 'BAD');
      await visit.until((value) => value.statusCode.name === 'BadSensorFailure', 'position', 'P2');
      status('Good', (await visit.read('force', 'P2')).statusCode, 'force');
      await visit.stage.ask('doubt', 'P2', 'FORCE', 'UNCERTAIN');
      await visit.until(
        (value) => value.statusCode.name === 'UncertainSensorNotAccurate',
        'force',
        'P2',
      );
      status('Good', (await visit.read('position', 'P2')).statusCode, 'position');
    },
  },
  {
    name: '4 values carry the time of their sample, one for all, never going back',
    async run(visit) {
      const first = await visit.fresh('P1', 11);
      const second = await visit.fresh('P1', 12);
      isTrue(second > first, 'control: time goes on');
      for (const name of OF_A_PRESS) {
        const { sourceTimestamp } = await visit.read(name, 'P1');
        equal(second, sourceTimestamp.getTime(), name);
      }
      const before = Date.now();
      const { serverTimestamp } = await visit.read('force', 'P1');
      isTrue(serverTimestamp.getTime() >= before - 1000, 'the server time is now, in UTC');
      isTrue(serverTimestamp.getTime() <= Date.now() + 1000, 'the server time is now, in UTC');
      const filter = onTimestamps();
      const watch = await visit.watch(visit.observer, visit.id('force', 'P1'), { filter });
      await watch.next();
      // One reading, and right after the item was made: it is told, though no other follows.
      const third = await visit.fresh('P1', 12);
      const told = await watch.next();
      equal(12, told.value.value, 'the same value');
      equal(third, told.sourceTimestamp.getTime(), 'a new time');
    },
  },
  {
    name: '5 numbers have their unit and range, and a percent deadband works on them',
    async run(visit) {
      for (const [name, [code, symbol]] of Object.entries(UNITS)) {
        const unit = (await visit.property(name, 'P1', 'EngineeringUnits')).value.value;
        equal(UNECE, unit.namespaceUri, name);
        equal(code, unit.unitId, name);
        equal(symbol, unit.displayName.text, name);
      }
      const range = (await visit.property('force', 'P1', 'EURange')).value.value;
      equal(0, range.low, 'EURange.low');
      equal(245, range.high, 'EURange.high');
      await visit.fresh('P1', 100);
      const filter = deadband(10); // 24.5 kN
      const watch = await visit.watch(visit.observer, visit.id('force', 'P1'), { filter });
      equal(100, (await watch.next()).value.value, 'at once');
      await visit.fresh('P1', 120);
      await visit.fresh('P1', 130);
      equal(130, (await watch.next()).value.value, '120 kN is within the band');
    },
  },
];
