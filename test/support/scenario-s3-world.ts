/**
 * The world of scenario S3, for a process in a network of its own: a machine with an address towards the outside, a
 * firewall, the zone of its name, and an authority that calls port 80.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { type Bind, startBind } from './bind.ts';
import { type Pebble, startPebble } from './pebble.ts';
import { tool } from './tools.ts';
import { updateKey } from './world.ts';

/** Today's addresses of this machine, those it had, and that of another one, which lives here too to be reached. */
export const addresses = {
  own: '203.0.113.5',
  ownSix: '2001:db8:5::5',
  former: '203.0.113.77',
  other: '203.0.113.6',
  formerSix: '2001:db8:5::99',
} as const;
export const name = 'www.example.test';

export interface S3World {
  readonly bind: Bind;
  readonly pebble: Pebble;
  /** Fields of a key for the zone. */
  readonly credential: Readonly<Record<string, string>>;
  /** Somebody else gives the name these addresses, such as `A 192.0.2.1`, and no others. */
  point(records: readonly string[]): void;
  /** A and AAAA of the name at the zone's server. */
  pointsTo(): readonly string[];
  /** All rules of the firewall. */
  rules(): string;
  stop(): Promise<void>;
}

export const startS3World = async (): Promise<S3World> => {
  const zone = { name: 'example.test', records: [`www IN A ${addresses.own}`] };
  const bind = await startBind({ zones: [zone], keys: [updateKey] });
  const pebble = await startPebble({ dnsServer: bind.endpoint, httpPort: 80 });
  const { name: keyName, algorithm, secret: keySecret } = updateKey;
  const dig = (type: string): readonly string[] =>
    run('dig', [`@${bind.address}`, '-p', String(bind.port), '+short', type, name])
      .split('\n')
      .filter((line) => line !== '');
  return {
    bind,
    pebble,
    credential: { nameserver: bind.endpoint, keyName, algorithm, keySecret },
    point: (records) => {
      const changes = [
        ...['A', 'AAAA'].map((type) => `update delete ${name} ${type}`),
        ...records.map((record) => `update add ${name} 60 ${record}`),
      ];
      const lines = [`server ${bind.address} ${bind.port}`, ...changes, 'send', ''];
      run('nsupdate', ['-y', `${algorithm}:${keyName}:${keySecret}`], lines.join('\n'));
    },
    pointsTo: () => [...dig('A'), ...dig('AAAA')],
    rules: () => run('nft', ['list', 'ruleset']),
    stop: async () => {
      await pebble.stop();
      await bind.stop();
    },
  };
};

export const run = (program: string, args: readonly string[], input?: string): string =>
  execFileSync(tool(program), args, { input, encoding: 'utf8' });

/** Lets in what this machine says to itself, and nobody who calls its address from outside. */
export const firewall = `table inet filter {
  chain input {
    type filter hook input priority 0; policy drop;
    ct state established,related accept
    ip daddr 127.0.0.0/8 accept
    ip6 daddr ::1 accept
  }
}
`;

/** While `work` lasts, somebody else answers there. */
export const whileAnswers = async <T>(
  at: { readonly host: string; readonly port: number },
  answer: RequestListener,
  work: () => Promise<T>,
): Promise<T> => {
  const server = createServer(answer).listen(at);
  await once(server, 'listening');
  try {
    return await work();
  } finally {
    const closed = once(server, 'close');
    server.closeAllConnections();
    server.close();
    await closed;
  }
};

/** The router's own page. */
export const routerPage: RequestListener = (_request, response) =>
  response.writeHead(200, { server: 'router', 'content-type': 'text/html' }).end('<title>Router login</title>');

/** A web server of this machine that sends everybody to another port. */
export const toOtherPort: RequestListener = (_request, response) =>
  response.writeHead(301, { location: `https://${name}:8443/` }).end();

/** While `work` lasts, another program of this machine holds port 80. */
export const whileHeld = async <T>(work: (pid: number) => Promise<T>): Promise<T> => {
  const script = "require('http').createServer((q,s)=>s.writeHead(404).end()).listen(80,'::',()=>console.log('up'))";
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  try {
    return await work(child.pid ?? 0);
  } finally {
    child.kill();
    await ended;
  }
};
