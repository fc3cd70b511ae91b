/** `openAcmeSession`: the ACME server as the rest of the engine sees it. acme-client is loaded by the first request. */
import { createHash } from 'node:crypto';
import type { Authorization, Client, Order } from 'acme-client';
import { readAuthorization, readChain, readOrder } from './answers.ts';
import { Connection } from './connection.ts';
import { hasNetwork } from './network-failure.ts';
import { pemOf } from './pem.ts';
import { at, listOrders, placeOrder } from './place-order.ts';
import { readRenewalInfo } from './renewal-info.ts';
import { revokeByAccount, revokeByCertificateKey } from './revocation.ts';
import type { AcmeSession, SessionOptions } from './session.ts';
import { SessionAccount } from './session-account.ts';

const certificateLimitBytes = 4 * 1024 * 1024;

export const openAcmeSession = (options: SessionOptions): AcmeSession => {
  const connection = new Connection(
    {
      directoryUrl: options.directoryUrl,
      rootPem: options.rootPem,
      userAgent: options.userAgent,
      clock: options.clock,
      signal: options.signal,
      timeout: options.requestTimeout ?? 30_000,
      online: options.online ?? hasNetwork,
    },
    options.cache,
    options.lanes,
  );
  const account = new SessionAccount(connection, options);
  const call: SessionAccount['call'] = (...work) => account.call(...work);
  const keyAuthorization = (token: string) => `${token}.${account.thumbprint()}`;
  return {
    directory: () => connection.directory(),
    account: async () => {
      const { url } = await account.open();
      if (options.account.kind === 'known' && url === options.account.url) return { url };
      const { termsOfService } = (await connection.directory()).meta;
      return { url, ...(termsOfService === undefined ? {} : { termsOfService }) };
    },
    createOrder: (request) => placeOrder(connection, account, request),
    order: async (url) => {
      const { value, facts } = await call((client) => client.getOrder(at(url)), 'repeatable');
      return readOrder(value, url, facts);
    },
    orderUrls: () => listOrders(account),
    authorization: async (url) => {
      const { value, facts } = await call((client) => client.getAuthorizations(holding(url)), 'repeatable');
      return readAuthorization(value[0], url, facts);
    },
    deactivateAuthorization: async (url) => {
      await call((client) => client.deactivateAuthorization(authorizationAt(url)), 'once');
    },
    keyAuthorization,
    dnsValue: (token) => createHash('sha256').update(keyAuthorization(token)).digest('base64url'),
    answer: async (challengeUrl) => {
      await call((client) => client.completeChallenge(challengeAt(challengeUrl)), 'once');
    },
    finalize: async (order, csr) => {
      const pem = pemOf(csr, 'CERTIFICATE REQUEST');
      const work = (client: Client) => client.finalizeOrder({ ...at(order.url), finalize: order.finalize }, pem);
      const { value, facts } = await call(work, 'once');
      return readOrder(value, order.url, facts);
    },
    download: async (certificateUrl) => {
      const work = (client: Client) => client.getCertificate({ ...at(certificateUrl), certificate: certificateUrl });
      const { value, facts } = await call(work, 'repeatable', certificateLimitBytes);
      return { pem: readChain(value, facts), alternates: facts.links('alternate') };
    },
    revoke: (certificate, reason) => revokeByAccount(connection, account, certificate, reason),
    revokeByKey: (certificate, keyPem, reason) => revokeByCertificateKey(connection, keyPem, certificate, reason),
    accountDetails: () => account.details(),
    changeContact: (contact) => account.changeContact(contact),
    deactivateAccount: () => account.deactivate(),
    rollOver: (newAccountKeyPem) => account.rollOver(newAccountKeyPem),
    renewalInfo: (certificateId) => readRenewalInfo(connection, certificateId),
  };
};

// As `at`: no more than the library reads.
const holding = (url: string): Order => ({ ...at(url), authorizations: [url] });
const authorizationAt = (url: string): Authorization => ({
  url,
  status: 'pending',
  identifier: { type: 'dns', value: '' },
  challenges: [],
});
const challengeAt = (url: string): Authorization['challenges'][number] => ({
  url,
  type: 'dns-01',
  status: 'pending',
  token: '',
});
