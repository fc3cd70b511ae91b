/** The world of scenario S4 for a browser outside: a proxy tool makes up every address, and signatures fail on demand. */
import { contract } from '../contract/providers/tencentcloud.stand-in.ts';
import { playStage } from './inner-host.ts';
import { startPebble } from './pebble.ts';
import { textsAt } from './scenario.ts';
import { signatureFailure, startS4World } from './scenario-s4-world.ts';

export interface S4Facts {
  readonly endpoint: string;
  readonly operatorsRootPem: string;
  readonly directoryUrl: string;
  readonly rootPem: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Values of our records, as the provider keeps and as its name servers show them. */
export interface S4Zone {
  readonly atProvider: readonly string[];
  readonly served: readonly string[];
}

const world = await startS4World();
world.lie = 'fake';
const pebble = await startPebble({ dnsServer: world.bind.endpoint });
const { directoryUrl, rootPem } = pebble;
const facts: S4Facts = {
  ...{ endpoint: world.api.endpoint, operatorsRootPem: world.operatorsRootPem },
  ...{ directoryUrl, rootPem, fields: contract.fields },
};
const zoneNow = (): S4Zone => ({
  atProvider: (world.zones.get('example.test') ?? []).map(({ value }) => value),
  served: textsAt(world.bind, '_acme-challenge.nas.example.test'),
});

await playStage(
  facts,
  {
    /** Whether the signature of a deletion is taken. */
    deletions: (taken) => {
      world.before =
        taken === true ? undefined : (action) => (action === 'DeleteRecord' ? signatureFailure : undefined);
    },
    zone: zoneNow,
  },
  async () => {
    await pebble.stop();
    await world.stop();
  },
);
