/**
 * What answers an authority that comes to this machine: a listener for HTTP-01 or TLS-ALPN-01, or files in the folder
 * of a web server that is there already.
 */
import type { ChallengeType, Proof } from '../../../shared/domain/certificates.ts';
import type { Identifier } from '../../../shared/domain/identifiers.ts';
import { assertNever } from '../../../shared/errors/problem.ts';

/** One answer. */
export interface Served {
  /** Without `*.`: connecting proves no wildcard. */
  readonly identifier: Identifier;
  /** base64url. */
  readonly token: string;
  /** RFC 8555 §8.1. */
  readonly keyAuthorization: string;
}

export interface Responder {
  /** The answers outlive the process, as files do: they have to be taken away, by a later process if need be. */
  readonly lasting: boolean;
  /** What `put` will add besides the answers themselves, as a text to be kept until `remove`. Asked before the first `put`. */
  footprint(): Promise<string>;
  /** Repeating it changes nothing. */
  put(served: Served): Promise<void>;
  /** "Not there" is success. */
  remove(served: Served, footprint: string): Promise<void>;
  /** Frees ports; files stay. */
  close(): Promise<void>;
}

export type ServedProof = Extract<Proof, { method: 'http-01' | 'tls-alpn-01' }>;

/** `challenge.port-in-use`, `challenge.port-forbidden`, `challenge.webroot-unwritable`, `input.invalid`. */
export const openResponder = async (proof: ServedProof): Promise<Responder> => {
  const { method, port, address } = proof;
  const where = { ...(port === undefined ? {} : { port }), ...(address === undefined ? {} : { address }) };
  switch (method) {
    case 'http-01': {
      if (proof.webroot !== undefined) return (await import('./webroot.ts')).openWebroot(proof.webroot);
      const listener = await (await import('./http-01.ts')).openHttp01Listener(where);
      return {
        ...momentary,
        put: async ({ token, keyAuthorization }) => listener.put(token, keyAuthorization),
        remove: async ({ token }) => listener.remove(token),
        close: listener.close,
      };
    }
    case 'tls-alpn-01': {
      const listener = await (await import('./tls-alpn-01.ts')).openTlsAlpn01Listener(where);
      return {
        ...momentary,
        put: ({ identifier, keyAuthorization }) => listener.put(identifier, keyAuthorization),
        remove: async ({ identifier, keyAuthorization }) => listener.remove(identifier, keyAuthorization),
        close: listener.close,
      };
    }
    default:
      return assertNever(method);
  }
};

const momentary = { lasting: false, footprint: async () => '' } as const;

/** Where the authority will look: the URL it fetches, or host and port it connects to. */
export const servedAt = (method: ChallengeType, { value }: Identifier, token: string): string => {
  const host = value.includes(':') ? `[${value}]` : value;
  return method === 'tls-alpn-01' ? `${host}:443` : `http://${host}/.well-known/acme-challenge/${token}`;
};

/**
 * Runs at the same time share one listener: there is one port 80. Each gets a responder of its own, whose answers end
 * with it; the port is freed with the last.
 */
export const shareResponders = (open: (proof: ServedProof) => Promise<Responder>) => {
  const shared = new Map<string, { readonly opened: Promise<Responder>; users: number }>();
  return async (proof: ServedProof): Promise<Responder> => {
    const key = JSON.stringify(proof);
    const entry = shared.get(key) ?? { opened: open(proof), users: 0 };
    shared.set(key, entry);
    entry.users++;
    const leave = (): boolean => {
      entry.users--;
      if (entry.users === 0) shared.delete(key);
      return entry.users === 0;
    };
    const responder = await entry.opened.catch((thrown: unknown) => {
      leave();
      throw thrown;
    });
    const own = new Map<string, Served>();
    return {
      lasting: responder.lasting,
      footprint: () => responder.footprint(),
      put: async (served) => {
        own.set(served.token, served);
        await responder.put(served);
      },
      remove: async (served, footprint) => {
        own.delete(served.token);
        await responder.remove(served, footprint);
      },
      close: async () => {
        if (leave()) return responder.close();
        if (!responder.lasting) for (const served of own.values()) await responder.remove(served, '');
      },
    };
  };
};
