/**
 * What is planned for every certificate at `now`: whether and when it is renewed, why, and what would move that. Pure:
 * everything follows from the facts. Those that are due come first, the ones with the least life left before the others.
 */
import type { ChangeCode, PlanEntry } from '../../../shared/domain/renewal.ts';
import { alertOf } from './alerts.ts';
import { blackoutCalendar } from './blackout.ts';
import { type Budgets, budgetsOf, historyNotes } from './budgets.ts';
import { clockDoubt } from './clock-doubt.ts';
import { type Draft, type DraftWorld, draftOf } from './draft.ts';
import { hour, iso, type PlanFacts } from './facts.ts';
import { byUrgency, compare, turnsOf } from './roll-out.ts';
import type { FailedProofs } from './waits.ts';
import { questionAt } from './when.ts';

/** How soon a clock in doubt is looked at again. */
const clockCheck = hour;

export const planRenewals = (facts: PlanFacts, now: Date): readonly PlanEntry[] => {
  const at = now.getTime();
  const failed = failedProofsOf(facts);
  const world = worldOf(facts, failed, at);
  const { clock } = world;
  const entry = (draft: Draft): PlanEntry => entryOf(draft, facts, clock !== undefined, at);
  const notes = historyNotes(facts);
  const due: Draft[] = [];
  const later: PlanEntry[] = [];
  for (const certificate of facts.certificates) {
    notes.add(certificate);
    const draft = draftOf(certificate, world);
    // A draft holds on to all that is known of its certificate: only those that wait for their turn are kept.
    if (draft.due) due.push(draft);
    else later.push(entry(held(draft, clock, at)));
  }
  const turned = rolledOut(due, budgetsOf(facts, notes, failed, at), facts.settings, at);
  const first = turned.find((draft) => draft.due);
  const decided = turned.map((draft) => (draft === first ? draft : held(draft, clock, at)));
  for (const draft of decided) if (!draft.due) later.push(entry(draft));
  return [
    ...decided
      .filter((draft) => draft.due)
      .sort(byUrgency)
      .map(entry),
    ...later.sort(byMoment),
  ];
};

const failedProofsOf = ({ failedValidations }: PlanFacts): FailedProofs => {
  const found = new Map<string, Date[]>();
  for (const { accountId, name, at } of failedValidations) {
    const key = `${accountId} ${name}`;
    const moments = found.get(key) ?? [];
    moments.push(new Date(at));
    found.set(key, moments);
  }
  return (accountId, name) => found.get(`${accountId} ${name}`) ?? none;
};
const none: readonly Date[] = [];

const worldOf = (facts: PlanFacts, failed: FailedProofs, now: number): DraftWorld => {
  const recent = new Map<string, number>();
  for (const { certificateId } of facts.issued) recent.set(certificateId, (recent.get(certificateId) ?? 0) + 1);
  const begins = facts.newestStart === undefined ? undefined : Date.parse(facts.newestStart);
  const contact = facts.lastContact === undefined ? undefined : Date.parse(facts.lastContact);
  return {
    now,
    settings: facts.settings,
    calendar: blackoutCalendar(facts.settings.blackouts),
    failed,
    recent: (id) => recent.get(id) ?? 0,
    clock: clockDoubt(now, contact, begins),
  };
};

/** Gives those that are due their turns. */
const rolledOut = (
  drafts: readonly Draft[],
  budgets: Budgets,
  settings: PlanFacts['settings'],
  now: number,
): readonly Draft[] => {
  // An order that is open already is not begun once more.
  const begins = ({ why }: Draft) => why !== 'order-open';
  const due = drafts.filter(begins).toSorted(byUrgency);
  const turns = turnsOf(due, budgets, settings, now);
  const turned = due.map((draft, index): Draft => {
    const turn = turns[index];
    if (turn === undefined || turn.at <= now) return draft;
    const code: ChangeCode = turn.why === 'waiting-limit' ? 'limit-ends' : 'wait-ends';
    const changes = [...draft.changes, { code, at: turn.at }];
    return { ...draft, due: false, at: turn.at, why: turn.why, changes };
  });
  return [...turned, ...drafts.filter((draft) => !begins(draft))];
};

/**
 * With a clock that seems far ahead only the most urgent one is tried, and all others are held: the authority's answer
 * settles the doubt.
 */
const held = (draft: Draft, clock: DraftWorld['clock'], now: number): Draft => {
  if (clock === undefined) return draft;
  const check = now + clockCheck;
  const waits = clock === 'ahead' ? draft.due : !draft.due && (draft.at ?? 0) > check;
  if (!waits) return draft;
  return {
    ...draft,
    due: false,
    at: check,
    why: 'clock-doubtful',
    changes: [...draft.changes, { code: 'clock-check', at: check }],
  };
};

const byMoment = (one: PlanEntry, other: PlanEntry): number =>
  compare(one.at ?? never, other.at ?? never) || compare(one.certificateId, other.certificateId);

const entryOf = (draft: Draft, { lastContact }: PlanFacts, doubtful: boolean, now: number): PlanEntry => {
  const { certificate, why, cause, due, detail, notes, changes, life } = draft;
  const { current } = certificate;
  const question = life === undefined || why === 'retired' ? undefined : questionAt(life, certificate.renewalInfo, now);
  const alert = alertOf(
    {
      certificate,
      life,
      why,
      called: draft.called,
      givenUp: draft.givenUp,
      clockDoubt: doubtful,
      lastContact,
    },
    now,
  );
  return {
    certificateId: certificate.id,
    name: certificate.name,
    due,
    at: draft.at === undefined ? undefined : iso(due ? now : draft.at),
    why,
    cause,
    detail,
    expiresAt: current?.notAfter,
    byHand: certificate.byHand,
    notes,
    wouldChange: changesOf(changes, question),
    askRenewalInfoAt: question,
    alert,
  };
};

const changesOf = (changes: Draft['changes'], question: string | undefined): PlanEntry['wouldChange'] => {
  const told = changes.map(({ code, at }) => ({ code, at: at === undefined ? undefined : iso(at) }));
  const all = question === undefined ? told : [...told, { code: 'ari-question' as const, at: question }];
  return all.sort((one, other) => compare(one.at ?? never, other.at ?? never));
};
/** Later than any time in ISO 8601. */
const never = '~';
