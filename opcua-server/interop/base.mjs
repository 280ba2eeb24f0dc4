// The base model, as node-opcua reads it: what other address spaces are laid on.

import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import space from 'node-opcua-address-space';
import nodejs from 'node-opcua-address-space/nodeJS.js';

// The NodeSets lie one folder up, where the build has fetched them for the product.
const require = createRequire(import.meta.url);
const FOLDER = join(dirname(require.resolve('node-opcua-nodesets/package.json')), 'nodesets');

export function nodeSetFile(name) {
  return join(FOLDER, name);
}

export const BASE = nodeSetFile('Opc.Ua.NodeSet2.xml');

/** An address space of these NodeSet files, in this order; the first is the base model. */
export async function addressSpace(files) {
  const made = space.AddressSpace.create();
  await nodejs.generateAddressSpace(made, files);
  return made;
}

/** Lets an address space of this process be looked at as if through a session. */
export function lookInto(addressSpace) {
  return new space.PseudoSession(addressSpace);
}
