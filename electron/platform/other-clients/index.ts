/** Other ACME clients on this machine: where each system keeps them, and what starts them. */
import type { OtherClientsPort } from '../../engine/ports/index.ts';
import { currentPlatform, type Platform } from '../current.ts';
import { type ScheduleHost, thisHost } from '../scheduler/host.ts';
import { linuxClients } from './linux.ts';
import { macosClients } from './macos.ts';
import { windowsClients } from './windows.ts';

const systems = { linux: linuxClients, macos: macosClients, windows: windowsClients } as const;

export const systemOtherClients = (
  host: ScheduleHost = thisHost(),
  platform: Platform = currentPlatform(),
): OtherClientsPort => systems[platform](host);
