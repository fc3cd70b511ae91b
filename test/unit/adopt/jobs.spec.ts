/** Lines that start other clients: recognised, switched off, put back to the byte. */
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { acmeShProviders } from '../../../electron/engine/adopt/acme-sh/providers.ts';
import { settingsIn } from '../../../electron/engine/adopt/acme-sh/read.ts';
import { readIni } from '../../../electron/engine/adopt/certbot/ini.ts';
import { certbotProviders } from '../../../electron/engine/adopt/certbot/providers.ts';
import { switchedOff } from '../../../electron/engine/adopt/certbot/read.ts';
import { legoProviders } from '../../../electron/engine/adopt/lego/providers.ts';
import { readCommand } from '../../../electron/engine/adopt/old-job/commands.ts';
import {
  changesOf,
  commandFor,
  digestOf,
  editOfJob,
  type JobEdit,
} from '../../../electron/engine/adopt/old-job/edits.ts';
import { jobsIn } from '../../../electron/engine/adopt/old-job/seen-jobs.ts';
import { switchJob } from '../../../electron/engine/adopt/old-job/switch.ts';
import { descriptors } from '../../../electron/engine/providers/registry.ts';
import { besideClients } from '../../support/beside-clients.ts';
import { failureOf } from '../../support/failure-of.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const debian =
  "0 */12 * * * root test -x /usr/bin/certbot -a \\! -d /run/systemd/system && perl -e 'sleep int(rand(43200))' && certbot -q renew --no-random-sleep-on-renew";

describe('a line', () => {
  it.each([
    [debian, 'certbot', undefined],
    ['/usr/bin/snap run --timer=00:00~24:00/2 certbot.renew', 'certbot', undefined],
    ['certbot renew --config-dir "/srv/my certs"', 'certbot', '/srv/my certs'],
    ['"/root/.acme.sh"/acme.sh --cron --home "/root/.acme.sh" > /dev/null', 'acme.sh', '/root/.acme.sh'],
    ['/opt/acme.sh/acme.sh --cron', 'acme.sh', '/opt/acme.sh'],
    ['cd /srv/tls && CF_DNS_API_TOKEN=x lego --dns cloudflare -d a.example renew', 'lego', '/srv/tls/.lego'],
    ['lego --path=/srv/lego renew', 'lego', '/srv/lego'],
    ['dehydrated -c -f /etc/dehydrated/config', 'dehydrated', '/etc/dehydrated'],
    ['"C:/Program Files/win-acme/wacs.exe" --renew --baseuri "https://x/"', 'win-acme', undefined],
    ['powershell.exe -Command "Import-Module Posh-ACME; Submit-Renewal -AllOrders"', 'posh-acme', undefined],
  ])('%s', (line, client, home) => {
    expect(readCommand(line)).toMatchObject({ client, home });
  });

  it.each(['certbot --version', 'tar cz /etc/letsencrypt', 'echo acme.sh', 'vim /opt/lego'])(
    'that renews nothing is left alone: %s',
    (line) => {
      expect(readCommand(line)).toBeUndefined();
    },
  );

  it('in a table is found where it stands, on or off', () => {
    const text = `# certbot renew\nSHELL=/bin/sh\n${debian}\n# Certwright: ${debian}\n`;
    const found = jobsIn({ kind: 'file', place: '/etc/cron.d/certbot', text, writable: true });
    expect(found.map((job) => [job.kind === 'cron' ? job.lineNumber : 0, job.on])).toEqual([
      [3, true],
      [4, false],
    ]);
  });
});

describe('switching off', () => {
  const switched = async (edit: JobEdit, path: string) => {
    const { port } = besideClients({});
    const before = readFileSync(path);
    await switchJob(port, edit, 'off');
    await switchJob(port, edit, 'off');
    const off = readFileSync(path);
    await switchJob(port, edit, 'on');
    await switchJob(port, edit, 'on');
    expect(readFileSync(path).equals(before)).toBe(true);
    return off;
  };

  it('a line of a file keeps its mode and every other byte, whatever they mean', async () => {
    const folder = tempFolder();
    try {
      const path = join(folder.path, 'certbot');
      writeFileSync(path, Buffer.concat([Buffer.from([0x23, 0xff, 0xfe, 0x0a]), Buffer.from(`${debian}\nlast`)]));
      chmodSync(path, 0o640);
      const edit: JobEdit = {
        kind: 'file-line',
        path,
        ofJob: true,
        digest: digestOf(debian),
        lineNumber: 2,
        shown: '',
      };
      const off = await switched(edit, path);
      expect(off.toString('latin1')).toBe(`#\xff\xfe\n# Certwright: ${debian}\nlast`);
      expect(statSync(path).mode & 0o777).toBe(0o640);
      writeFileSync(path, 'something else\n');
      expect(await failureOf(switchJob(besideClients({}).port, edit, 'off'))).toMatchObject({
        code: 'adopt.job-changed',
        details: { place: path },
      });
    } finally {
      folder.remove();
    }
  });

  it('a table of a user and a timer', async () => {
    const unit = {
      kind: 'timer',
      name: 'certbot.timer',
      system: true,
      on: true,
      writable: true,
      command: 'x',
    } as const;
    const beside = besideClients({ table: 'a\n@daily certbot renew\nb', units: [unit] });
    const edits: readonly JobEdit[] = [
      { kind: 'table-line', place: beside.place, digest: digestOf('@daily certbot renew'), lineNumber: 2, shown: '' },
      { kind: 'unit', unit: 'timer', name: 'certbot.timer', system: true },
    ];
    for (const edit of edits) await switchJob(beside.port, edit, 'off');
    expect([beside.table(), beside.units()]).toEqual(['a\n# Certwright: @daily certbot renew\nb', []]);
    for (const edit of edits) await switchJob(beside.port, edit, 'on');
    expect([beside.table(), beside.units()]).toEqual(['a\n@daily certbot renew\nb', ['certbot.timer']]);
  });

  it('says what an administrator has to run', () => {
    const path = '/etc/cron.d/certbot';
    const line: JobEdit = {
      kind: 'file-line',
      path,
      ofJob: true,
      digest: digestOf(debian),
      lineNumber: 12,
      shown: debian,
    };
    expect(changesOf(line, false)[0]?.command).toBe("sudo sed -i '12s/^/# Certwright: /' '/etc/cron.d/certbot'");
    expect(changesOf(line, true)[0]?.command).toBeUndefined();
    const timer: JobEdit = { kind: 'unit', unit: 'timer', name: 'certbot.timer', system: true };
    expect([commandFor(timer, 'off'), commandFor(timer, 'on')]).toEqual([
      'sudo systemctl disable --now certbot.timer',
      'sudo systemctl enable --now certbot.timer',
    ]);
    const task: JobEdit = { kind: 'unit', unit: 'task', name: '\\win-acme renew', system: true };
    expect(commandFor(task, 'off')).toBe('schtasks /Change /TN "\\win-acme renew" /DISABLE');
  });

  it('keeps and shows no token of a line', () => {
    const text = '5 4 * * * CF_DNS_API_TOKEN=abc123secret lego --dns cloudflare -d a.example renew';
    const [job] = jobsIn({ kind: 'user', place: 'crontab me', text, writable: true });
    const edit = job === undefined ? undefined : editOfJob(job);
    expect(edit).toMatchObject({ kind: 'table-line', digest: digestOf(text) });
    expect(JSON.stringify(edit)).not.toContain('secret');
    expect(JSON.stringify(edit)).toContain('lego --dns cloudflare -d a.example renew');
  });

  it("certbot's own switch stands in the section it is read from, once", () => {
    const conf = 'version = 2.1.0\n\n# Options\n[renewalparams]\naccount = 1\n[[webroot_map]]\na = /w\n';
    const off = switchedOff(conf);
    expect(readIni(off).renewalparams).toEqual({ account: '1', autorenew: 'False' });
    expect(readIni(off).webroot_map).toEqual({ a: '/w' });
    expect(switchedOff(off)).toBe(off);
    const on = conf.replace('account = 1', 'account = 1\nautorenew = True');
    expect(switchedOff(on)).toBe(on.replace('True', 'False'));
  });
});

describe('what clients keep', () => {
  it('acme.sh wraps values, and quotes as a shell does', () => {
    const text =
      "A='x'\nSAVED_CF_Token='a'\\''b'\nLe_ReloadCmd='__ACME_BASE64__START_aGVsbG8=__ACME_BASE64__END_'\nB=\"q\"\nC=\n";
    expect(settingsIn(text)).toEqual({ A: 'x', SAVED_CF_Token: "a'b", Le_ReloadCmd: 'hello', B: 'q', C: '' });
  });

  it('goes to providers and fields that we have', () => {
    const tables = [
      ...Object.values(acmeShProviders),
      ...Object.values(certbotProviders),
      ...Object.values(legoProviders),
    ];
    const unknown = tables.flatMap(({ provider, ways, also = {} }) => {
      const fields = descriptors.find(({ id }) => id === provider)?.fields.map(({ key }) => key) ?? [];
      return [...ways, also].flatMap((way) => Object.keys(way).filter((field) => !fields.includes(field)));
    });
    expect(tables.length).toBeGreaterThan(50);
    expect(unknown).toEqual([]);
  });
});
