import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSandbox, type Sandbox } from '../../electron/engine/sandbox/open-sandbox.ts';
import { describeWith, tool } from '../support/tools.ts';

const run = promisify(execFile);

describeWith(['dig'], 'dig reads the practice DNS', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await openSandbox();
    sandbox.setTxt('_acme-challenge.example.test', 'first-value');
    sandbox.setTxt('_acme-challenge.example.test', 'second-value');
    sandbox.setCname('_acme-challenge.www.example.test', '_acme-challenge.example.test');
    for (let index = 0; index < 40; index += 1)
      sandbox.setTxt('_many.example.test', `value ${index} ${'x'.repeat(40)}`);
    sandbox.setTxt('_long.example.test', 'y'.repeat(600));
  });
  afterAll(() => sandbox.close());

  const dig = async (...args: readonly string[]) => {
    const [host = '', port = ''] = sandbox.dnsEndpoint.split(':');
    const { stdout } = await run(tool('dig'), [`@${host}`, '-p', port, '+norecurse', '+tries=1', '+time=3', ...args]);
    return stdout;
  };
  const short = async (...args: readonly string[]) => (await dig('+short', ...args)).trim().split('\n').toSorted();
  const status = (output: string) => /status: (\w+)/.exec(output)?.[1];
  const flags = (output: string) => /flags: ([^;]*);/.exec(output)?.[1];

  it.each([['+notcp'], ['+tcp'], ['+noedns'], ['+bufsize=512']])('two values at one name with %s', async (how) => {
    expect(await short('TXT', '_acme-challenge.example.test', how)).toEqual(['"first-value"', '"second-value"']);
  });

  it('whatever the case of the question, which is repeated as it was asked', async () => {
    const output = await dig('TXT', '_AcMe-ChAlLeNgE.eXaMpLe.TeSt');
    expect(output).toContain('_AcMe-ChAlLeNgE.eXaMpLe.TeSt. 60 IN\tTXT\t"first-value"');
    expect([status(output), flags(output)]).toEqual(['NOERROR', 'qr aa']);
  });

  it('the SOA, with a serial that rises by one for each change', async () => {
    const serial = async () => Number((await short('SOA', 'serial.test'))[0]?.split(' ')[2]);
    const before = await serial();
    sandbox.setTxt('_acme-challenge.serial.test', 'value');
    const added = await serial();
    sandbox.removeTxt('_acme-challenge.serial.test', 'value');
    expect([added - before, (await serial()) - before]).toEqual([1, 2]);
  });

  it('the name server and its address', async () => {
    const output = await dig('NS', 'example.test');
    expect(output).toMatch(/ANSWER SECTION:\nexample\.test\.\s+60\s+IN\s+NS\s+ns1\.example\.test\.\n/);
    expect(output).toMatch(/ADDITIONAL SECTION:\nns1\.example\.test\.\s+60\s+IN\s+A\s+127\.0\.0\.1\n/);
  });

  it('an alias with what it leads to', async () => {
    expect(await short('TXT', '_acme-challenge.www.example.test')).toEqual([
      '"first-value"',
      '"second-value"',
      '_acme-challenge.example.test.',
    ]);
  });

  it('what is not there, apart from what has no such record, both with the SOA', async () => {
    const missing = await dig('TXT', '_acme-challenge.missing.example.test');
    const other = await dig('MX', 'www.example.test');
    const outside = await dig('SOA', 'test');
    expect([missing, other, outside].map((output) => [status(output), flags(output)])).toEqual([
      ['NXDOMAIN', 'qr aa'],
      ['NOERROR', 'qr aa'],
      ['REFUSED', 'qr'],
    ]);
    for (const output of [missing, other]) {
      expect(output).toMatch(
        /AUTHORITY SECTION:\nexample\.test\.\s+60\s+IN\s+SOA\s+ns1\.example\.test\. hostmaster\.example\.test\. \d+ 3600 600 604800 60\n/,
      );
    }
  });

  it('a large answer: cut short over UDP, whole over TCP', async () => {
    const cut = await dig('TXT', '_many.example.test', '+ignore', '+notcp');
    expect([flags(cut), cut.includes('ANSWER: 0')]).toEqual(['qr aa tc', true]);
    expect(await short('TXT', '_many.example.test')).toHaveLength(40);
    expect((await short('TXT', '_long.example.test', '+tcp'))[0]).toBe(
      `"${'y'.repeat(255)}" "${'y'.repeat(255)}" "${'y'.repeat(90)}"`,
    );
  });

  it('several questions over one connection', async () => {
    const output = await dig('+tcp', '+keepopen', '+short', 'NS', 'one.test', '+tcp', '+keepopen', 'NS', 'two.test');
    expect(output.trim().split('\n')).toEqual(['ns1.one.test.', 'ns1.two.test.']);
  });

  it('types, classes, operations and EDNS versions that it does not know', async () => {
    const unknown = await dig('TYPE65', 'example.test');
    const chaos = await dig('CH', 'TXT', 'version.bind');
    const transfer = await dig('AXFR', 'example.test');
    const notify = await dig('+opcode=NOTIFY', 'SOA', 'example.test');
    const version = await dig('+edns=7', '+noednsnegotiation', 'SOA', 'example.test');
    expect([unknown, chaos, notify, version].map(status)).toEqual(['NOERROR', 'REFUSED', 'NOTIMP', 'BADVERS']);
    expect(transfer).toContain('Transfer failed');
  });

  it('over TCP only while UDP is kept silent', async () => {
    sandbox.faults.dns = 'udp-silent';
    const overUdp = await dig('+notcp', '+time=1', 'SOA', 'example.test').catch(
      ({ code }: { readonly code: number }) => code,
    );
    const overTcp = await dig('+tcp', 'SOA', 'example.test');
    sandbox.faults.clear();
    expect([overUdp, status(overTcp)]).toEqual([9, 'NOERROR']);
  });
});
