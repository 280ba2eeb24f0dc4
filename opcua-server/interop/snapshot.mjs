// Reads a whole address space through Browse and Read, in as few requests as the server allows.

import client from 'node-opcua-client';
import { Class, ROOT, Ref, idOf, nameOf } from './names.mjs';

const { AttributeIds, BrowseDirection, StatusCodes, resolveNodeId } = client;

/** How the path of a node begins that is not found by going down from Root. */
export const LOST = '…';

const NODES_MAX = 500_000;
const ENOUGH = 1_000; // A request larger than this gains nothing.

const ATTRIBUTES = {
  [Class.Object]: ['EventNotifier'],
  [Class.Variable]: ['Value', 'DataType', 'ValueRank', 'AccessLevel', 'UserAccessLevel'],
  [Class.VariableType]: ['DataType', 'ValueRank', 'IsAbstract'],
  [Class.ObjectType]: ['IsAbstract'],
  [Class.DataType]: ['IsAbstract'],
  [Class.Method]: ['Executable', 'UserExecutable'],
};

/**
 * One node as the server told it.
 *
 * @typedef {{id: string, nodeId: object, nodeClass: number, browseName: string, path: string,
 *   refs: {type: string, forward: boolean, target: string, described: object}[],
 *   attributes: Map<string, object>}} Node
 */

/**
 * All nodes that any reference leads to from Root, in either direction.
 *
 * @param session of a client, or one that looks into an address space of this process
 * @param {{deadline?: number}} [options] `deadline` in milliseconds of `Date.now()`; later it throws
 * @returns {Promise<{namespaces: string[], nodes: Map<string, Node>, unknown: Map<string, string>,
 *   figures: object}>} `unknown` has the targets the server does not know, with its status
 */
export async function snapshot(session, options = {}) {
  return new Reader(session, options.deadline ?? Infinity).all();
}

class Reader {
  constructor(session, deadline) {
    this.session = session;
    this.deadline = deadline;
    this.nodes = new Map();
    this.unknown = new Map();
    this.figures = { browses: 0, reads: 0, values: 0, references: 0 };
  }

  async all() {
    const began = Date.now();
    const { browse, read } = await this.limits();
    this.perBrowse = browse;
    this.perRead = read;
    const namespaces = (await this.read([{ nodeId: 'i=2255', attributeId: 13 }]))[0].value.value;
    await this.walk();
    this.paths();
    await this.attributes();
    this.figures.nodes = this.nodes.size;
    this.figures.millis = Date.now() - began;
    return { namespaces, nodes: this.nodes, unknown: this.unknown, figures: this.figures };
  }

  inTime() {
    if (Date.now() > this.deadline) {
      throw new Error(`the crawl ran out of time after ${this.nodes.size} nodes`);
    }
  }

  /** What the server says it bears in one request; 0 means it names no limit. */
  async limits() {
    const said = await this.read([
      { nodeId: 'i=11710', attributeId: AttributeIds.Value }, // MaxNodesPerBrowse
      { nodeId: 'i=11705', attributeId: AttributeIds.Value }, // MaxNodesPerRead
    ]);
    const [browse, read] = said.map((each) => each.value?.value || ENOUGH);
    return { browse: Math.min(browse, ENOUGH), read: Math.min(read, ENOUGH) };
  }

  async read(wanted) {
    this.inTime();
    this.figures.reads++;
    this.figures.values += wanted.length;
    return this.session.read(wanted);
  }

  async walk() {
    const seen = new Map([[ROOT, { nodeId: resolveNodeId(ROOT) }]]);
    let ring = [ROOT];
    while (ring.length > 0) {
      const next = [];
      for (let at = 0; at < ring.length; at += this.perBrowse) {
        const ids = ring.slice(at, at + this.perBrowse);
        const results = await this.browse(ids.map((id) => seen.get(id).nodeId));
        ids.forEach((id, i) => this.found(id, results[i], seen, next));
      }
      ring = next;
    }
  }

  found(id, result, seen, next) {
    const { nodeId, described } = seen.get(id);
    if (result.statusCode.isNot(StatusCodes.Good)) {
      this.unknown.set(id, result.statusCode.name);
      return;
    }
    if (this.nodes.size >= NODES_MAX) {
      throw new Error(`more than ${NODES_MAX} nodes`);
    }
    const refs = result.references.map((each) => ({
      type: idOf(each.referenceTypeId),
      forward: each.isForward,
      target: idOf(each.nodeId),
      described: each,
    }));
    this.figures.references += refs.length;
    this.nodes.set(id, {
      id,
      nodeId,
      nodeClass: described?.nodeClass ?? Class.Object,
      browseName: described ? nameOf(described.browseName) : 'Root',
      path: undefined,
      refs,
      attributes: new Map(),
    });
    for (const ref of refs) {
      if (!seen.has(ref.target) && isHere(ref)) {
        seen.set(ref.target, { nodeId: ref.described.nodeId, described: ref.described });
        next.push(ref.target);
      }
    }
  }

  /** The way people find a node: down from Root; of those never found so, what they are called. */
  paths() {
    const down = this.hierarchical();
    const root = this.nodes.get(ROOT);
    root.path = '';
    const found = [root];
    for (const node of found) {
      for (const ref of node.refs) {
        const target = ref.forward && down.has(ref.type) ? this.nodes.get(ref.target) : undefined;
        if (target !== undefined && target.path === undefined) {
          target.path = `${node.path}/${target.browseName}`;
          found.push(target);
        }
      }
    }
    this.figures.found = found.length;
    for (const node of this.nodes.values()) {
      node.path ??= `${LOST}/${node.browseName}`;
    }
  }

  /** The types of references that lead down. */
  hierarchical() {
    const types = new Set([Ref.HierarchicalReferences]);
    for (const id of types) {
      for (const ref of this.nodes.get(id)?.refs ?? []) {
        if (ref.forward && ref.type === Ref.HasSubtype) {
          types.add(ref.target);
        }
      }
    }
    return types;
  }

  async browse(nodeIds) {
    this.inTime();
    this.figures.browses++;
    const results = await this.session.browse(
      nodeIds.map((nodeId) => ({
        nodeId,
        browseDirection: BrowseDirection.Both,
        referenceTypeId: resolveNodeId('i=31'),
        includeSubtypes: true,
        nodeClassMask: 0,
        resultMask: 63,
      })),
    );
    for (const result of results) {
      while (result.continuationPoint && result.continuationPoint.length > 0) {
        this.inTime();
        this.figures.browses++;
        const more = await this.session.browseNext(result.continuationPoint, false);
        if (more.statusCode.isNot(StatusCodes.Good)) {
          throw new Error(`BrowseNext: ${more.statusCode.name}`);
        }
        result.references = (result.references ?? []).concat(more.references ?? []);
        result.continuationPoint = more.continuationPoint;
      }
      result.references ??= [];
    }
    return results;
  }

  async attributes() {
    const wanted = [];
    for (const node of this.nodes.values()) {
      for (const name of ['NodeClass', 'BrowseName', ...(ATTRIBUTES[node.nodeClass] ?? [])]) {
        wanted.push({ node, name, nodeId: node.nodeId, attributeId: AttributeIds[name] });
      }
    }
    for (let at = 0; at < wanted.length; at += this.perRead) {
      const part = wanted.slice(at, at + this.perRead);
      const values = await this.read(
        part.map(({ nodeId, attributeId }) => ({ nodeId, attributeId })),
      );
      part.forEach(({ node, name }, i) => node.attributes.set(name, values[i]));
    }
  }
}

/** Whether a reference stays in this server. */
export function isHere(ref) {
  return !ref.described.nodeId.serverIndex;
}

/** The targets of a node's references of exactly these types. */
export function targets(node, forward, ...types) {
  return node.refs
    .filter((ref) => ref.forward === forward && types.includes(ref.type))
    .map((ref) => ref.target);
}

/** The type definition's id, or undefined. */
export function typeOf(node) {
  return targets(node, true, Ref.HasTypeDefinition)[0];
}
