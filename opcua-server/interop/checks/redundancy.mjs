// What a client must find to go over to the other server of a line by itself: OPC 10000-4 §6.6.2.4.

import client from 'node-opcua-client';
import { equal, isTrue } from '../expect.mjs';

const { BrowseDirection } = client;

const HOT = 3; // RedundancySupport, OPC 10000-5 §12.5
const SERVER_REDUNDANCY = 'i=2296';
const REDUNDANCY_SUPPORT = 'i=3709';
const SERVER_URI_ARRAY = 'i=11314';
const SERVER_ARRAY = 'i=2254';
const NON_TRANSPARENT = 'ns=0;i=2039';
const HAS_TYPE_DEFINITION = 'i=40';

async function value(visit, nodeId) {
  return (await visit.observer.read({ nodeId, attributeId: 13 })).value.value;
}

export const REDUNDANCY = [
  {
    name: 'redundancy: the server says that there are two, itself among them',
    async run(visit) {
      const { references } = await visit.observer.browse({
        nodeId: SERVER_REDUNDANCY,
        browseDirection: BrowseDirection.Forward,
        referenceTypeId: HAS_TYPE_DEFINITION,
        includeSubtypes: false,
        nodeClassMask: 0,
        resultMask: 63,
      });
      equal([NON_TRANSPARENT], references.map((each) => each.nodeId.toString()), 'its type');
      equal(HOT, await value(visit, REDUNDANCY_SUPPORT), 'RedundancySupport');
      const [own] = await value(visit, SERVER_ARRAY);
      const uris = await value(visit, SERVER_URI_ARRAY);
      equal(2, uris.length, 'ServerUriArray');
      isTrue(uris.includes(own), `${own} is one of ${uris}`);
    },
  },
  {
    name: 'redundancy: each of them is found, with where to ask for its end points',
    async run(visit) {
      const servers = await visit.client.findServers();
      const uris = await value(visit, SERVER_URI_ARRAY);
      equal(uris, servers.map((each) => each.applicationUri), 'FindServers');
      equal(
        ['opc.tcp://second.plant:4841/discovery', 'opc.tcp://127.0.0.1:4841/discovery'],
        servers[1].discoveryUrls,
        'where the other is',
      );
      const [one] = await visit.client.findServers({ serverUris: [uris[1]] });
      equal(uris[1], one.applicationUri, 'the one that was asked for');
      const endpoints = await visit.client.getEndpoints();
      isTrue(endpoints.length > 0, 'control: end points');
      isTrue(
        endpoints.every((each) => each.server.applicationUri === uris[0]),
        'its end points are its own',
      );
    },
  },
];
