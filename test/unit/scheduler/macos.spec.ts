import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Ran } from '../../../electron/platform/scheduler/host.ts';
import { systemScheduler } from '../../../electron/platform/scheduler/index.ts';
import { labelOf, propertyList } from '../../../electron/platform/scheduler/macos.ts';
import { wakePlan } from '../../../electron/platform/scheduler/plan.ts';
import { runTool } from '../../support/run-tool.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { describeWith } from '../../support/tools.ts';
import { ran, recorded, type ScriptedHost, scriptedHost, told } from './scripted-host.ts';

const profileFolder = '/Users/ana/Library/Application Support/Certwright';
const executable = '/Applications/Certwright.app/Contents/MacOS/Certwright';
const expected = { program: executable, args: ['--scheduled-run', '--profile', profileFolder] };
const plan = wakePlan(profileFolder, 'ana');
const label = labelOf(plan);
const path = `/Users/ana/Library/LaunchAgents/${label}.plist`;
const signedIn = ['signed-in-only', 'ana'] as const;
const printed = recorded('launchctl-print.txt', { LABEL: label });
const switches = recorded('launchctl-print-disabled.txt', { LABEL: label });
const gone = ran('', 113, `Could not find service "${label}" in domain for user gui: 501\n`);

const withLaunchd = (more: Readonly<Record<string, Ran | ((input: string) => Ran)>> = {}, present = [executable]) =>
  scriptedHost(
    {
      ...more,
      'launchctl print-disabled': ran(switches),
      'launchctl print': ran(printed),
      'launchctl bootout': ran('', 3, 'Boot-out failed: 3: No such process\n'),
      launchctl: ran(),
      ...more,
    },
    { home: '/Users/ana', uid: 501, present, ownerOf: async () => 501 },
  );
const schedulerOn = (host: ScriptedHost) =>
  systemScheduler({ profileFolder, program: { kind: 'desktop', executable }, platform: 'macos', host });
const installedOn = async (host: ScriptedHost) => {
  await schedulerOn(host).install({ whenSignedOut: false });
  return host;
};

describe('a LaunchAgent', () => {
  it('is written, enabled and loaded into the session, and tells what it starts', async () => {
    const host = await installedOn(withLaunchd());
    const state = await schedulerOn(host).inspect();
    expect(state).toMatchObject({ mechanism: 'launch-agent', installed: true, whenSignedOut: false, place: path });
    expect([state.command, state.lastRun, told(state)]).toEqual([expected, { result: 0 }, [signedIn]]);
    expect(host.started.slice(0, 3)).toEqual([
      `launchctl bootout gui/501/${label}`,
      `launchctl enable gui/501/${label}`,
      `launchctl bootstrap gui/501 ${path}`,
    ]);
  });

  it.each<[string, Readonly<Record<string, Ran>>, readonly [string, string]]>([
    ['is not loaded', { 'launchctl print gui': gone }, ['disabled', 'launchctl print']],
    [
      'is switched off',
      { 'launchctl print-disabled': ran(switches.replace('=> enabled', '=> disabled')) },
      ['disabled', 'launchctl print-disabled'],
    ],
    [
      'is switched off, in the words of macOS 12',
      { 'launchctl print-disabled': ran(switches.replace('=> enabled', '=> true')) },
      ['disabled', 'launchctl print-disabled'],
    ],
    [
      'failed',
      { 'launchctl print gui': ran(printed.replace('code = 0', 'code = 78: EX_CONFIG')) },
      ['last-run-failed', '78'],
    ],
    [
      'has not run',
      {
        'launchctl print gui': ran(
          printed.replace('runs = 6', 'runs = 0').replace('code = 0', 'code = (never exited)'),
        ),
      },
      ['never-ran', ''],
    ],
  ])('that %s is told', async (_, answers, drift) => {
    const host = withLaunchd(answers);
    host.files.set(path, propertyList(plan, expected));
    expect(told(await schedulerOn(host).inspect())).toEqual([drift, signedIn]);
  });

  it('that was edited, starts something else or something that is gone is repaired', async () => {
    const host = await installedOn(withLaunchd());
    const change = (from: string, to: string) => host.files.set(path, (host.files.get(path) ?? '').replace(from, to));
    change('<key>RunAtLoad</key><true/>', '<key>RunAtLoad</key><false/>');
    expect(told(await schedulerOn(host).inspect())).toEqual([['edited', path], signedIn]);
    change('--scheduled-run', '--serve');
    expect(told(await schedulerOn(host).inspect())[0]?.[0]).toBe('other-command');
    change('/Applications/', '/Volumes/Certwright/');
    expect(told(await schedulerOn(host).inspect())[0]?.[0]).toBe('moved-executable');
    expect(told((await schedulerOn(host).repair()).after)).toEqual([signedIn]);
  });

  it('waits for its predecessor to be gone', async () => {
    let tries = 0;
    const host = withLaunchd({
      'launchctl bootstrap': () => (++tries < 3 ? ran('', 5, 'Bootstrap failed: 5: Input/output error\n') : ran()),
    });
    await installedOn(host);
    expect(tries).toBe(3);
  });

  it('is not offered for times when nobody is signed in', async () => {
    const host = withLaunchd();
    await expect(schedulerOn(host).install({ whenSignedOut: true })).rejects.toMatchObject({
      problem: { code: 'schedule.unavailable', details: { reason: 'signed-out-not-offered' } },
    });
    expect(host.files.size).toBe(0);
  });

  it('is removed, twice, and what launchd says is passed on', async () => {
    const host = await installedOn(withLaunchd());
    expect(told(await schedulerOn(host).remove())).toEqual([['missing', path]]);
    await schedulerOn(host).remove();
    expect(host.files.size).toBe(0);
    const refusing = withLaunchd({
      'launchctl bootstrap': ran('', 125, 'Bootstrap failed: 125: Domain does not support specified action\n'),
    });
    await expect(schedulerOn(refusing).install({ whenSignedOut: false })).rejects.toMatchObject({
      problem: {
        code: 'schedule.failed',
        details: { excerpt: 'Bootstrap failed: 125: Domain does not support specified action' },
      },
    });
  });
});

describeWith(['plistutil', 'python3'], 'the property list', () => {
  const folder = tempFolder();
  afterAll(() => folder.remove());
  const toJson = 'import json, plistlib, sys; print(json.dumps(plistlib.load(open(sys.argv[1], "rb"))))';
  const contentSchema = z.object({
    ProgramArguments: z.array(z.string()),
    StartCalendarInterval: z.array(z.object({ Hour: z.number(), Minute: z.number() })),
    RunAtLoad: z.literal(true),
    ProcessType: z.literal('Background'),
    LowPriorityIO: z.literal(true),
  });

  it('is read by others as what was meant, whatever the path', () => {
    const command = { program: executable, args: ['--profile', '/Users/ana/a & b <c> "d" \'e\' 证书'] };
    const file = join(folder.path, `${label}.plist`);
    writeFileSync(file, propertyList(plan, command));
    runTool('plistutil', ['-i', file, '-f', 'bin', '-o', `${file}.bin`]);
    const read = contentSchema.parse(JSON.parse(runTool('python3', ['-c', toJson, `${file}.bin`])));
    expect(read).toMatchObject({
      ProgramArguments: [command.program, ...command.args],
      StartCalendarInterval: plan.hours.map((Hour) => ({ Hour, Minute: plan.minute })),
    });
  });
});
