/** A port that a real firewall closes, as a neighbour sees it. */
import { afterEach, expect, it } from 'vitest';
import type { Repair } from '../../electron/engine/ports/index.ts';
import {
  type Firewall,
  type FirewalledMachine,
  firewalledMachineNeeds,
  startFirewalledMachine,
} from '../support/firewalled-machine.ts';
import { describeWith } from '../support/tools.ts';

describeWith(firewalledMachineNeeds, 'a port that a firewall closes', () => {
  let machine: FirewalledMachine;
  afterEach(() => machine?.stop());

  const planned = async (port: number) => {
    const { result } = (await machine.ask('open-port', String(port))) as {
      readonly result: { readonly repair?: Repair; readonly lines?: readonly string[] };
    };
    return result;
  };
  const run = (commands: Repair['commands'] = []): Promise<unknown> => machine.ask('run', JSON.stringify(commands));

  it.each<[Firewall, readonly string[]]>([
    [
      'nftables',
      [
        'nft insert rule inet filter input tcp dport 80 accept comment Certwright-80',
        'nft insert rule ip second entry tcp dport 80 accept comment Certwright-80',
      ],
    ],
    [
      'iptables',
      ['iptables', 'ip6tables'].map(
        (name) => `${name} -I INPUT -p tcp --dport 80 -m comment --comment Certwright-80 -j ACCEPT`,
      ),
    ],
    ['ufw', ['ufw allow 80/tcp']],
    ['firewalld', ['firewall-cmd --zone=public --add-port=80/tcp']],
  ])(
    'is opened and closed again, and nothing else is touched: %s',
    async (firewall, lines) => {
      machine = await startFirewalledMachine(firewall);
      const before = machine.rules();
      expect(await machine.reach(80)).toBeNull();
      expect(await machine.ask('firewalls', '80')).toMatchObject({
        result: expect.arrayContaining([expect.objectContaining({ firewall, verdict: 'closed' })]),
      });

      const { repair, lines: shown } = await planned(80);
      expect(shown).toEqual(lines);
      expect(machine.rules()).toBe(before);
      expect(await run(repair?.commands)).toEqual({});
      expect(await machine.reach(80)).toBe('here');
      expect(await machine.ask('firewalls', '80')).toMatchObject({
        result: expect.not.arrayContaining([expect.objectContaining({ verdict: 'closed' })]),
      });
      // Open is open: nothing is offered a second time.
      expect(await planned(80)).toEqual({});

      expect(await run(repair?.undo)).toEqual({});
      expect(await machine.reach(80)).toBeNull();
      expect(machine.rules()).toBe(before);
      // firewalld and its command are slow to start.
    },
    120_000,
  );

  it('and that somebody opened, is left to them', async () => {
    machine = await startFirewalledMachine('nftables');
    expect(await planned(22)).toEqual({});
  });
});
