/** How long to wait before name servers are asked again. All times in milliseconds. */

/** Most questions one server gets about one name in the frugal time. */
const mostQuestions = 60;
const frugalFor = 600_000;
const eagerFor = 5_000;
const longest = 30_000;

export interface PaceFacts {
  /** Since the first look. */
  readonly elapsed: number;
  /** Looks so far, at least one. */
  readonly looks: number;
  /** Questions so far to the server that got the most, about the name that needed the most. */
  readonly questions: number;
  /** How long this provider usually takes to publish. */
  readonly typical: number;
}

/**
 * 50 ms doubling to 500 ms at first, for providers that publish at once. Then a share of the age, so that the loss is
 * small beside what was waited already: 15 % until half the usual time is over, 5 % from there, at most 30 s. The share
 * rises as far as it must for the questions to last ten minutes.
 */
export const nextDelay = ({ elapsed, looks, questions, typical }: PaceFacts): number => {
  if (elapsed < eagerFor) return Math.min(500, 50 * 2 ** Math.max(0, looks - 1));
  const wanted = elapsed < typical / 2 ? 0.15 : 0.05;
  if (elapsed >= frugalFor) return Math.min(longest, wanted * elapsed);
  const looksLeft = Math.floor((mostQuestions - questions) * (looks / questions));
  if (looksLeft < 1) return Math.max(longest, frugalFor - elapsed);
  for (let share = wanted; share < 1; share *= 1.05) {
    if (looksNeeded(elapsed, share) <= looksLeft) return Math.min(longest, share * elapsed);
  }
  // Two questions a look: not even the longest step fits, so steps of one ratio up to the end take its place.
  return elapsed * ((frugalFor / elapsed) ** (1 / looksLeft) - 1);
};

/** Looks from now to the end of the frugal time. */
const looksNeeded = (elapsed: number, share: number): number => {
  let looks = 0;
  for (let at = elapsed; at < frugalFor; looks += 1) at += Math.min(longest, share * at);
  return looks;
};
