/** Which names are ordered by whom, when their records appear, and what happened. */

export const clientNames = ['certwright', 'lego'] as const;
export type ClientName = (typeof clientNames)[number];

export interface Plan {
  readonly client: ClientName;
  /** Seconds; the figures are put together by it. */
  readonly delay: number;
  /** Every name is a zone: in a common one each order would see the serial numbers that the others cause. */
  readonly zone: string;
  readonly fqdn: string;
  /** Milliseconds until each server gets the record: since the provider's answer, then since the server before. */
  readonly steps: readonly number[];
  /** In which order the servers get it. */
  readonly order: readonly number[];
}

export interface PlanOptions {
  /** Seconds. */
  readonly delays: readonly number[];
  /** Names for each delay and client. */
  readonly orders: number;
  readonly clients: readonly ClientName[];
  /** Name servers of every zone. */
  readonly servers: number;
  /** Milliseconds from the server before the last to the last; spread unless told. */
  readonly lag?: number | undefined;
}

/** Milliseconds. */
const longestLag = 800;

/**
 * Who asks every two seconds is early or late by chance at one fixed moment, so the moments are spread by a fifth to
 * both sides: the same for every client. How long servers follow each other is spread too.
 */
export const makePlans = ({ delays, orders, clients, servers, lag }: PlanOptions): readonly Plan[] =>
  delays.flatMap((delay) =>
    Array.from({ length: orders }, (_, index) => index).flatMap((index) =>
      clients.map((client): Plan => {
        const zone = `${client}-${String(delay).replace('.', '-')}-${index}.example.test`;
        const spread = 0.8 + (0.4 * (index + 0.5)) / orders;
        // Steps of the golden section fall into no step with those of the delay.
        const last = lag ?? longestLag * ((index * 0.618) % 1);
        return {
          ...{ client, delay, zone, fqdn: `_acme-challenge.${zone}` },
          steps: [1000 * delay * spread, ...(servers > 2 ? [last / 4] : []), last],
          order: Array.from({ length: servers }, (_, place) => (index + place) % servers),
        };
      }),
    ),
  );

export const lastServer = ({ order }: Plan): number => order.at(-1) ?? 0;

export interface Asked {
  readonly server: number;
  readonly name: string;
  readonly type: string;
  readonly at: number;
}

/** What was noted, by the full name of the record; all moments by `performance.now()`. */
export interface Ledger {
  /** The provider has answered that the record is written. */
  readonly presented: Map<string, number>;
  /** The last name server serves it. */
  readonly served: Map<string, number>;
  /** The authority has asked for the first time. */
  readonly looked: Map<string, number>;
  /** Questions to the name servers about anything in the zone, by zone. */
  readonly asked: Map<string, Asked[]>;
  /** What went wrong, by zone. */
  readonly failures: Map<string, string>;
}

export const openLedger = (): Ledger => ({
  presented: new Map(),
  served: new Map(),
  looked: new Map(),
  asked: new Map(),
  failures: new Map(),
});

export interface Figures {
  /** Milliseconds from the provider's answer until the last server served the record. */
  readonly wait: number;
  /** Milliseconds from there to the first question of the authority. */
  readonly excess: number;
  /** The part of it until the client asked that server; the rest went into telling the authority. */
  readonly noticing: number;
  /** To the server that got the most: about the name, and about anything in its zone. */
  readonly questions: number;
  readonly questionsInZone: number;
}

/** Milliseconds between an answer of the server and our knowing of it. */
const blur = 1;
/** In which the questions are counted, in milliseconds. */
const frugalFor = 600_000;

/** `undefined` for an order that did not come to its question. */
export const figuresOf = (plan: Plan, ledger: Ledger): Figures | undefined => {
  const { fqdn, zone } = plan;
  const [presented, served, looked] = [ledger.presented, ledger.served, ledger.looked].map((map) => map.get(fqdn));
  if (presented === undefined || served === undefined || looked === undefined) return undefined;
  const asked = (ledger.asked.get(zone) ?? []).filter(({ at }) => at - presented < frugalFor);
  const last = lastServer(plan);
  const seen = asked.find(
    ({ server, name, type, at }) => server === last && name === fqdn && type === 'TXT' && at >= served - blur,
  );
  const most = (list: readonly Asked[]): number =>
    Math.max(...plan.order.map((index) => list.filter(({ server }) => server === index).length));
  return {
    wait: served - presented,
    excess: looked - served,
    // Without any, the answer came while the bench was still finding out.
    noticing: Math.max(0, (seen?.at ?? served) - served),
    questions: most(asked.filter(({ name }) => name === fqdn)),
    questionsInZone: most(asked),
  };
};
