/** `preflight` on the command line, against BIND and Pebble. */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PreflightFinding, PreflightReport } from '../../shared/domain/preflight.ts';
import { type Bind, startBind } from '../support/bind.ts';
import { type CliResult, runCli } from '../support/cli.ts';
import { freePort } from '../support/free-port.ts';
import { type Pebble, startPebble } from '../support/pebble.ts';
import { openProfile } from '../support/profile.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeWith, tool } from '../support/tools.ts';
import { updateKey } from '../support/world.ts';
import { reply, type ScriptedServer, soa, startScriptedServer } from '../unit/dns/scripted-server.ts';

const caa = (owner: string, ...values: readonly string[]): readonly string[] =>
  values.map((value) => `${owner} IN CAA ${value}`);
const old = 'a'.repeat(43);

const zone = {
  name: 'example.test',
  records: [
    ...caa('ours', '0 issue "pebble.test"'),
    ...caa('others', '0 issue "digicert.com"'),
    ...caa('wild', '0 issue "pebble.test"', '0 issuewild ";"'),
    ...caa('account', '0 issue "pebble.test; accounturi=https://other.test/acct/1"'),
    ...caa('method', '0 issue "pebble.test; validationmethods=http-01"'),
    ...caa('quoted', '0 issue "\\"pebble.test\\""'),
    'method IN A 127.0.0.1',
    'led IN CNAME others',
    '*.shadow IN CNAME parked.example.test.',
    `_acme-challenge.stale IN TXT "${old}"`,
    `_acme-challenge.twice.example.test IN TXT "${old}"`,
    ...caa('mail', '0 iodef "mailto:security@example.test"'),
  ],
};

describeWith(['named', 'pebble'], 'preflight', () => {
  const folder = tempFolder();
  let bind: Bind;
  let pebble: Pebble;
  let profiles = 0;
  const fileOf = (name: string, content: unknown): string => {
    const path = join(folder.path, name);
    writeFileSync(path, JSON.stringify(content));
    return path;
  };
  const credential = (secret: string): string =>
    fileOf(`credential-${secret.length}.json`, {
      ...{ nameserver: bind.endpoint, keyName: updateKey.name, keySecret: secret, algorithm: updateKey.algorithm },
    });
  const profile = (): string => join(folder.path, `profile-${profiles++}`);
  beforeAll(async () => {
    bind = await startBind({
      zones: [
        zone,
        { name: 'elsewhere.test', nameServers: ['f1g1ns1.dnspod.net', 'f1g1ns2.dnspod.net'] },
        { name: 'dnspod.net', records: ['f1g1ns1 IN A 127.0.0.1', 'f1g1ns2 IN A 127.0.0.1'] },
      ],
      keys: [updateKey],
    });
    pebble = await startPebble({ dnsServer: bind.endpoint, caaIdentities: ['pebble.test'] });
  });
  afterAll(async () => {
    await pebble?.stop();
    await bind?.stop();
    folder.remove();
  });

  interface Asking {
    readonly directory?: readonly string[];
    readonly secret?: string;
    readonly resolver?: string;
    readonly provider?: readonly string[];
    readonly profile?: string;
    readonly more?: readonly string[];
    readonly options?: Parameters<typeof runCli>[2];
  }
  const ask = (names: readonly string[], asking: Asking = {}): Promise<CliResult> =>
    runCli(
      asking.profile ?? profile(),
      [
        'preflight',
        ...names.flatMap((name) => ['--name', name]),
        ...(asking.directory ?? ['--directory', pebble.directoryUrl, '--root', pebble.rootFile]),
        ...['--resolver', asking.resolver ?? bind.endpoint],
        ...(asking.provider ?? [
          ...['--provider', 'rfc2136', '--credential', credential(asking.secret ?? updateKey.secret)],
        ]),
        ...(asking.more ?? ['--json']),
      ],
      asking.options,
    );
  const reportOf = (result: CliResult): PreflightReport => result.json<PreflightReport & Record<string, unknown>>();
  const findings = (result: CliResult): readonly PreflightFinding[] =>
    reportOf(result)
      .checks.flatMap((check) => (['keychain', 'schedule'].includes(check.id) ? [] : check.findings))
      .filter(({ code }) => code !== 'not-looked-at');
  const told = (result: CliResult) =>
    findings(result).map(({ check, code, verdict, cause }) => [check, code, verdict, cause]);

  it.each([[['plain.example.test', '*.example.test']], [['ours.example.test']], [['mail.example.test']]])(
    'lets a good set-up pass: %s',
    async (names) => {
      const folderOfProfile = profile();
      const result = await ask(names, { profile: folderOfProfile });
      expect(result.code).toBe(0);
      expect(reportOf(result).milliseconds).toBeLessThan(10_000);
      expect(told(result)).toEqual([]);
      const workspace = await openProfile(folderOfProfile);
      expect([workspace.credentials.list(), workspace.runs(), workspace.accounts.list()]).toEqual([[], [], []]);
      await workspace.close();
      const answer = execFileSync(tool('dig'), [
        ...[`@${bind.address}`, '-p', String(bind.port), '+short', 'TXT', `_acme-challenge.${names[0]}`],
      ]);
      expect(answer.toString()).toBe('');
    },
  );

  it.each([
    [['others.example.test'], ['caa', 'caa-forbids', 'blocks', 'caa-forbids'], 6],
    [['led.example.test'], ['caa', 'caa-forbids', 'blocks', 'caa-forbids'], 6],
    [['deep.below.others.example.test'], ['caa', 'caa-forbids', 'blocks', 'caa-forbids'], 6],
    [['*.wild.example.test'], ['caa', 'caa-forbids', 'blocks', 'caa-forbids'], 6],
    [['account.example.test'], ['caa', 'caa-other-account', 'blocks', 'caa-forbids'], 6],
    [['method.example.test'], ['caa', 'caa-other-method', 'blocks', 'caa-forbids'], 6],
    [['quoted.example.test'], ['caa', 'caa-misspelt', 'blocks', 'caa-forbids'], 6],
    [['stale.example.test'], ['stale-txt', 'stale-values', 'note', 'stale-txt-records'], 0],
    [['twice.example.test'], ['stale-txt', 'misplaced-values', 'note', 'txt-name-wrong'], 0],
    [['www.shadow.example.test'], ['shadows', 'wildcard-alias', 'warning', 'wildcard-cname-swallows-challenge'], 0],
    [['nowhere.test'], ['zone', 'zone-missing', 'blocks', 'domain-expired-or-held'], 6],
  ])('finds exactly what is wrong with %s', async (names, expected, code) => {
    const result = await ask(names);
    expect(told(result)).toEqual([expected]);
    expect(result.code).toBe(code);
  });

  it('calls nothing fine that it could not look at', async () => {
    const result = await ask(['nowhere.test']);
    const unseen = reportOf(result).checks.filter(({ findings: [first] }) => first?.code === 'not-looked-at');
    expect(unseen.map(({ id }) => id)).toEqual(['dnssec', 'shadows', 'provider', 'credential', 'caa', 'stale-txt']);
  });

  it('says it in both languages: what, what it means, and what to do', async () => {
    const english = await ask(['others.example.test'], { more: [] });
    expect(english.stdout).toContain('✗ CAA: CAA records at others.example.test do not allow ');
    expect(english.stdout).toMatch(/✗ CAA: .*\n {4}\S.*\n {4}\S/);
    expect(english.stdout).toContain('An order would fail.');
    const chinese = await ask(['others.example.test'], { more: ['--lang', 'zh'] });
    expect(chinese.stdout).toMatch(/✗ CAA记录: others\.example\.test的CAA记录不允许.*\n {4}.*\p{Script=Han}/u);
  });

  it('warns of what blocks one way of proof while another is left', async () => {
    const more = ['--json', '--challenge', 'dns-01', '--method', 'http-01', '--http-port', '8089'];
    const result = await ask(['method.example.test'], { more });
    expect(findings(result).find(({ verdict }) => verdict === 'blocks')).toMatchObject({
      ...{ code: 'caa-other-method', method: 'dns-01' },
    });
    expect([result.code, reportOf(result).verdict]).toEqual([0, 'warning']);
  });

  it('finds that another provider serves the zone, while the one that was named hangs', async () => {
    const mute = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(mute, 'listening');
    const { port } = mute.address() as { readonly port: number };
    const fields = {
      accessKeyId: 'LTAI5t0000000000',
      accessKeySecret: 'x'.repeat(30),
      endpoint: `https://127.0.0.1:${port}`,
    };
    const provider = ['--provider', 'alidns', '--credential', fileOf('alidns.json', fields)];
    try {
      const result = await ask(['www.elsewhere.test'], { provider });
      expect(told(result)).toEqual([
        ['provider', 'other-provider', 'blocks', 'domain-uses-other-nameservers'],
        ['credential', 'check-late', 'note', undefined],
      ]);
      expect(result.code).toBe(6);
      expect(reportOf(result).milliseconds).toBeLessThan(10_000);
      const quick = reportOf(result).checks.filter(({ milliseconds }) => milliseconds < 4000);
      expect(quick.length).toBe(reportOf(result).checks.length - 1);
    } finally {
      mute.close();
    }
  });

  it('finds a credential that is refused', async () => {
    const result = await ask(['plain.example.test'], { secret: 'd3Jvbmctc2VjcmV0LWZvci10aGUtem9uZQ==' });
    expect(told(result)).toEqual([['credential', 'credential-refused', 'blocks', 'provider-credentials-invalid']]);
    expect(result.code).toBe(3);
  });

  it('finds an authority that is not there, and looks at everything else all the same', async () => {
    const directory = ['--directory', `https://127.0.0.1:${await freePort()}/dir`, '--root', pebble.rootFile];
    const result = await ask(['plain.example.test'], { directory });
    expect(told(result)).toEqual([['authority', 'authority-unreachable', 'blocks', 'ca-network-blocked']]);
    expect(result.code).toBe(4);
    const seen = reportOf(result).checks.filter(({ verdict }) => verdict === 'ok');
    expect(seen.map(({ id }) => id)).toEqual(expect.arrayContaining(['zone', 'dnssec', 'credential', 'caa', 'target']));
  });

  it('lets another authority take over, and says that the first one fails', async () => {
    const directory = [
      ...['--directory', pebble.directoryUrl, '--root', pebble.rootFile],
      ...['--fallback-directory', `https://127.0.0.1:${await freePort()}/dir`],
    ];
    const result = await ask(['plain.example.test'], { directory });
    expect([result.code, reportOf(result).verdict]).toEqual([0, 'warning']);
  });

  it('finds that an authority wants an account of its own, and a profile nobody offers', async () => {
    const bound = await startPebble({ dnsServer: bind.endpoint, externalAccounts: { kid: 'a'.repeat(43) } });
    try {
      const directory = ['--directory', bound.directoryUrl, '--root', bound.rootFile];
      const wanting = await ask(['plain.example.test'], { directory });
      expect(told(wanting)).toEqual([['account', 'binding-missing', 'blocks', 'eab-required']]);
      expect(wanting.code).toBe(3);
    } finally {
      await bound.stop();
    }
    const profiled = await ask(['plain.example.test'], { more: ['--json', '--certificate-profile', 'tlsclient'] });
    expect(told(profiled)).toEqual([['authority', 'profile-not-offered', 'blocks', 'profile-not-available']]);
    expect(profiled.code).toBe(2);
  });

  it('finds a folder that is none', async () => {
    const out = fileOf('not-a-folder', {});
    const result = await ask(['plain.example.test'], { more: ['--json', '--out', out] });
    expect(told(result)).toEqual([['target', 'folder-unwritable', 'blocks', 'export-path-not-writable']]);
    expect(result.code).toBe(8);
  });

  it('does not wait for servers that never answer, and can be broken off', async () => {
    const mute: ScriptedServer = await startScriptedServer(() => []);
    try {
      const result = await ask(['plain.example.test'], { resolver: mute.endpoint });
      expect(reportOf(result).milliseconds).toBeLessThan(10_000);
      const done = reportOf(result).checks.filter(({ verdict }) => verdict === 'ok');
      expect(done.map(({ id }) => id)).toEqual(
        expect.arrayContaining(['names', 'clock', 'authority', 'account', 'target']),
      );
      expect(told(result).map(([, code]) => code)).toContain('zone-unanswered');
      let stopped = false;
      const broken = await ask(['plain.example.test'], {
        resolver: mute.endpoint,
        options: {
          onStderr: (soFar, pid) => {
            // A second signal would end the process without a word.
            if (stopped || !soFar.includes('✓ Clock')) return;
            stopped = true;
            process.kill(pid, 'SIGINT');
          },
        },
      });
      expect([broken.code, broken.json()]).toMatchObject([130, { error: { code: 'run.cancelled' } }]);
    } finally {
      await mute.stop();
    }
  });

  it('finds name servers that know nothing of CAA', async () => {
    const server: ScriptedServer = await startScriptedServer((packet) => {
      const { name = '', type } = packet.questions?.[0] ?? {};
      if (type === 'CAA') return [reply(packet, { rcode: 2 })];
      const own = name === 'odd.test';
      if (own && type === 'SOA') return [reply(packet, { answers: [soa(name, 1)] })];
      if (own && type === 'NS') return [reply(packet, { answers: [{ type, name, ttl: 60, data: 'ns.odd.test' }] })];
      return [reply(packet, { authorities: [soa('odd.test', 1)] })];
    });
    try {
      const result = await ask(['www.odd.test'], { resolver: server.endpoint });
      expect(told(result).filter(([check]) => check === 'caa')).toEqual([
        ['caa', 'caa-unanswered', 'blocks', 'caa-lookup-failed'],
      ]);
    } finally {
      await server.stop();
    }
  });
});
