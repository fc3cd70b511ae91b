/** What people send along when they ask for help: everything that matters, and nothing that is theirs alone. */
import type { BundleFile } from '../../../shared/domain/diagnosis.ts';

export interface BundleRequest {
  readonly runId?: string | undefined;
  readonly text?: string | undefined;
}

export const bundleOf = async (_asked: BundleRequest): Promise<readonly BundleFile[]> => [];
