/** All causes in words. */
import { askingCauseTexts } from './causes-asking.ts';
import { authorityCauseTexts } from './causes-authority.ts';
import { issuingCauseTexts } from './causes-issuing.ts';
import { machineCauseTexts } from './causes-machine.ts';
import { proofCauseTexts } from './causes-proof.ts';
import { serviceCauseTexts } from './causes-provider.ts';

export const causeTexts = {
  ...askingCauseTexts,
  ...authorityCauseTexts,
  ...serviceCauseTexts,
  ...proofCauseTexts,
  ...issuingCauseTexts,
  ...machineCauseTexts,
};
