/** The pages of the first run. */
export const welcomeSteps = ['start', 'computer', 'account'] as const;
export type WelcomeStep = (typeof welcomeSteps)[number];
