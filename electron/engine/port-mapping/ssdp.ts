/** Finding the description of an Internet gateway (UPnP Device Architecture 1.1 §1.3), at one router and nowhere else. */
import { createSocket } from 'node:dgram';

export interface SearchOptions {
  readonly router: string;
  /** Our address: the search leaves by the interface that has it. */
  readonly address: string;
  /** 1900 unless told. */
  readonly port?: number | undefined;
  /** Milliseconds, 1500 unless told: one second is what a router may take (`MX`). */
  readonly patience?: number | undefined;
  readonly signal: AbortSignal;
}

const group = '239.255.255.250';
/** Answers looked at; a network full of televisions has fewer, and whoever sends more wants to keep us busy. */
const mostAnswers = 64;

/** The address of the description; `undefined` where the router gives none. Never rejects. */
export const findDescription = (options: SearchOptions): Promise<URL | undefined> =>
  new Promise((resolve) => {
    const { router, address, port = 1900, patience = 1500, signal } = options;
    const socket = createSocket('udp4');
    const search = (): void => {
      // Some routers answer only the group, and some firewalls pass only what answers a question to the router itself.
      for (const host of [group, router])
        for (const version of [1, 2]) socket.send(searchMessage(host, port, version), port, host, () => undefined);
    };
    let seen = 0;
    const end = (location: URL | undefined): void => {
      clearTimeout(again);
      clearTimeout(late);
      signal.removeEventListener('abort', nothing);
      socket.removeAllListeners();
      socket.on('error', () => undefined);
      socket.close();
      resolve(location);
    };
    const nothing = (): void => end(undefined);
    const again = setTimeout(search, patience / 3);
    const late = setTimeout(nothing, patience);
    signal.addEventListener('abort', nothing, { once: true });
    socket.on('error', nothing);
    socket.on('message', (message, from) => {
      seen += 1;
      const location = from.address === router ? readSearchAnswer(message, router) : undefined;
      if (location !== undefined || seen >= mostAnswers) end(location);
    });
    if (signal.aborted) return nothing();
    socket.bind({ port: 0, address }, () => {
      socket.setMulticastInterface(address);
      // §1.3.2: no further than two hops.
      socket.setMulticastTTL(2);
      search();
    });
  });

/** §1.3.2. */
export const searchMessage = (host: string, port: number, version: number): string =>
  [
    'M-SEARCH * HTTP/1.1',
    `HOST: ${host}:${port}`,
    'MAN: "ssdp:discover"',
    'MX: 1',
    `ST: urn:schemas-upnp-org:device:InternetGatewayDevice:${version}`,
    '',
    '',
  ].join('\r\n');

/** §1.3.3. Only an address at the router that answered is one to ask. */
export const readSearchAnswer = (message: Buffer, router: string): URL | undefined => {
  if (message.length > 2048) return undefined;
  const [status = '', ...lines] = message.toString('latin1').split(/\r?\n/);
  if (!/^HTTP\/1\.[01] 200\b/.test(status)) return undefined;
  const headers = new Map(
    lines.flatMap((line) => {
      const colon = line.indexOf(':');
      return colon < 1 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const];
    }),
  );
  const gateway = /^urn:schemas-upnp-org:device:InternetGatewayDevice:\d+$/i.test(headers.get('st') ?? '');
  return gateway ? atRouter(headers.get('location') ?? '', router) : undefined;
};

/** An address as the router gives it, if it leads to the router itself by plain HTTP: nobody may send us elsewhere. */
export const atRouter = (text: string, router: string, base?: URL): URL | undefined => {
  const url = text.length > 1024 ? null : URL.parse(text, base?.href);
  const plain = url?.protocol === 'http:' && url.hostname === router && url.username === '' && url.password === '';
  return url !== null && plain ? url : undefined;
};
