/** What can be repaired on this machine itself, by its own programs, after a person has seen the exact lines. */

export interface RepairCommand {
  readonly program: string;
  readonly args: readonly string[];
  /** The system asks for an administrator in its own window. */
  readonly elevated: boolean;
}

/** A repair and the way back. */
export interface Repair {
  readonly commands: readonly RepairCommand[];
  /** Takes back exactly what was done; empty where nothing is left to take back. */
  readonly undo: readonly RepairCommand[];
}

export interface SystemRepairPort {
  /** Lets connections to the TCP port in through the firewall that closes it; `undefined` where none is known to. Never throws. */
  openPort(port: number, signal: AbortSignal): Promise<Repair | undefined>;
  /** Starts or unlocks the service that keeps secrets; `undefined` where this machine has none. Never throws. */
  startKeychain(signal: AbortSignal): Promise<{ readonly service: string; readonly repair: Repair } | undefined>;
  /** `fix.denied` when the person or the system refuses, `fix.failed` with what the program said. */
  run(command: RepairCommand, signal: AbortSignal): Promise<void>;
  /** As a person would type it, quoted for the shell of this system. */
  lineOf(command: RepairCommand): string;
}

/** For workspaces that repair nothing outside themselves. */
export const noRepair: SystemRepairPort = {
  openPort: async () => undefined,
  startKeychain: async () => undefined,
  run: async () => undefined,
  lineOf: ({ program, args }) => [program, ...args].join(' '),
};
