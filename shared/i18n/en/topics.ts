/** English: what is said of causes, terms and destinations. */
import type { Topics } from '../pack.ts';
import { causeTexts } from './causes.ts';
import { probeTexts, rehearse } from './causes-probes.ts';
import { destinationTexts } from './destinations.ts';
import { termTexts } from './terms.ts';

export const topics: Topics = {
  causes: causeTexts,
  probes: probeTexts,
  rehearse,
  terms: termTexts,
  destinations: destinationTexts,
};
