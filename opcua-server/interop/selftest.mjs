// Proves that the crawl can fail: an address space with at least one fault of each rule, and beside
// each fault something like it that is right. Exactly the faults must be found.

import { basename } from 'node:path';
import client from 'node-opcua-client';
import structures from 'node-opcua-types';
import { BASE, addressSpace, lookInto, nodeSetFile } from './base.mjs';
import { crawl } from './crawl.mjs';
import { compare, order } from './load.mjs';
import { Class, Ref, Rule } from './names.mjs';
import { Overlay } from './overlay.mjs';
import { RULES } from './rules.mjs';
import { Stage } from './stage.mjs';

const { StatusCodes, resolveNodeId } = client;
const { Argument, EUInformation, Range } = structures;

const OBJECTS = 'i=85';
const BASE_OBJECT_TYPE = 'i=58';
const BASE_INTERFACE_TYPE = 'i=17602';
const HAS_PROPERTY = 'i=46';
const PROPERTY = 'i=68';
const NUMBER = 'i=26';
const DURATION = 'i=290';
const NODE_CLASS = 'i=257';
const EU_INFORMATION = 'i=887';
const NAMESPACES = [
  'http://opcfoundation.org/UA/',
  'urn:stackline:faulty:server',
  'urn:stackline:faulty',
];

/** What LADS needs, in an order that loads: those first that need nothing but those before. */
const LADS_NEEDS = [
  'Opc.Ua.NodeSet2.xml',
  'Opc.Ua.Di.NodeSet2.xml',
  'Opc.Ua.AMB.NodeSet2.xml',
  'Opc.Ua.IA.NodeSet2.xml',
  'Opc.Ua.Machinery.NodeSet2.xml',
  'Opc.Ua.LADS.NodeSet2.xml',
];

const expected = [];

/** Notes that a rule must find this at a node. */
function fault(rule, node, says) {
  expected.push({ rule, node, says });
}

const id = (path) => `ns=2;s=${path}`;

function plant(space) {
  types(space);
  references(space);
  values(space);
  members(space);
  analogs(space);
  methods(space);
  names(space);
}

function types(space) {
  space.object(id('none'), { name: 'none', parent: OBJECTS, type: undefined });
  fault('type-definition', id('none'), /0 type definitions/);
  space.object(id('class'), { name: 'class', parent: OBJECTS, type: 'i=63' });
  fault('type-definition', id('class'), /of another class/);
  space.variable(id('abstract'), { name: 'abstract', parent: OBJECTS, type: 'i=62' });
  fault('type-definition', id('abstract'), /abstract/);
}

function references(space) {
  const from = space.object(id('from'), { name: 'from', parent: OBJECTS });
  const to = space.object(id('to'), { name: 'to', parent: OBJECTS });
  space.half(from, Ref.Organizes, true, id('nowhere'));
  fault('dangling', from, /nowhere.*BadNodeIdUnknown/);
  space.half(from, Ref.Organizes, true, to);
  fault('one-sided', from, /not back/);
  space.half(to, 'i=48', false, from); // HasNotifier, told by its target alone
  fault('one-sided', to, /← HasNotifier/);
  space.link(from, 'i=49', to);
  space.half(from, 'i=49', true, to);
  fault('twice', from, /HasOrderedComponent/);
  space.link(from, 'i=47', space.object(id('other'), { name: 'other', parent: OBJECTS }));
  space.nodes.get(from).refs.at(-1).as = { namespaceIndex: 2, name: 'another' };
  fault('described', from, /said to be called 2:another/);
  space.object(id('lost'), { name: 'lost' });
  space.link(id('lost'), 'i=47', to);
  fault('unreachable', id('lost'), /not found/);
}

function values(space) {
  const below = space.object(id('values'), { name: 'values', parent: OBJECTS });
  const put = (name, options, problem) => {
    space.variable(id(name), { name, parent: below, ...options });
    if (problem !== undefined) {
      fault('value', id(name), problem);
    }
  };
  const text = { dataType: 'String', value: 'x' };
  const list = { dataType: 'Double', arrayType: 'Array', value: [1, 2] };
  put('text', { value: text }, /its value is String/);
  put('number', { dataType: NUMBER });
  put('no number', { dataType: NUMBER, value: text }, /its value is String/);
  put('duration', { dataType: DURATION });
  put('no duration', { dataType: DURATION, value: { dataType: 'Float', value: 1 } }, /Float/);
  put('enumeration', { dataType: NODE_CLASS, value: { dataType: 'Int32', value: 1 } });
  put('no enumeration', { dataType: NODE_CLASS, value: text }, /its value is String/);
  put('list', { rank: 1, value: list });
  put('no list', { rank: 1 }, /0 dimensions/);
  put('scalar', { value: list }, /1 dimensions/);
  put('any', { dataType: 'i=24', rank: -2, value: list });
  put('type', { dataType: 'i=85' }, /no data type/);
  put('waits', { status: StatusCodes.BadWaitingForInitialData });
  const range = new Range({ low: 0, high: 1 });
  const structure = { dataType: 'ExtensionObject', value: range };
  put('structure', { dataType: 'i=884', value: structure });
  put('base structure', { dataType: 'i=22', value: structure });
  put('no structure', { dataType: EU_INFORMATION, value: structure }, /EUInformation/);
}

/** A type, its supertype and an interface, each with something mandatory. */
function members(space) {
  const type = (path, parent) =>
    space.add(id(path), { nodeClass: Class.ObjectType, name: path, parent, by: Ref.HasSubtype });
  const declare = (owner, name, rule) =>
    space.variable(`${owner}/${name}`, { name, parent: owner, rule, status: StatusCodes.BadNodeIdInvalid });
  const base = type('BaseT', BASE_OBJECT_TYPE);
  const face = type('IFaceT', BASE_INTERFACE_TYPE);
  const derived = type('DerivedT', base);
  space.link(derived, Ref.HasInterface, face);
  declare(base, 'Inherited', Rule.Mandatory);
  declare(base, 'Optional', 'i=80');
  declare(face, 'OfInterface', Rule.Mandatory);
  declare(derived, 'Own', Rule.Mandatory);
  const part = space.object(id('DerivedT/Part'), { name: 'Part', parent: derived, rule: 'i=80' });
  declare(part, 'Nested', Rule.Mandatory);

  const whole = (path) => space.object(id(path), { name: path, parent: OBJECTS, type: derived });
  const give = (owner, ...names) =>
    names.forEach((name) => space.variable(`${owner}/${name}`, { name, parent: owner }));
  give(whole('right'), 'Inherited', 'OfInterface', 'Own');
  give(whole('lacking'), 'Own');
  fault('mandatory', id('lacking'), /lacks .*Inherited/);
  fault('mandatory', id('lacking'), /lacks .*OfInterface/);
  give(whole('parted'), 'Inherited', 'OfInterface', 'Own');
  const there = space.object(id('parted/Part'), { name: 'Part', parent: id('parted') });
  fault('mandatory', id('parted'), /lacks .*Part.*Nested/);
  give(whole('empty'), 'Inherited', 'OfInterface');
  const nothing = { dataType: 'Null' };
  space.variable(id('empty/Own'), { name: 'Own', parent: id('empty'), value: nothing });
  fault('mandatory', id('empty/Own'), /null and Good/);
  give(whole('broken'), 'Inherited', 'Own');
  const status = StatusCodes.BadInternalError;
  space.variable(id('broken/OfInterface'), { name: 'OfInterface', parent: id('broken'), status });
  fault('mandatory', id('broken/OfInterface'), /BadInternalError/);
  give(whole('dead'), 'Inherited', 'OfInterface');
  const dead = StatusCodes.BadNoCommunication;
  space.variable(id('dead/Own'), { name: 'Own', parent: id('dead'), status: dead });
  return there;
}

function analogs(space) {
  const unit = new EUInformation({
    namespaceUri: 'http://www.opcfoundation.org/UA/units/un/cefact',
    unitId: 4338743,
    displayName: 'kN',
  });
  const put = (name, type, { units, range }) => {
    space.variable(id(name), { name, parent: OBJECTS, type });
    property(space, name, { namespaceIndex: 0, name: 'EngineeringUnits' }, EU_INFORMATION, units);
    property(space, name, { namespaceIndex: 0, name: 'EURange' }, 'i=884', range);
  };
  const range = new Range({ low: 0, high: 245 });
  put('analog', 'i=17570', { units: unit, range });
  put('unit alone', 'i=17497', { units: unit });
  put('no range', 'i=17570', { units: unit });
  fault('analog', id('no range'), /no EURange/);
  fault('mandatory', id('no range'), /lacks \/EURange/);
  put('no unit', 'i=17497', {});
  fault('analog', id('no unit'), /no EngineeringUnits/);
  fault('mandatory', id('no unit'), /lacks \/EngineeringUnits/);
  put('empty range', 'i=2368', { range: new Range({ low: 5, high: 5 }) });
  fault('analog', id('empty range'), /5 to 5/);
  put('nameless', 'i=17497', { units: new EUInformation({ unitId: 1 }) });
  fault('analog', id('nameless'), /do not say which/);
}

function property(space, owner, name, dataType, content, rank = -1) {
  if (content !== undefined) {
    space.variable(id(`${owner}/${name.name}`), {
      name,
      parent: id(owner),
      by: HAS_PROPERTY,
      type: PROPERTY,
      dataType,
      rank,
      value: { dataType: 'ExtensionObject', value: content },
    });
  }
}

function methods(space) {
  const owner = space.object(id('owner'), { name: 'owner', parent: OBJECTS });
  const argument = (options) =>
    new Argument({
      name: 'Target',
      dataType: resolveNodeId('i=11'),
      valueRank: -1,
      description: 'Where to go',
      ...options,
    });
  const put = (name, list, problem) => {
    space.add(id(name), { nodeClass: Class.Method, name, parent: owner });
    property(space, name, { namespaceIndex: 0, name: 'InputArguments' }, 'i=296', list, 1);
    if (problem !== undefined) {
      fault('arguments', id(name), problem);
    }
  };
  put('Plain');
  put('Right', [argument({})]);
  put('Wordless', [argument({ description: '' })], /no description/);
  put('Nameless', [argument({ name: '' })], /no name/);
  put('Namesakes', [argument({}), argument({})], /\[1\] has no name of its own/);
  put('Typeless', [argument({ dataType: resolveNodeId('i=85') })], /no data type/);
  const type = space.add(id('MethodT'), {
    nodeClass: Class.ObjectType,
    name: 'MethodT',
    parent: BASE_OBJECT_TYPE,
    by: Ref.HasSubtype,
  });
  const declared = { nodeClass: Class.Method, name: 'Go', rule: Rule.Mandatory, parent: type };
  space.add(id('MethodT/Go'), declared);
  const inputs = { namespaceIndex: 0, name: 'InputArguments' };
  property(space, 'MethodT/Go', inputs, 'i=296', [argument({})], 1);
  space.object(id('instance'), { name: 'instance', parent: OBJECTS, type });
  space.add(id('instance/Go'), { nodeClass: Class.Method, name: 'Go', parent: id('instance') });
  fault('arguments', id('instance/Go'), /has no InputArguments, its declaration has/);
}

function names(space) {
  const owner = space.object(id('twins'), { name: 'twins', parent: OBJECTS });
  space.variable(id('twins/1'), { name: 'Twin', parent: owner });
  space.variable(id('twins/2'), { name: 'Twin', parent: owner });
  fault('same-name', owner, /2:Twin/);
  const folder = space.object(id('folder'), { name: 'folder', parent: OBJECTS, type: 'i=61' });
  space.link(folder, Ref.Organizes, id('twins/1'));
  space.link(folder, Ref.Organizes, id('twins/2'));
  space.variable('ns=2;i=7', { name: 'seven', parent: OBJECTS });
  fault('node-id', 'ns=2;i=7', /no string/);
  space.variable('ns=2;s=press/2:Force', { name: 'indexed', parent: OBJECTS });
  fault('node-id', 'ns=2;s=press/2:Force', /namespace index/);
}

/** What was found and should not be, and the other way round. */
function differences(findings) {
  const open = [...expected];
  const surplus = [];
  for (const found of findings) {
    const at = open.findIndex(
      (each) => each.rule === found.rule && each.node === found.node && each.says.test(found.says),
    );
    if (at < 0) {
      surplus.push(`${found.rule} ${found.node} ${found.says}`);
    } else {
      open.splice(at, 1);
    }
  }
  return { missed: open.map(({ rule, node, says }) => `${rule} ${node} ${says}`), surplus };
}

const stage = new Stage();
const base = await addressSpace([BASE]);
const space = new Overlay(lookInto(base), NAMESPACES);
plant(space);
const { findings, figures } = await crawl(space);
// What node-opcua's own base model lacks is not the point here.
const { missed, surplus } = differences(findings.filter(({ node }) => node.startsWith('ns=2;')));
const needed = order(nodeSetFile('Opc.Ua.LADS.NodeSet2.xml')).map((file) => basename(file));
const unordered = LADS_NEEDS.filter((file, i) => needed[i] !== file);
const one = { id: 'a', nodeClass: 1, browseName: 'a', type: '', references: 1 };
const undetected = [
  [[one], [{ ...one, references: 2 }]],
  [[one], [{ ...one, type: 'b' }]],
  [[one], []],
  [[], [one]],
].filter(([file, live]) => compare(file, live).length !== 1);
const covered = new Set(expected.map(({ rule }) => rule));
const uncovered = Object.keys(RULES).filter((rule) => !covered.has(rule));
for (const [name, problems] of Object.entries({ missed, surplus, uncovered, unordered, undetected })) {
  stage.tell(problems.length === 0 ? 'passed' : 'failed', `self-test ${name}\t${problems.join(' ⏎ ')}`);
}
stage.tell('figure', `self-test faults=${expected.length}`);
stage.tell('figure', `self-test nodes=${figures.nodes}`);
stage.tell('end');
process.exit(0);
