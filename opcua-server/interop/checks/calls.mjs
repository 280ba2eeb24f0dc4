// Checks 11 to 13: unknown things, methods and who may call them.

import client from 'node-opcua-client';
import { equal, isTrue, refused, status } from '../expect.mjs';
import { login } from '../connect.mjs';

const { AttributeIds, DataType, ReadRequest, UserTokenType, Variant } = client;

const SERVER = 'i=2253';
const GET_MONITORED_ITEMS = 'i=11492';
const text = (value) => new Variant({ dataType: DataType.String, value });
const number = (value) => new Variant({ dataType: DataType.UInt32, value });

function startRun(visit, inputs) {
  return { objectId: visit.id('line'), methodId: visit.id('start'), inputArguments: inputs };
}

function rightInputs(request) {
  const bindings = new Variant({ dataType: DataType.String, arrayType: 'Array', value: [] });
  return [text('li-metal-cell'), number(3), bindings, text(request)];
}

/** What the server says of an attribute that is none; the library would not send it. */
async function attribute99(session, nodeId) {
  const request = new ReadRequest({ nodesToRead: [{ nodeId, attributeId: AttributeIds.Value }] });
  request.nodesToRead[0].attributeId = 99;
  return (await session.performMessageTransaction(request)).results[0].statusCode;
}

export const CALLS = [
  {
    name: '11 unknown nodes, attributes and methods are told from each other',
    async run(visit) {
      const nodeId = visit.id('force', 'P1');
      const unknown = { nodeId: visit.id('nowhere'), attributeId: AttributeIds.Value };
      status('BadNodeIdUnknown', (await visit.observer.read(unknown)).statusCode, 'node');
      status('BadAttributeIdInvalid', await attribute99(visit.observer, nodeId), 'attribute 99');
      const none = await visit.observer.read({ nodeId, attributeId: AttributeIds.Executable });
      status('BadAttributeIdInvalid', none.statusCode, 'Executable of a variable');
      const object = await visit.observer.read({
        nodeId: visit.id('line'),
        attributeId: AttributeIds.Value,
      });
      status('BadAttributeIdInvalid', object.statusCode, 'Value of an object');
      const call = (objectId, methodId) =>
        visit.operator.call({ objectId, methodId, inputArguments: [] });
      const line = visit.id('line');
      const there = visit.id('start');
      const wrong = ['BadMethodInvalid', 'BadNodeIdUnknown'];
      status('BadMethodInvalid', (await call(line, visit.id('nowhere'))).statusCode, 'method');
      status('BadMethodInvalid', (await call(line, nodeId)).statusCode, 'a variable as method');
      status('BadNodeIdUnknown', (await call(visit.id('nowhere'), there)).statusCode, 'object');
      status(wrong, (await call(SERVER, there)).statusCode, "another object's method");
      const encoding = await visit.observer.read({
        nodeId,
        attributeId: AttributeIds.Value,
        dataEncoding: { namespaceIndex: 0, name: 'Default Nonsense' },
      });
      const ways = ['BadDataEncodingInvalid', 'BadDataEncodingUnsupported'];
      status(ways, encoding.statusCode, 'an encoding that is none');
    },
  },
  {
    name: '11 wrong arguments are told one by one',
    async run(visit) {
      await visit.stage.ask('run', 'interop-arguments');
      const call = (inputs) => visit.operator.call(startRun(visit, inputs));
      const right = rightInputs('interop-11');
      const few = (await call(right.slice(0, 2))).statusCode;
      status('BadArgumentsMissing', few, 'two arguments');
      const many = (await call([...right, text('x')])).statusCode;
      status('BadTooManyArguments', many, 'five arguments');
      const wrong = await call([right[0], text('three'), right[2], right[3]]);
      status('BadInvalidArgument', wrong.statusCode, 'a text as revision');
      equal(4, wrong.inputArgumentResults.length, 'one result an argument');
      status('Good', wrong.inputArgumentResults[0], 'the recipe');
      status('BadTypeMismatch', wrong.inputArgumentResults[1], 'the revision');
      equal('0', await visit.stage.ask('commands'), 'nothing was asked of the line');
    },
  },
  {
    name: '12 of a batch only what may be called is called, and all is answered',
    async run(visit) {
      await visit.stage.ask('run', 'interop-batch');
      const start = startRun(visit, rightInputs('interop-12'));
      const items = {
        objectId: SERVER,
        methodId: GET_MONITORED_ITEMS,
        inputArguments: [number(4711)],
      };
      const answers = await visit.observer.call([start, items]);
      equal(2, answers.length, 'answers');
      status('BadUserAccessDenied', answers[0].statusCode, 'StartRun by an observer');
      status('BadSubscriptionIdInvalid', answers[1].statusCode, 'what everybody may call');
      equal('0', await visit.stage.ask('commands'), 'nothing was asked of the line');
      const allowed = await visit.operator.call([start, items]);
      status('Good', allowed[0].statusCode, 'StartRun by an operator');
      equal('1', await visit.stage.ask('commands'), 'control');
    },
  },
  {
    name: '13 who may call what is told to each user, and changes with the user',
    async run(visit) {
      const session = await visit.session('observer');
      const may = async () =>
        (await visit.attribute(session, visit.id('start'), 'UserExecutable')).value.value;
      const can = await visit.attribute(session, visit.id('start'), 'Executable');
      equal(true, can.value.value, 'Executable');
      equal(false, await may(), 'UserExecutable of an observer');
      const token = (user) => ({
        type: UserTokenType.UserName,
        userName: user,
        password: visit.settings[user],
      });
      status('Good', await visit.client.changeSessionIdentity(session, token('operator')), 'change');
      equal(true, await may(), 'UserExecutable after the change to an operator');
      status('Good', await visit.client.changeSessionIdentity(session, token('observer')), 'change');
      equal(false, await may(), 'UserExecutable after the change back');
      await session.close(true);
    },
  },
  {
    name: '13 whoever is not known has no session, whatever is wrong',
    async run(visit) {
      const rejected = 'BadIdentityTokenRejected';
      await refused(rejected, () => login(visit.client, 'nobody', 'x'), 'an unknown user');
      await refused(rejected, () => login(visit.client, 'engineer', 'x'), 'a wrong password');
      const anonymous = () => visit.client.createSession({ type: UserTokenType.Anonymous });
      await refused(['BadIdentityToken', 'ANONYMOUS', 'nonymous'], anonymous, 'anonymous');
    },
  },
  {
    name: '13 role permissions can be read and agree with what the user may do',
    async run(visit) {
      for (const session of [visit.observer, visit.operator]) {
        const nodeId = visit.id('start');
        const all = await visit.attribute(session, nodeId, 'RolePermissions');
        const own = await visit.attribute(session, nodeId, 'UserRolePermissions');
        const may = await visit.attribute(session, nodeId, 'UserExecutable');
        status('Good', own.statusCode, 'UserRolePermissions');
        status(['Good', 'BadUserAccessDenied'], all.statusCode, 'RolePermissions');
        const call = own.value.value.some(({ permissions }) => (permissions & (1 << 12)) !== 0);
        equal(may.value.value, call, 'Call in UserRolePermissions');
      }
      isTrue(visit.index > 1, 'control');
    },
  },
];
