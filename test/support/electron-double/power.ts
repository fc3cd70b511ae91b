/** Power and network of the machine, as the test tells them. */
import type { Net } from 'electron';
import { onCommand } from './control.ts';
import { StrictEmitter } from './strict.ts';

const events = ['suspend', 'resume', 'lock-screen', 'unlock-screen', 'shutdown'];

export class PowerMonitorDouble extends StrictEmitter {
  constructor() {
    super('powerMonitor', events);
    for (const event of events) onCommand(`power.${event}`, () => this.emit(event));
  }
}

export class NetDouble implements Pick<Net, 'isOnline'> {
  #online = true;

  constructor() {
    onCommand('net.online', (online) => {
      this.#online = online === true;
    });
  }

  isOnline(): boolean {
    return this.#online;
  }
}

export const powerMonitorDouble = new PowerMonitorDouble();
export const netDouble = new NetDouble();
