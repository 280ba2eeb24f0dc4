// Checks 6 to 10: writes that must not be obeyed, each with its own reason.

import client from 'node-opcua-client';
import { equal, isTrue, status } from '../expect.mjs';

const { AttributeIds, DataType, DataValue, StatusCodes, Variant } = client;

const NUMBER = { dataType: DataType.Double, value: 1 };
const ENABLED_FLAG = 'i=2294'; // Server.ServerDiagnostics.EnabledFlag

function write(session, nodeId, value, more = {}) {
  return session.write({
    nodeId,
    attributeId: AttributeIds.Value,
    value: new DataValue({ value: new Variant(value), ...more }),
  });
}

const NOBODY_WRITES = 'the access controller refuses every write of every user';

export const WRITES = [
  {
    name: '6 a target out of its range is refused',
    pending: NOBODY_WRITES,
    async run(visit) {
      await visit.fresh('P1', 33);
      const { low, high } = (await visit.property('target', 'P1', 'EURange')).value.value;
      for (const value of [low - 1, high + 1, NaN, Infinity]) {
        const number = { dataType: DataType.Double, value };
        const written = await write(visit.operator, visit.id('target', 'P1'), number);
        status('BadOutOfRange', written, String(value));
      }
    },
  },
  {
    name: '7 a target takes nothing but a number of its type, and an operator',
    pending: NOBODY_WRITES,
    async run(visit) {
      await visit.fresh('P1', 33);
      const target = visit.id('target', 'P1');
      for (const dataType of [DataType.Int32, DataType.Float]) {
        const written = await write(visit.operator, target, { dataType, value: 1 });
        status('BadTypeMismatch', written, DataType[dataType]);
      }
      status('BadUserAccessDenied', await write(visit.observer, target, NUMBER), 'an observer');
      const part = { nodeId: target, attributeId: AttributeIds.Value, indexRange: '0' };
      const value = new DataValue({ value: new Variant(NUMBER) });
      const written = await visit.operator.write({ ...part, value });
      status('BadIndexRangeNoData', written, 'a part');
    },
  },
  {
    name: '8 a target is written without status and time',
    pending: NOBODY_WRITES,
    async run(visit) {
      await visit.fresh('P1', 33);
      const target = visit.id('target', 'P1');
      for (const forged of [
        { statusCode: StatusCodes.UncertainLastUsableValue },
        { sourceTimestamp: new Date(0) },
      ]) {
        const written = await write(visit.operator, target, NUMBER, forged);
        status('BadWriteNotSupported', written, Object.keys(forged)[0]);
      }
    },
  },
  {
    name: '9 a target is not written to a press that does not answer',
    pending: NOBODY_WRITES,
    async run(visit) {
      await visit.stage.ask('lost', 'P2');
      await visit.until(({ statusCode }) => statusCode.name === 'BadNoCommunication', 'force', 'P2');
      const written = await write(visit.operator, visit.id('target', 'P2'), NUMBER);
      status('BadNoCommunication', written, 'a lost press');
    },
  },
  {
    name: '10 a target is not written when no stroke is held',
    pending: NOBODY_WRITES,
    async run(visit) {
      await visit.fresh('P2', 33);
      const written = await write(visit.operator, visit.id('target', 'P2'), NUMBER);
      status('BadInvalidState', written, 'no run on the press');
    },
  },
  {
    name: '7 what is only shown cannot be written, and nothing changes',
    async run(visit) {
      await visit.fresh('P1', 33);
      for (const session of [visit.observer, visit.operator]) {
        status('BadNotWritable', await write(session, visit.id('force', 'P1'), NUMBER), 'force');
        const wrong = await write(session, visit.id('force', 'P1'), { dataType: DataType.String, value: 'x' });
        status(['BadNotWritable', 'BadTypeMismatch'], wrong, 'force, a text');
        status('BadNodeIdUnknown', await write(session, visit.id('nowhere'), NUMBER), 'nowhere');
        const flag = { dataType: DataType.Boolean, value: true };
        const refused = ['BadNotWritable', 'BadUserAccessDenied'];
        status(refused, await write(session, ENABLED_FLAG, flag), 'diagnostics');
      }
      equal(33, (await visit.read('force', 'P1')).value.value, 'nothing was written');
    },
  },
  {
    name: '7 part of a scalar can neither be read nor written',
    async run(visit) {
      const nodeId = visit.id('force', 'P1');
      await visit.fresh('P1', 34);
      const part = { nodeId, attributeId: AttributeIds.Value, indexRange: '0' };
      const read = await visit.observer.read(part);
      status(['BadIndexRangeNoData', 'BadIndexRangeInvalid'], read.statusCode, 'read');
      const value = new DataValue({ value: new Variant(NUMBER) });
      const written = await visit.operator.write({ ...part, value });
      isTrue(written.isBad(), 'a part was written');
    },
  },
  {
    name: '8 nobody but the press says how good a value is and when it was true',
    async run(visit) {
      const at = await visit.fresh('P1', 35);
      const forged = { statusCode: StatusCodes.UncertainLastUsableValue, sourceTimestamp: new Date(0) };
      const written = await write(visit.operator, visit.id('force', 'P1'), NUMBER, forged);
      status(['BadWriteNotSupported', 'BadNotWritable'], written, 'status and time');
      const value = await visit.read('force', 'P1');
      status('Good', value.statusCode, 'force');
      equal(at, value.sourceTimestamp.getTime(), 'force');
    },
  },
];
