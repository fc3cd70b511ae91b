export * from './clock.ts';
export * from './keychain.ts';
export * from './lanes.ts';
export * from './logger.ts';
export * from './other-clients.ts';
export * from './scheduler.ts';
export * from './system-network.ts';
export * from './system-repair.ts';
