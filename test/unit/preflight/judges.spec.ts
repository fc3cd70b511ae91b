/** Every finding has a set-up that shows it, and no set-up that works is blocked. */
import { describe, expect, it } from 'vitest';
import { causes } from '../../../shared/domain/causes.ts';
import { factsOf, findingCodes } from '../../../shared/domain/preflight.ts';
import { badCaa, goodCaa } from './caa-fixtures.ts';
import type { Fixture } from './fixture.ts';
import { badMachines, goodMachines } from './machine-fixtures.ts';
import { badOutside, goodOutside } from './outside-fixtures.ts';
import { badProfiles, goodProfiles } from './profile-fixtures.ts';
import { badProviders, goodProviders } from './provider-fixtures.ts';
import { badRehearsals, goodRehearsals } from './rehearsal-fixtures.ts';
import { badSchedules, goodSchedules } from './schedule-fixtures.ts';
import { badZones, goodZones } from './zone-fixtures.ts';

const working: readonly Fixture[] = [
  ...goodOutside,
  ...goodProfiles,
  ...goodZones,
  ...goodProviders,
  ...goodCaa,
  ...goodMachines,
  ...goodSchedules,
  ...goodRehearsals,
];
const failing: readonly Fixture[] = [
  ...badOutside,
  ...badProfiles,
  ...badZones,
  ...badProviders,
  ...badCaa,
  ...badMachines,
  ...badSchedules,
  ...badRehearsals,
];

const told = ({ found }: Fixture) =>
  found.map(({ code, verdict, cause }) => (cause === undefined ? [code, verdict] : [code, verdict, cause]));

describe('set-ups that work', () => {
  it.each(working)('$name', (fixture) => {
    expect(told(fixture)).toEqual(fixture.expected);
    expect(fixture.found.filter(({ verdict }) => verdict === 'blocks')).toEqual([]);
  });
});

describe('set-ups that fail', () => {
  it.each(failing)('$name', (fixture) => {
    expect(told(fixture)).toEqual(fixture.expected);
  });

  it('are at least sixty, and show every finding', () => {
    expect(failing.length).toBeGreaterThanOrEqual(60);
    const shown = new Set(failing.flatMap(({ expected }) => expected.map(([code]) => code)));
    const ofTheRunner = ['fine', 'check-late', 'check-failed', 'not-looked-at'];
    const shownByGood = new Set(working.flatMap(({ expected }) => expected.map(([code]) => code)));
    const missing = findingCodes.filter(
      (code) => !shown.has(code) && !shownByGood.has(code) && !ofTheRunner.includes(code),
    );
    expect(missing).toEqual([]);
  });

  it('have a cause that can be found before an order, a class where they block, and something to do', () => {
    const blocking = findingCodes
      .map((code) => ({ code, facts: factsOf(code) }))
      .filter(({ facts }) => facts.verdict === 'blocks');
    expect(blocking.filter(({ facts }) => facts.failureClass === undefined || facts.cause === undefined)).toEqual([]);
    const late = findingCodes.flatMap((code) => factsOf(code).cause ?? []).filter((cause) => !causes[cause].precheck);
    // A service that is busy says so only when it is asked, which is before an order as well.
    expect([...new Set(late)]).toEqual(['provider-rate-limited']);
    expect(
      failing.flatMap(({ found }) => found).filter(({ cause, fixes }) => cause !== undefined && fixes.length === 0),
    ).toEqual([]);
  });
});
