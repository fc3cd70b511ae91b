/** Every check, in the order in which people read them. */
import type { Check } from '../check.ts';
import {
  addressesCheck,
  firewallCheck,
  keychainCheck,
  lineCheck,
  portCheck,
  reachableCheck,
  targetCheck,
} from './machine.ts';
import {
  accountCheck,
  authorityCheck,
  clockCheck,
  limitsCheck,
  namesCheck,
  networkCheck,
  resolverCheck,
} from './outside.ts';
import { scheduleCheck } from './schedule.ts';
import {
  caaCheck,
  credentialCheck,
  dnssecCheck,
  providerCheck,
  shadowsCheck,
  staleTxtCheck,
  zoneCheck,
} from './zone.ts';

export const allChecks: readonly Check[] = [
  namesCheck,
  networkCheck,
  resolverCheck,
  clockCheck,
  authorityCheck,
  accountCheck,
  limitsCheck,
  zoneCheck,
  dnssecCheck,
  shadowsCheck,
  providerCheck,
  credentialCheck,
  caaCheck,
  staleTxtCheck,
  addressesCheck,
  lineCheck,
  portCheck,
  firewallCheck,
  reachableCheck,
  keychainCheck,
  targetCheck,
  scheduleCheck,
];
