// Checks 22 and 23: words in the reader's language, and limits that are true.

import client from 'node-opcua-client';
import { equal, isTrue, refused, status } from '../expect.mjs';

const { AttributeIds, BrowseDirection, BrowseRequest } = client;

const LOCALE_IDS = 'i=2271';
const LIMITS = {
  MaxNodesPerRead: 'i=11705',
  MaxNodesPerWrite: 'i=11707',
  MaxNodesPerMethodCall: 'i=11709',
  MaxNodesPerBrowse: 'i=11710',
  MaxNodesPerRegisterNodes: 'i=11711',
  MaxNodesPerTranslateBrowsePathsToNodeIds: 'i=11712',
  MaxMonitoredItemsPerCall: 'i=11714',
};
const MORE = [
  'i=2735', // MaxBrowseContinuationPoints
  'i=11702', // MaxArrayLength
  'i=11703', // MaxStringLength
];
const REASONABLE = 100_000;

export const LIMITED = [
  {
    name: '22 words are in the language the server says it has, in UTF-8',
    async run(visit) {
      const locales = (await visit.observer.read({ nodeId: LOCALE_IDS, attributeId: 13 })).value.value;
      isTrue(locales?.includes('en'), `LocaleIdArray: ${locales}`);
      const name = await visit.attribute(visit.observer, visit.id('line'), 'DisplayName');
      isTrue(['en', null, ''].includes(name.value.value.locale), name.value.value.locale);
      const unit = await visit.property('oil', 'P1', 'EngineeringUnits');
      equal('°C', unit.value.value.displayName.text, 'unit');
    },
  },
  {
    name: '23 the limits the server names are finite',
    async run(visit) {
      for (const nodeId of [...Object.values(LIMITS), ...MORE]) {
        const { value, statusCode } = await visit.observer.read({ nodeId, attributeId: 13 });
        status('Good', statusCode, nodeId);
        isTrue(value.value > 0, `${nodeId} is ${value.value}: no limit`);
      }
    },
  },
  {
    name: '23 what goes beyond a limit is refused, what keeps it is served',
    async run(visit) {
      const limit = async (name) =>
        (await visit.observer.read({ nodeId: LIMITS[name], attributeId: 13 })).value.value;
      const reads = await limit('MaxNodesPerRead');
      isTrue(reads <= REASONABLE, `MaxNodesPerRead is ${reads}`);
      const wanted = (count) =>
        Array.from({ length: count }, () => ({
          nodeId: visit.id('force', 'P1'),
          attributeId: AttributeIds.DisplayName,
        }));
      equal(reads, (await visit.observer.read(wanted(reads))).length, 'as many as may be');
      await refused('BadTooManyOperations', () => visit.observer.read(wanted(reads + 1)), 'read');
      const calls = await limit('MaxNodesPerMethodCall');
      const many = Array.from({ length: calls + 1 }, () => ({
        objectId: visit.id('line'),
        methodId: visit.id('start'),
        inputArguments: [],
      }));
      await refused('BadTooManyOperations', () => visit.operator.call(many), 'call');
    },
  },
  {
    name: '23 browsing in parts gives all, and a point that was released is gone',
    async run(visit) {
      const wanted = {
        nodeId: 'i=2253',
        browseDirection: BrowseDirection.Forward,
        includeSubtypes: true,
        referenceTypeId: 'i=33',
        resultMask: 63,
      };
      const whole = await visit.observer.browse(wanted);
      const first = await part(visit.observer, wanted);
      equal(2, first.references.length, 'as many as asked for');
      let count = first.references.length;
      let point = first.continuationPoint;
      while (point?.length > 0) {
        const next = await visit.observer.browseNext(point, false);
        status('Good', next.statusCode, 'BrowseNext');
        count += next.references.length;
        point = next.continuationPoint;
      }
      equal(whole.references.length, count, 'all');
      const second = await part(visit.observer, wanted);
      await visit.observer.browseNext(second.continuationPoint, true);
      const gone = await visit.observer.browseNext(second.continuationPoint, false);
      status('BadContinuationPointInvalid', gone.statusCode, 'released');
      const third = await part(visit.observer, wanted);
      const foreign = await visit.operator.browseNext(third.continuationPoint, false);
      status('BadContinuationPointInvalid', foreign.statusCode, "another session's");
      await visit.observer.browseNext(third.continuationPoint, true);
    },
  },
];

async function part(session, wanted) {
  const request = new BrowseRequest({
    nodesToBrowse: [wanted],
    requestedMaxReferencesPerNode: 2,
  });
  return (await session.performMessageTransaction(request)).results[0];
}
