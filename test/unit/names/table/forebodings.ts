import type { Theme } from './theme.ts';

export const forebodings: Theme = {
  title: 'names that pass the rules of syntax and may still be refused',
  authority: 'public',
  examples: true,
  rows: [
    ['example.com', ['example.com'], 'example-domain'],
    ['www.example.com', ['www.example.com'], 'example-domain'],
    ['example.net', ['example.net'], 'example-domain'],
    ['example.edu', ['example.edu'], 'fine'],
    ['myexample.com', ['myexample.com'], 'fine'],
    ['example.com.de', ['example.com.de'], 'fine'],
    [
      'ec2-3-120-1-1.eu-central-1.compute.amazonaws.com',
      ['ec2-3-120-1-1.eu-central-1.compute.amazonaws.com'],
      'lent-name',
    ],
    ['amazonaws.com', ['amazonaws.com'], 'lent-name'],
    ['amazonaws.com.cn', ['amazonaws.com.cn'], 'fine'],
    ['vm.westeurope.cloudapp.azure.com', ['vm.westeurope.cloudapp.azure.com'], 'lent-name'],
    ['app.cloudapp.net', ['app.cloudapp.net'], 'lent-name'],
    ['1.2.3.4.bc.googleusercontent.com', ['1.2.3.4.bc.googleusercontent.com'], 'lent-name'],
    ['*.amazonaws.com', ['*.amazonaws.com'], 'lent-name wildcard-needs-dns wildcard-without-apex → amazonaws.com'],
    ['-a.example.com', [], 'hyphen-position → a.example.com'],
  ],
};
