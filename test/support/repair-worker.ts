/** Repairs of the machine this runs on: `repair-worker.ts <action> <argument>`, prints JSON and ends. */

import type { RepairCommand } from '../../electron/engine/ports/index.ts';
import { systemNetwork } from '../../electron/platform/network/index.ts';
import { systemRepair } from '../../electron/platform/repair/index.ts';
import { systemKeychain } from '../../electron/platform/secrets/index.ts';
import { toProblem } from '../../shared/errors/problem.ts';

const [, , action = '', argument = ''] = process.argv;
const signal = AbortSignal.timeout(30_000);
const repairs = systemRepair();

const actions: Readonly<Record<string, () => Promise<unknown>>> = {
  'open-port': async () => {
    const repair = await repairs.openPort(Number(argument), signal);
    return { repair, lines: repair?.commands.map(repairs.lineOf) };
  },
  firewalls: () => systemNetwork().firewalls(Number(argument), signal),
  run: async () => {
    for (const command of JSON.parse(argument) as readonly RepairCommand[]) await repairs.run(command, signal);
  },
  /** What is wrong with the keychain before and after it was started. */
  keychain: async () => {
    const keychain = systemKeychain();
    const before = argument === 'asked-before' ? await keychain.probe() : undefined;
    const found = await repairs.startKeychain(signal);
    for (const command of found?.repair.commands ?? []) await repairs.run(command, signal);
    const again = await repairs.startKeychain(signal);
    return {
      before: before?.code,
      service: found?.service,
      again: again?.service,
      after: (await keychain.probe())?.code,
    };
  },
};

try {
  process.stdout.write(JSON.stringify({ result: await actions[action]?.() }));
} catch (thrown) {
  process.stdout.write(JSON.stringify({ problem: toProblem(thrown) }));
}
