/** What this system can repair by its own programs: a port that its firewall closes, a keychain that is not running. */
import { fail } from '../../../shared/errors/problem.ts';
import type { Repair, RepairCommand, SystemRepairPort } from '../../engine/ports/index.ts';
import { currentPlatform } from '../current.ts';
import { linuxRepair } from './linux.ts';
import { macosRepair } from './macos.ts';
import { type Outcome, type Program, runProgram } from './run-program.ts';
import { windowsRepair } from './windows.ts';

/** What differs. */
export interface RepairOfSystem {
  openPort(port: number, signal: AbortSignal): Promise<Repair | undefined>;
  startKeychain(signal: AbortSignal): Promise<{ readonly service: string; readonly repair: Repair } | undefined>;
  /** The same with an administrator's rights, in the order in which to try. */
  elevate(command: RepairCommand): readonly Program[];
  /** `next`: it could not even ask. */
  judge(outcome: Outcome): 'denied' | 'next' | 'failed';
  lineOf(command: RepairCommand): string;
}

const systems = { linux: linuxRepair, macos: macosRepair, windows: windowsRepair } as const;

export const systemRepair = (system: RepairOfSystem = systems[currentPlatform()]()): SystemRepairPort => ({
  openPort: (port, signal) => system.openPort(port, signal),
  startKeychain: (signal) => system.startKeychain(signal),
  lineOf: (command) => system.lineOf(command),
  run: async (command, signal) => {
    let denied = false;
    let reason = 'ENOENT';
    for (const program of command.elevated ? system.elevate(command) : [command]) {
      const outcome = await runProgram(program, signal);
      if (outcome.code === 0) return;
      const verdict = command.elevated ? system.judge(outcome) : 'failed';
      denied = verdict === 'denied';
      reason = reasonOf(outcome);
      if (verdict !== 'next') break;
    }
    const line = system.lineOf(command);
    throw denied ? fail('fix.denied', { command: line }) : fail('fix.failed', { command: line, reason });
  },
});

/** The last line that was printed says most; programs that print nothing have a code. */
const reasonOf = ({ code, printed }: Outcome): string => {
  const last = printed.trim().split('\n').at(-1)?.trim() ?? '';
  if (typeof code === 'string') return code;
  return last === '' ? String(code) : last.slice(0, 300);
};
