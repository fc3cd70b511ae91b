/** A new account in place of one that the authority does not take any more. */
import type { Planner } from './fix.ts';
import { ordering } from './run-again.ts';

export const planRegistration: Planner = ({ run, policy, world }) => {
  if (policy === undefined || !policy.termsAgreed) return { kind: 'go', place: 'accounts' };
  const { authority, directoryUrl } = world.authority(policy.authority);
  // Bound to a customer of theirs (RFC 8555 §7.3.4): key id and key have to be entered.
  if (authority.externalAccountBinding) return { kind: 'go', place: 'accounts' };
  const before = world.accounts().find((one) => world.authority(one.authority).directoryUrl === directoryUrl);
  const contact = policy.contact.length > 0 ? policy.contact : (before?.contact ?? []);
  // An order belongs to the account that placed it (RFC 8555 §7.1.3), so there is none to go on with.
  const again = run === undefined || run.status === 'succeeded' ? undefined : ordering(policy);
  return {
    kind: 'do',
    undo: 'no',
    changes: [{ kind: 'account', authority: authority.name }, ...(again?.changes ?? [])],
    steps: [
      {
        ...{ kind: 'account', authority: policy.authority, contact, termsAgreed: policy.termsAgreed },
        order: again === undefined ? undefined : policy,
      },
      ...(run === undefined ? [{ kind: 'policy', policy } as const] : []),
    ],
  };
};
