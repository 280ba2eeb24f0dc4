// A session that shows a few nodes of our own making on top of another's. What is said of these
// nodes is said as it is, right or wrong: no library mends it.

import client from 'node-opcua-client';
import { Class, Ref, idOf } from './names.mjs';

const { AttributeIds, DataValue, StatusCodes, Variant, resolveNodeId } = client;

const NAMES = new Map(Object.entries(AttributeIds).map(([name, id]) => [id, name]));

export class Overlay {
  constructor(session, namespaces) {
    this.session = session;
    this.namespaces = namespaces;
    this.nodes = new Map();
    this.extra = new Map(); // of the nodes below: what leads from them to ours
  }

  /** Adds a node below a parent, with its type definition and its attributes. */
  add(id, { nodeClass, name, parent, by = 'i=47', type, rule, ...attributes }) {
    this.nodes.set(id, {
      described: { nodeId: resolveNodeId(id), nodeClass, browseName: name, type },
      refs: [],
      attributes: { NodeClass: { dataType: 'Int32', value: nodeClass }, ...attributes },
    });
    if (parent !== undefined) {
      this.link(parent, by, id);
    }
    if (type !== undefined) {
      this.half(id, Ref.HasTypeDefinition, true, type);
    }
    if (rule !== undefined) {
      this.half(id, Ref.HasModellingRule, true, rule);
    }
    return id;
  }

  object(id, options) {
    return this.add(id, { nodeClass: Class.Object, type: 'i=58', ...options });
  }

  /** A variable; `value` is what a Variant is made of, or a status. */
  variable(id, { dataType = 'i=11', rank = -1, value, status, ...options }) {
    return this.add(id, {
      nodeClass: Class.Variable,
      type: 'i=63',
      DataType: { dataType: 'NodeId', value: resolveNodeId(dataType) },
      ValueRank: { dataType: 'Int32', value: rank },
      Value: status ?? value ?? { dataType: 'Double', value: 1 },
      ...options,
    });
  }

  /** A reference that both ends know of. */
  link(from, type, to) {
    this.half(from, type, true, to);
    this.half(to, type, false, from);
  }

  /** A reference that one end knows of. */
  half(from, type, isForward, to) {
    const node = this.nodes.get(from);
    const refs = node?.refs ?? this.extra.get(from) ?? [];
    refs.push({ type, isForward, to });
    if (!node) {
      this.extra.set(from, refs);
    }
  }

  async browse(wanted) {
    const below = await this.session.browse(wanted);
    const results = [];
    for (const [i, { nodeId }] of wanted.entries()) {
      const id = idOf(nodeId);
      const ours = this.nodes.get(id);
      const refs = ours?.refs ?? this.extra.get(id) ?? [];
      const told = await Promise.all(refs.map((ref) => this.told(ref)));
      results.push(
        ours
          ? { statusCode: StatusCodes.Good, references: told }
          : { statusCode: below[i].statusCode, references: below[i].references?.concat(told) },
      );
    }
    return results;
  }

  /** What Browse says of a target: of ours what we said, of others what they say themselves. */
  async told({ type, isForward, to, as }) {
    const { nodeClass, browseName, type: typeDefinition } =
      this.nodes.get(to)?.described ?? (await this.asked(to));
    return {
      referenceTypeId: resolveNodeId(type),
      isForward,
      nodeId: resolveNodeId(to),
      nodeClass,
      browseName: as ?? qualified(browseName),
      typeDefinition: resolveNodeId(typeDefinition ?? 'i=0'),
    };
  }

  async asked(id) {
    const [nodeClass, browseName] = await this.session.read([
      { nodeId: id, attributeId: AttributeIds.NodeClass },
      { nodeId: id, attributeId: AttributeIds.BrowseName },
    ]);
    const [{ references }] = await this.session.browse([
      { nodeId: id, referenceTypeId: Ref.HasTypeDefinition, resultMask: 63 },
    ]);
    return {
      nodeClass: nodeClass.value.value ?? 0,
      browseName: browseName.value.value ?? 'nowhere',
      type: references?.[0] && idOf(references[0].nodeId),
    };
  }

  async read(wanted) {
    const below = await this.session.read(wanted);
    return wanted.map(({ nodeId, attributeId }, i) => {
      const id = idOf(nodeId);
      if (id === 'i=2255' && attributeId === AttributeIds.Value) {
        return value({ dataType: 'String', value: this.namespaces });
      }
      const node = this.nodes.get(id);
      return node ? this.attribute(node, NAMES.get(attributeId)) : below[i];
    });
  }

  attribute(node, name) {
    if (name === 'BrowseName') {
      const browseName = qualified(node.described.browseName);
      return value({ dataType: 'QualifiedName', value: browseName });
    }
    const said = node.attributes[name];
    if (said === undefined) {
      return new DataValue({ statusCode: StatusCodes.BadAttributeIdInvalid });
    }
    return said.dataType === undefined ? new DataValue({ statusCode: said }) : value(said);
  }
}

function value(content) {
  return new DataValue({ statusCode: StatusCodes.Good, value: new Variant(content) });
}

/** Names of ours are in namespace 2, those of others are what they are. */
function qualified(name) {
  return typeof name === 'string' ? { namespaceIndex: 2, name } : name;
}
