// What is wrong with an address space: one function a rule, over a snapshot, without a wire.

import client from 'node-opcua-client';
import { Class, Ref, Type, idOf, nameOf } from './names.mjs';
import { LOST, isHere, targets, typeOf } from './snapshot.mjs';
import { Types } from './types.mjs';
import { valueProblem } from './values.mjs';

const { StatusCodes } = client;

/**
 * References whose way back may be left out: from instances and methods to what thousands of them
 * share. OPC 10000-3 §7 leaves it to the server, and a type that lists all its instances is of use
 * to nobody.
 */
const ONE_WAY = [
  Ref.HasTypeDefinition,
  Ref.HasModellingRule,
  Ref.HasInterface,
  Ref.GeneratesEvent,
  Ref.AlwaysGeneratesEvent,
];

/** Bad for a reason that lies in the plant or in the rights of the reader, and passes. */
const LIVE_REASONS = [
  'BadWaitingForInitialData',
  'BadNoCommunication',
  'BadSensorFailure',
  'BadDeviceFailure',
  'BadOutOfService',
  'BadConfigurationError',
  'BadNotSupported',
  'BadUserAccessDenied',
];

/** What a rule looks at: the snapshot, its types, and whose nodes are judged more strictly. */
export class Space {
  /** @param ours how the namespaces begin that are the product's own, the server's (1) aside */
  constructor(snapshot, ours) {
    this.nodes = snapshot.nodes;
    this.unknown = snapshot.unknown;
    this.types = new Types(snapshot.nodes);
    this.ourIndexes = [...snapshot.namespaces.keys()].filter(
      (index) => index > 1 && ours.some((prefix) => snapshot.namespaces[index].startsWith(prefix)),
    );
  }

  isOurs(node) {
    return this.ourIndexes.includes(node.nodeId.namespace);
  }

  instances() {
    return [...this.nodes.values()].filter((node) => this.types.isInstance(node));
  }

  name(id) {
    return this.nodes.get(id)?.path ?? id;
  }
}

function* withoutType(space) {
  for (const node of space.nodes.values()) {
    if (node.nodeClass === Class.Object || node.nodeClass === Class.Variable) {
      const types = targets(node, true, Ref.HasTypeDefinition);
      const right = node.nodeClass === Class.Object ? Class.ObjectType : Class.VariableType;
      if (types.length !== 1) {
        yield { node, says: `has ${types.length} type definitions` };
      } else if (space.nodes.has(types[0]) && space.nodes.get(types[0]).nodeClass !== right) {
        yield { node, says: `its type definition ${space.name(types[0])} is of another class` };
      } else if (space.types.isInstance(node) && isAbstract(space, types[0])) {
        yield { node, says: `its type ${space.name(types[0])} is abstract` };
      }
    }
  }
}

function isAbstract(space, type) {
  return space.nodes.get(type)?.attributes.get('IsAbstract')?.value?.value === true;
}

function* dangling(space) {
  for (const node of space.nodes.values()) {
    for (const ref of node.refs) {
      if (isHere(ref) && !space.nodes.has(ref.target)) {
        const status = space.unknown.get(ref.target);
        yield { node, says: `${arrow(space, ref)} which answers ${status}` };
      }
      if (!space.nodes.has(ref.type)) {
        yield { node, says: `${arrow(space, ref)}, a reference of no type` };
      }
    }
  }
}

function arrow(space, ref) {
  const type = space.nodes.get(ref.type)?.browseName ?? ref.type;
  return `${ref.forward ? '→' : '←'} ${type} ${space.name(ref.target)} (${ref.target})`;
}

function* oneSided(space) {
  const known = new Set();
  for (const node of space.nodes.values()) {
    for (const ref of node.refs) {
      known.add(key(node.id, ref.type, ref.forward, ref.target));
    }
  }
  for (const node of space.nodes.values()) {
    for (const ref of node.refs) {
      const back = key(ref.target, ref.type, !ref.forward, node.id);
      if (space.nodes.has(ref.target) && !known.has(back) && !mayBeOneWay(ref)) {
        yield { node, says: `${arrow(space, ref)}, not back` };
      }
    }
  }
}

function mayBeOneWay(ref) {
  return ref.forward && ONE_WAY.includes(ref.type);
}

function key(from, type, forward, to) {
  return `${from}|${type}|${forward}|${to}`;
}

function* twice(space) {
  for (const node of space.nodes.values()) {
    const seen = new Set();
    for (const ref of node.refs) {
      const one = key('', ref.type, ref.forward, ref.target);
      if (seen.has(one)) {
        yield { node, says: `${arrow(space, ref)}, twice` };
      }
      seen.add(one);
    }
  }
}

/** Clients show what Browse says of a target before they ask it. */
function* describedWrongly(space) {
  for (const node of space.nodes.values()) {
    for (const ref of node.refs) {
      const target = space.nodes.get(ref.target);
      if (target !== undefined) {
        const problem = descriptionProblem(ref.described, target);
        if (problem !== undefined) {
          yield { node, says: `${arrow(space, ref)}: ${problem}` };
        }
      }
    }
  }
}

function descriptionProblem(described, target) {
  const nodeClass = target.attributes.get('NodeClass')?.value?.value;
  const browseName = target.attributes.get('BrowseName')?.value?.value;
  if (described.nodeClass !== nodeClass) {
    return `said to be of class ${described.nodeClass}, is ${nodeClass}`;
  }
  if (!browseName || nameOf(described.browseName) !== nameOf(browseName)) {
    return `said to be called ${nameOf(described.browseName)}, is ${browseName}`;
  }
  const type = typeOf(target);
  if (type !== undefined && idOf(described.typeDefinition) !== type) {
    return `said to be of type ${idOf(described.typeDefinition)}, is ${type}`;
  }
  return undefined;
}

function* wrongValue(space) {
  for (const node of space.nodes.values()) {
    if (node.nodeClass === Class.Variable) {
      const problem = valueProblem(space, node);
      if (problem !== undefined) {
        yield { node, says: problem };
      }
    }
  }
}

function* mandatoryMember(space) {
  const told = new Set(); // Several declarers may ask for the same.
  for (const node of space.instances()) {
    for (const declarer of space.types.declarers(node)) {
      yield* missingOf(space, node, declarer, node, '', told);
    }
  }
}

/** Walks what is declared and what is there side by side. */
function* missingOf(space, root, declarer, node, path, told) {
  for (const { member, mandatory } of space.types.members(declarer)) {
    const name = `${path}/${member.browseName}`;
    const there = child(space, node, member.browseName);
    if (there !== undefined) {
      if (mandatory && !told.has(there.id)) {
        const problem = emptiness(space, there);
        if (problem !== undefined) {
          told.add(there.id);
          yield { node: there, says: `${problem}, is mandatory by ${space.name(declarer.id)}` };
        }
      }
      yield* missingOf(space, root, member, there, name, told);
    } else if (mandatory && !told.has(`${node.id} ${member.browseName}`)) {
      told.add(`${node.id} ${member.browseName}`);
      yield { node: root, says: `lacks ${name}, mandatory by ${space.name(declarer.id)}` };
    }
  }
}

function child(space, node, browseName) {
  for (const ref of node.refs) {
    const target = ref.forward ? space.nodes.get(ref.target) : undefined;
    const whole = space.types.isA(ref.type, Ref.Aggregates) || ref.type === Ref.Organizes;
    if (target?.browseName === browseName && whole) {
      return target;
    }
  }
  return undefined;
}

function emptiness(space, node) {
  if (node.nodeClass !== Class.Variable || space.types.declarations.has(node.id)) {
    return undefined;
  }
  const value = node.attributes.get('Value');
  const status = value?.statusCode ?? StatusCodes.Bad;
  if (status.isBad()) {
    return LIVE_REASONS.includes(status.name) ? undefined : `is ${status.name}`;
  }
  const content = value.value?.value;
  return content === null || content === undefined ? 'is null and Good' : undefined;
}

function* analog(space) {
  for (const node of space.instances()) {
    const type = typeOf(node);
    if (space.types.isA(type, Type.BaseAnalogType)) {
      const unit =
        space.types.isA(type, Type.AnalogUnitType) ||
        space.types.isA(type, Type.AnalogUnitRangeType);
      const range =
        space.types.isA(type, Type.AnalogItemType) ||
        space.types.isA(type, Type.AnalogUnitRangeType);
      yield* unitProblem(node, content(space, node, 'EngineeringUnits'), unit);
      yield* rangeProblem(node, content(space, node, 'EURange'), range);
    }
  }
}

function content(space, node, property) {
  return child(space, node, property)?.attributes.get('Value')?.value?.value ?? undefined;
}

function* unitProblem(node, unit, mandatory) {
  if (unit === undefined) {
    if (mandatory) {
      yield { node, says: 'has no EngineeringUnits' };
    }
  } else if (!unit.namespaceUri || !unit.displayName?.text) {
    yield { node, says: `its EngineeringUnits do not say which: ${unit}` };
  }
}

function* rangeProblem(node, range, mandatory) {
  if (range === undefined) {
    if (mandatory) {
      yield { node, says: 'has no EURange' };
    }
  } else if (!(range.low < range.high)) {
    yield { node, says: `its EURange is ${range.low} to ${range.high}` };
  }
}

const ARGUMENTS = ['InputArguments', 'OutputArguments'];

/**
 * Of standard models' methods the words of the arguments are the models' own, many say nothing:
 * only ours must describe each.
 */
function* methodArguments(space) {
  for (const node of space.nodes.values()) {
    if (node.nodeClass === Class.Method) {
      for (const name of ARGUMENTS) {
        const property = child(space, node, name);
        const declared = declaredArguments(space, node, name);
        if (property === undefined && declared !== undefined) {
          yield { node, says: `has no ${name}, its declaration has` };
        } else if (property !== undefined) {
          yield* argumentProblems(space, node, property);
        }
      }
    }
  }
}

/** The same property of the same method in the type of the object the method belongs to. */
function declaredArguments(space, method, name) {
  for (const owner of method.refs.filter((ref) => !ref.forward)) {
    const object = space.nodes.get(owner.target);
    if (object && space.types.isInstance(object)) {
      for (const declarer of space.types.declarers(object)) {
        const declared = child(space, declarer, method.browseName);
        const property = declared && child(space, declared, name);
        if (property !== undefined) {
          return property;
        }
      }
    }
  }
  return undefined;
}

function* argumentProblems(space, method, property) {
  const list = property.attributes.get('Value')?.value?.value;
  if (!Array.isArray(list) && !ArrayBuffer.isView(list)) {
    yield { node: method, says: `${property.browseName} is no list` };
    return;
  }
  const names = new Set();
  for (const [i, argument] of list.entries()) {
    const where = `${property.browseName}[${i}]`;
    if (!argument?.name || names.has(argument.name)) {
      yield { node: method, says: `${where} has no name of its own` };
    }
    names.add(argument?.name);
    const type = argument?.dataType ? space.nodes.get(idOf(argument.dataType)) : undefined;
    if (type?.nodeClass !== Class.DataType) {
      yield { node: method, says: `${where} ${argument?.name} has no data type` };
    }
    if (!(argument?.valueRank >= -3)) {
      yield { node: method, says: `${where} ${argument?.name} has no value rank` };
    }
    if (space.isOurs(method) && !argument?.description?.text) {
      yield { node: method, says: `${where} ${argument?.name} has no description` };
    }
  }
}

function* sameName(space) {
  for (const node of space.nodes.values()) {
    const seen = new Map();
    for (const ref of space.types.parts(node)) {
      const target = space.nodes.get(ref.target);
      if (target !== undefined) {
        const other = seen.get(target.browseName);
        if (other !== undefined && other !== target.id) {
          yield { node, says: `two parts are called ${target.browseName}: ${other}, ${target.id}` };
        }
        seen.set(target.browseName, target.id);
      }
    }
  }
}

const STRING_ID = 2;

/** Ids that clients keep must not change with the order of namespaces or of nodes. */
function* unstableId(space) {
  for (const node of space.nodes.values()) {
    if (space.isOurs(node)) {
      const { identifierType, value } = node.nodeId;
      if (identifierType !== STRING_ID) {
        yield { node, says: 'its id is no string' };
      } else if (/(^|[^A-Za-z0-9])ns=\d|(^|\/)\d+:/.test(value)) {
        yield { node, says: 'its id names a namespace index' };
      }
    }
  }
}

/** Every node of ours must be found from Root by going down. */
function* unreachable(space) {
  for (const node of space.nodes.values()) {
    if (space.isOurs(node) && node.path.startsWith(LOST)) {
      yield { node, says: 'is not found by going down from Root' };
    }
  }
}

export const RULES = {
  'type-definition': withoutType,
  dangling,
  'one-sided': oneSided,
  twice,
  described: describedWrongly,
  value: wrongValue,
  mandatory: mandatoryMember,
  analog,
  arguments: methodArguments,
  'same-name': sameName,
  'node-id': unstableId,
  unreachable,
};

/** All findings, as plain records. */
export function judge(snapshot, ours) {
  const space = new Space(snapshot, ours);
  const findings = [];
  for (const [rule, find] of Object.entries(RULES)) {
    for (const { node, says } of find(space)) {
      findings.push({ rule, node: node.id, path: node.path, says, ours: space.isOurs(node) });
    }
  }
  return findings;
}
