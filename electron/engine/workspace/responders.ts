/** Who answers an authority that comes to this machine: shared by all runs of a workspace. */
import type { Policy } from '../../../shared/domain/certificates.ts';
import { openResponder, type Responder, shareResponders } from '../challenges/responder.ts';
import type { PracticeParts } from './workspace.ts';

export const workspaceResponders = (practice: PracticeParts | undefined) => {
  const open = shareResponders(openResponder);
  return async ({ proof }: Policy): Promise<Responder> => {
    const { method } = proof;
    if (method !== 'http-01' && method !== 'tls-alpn-01') throw new Error(`nothing is served for ${method}`);
    if (practice === undefined) return open(proof);
    // The practice authority calls ports of its own here, and no web server of the reader's answers there.
    return open({ method, port: method === 'http-01' ? practice.httpPort : practice.tlsPort });
  };
};
