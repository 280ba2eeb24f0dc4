// Checks 20 and 21: whom the server lets in, and where.

import client from 'node-opcua-client';
import { connect, login } from '../connect.mjs';
import { equal, isTrue, refused } from '../expect.mjs';

const { MessageSecurityMode, OPCUAClient, UserTokenType } = client;

const POLICY = 'http://opcfoundation.org/UA/SecurityPolicy#';
const POLICIES = ['Basic256Sha256', 'Aes128_Sha256_RsaOaep', 'Aes256_Sha256_RsaPss'];

async function stranger(visit, name) {
  const [applicationUri, certificateFile, privateKeyFile] = (
    await visit.stage.ask('stranger', name)
  ).split(' ');
  return { ...visit.settings, applicationUri, certificateFile, privateKeyFile };
}

export const SECURITY = [
  {
    name: '20 an unknown application is refused, and works once it was accepted',
    async run(visit) {
      const how = await stranger(visit, 'interop-panel');
      const enter = async () => {
        const opcua = await connect(how);
        try {
          const session = await login(opcua, 'observer', visit.settings.observer);
          await session.close(true);
        } finally {
          await opcua.disconnect();
        }
      };
      // The library does not tell the status it was sent; ClientCertificateTest does.
      await refused(['BadSecurityChecksFailed', 'rejected by server'], enter, 'a stranger');
      await visit.stage.ask('trust', how.applicationUri);
      await enter();
    },
  },
  {
    name: '20 all policies work',
    async run(visit) {
      for (const policy of POLICIES) {
        const opcua = await connect({ ...visit.settings, policy });
        try {
          const session = await login(opcua, 'observer', visit.settings.observer);
          const state = await session.read({ nodeId: 'i=2259', attributeId: 13 });
          equal(0, state.value.value, `${policy}: Running`);
          await session.close(true);
        } finally {
          await opcua.disconnect();
        }
      }
    },
  },
  {
    name: '21 only safe endpoints are offered, with the tokens that belong to each',
    async run(visit) {
      const endpoints = await discover(visit.settings.url);
      isTrue(endpoints.length > 0, 'there are endpoints');
      for (const each of endpoints) {
        equal(MessageSecurityMode.SignAndEncrypt, each.securityMode, each.securityPolicyUri);
        isTrue(POLICIES.includes(each.securityPolicyUri.replace(POLICY, '')), each.securityPolicyUri);
        isTrue(each.endpointUrl.startsWith(visit.settings.url), each.endpointUrl);
        const tokens = each.userIdentityTokens.map(({ tokenType }) => tokenType).sort();
        equal([UserTokenType.UserName, UserTokenType.Certificate], tokens, 'tokens');
        for (const token of each.userIdentityTokens) {
          isTrue(token.securityPolicyUri !== `${POLICY}None`, 'a password in clear');
        }
      }
      equal(
        endpoints.length,
        new Set(endpoints.map((each) => each.securityPolicyUri + each.endpointUrl)).size,
        'each endpoint once',
      );
    },
  },
  {
    name: '21 endpoints are told under the discovery path, too',
    async run(visit) {
      const found = await discover(`${visit.settings.url}/discovery`);
      equal((await discover(visit.settings.url)).length, found.length, 'endpoints');
    },
  },
];

async function discover(url) {
  const opcua = OPCUAClient.create({
    endpointMustExist: false,
    connectionStrategy: { maxRetry: 0, initialDelay: 10, maxDelay: 10 },
  });
  try {
    await opcua.connect(url);
    return await opcua.getEndpoints();
  } finally {
    await opcua.disconnect();
  }
}
