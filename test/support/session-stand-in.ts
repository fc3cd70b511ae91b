/**
 * Electron's session and its requests as far as proxies go, with requests of Node: rules and exceptions hold, a proxy that
 * wants a password makes the request ask for one, and what it accepted is not asked for again.
 */
import { EventEmitter } from 'node:events';
import { type ClientRequest, type IncomingMessage, type RequestOptions, request } from 'node:http';
import type { AuthInfo, ProxyConfig } from 'electron';
import type { ProxiedSession } from '../../electron/app/updates/proxied.ts';

export interface Asking {
  readonly options: RequestOptions;
  onResponse(response: IncomingMessage): void;
  onLogin(info: AuthInfo, answer: (user?: string, password?: string) => void): void;
}

export interface SessionStandIn extends ProxiedSession {
  request(asking: Asking): EventEmitter;
}

export const sessionStandIn = (): SessionStandIn => {
  let config: ProxyConfig = { mode: 'system' };
  let accepted: string | undefined;
  return {
    setProxy: async (next) => {
      config = next;
    },
    clearAuthCache: async () => {
      accepted = undefined;
    },
    closeAllConnections: async () => undefined,
    request: (asking) =>
      new ProxiedRequest(asking, {
        proxy: proxyOf(config, asking.options),
        accepted: () => accepted,
        accept: (signIn) => {
          accepted = signIn;
        },
      }),
  };
};

interface Sending {
  readonly proxy: URL | undefined;
  accepted(): string | undefined;
  accept(signIn: string): void;
}

/** Chromium reaches loopback directly unless it is told otherwise. */
const proxyOf = ({ mode, proxyRules = '', proxyBypassRules = '' }: ProxyConfig, { hostname }: RequestOptions) => {
  const rules = proxyBypassRules.split(';');
  if (mode !== 'fixed_servers' || !rules.includes('<-loopback>') || rules.includes(String(hostname))) return undefined;
  return new URL(proxyRules);
};

class ProxiedRequest extends EventEmitter {
  readonly #asking: Asking;
  readonly #sending: Sending;
  #sent: ClientRequest | undefined;

  constructor(asking: Asking, sending: Sending) {
    super();
    this.#asking = asking;
    this.#sending = sending;
  }

  end(): void {
    this.#send(this.#sending.accepted());
  }

  abort(): void {
    this.#sent?.destroy();
  }

  #send(signIn: string | undefined): void {
    const { options, onResponse } = this.#asking;
    const { proxy } = this.#sending;
    const { hostname, port = 80, path } = options;
    const way =
      proxy === undefined
        ? options
        : { ...options, hostname: proxy.hostname, port: proxy.port, path: `http://${hostname}:${port}${path}` };
    const authorization = signIn === undefined ? {} : { 'proxy-authorization': `Basic ${signIn}` };
    const sent = request({ ...way, agent: false, headers: { ...options.headers, ...authorization } }, (response) => {
      // Tinyproxy says 401 where the password is wrong.
      if (proxy !== undefined && (response.statusCode === 407 || response.statusCode === 401)) {
        // It closes the connection with its answer, which is no failure.
        sent.removeAllListeners('error').on('error', () => undefined);
        response.resume();
        return this.#ask(proxy);
      }
      if (signIn !== undefined) this.#sending.accept(signIn);
      onResponse(response);
    });
    this.#sent = sent;
    sent.on('error', (error) => {
      const refused = proxy !== undefined && 'code' in error && error.code === 'ECONNREFUSED';
      this.emit('error', refused ? new Error('net::ERR_PROXY_CONNECTION_FAILED') : error);
    });
    sent.end();
  }

  #ask({ hostname, port }: URL): void {
    const info: AuthInfo = { isProxy: true, scheme: 'basic', host: hostname, port: Number(port), realm: 'Tinyproxy' };
    this.#asking.onLogin(info, (user, password) => {
      if (user === undefined) this.emit('error', new Error('net::ERR_PROXY_AUTH_REQUESTED'));
      else this.#send(Buffer.from(`${user}:${password}`).toString('base64'));
    });
  }
}
