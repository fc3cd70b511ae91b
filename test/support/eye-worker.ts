/** The eye, in a process of its own that may live in another network. One JSON request a line, answers and events likewise. */
import { createInterface } from 'node:readline';
import type { DnsEye } from '../../electron/engine/dns/eye.ts';
import { type EyeOptions, openDnsEye } from '../../electron/engine/dns/open-eye.ts';
import { watchTxt } from '../../electron/engine/dns/watch.ts';
import { systemClock } from '../../electron/engine/ports/index.ts';
import { toProblem } from '../../shared/errors/problem.ts';

export type EyeSettings = Omit<EyeOptions, 'clock'>;
interface ZoneRequest {
  readonly call: 'zone' | 'challenge' | 'inspect' | 'dnssec';
  readonly name: string;
  readonly eye: EyeSettings;
}
interface ValueRequest {
  readonly call: 'look' | 'outside' | 'watch';
  readonly name: string;
  readonly value: string;
  readonly typicalSeconds?: number;
  readonly eye: EyeSettings;
}
export type EyeRequest = ZoneRequest | ValueRequest;
export type EyeAnswer =
  | { readonly event: string; readonly data: unknown }
  | { readonly result: unknown }
  | { readonly problem: unknown };

const say = (answer: EyeAnswer): void => void process.stdout.write(`${JSON.stringify(answer)}\n`);

const work = async (request: EyeRequest): Promise<unknown> => {
  const eye = openDnsEye({ ...request.eye, clock: systemClock });
  const { name } = request;
  if ('value' in request) return workAt(request, eye);
  if (request.call === 'zone') return eye.findZone(name);
  if (request.call === 'challenge') return eye.locateChallenge(name);
  if (request.call === 'inspect') return eye.inspect(name);
  return eye.dnssec(await eye.findZone(name));
};

const workAt = async (request: ValueRequest, eye: DnsEye): Promise<unknown> => {
  const { name, value } = request;
  const { fqdn, zone } = await eye.locateChallenge(name);
  if (request.call === 'look') return eye.lookAt(zone, fqdn, value);
  if (request.call === 'outside') return eye.outsideView(fqdn, value);
  await watchTxt({
    eye,
    targets: [{ zone, fqdn, value }],
    clock: systemClock,
    signal: new AbortController().signal,
    typicalSeconds: request.typicalSeconds ?? 2,
    until: new Date(Date.now() + 45_000),
    onLookNow: () => () => undefined,
    onSight: (_target, sightings) => say({ event: 'sight', data: sightings }),
    onNextLook: () => undefined,
    onChange: (change) => say({ event: 'change', data: change }),
    onOutside: (_fqdn, sightings) => say({ event: 'outside', data: sightings }),
  });
  return 'published';
};

for await (const line of createInterface({ input: process.stdin })) {
  await work(JSON.parse(line) as EyeRequest).then(
    (result) => say({ result }),
    (thrown: unknown) => say({ problem: toProblem(thrown) }),
  );
}
