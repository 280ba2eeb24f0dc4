// Connects to a line server as a client application with a certificate and a user.

import certificates from 'node-opcua-certificate-manager';
import client from 'node-opcua-client';

const {
  MessageSecurityMode,
  OPCUAClient,
  SecurityPolicy,
  UserTokenType,
} = client;
const { OPCUACertificateManager } = certificates;

/**
 * How a client connects.
 *
 * @typedef {{url: string, applicationUri: string, certificateFile: string, privateKeyFile: string,
 *   pki: string, policy?: string}} How `pki` is a folder of this client alone
 */

/** A client that gives up at once: in a test nothing is gained by trying again. */
export async function connect(how) {
  const store = new OPCUACertificateManager({
    rootFolder: how.pki,
    automaticallyAcceptUnknownCertificate: true,
  });
  await store.initialize();
  const opcua = OPCUAClient.create({
    applicationName: 'interop',
    applicationUri: how.applicationUri,
    certificateFile: how.certificateFile,
    privateKeyFile: how.privateKeyFile,
    clientCertificateManager: store,
    securityMode: how.policy === 'None' ? MessageSecurityMode.None : MessageSecurityMode.SignAndEncrypt,
    securityPolicy: SecurityPolicy[how.policy ?? 'Basic256Sha256'],
    endpointMustExist: false,
    keepSessionAlive: false,
    requestedSessionTimeout: 60_000,
    transportTimeout: 10_000,
    connectionStrategy: { maxRetry: 0, initialDelay: 10, maxDelay: 10 },
  });
  try {
    await opcua.connect(how.url);
  } catch (e) {
    await opcua.disconnect();
    throw e;
  }
  return opcua;
}

export async function login(opcua, user, password) {
  return opcua.createSession({ type: UserTokenType.UserName, userName: user, password });
}

/** Runs with a session, and closes it whatever comes. */
export async function withSession(how, { user, password }, work) {
  const opcua = await connect(how);
  try {
    const session = await login(opcua, user, password);
    try {
      return await work(session, opcua);
    } finally {
      await session.close(true);
    }
  } finally {
    await opcua.disconnect();
  }
}
