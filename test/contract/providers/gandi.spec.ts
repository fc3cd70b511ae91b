import { providerContract } from './contract.ts';
import { contract } from './gandi.stand-in.ts';

providerContract(contract);
