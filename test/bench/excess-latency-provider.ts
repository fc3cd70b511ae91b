/** A provider that answers at once and publishes later, one name server after the other, as most of them do. */
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { decode, encode } from 'dns-packet';
import { systemClock } from '../../electron/engine/ports/index.ts';
import { rfc2136 } from '../../electron/engine/providers/rfc2136/client.ts';
import type { Bind } from '../support/bind.ts';
import type { ServerPlace } from '../support/dns-relay.ts';
import { type ProviderStandIn, startProviderStandIn } from '../support/provider-stand-in.ts';
import { updateKey } from '../support/world.ts';
import { type Ledger, lastServer, type Plan } from './excess-latency-plan.ts';

export const startSlowProvider = (
  plans: readonly Plan[],
  programs: readonly Bind[],
  ledger: Ledger,
): Promise<ProviderStandIn> => {
  const byName = new Map(plans.map((plan) => [plan.fqdn, plan]));
  return startProviderStandIn((asked) => {
    const { fqdn, value } = asked.body as { readonly fqdn: string; readonly value: string };
    const plan = byName.get(fqdn.replace(/\.$/, '').toLowerCase());
    if (plan === undefined) return { status: 404, json: {} };
    // Nothing is removed: no name is used twice, and no order looks after the end of its challenge.
    if (asked.path === '/present' && !ledger.presented.has(plan.fqdn)) {
      ledger.presented.set(plan.fqdn, performance.now());
      publish(plan, value, programs, ledger).catch((thrown: unknown) => ledger.failures.set(plan.zone, String(thrown)));
    }
    return { status: 200, json: {} };
  });
};

const publish = async (plan: Plan, value: string, programs: readonly Bind[], ledger: Ledger): Promise<void> => {
  for (const [place, server] of plan.order.entries()) {
    await sleep(plan.steps[place]);
    const program = programs[server];
    if (program === undefined) continue;
    const writer = rfc2136.create(
      {
        ...{ nameserver: program.endpoint, keyName: updateKey.name },
        ...{ keySecret: updateKey.secret, algorithm: updateKey.algorithm },
      },
      systemClock,
    );
    const written = writer.add({ zone: plan.zone, fqdn: plan.fqdn, value, ttl: 60 }, AbortSignal.timeout(10_000));
    if (server === lastServer(plan)) ledger.served.set(plan.fqdn, await momentServed(program, plan.fqdn));
    await written;
  }
};

/** Asks the server without a pause until it gives a value at the name. */
const momentServed = async (server: ServerPlace, fqdn: string): Promise<number> => {
  const socket = createSocket('udp4');
  const question = encode({
    ...{ type: 'query', id: 1, flags: 0 },
    questions: [{ type: 'TXT', name: fqdn }],
  });
  try {
    socket.connect(server.port, server.address);
    await once(socket, 'connect');
    const giveUp = performance.now() + 10_000;
    while (performance.now() < giveUp) if (await isServed(socket, question)) return performance.now();
    throw new Error(`${fqdn} was written and is not served`);
  } finally {
    socket.close();
  }
};

const isServed = async (socket: Socket, question: Buffer): Promise<boolean> => {
  socket.send(question);
  try {
    const [answer] = (await once(socket, 'message', { signal: AbortSignal.timeout(200) })) as [Buffer];
    return (decode(answer).answers ?? []).length > 0;
  } catch {
    // A lost datagram is asked for again.
    return false;
  }
};
