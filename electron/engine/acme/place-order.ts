/** Orders: placing one (RFC 8555 §7.4) and finding those there are (§7.1.2.1). */
import type { Client, Order } from 'acme-client';
import { fail } from '../../../shared/errors/problem.ts';
import { endedIn } from './account.ts';
import { readOrder, readOrderList } from './answers.ts';
import type { Connection } from './connection.ts';
import type { AcmeOrder, OrderRequest } from './session.ts';
import type { SessionAccount } from './session-account.ts';

/**
 * `order.profile-unknown` before anything is sent, where the directory lists profiles. When the authority has forgotten
 * the account, the same key is registered once and the order placed again.
 */
export const placeOrder = async (
  connection: Connection,
  account: SessionAccount,
  request: OrderRequest,
): Promise<AcmeOrder> => {
  if (request.profile !== undefined) await refuseUnknownProfile(connection, request.profile);
  try {
    return await sendOrder(account, request);
  } catch (thrown) {
    if (!endedIn(thrown, 'acme.accountDoesNotExist')) throw thrown;
    await account.register();
    return sendOrder(account, request);
  }
};

/** The profiles draft: only a profile the directory lists may be asked for. One without any is left to the authority. */
const refuseUnknownProfile = async (connection: Connection, profile: string): Promise<void> => {
  const lacking = async (anew: boolean): Promise<readonly string[] | undefined> => {
    const { profiles } = (await connection.directory(anew)).meta;
    return profiles === undefined || Object.hasOwn(profiles, profile) ? undefined : Object.keys(profiles);
  };
  // The list may be a day old.
  const offered = (await lacking(false)) && (await lacking(true));
  if (offered !== undefined) throw fail('order.profile-unknown', { profile, offered: [...offered] });
};

/** `profile` and `replaces` (RFC 9773 §5) are newer than the library's types. */
const sendOrder = async (account: SessionAccount, request: OrderRequest): Promise<AcmeOrder> => {
  const work = async (client: Client) => {
    const identifiers = request.identifiers.map(({ type, value }) => ({ type, value }));
    const order = await client.createOrder({ ...request, identifiers });
    return { order, url: order.url };
  };
  const { value, facts } = await account.call(work, 'once');
  return readOrder(value.order, value.url, facts);
};

/** Pages of an account's order list that are read at most; servers put the pending ones first or keep few. */
const mostOrderPages = 20;

/** Many servers, Let's Encrypt among them, keep no list. */
export const listOrders = async (account: SessionAccount): Promise<readonly string[]> => {
  const { value } = await account.call((client) => client.updateAccount({}), 'repeatable');
  const urls: string[] = [];
  let page: string | undefined = typeof value.orders === 'string' ? value.orders : undefined;
  for (let read = 0; page !== undefined && read < mostOrderPages; read++) {
    const url: string = page;
    const answer = await account.call((client) => client.getOrder(at(url)), 'repeatable');
    urls.push(...readOrderList(answer.value, answer.facts));
    page = answer.facts.links('next')[0];
  }
  return urls;
};

/** The library's step functions read one or two members of what they are given and post to a URL; this builds just that. */
export const at = (url: string): Order => ({ url, status: 'valid', identifiers: [], authorizations: [], finalize: '' });
