export * from './account-key.ts';
export * from './open-session.ts';
export * from './session.ts';
