/** Every resource, how it is reached and who answers (RFC 8555 §7.1). */
import type { SandboxOperation } from '../faults.ts';
import { changeKey, listOrders, newAccount, updateAccount } from './accounts.ts';
import { useAuthorization, useChallenge } from './authorizations.ts';
import type { AccountCall, AcmeContext, OpenCall, Reply, SignedCall } from './context.ts';
import { caaIdentities } from './identifiers.ts';
import { finalize, getCertificate, getRenewalInfo } from './issuing.ts';
import { getOrder, newOrder } from './orders.ts';
import { profiles } from './profiles.ts';
import { revoke } from './revocation.ts';

interface Resource {
  readonly operation: SandboxOperation;
  /** First segment of the path. */
  readonly path: string;
  /** Whether a second segment names which one. */
  readonly named: boolean;
}
export type Route =
  | (Resource & {
      readonly access: 'open';
      readonly methods: readonly string[];
      handle(context: AcmeContext, call: OpenCall, method: string): Reply;
    })
  | (Resource & { readonly access: 'jwk' | 'either'; handle(context: AcmeContext, call: SignedCall): Reply })
  | (Resource & {
      readonly access: 'kid';
      handle(context: AcmeContext, call: AccountCall, url: URL): Reply | Promise<Reply>;
    });

export const findRoute = (pathname: string): { readonly route: Route; readonly id: string } | undefined => {
  const [, path, id, ...rest] = pathname.split('/');
  const route = routes.find((candidate) => candidate.path === path && candidate.named === (id !== undefined));
  return route && rest.length === 0 ? { route, id: id ?? '' } : undefined;
};

/** RFC 8555 §7.1.1. */
const directory = ({ urls, externalAccounts }: AcmeContext): Reply => ({
  status: 200,
  body: {
    newNonce: urls.newNonce,
    newAccount: urls.newAccount,
    newOrder: urls.newOrder,
    revokeCert: urls.revokeCert,
    keyChange: urls.keyChange,
    renewalInfo: urls.renewalInfo,
    meta: {
      termsOfService: urls.terms,
      caaIdentities,
      externalAccountRequired: externalAccounts.size > 0,
      profiles: Object.fromEntries(Object.entries(profiles).map(([name, { description }]) => [name, description])),
    },
  },
});

const terms =
  'This authority is for practice. Nothing it signs is trusted by anyone, and nothing leaves this machine.\n';
const reading = ['GET', 'HEAD'];

const routes: readonly Route[] = [
  { operation: 'directory', path: 'directory', named: false, access: 'open', methods: reading, handle: directory },
  {
    operation: 'newNonce',
    path: 'new-nonce',
    named: false,
    access: 'open',
    methods: reading,
    // RFC 8555 §7.2.
    handle: (_context, _call, method) => ({ status: method === 'HEAD' ? 200 : 204 }),
  },
  {
    operation: 'directory',
    path: 'terms',
    named: false,
    access: 'open',
    methods: reading,
    handle: () => ({ status: 200, text: { type: 'text/plain; charset=utf-8', content: terms } }),
  },
  {
    operation: 'renewalInfo',
    path: 'renewal-info',
    named: true,
    access: 'open',
    methods: reading,
    handle: getRenewalInfo,
  },
  { operation: 'newAccount', path: 'new-account', named: false, access: 'jwk', handle: newAccount },
  { operation: 'revokeCert', path: 'revoke-certificate', named: false, access: 'either', handle: revoke },
  { operation: 'keyChange', path: 'key-change', named: false, access: 'kid', handle: changeKey },
  { operation: 'account', path: 'account', named: true, access: 'kid', handle: updateAccount },
  {
    operation: 'orders',
    path: 'orders',
    named: true,
    access: 'kid',
    handle: (context, call, url) => listOrders(context, call, Number(url.searchParams.get('cursor') ?? 0) || 0),
  },
  { operation: 'newOrder', path: 'new-order', named: false, access: 'kid', handle: newOrder },
  { operation: 'order', path: 'order', named: true, access: 'kid', handle: getOrder },
  { operation: 'finalize', path: 'finalize', named: true, access: 'kid', handle: finalize },
  { operation: 'authorization', path: 'authorization', named: true, access: 'kid', handle: useAuthorization },
  { operation: 'challenge', path: 'challenge', named: true, access: 'kid', handle: useChallenge },
  { operation: 'certificate', path: 'certificate', named: true, access: 'kid', handle: getCertificate },
];
