import type { Theme } from './theme.ts';

export const without: Theme = {
  title: 'an authority without wildcards and addresses',
  authority: 'limited',
  rows: [
    ['*.example.org', [], 'wildcard-unsupported → example.org'],
    ['1.1.1.1', [], 'ip-unsupported'],
    ['192.168.1.1', [], 'private-address'],
    ['*.a.org a.org', ['a.org'], 'wildcard-unsupported → a.org / fine'],
    ['*.com', [], 'wildcard-of-suffix'],
    ['*.*.a.org', [], 'several-wildcards → a.org'],
    ['2606:4700::1', [], 'ip-unsupported'],
    ['fd00::1', [], 'private-address'],
    ['1.1.1.1 a.org', ['a.org'], 'ip-unsupported / fine'],
    ['*.a.org b.a.org', ['b.a.org'], 'wildcard-unsupported → a.org / fine'],
    ['fec0::1', [], 'ip-unsupported'],
  ],
};
