// A gateway as a careful JavaScript programmer writes it: one block read a PLC and period with jsmodbus, each value set in node-opcua.
// node gateway.js OPCUA_PORT FIRST_PLC_PORT PLCS
'use strict';
const net = require('net');
const modbus = require('jsmodbus');
const { OPCUAServer, DataType, MessageSecurityMode, SecurityPolicy, nodesets } = require('node-opcua');

const TAGS = 50;
const PERIOD_MS = 100;
const [port, base, plcs] = process.argv.slice(2).map(Number);

async function connect(plc) {
  const socket = new net.Socket();
  const client = new modbus.client.TCP(socket, 1, 5000);
  await new Promise((connected, failed) => {
    socket.once('connect', connected);
    socket.once('error', failed);
    socket.connect({ host: '127.0.0.1', port: base + plc });
  });
  socket.setNoDelay(true);
  return client;
}

function poll(client, variables) {
  let busy = false;
  return async () => {
    if (busy) return;
    busy = true;
    try {
      const { response } = await client.readHoldingRegisters(0, TAGS);
      response.body.valuesAsArray.forEach((value, i) => variables[i].setValueFromSource({ dataType: DataType.UInt16, value }));
    } catch (e) {
      console.error(String(e.message || e.err || e));
    }
    busy = false;
  };
}

async function main() {
  const server = new OPCUAServer({
    port,
    securityModes: [MessageSecurityMode.None],
    securityPolicies: [SecurityPolicy.None],
    disableDiscovery: true,
    nodeset_filename: [nodesets.standard],
    serverCapabilities: {
      maxMonitoredItemsPerSubscription: 200000,
      maxMonitoredItems: 200000,
      operationLimits: { maxMonitoredItemsPerCall: 10000 },
    },
  });
  await server.initialize();
  const space = server.engine.addressSpace;
  const namespace = space.registerNamespace('urn:stackline:bench:node');
  const tags = Array.from({ length: plcs * TAGS }, (_, i) =>
    namespace.addVariable({
      organizedBy: space.rootFolder.objects,
      browseName: 't' + i,
      nodeId: 's=t' + i,
      dataType: 'UInt16',
      minimumSamplingInterval: 0,
      value: { dataType: DataType.UInt16, value: 0 },
    })
  );
  await server.start();
  for (let plc = 0; plc < plcs; plc++) {
    const once = poll(await connect(plc), tags.slice(plc * TAGS, (plc + 1) * TAGS));
    setTimeout(() => setInterval(once, PERIOD_MS), (PERIOD_MS * plc) / plcs);
  }
  console.log('ready');
}

main().catch((e) => {
  console.error(e);
  process.exit(1);
});
