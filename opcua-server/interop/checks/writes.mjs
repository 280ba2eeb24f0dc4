// Checks 7 and 8: writes that must not be obeyed, each with its own reason.

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

export const WRITES = [
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
