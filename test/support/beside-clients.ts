/** A machine on which other clients live: its table of cron is a text here, its timers are a list. */
import type { OtherClientsPort, TimedUnit } from '../../electron/engine/ports/index.ts';

export interface Beside {
  readonly port: OtherClientsPort;
  /** Of the table. */
  readonly place: string;
  table(): string;
  /** Names of the units that are on. */
  units(): readonly string[];
}

export const besideClients = (given: {
  readonly table?: string;
  readonly units?: readonly TimedUnit[];
  readonly places?: ReturnType<OtherClientsPort['places']>;
}): Beside => {
  let { table = '' } = given;
  let units = given.units ?? [];
  const place = 'crontab me';
  return {
    place,
    table: () => table,
    units: () => units.filter(({ on }) => on).map(({ name }) => name),
    port: {
      places: () => given.places ?? [],
      cronTables: async () => [{ kind: 'user', place, text: table, writable: true }],
      units: async () => units,
      writeUserTable: async (text) => {
        table = text;
      },
      switchUnit: async ({ name }, on) => {
        units = units.map((unit) => (unit.name === name ? { ...unit, on } : unit));
      },
    },
  };
};
