// What every check is given: the line's stage, its settings, and sessions of two users.

import client from 'node-opcua-client';
import { connect, login } from './connect.mjs';
import { NODES } from './nodes.mjs';
import { Watch } from './watch.mjs';

const { AttributeIds } = client;
const PATIENCE_MS = 5_000;
const NAMESPACE_ARRAY = 'i=2255';

export class Visit {
  static async of(stage, settings) {
    const visit = new Visit();
    visit.stage = stage;
    visit.settings = settings;
    visit.watches = [];
    visit.client = await connect(settings);
    visit.observer = await visit.session('observer');
    visit.operator = await visit.session('operator');
    const array = await visit.observer.read({ nodeId: NAMESPACE_ARRAY, attributeId: 13 });
    visit.index = array.value.value.indexOf(settings.namespace);
    return visit;
  }

  /** Watches a node until the end of the check. */
  async watch(session, nodeId, options) {
    const watch = await Watch.of(session, nodeId, options);
    this.watches.push(watch);
    return watch;
  }

  /** Ends what a check has left, however it went. */
  async tidy() {
    const left = this.watches.splice(0);
    await Promise.allSettled(left.map((watch) => watch.close()));
  }

  session(user) {
    return login(this.client, user, this.settings[user]);
  }

  /** The id of a node of the line: a path, or a name of NODES with its arguments. */
  id(name, ...words) {
    const known = NODES[name];
    const path = typeof known === 'function' ? known(...words) : (known ?? name);
    return `ns=${this.index};s=${path}`;
  }

  async read(name, ...words) {
    return this.observer.read({ nodeId: this.id(name, ...words), attributeId: AttributeIds.Value });
  }

  /** A property of a variable of a press, found by its name and not by its id. */
  async property(name, press, property) {
    const path = { startingNode: this.id(name, press), relativePath: step(property) };
    const { targets, statusCode } = await this.observer.translateBrowsePath(path);
    if (!statusCode.isGood()) {
      throw new Error(`${name} of ${press} has no ${property}: ${statusCode.name}`);
    }
    return this.observer.read({ nodeId: targets[0].targetId, attributeId: AttributeIds.Value });
  }

  async attribute(session, nodeId, attribute) {
    return session.read({ nodeId, attributeId: AttributeIds[attribute] });
  }

  /** Reads until it is as wanted, for at most five seconds. */
  async until(wanted, name, ...words) {
    const end = Date.now() + PATIENCE_MS;
    let value = await this.read(name, ...words);
    while (!wanted(value)) {
      if (Date.now() > end) {
        throw new Error(`${name} ${words.join(' ')} stays ${value}`);
      }
      value = await this.read(name, ...words);
    }
    return value;
  }

  /** A fresh reading of a press, waited for until it is shown; its time in ms. */
  async fresh(press, kilonewtons) {
    const at = Number(await this.stage.ask('fresh', press, String(kilonewtons)));
    await this.until((value) => value.sourceTimestamp?.getTime() === at, 'force', press);
    return at;
  }

  async close() {
    await this.client.disconnect();
  }
}

function step(property) {
  return {
    elements: [
      {
        referenceTypeId: 'i=46',
        isInverse: false,
        includeSubtypes: true,
        targetName: { namespaceIndex: 0, name: property },
      },
    ],
  };
}
