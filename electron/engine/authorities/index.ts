export * from './authorities.ts';
