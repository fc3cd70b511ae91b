import { type Found, found } from '../check.ts';

export interface ClockFacts {
  /** Seconds by which this machine is ahead of each server that told its time. */
  readonly skews: readonly {
    readonly host: string;
    readonly seconds: number;
    /** What people know it by, where its host says nothing to them. */
    readonly name?: string | undefined;
  }[];
}

/** Seconds. Below the first one nothing notices; beyond the second signed requests of many services are refused. */
const notable = 30;
const grave = 120;

/** One server may be wrong about the time itself, so the smallest difference counts. */
export const judgeClock = ({ skews }: ClockFacts): readonly Found[] => {
  const [least] = skews.toSorted((one, other) => Math.abs(one.seconds) - Math.abs(other.seconds));
  if (least === undefined || Math.abs(least.seconds) <= notable) return [];
  const code = Math.abs(least.seconds) > grave ? 'clock-far-off' : 'clock-off';
  const lines = skews.map(({ host, seconds }) => `${host}: ${seconds > 0 ? '+' : ''}${seconds} s`);
  return [found(code, { seconds: String(Math.abs(least.seconds)), host: least.name ?? least.host }, lines)];
};
