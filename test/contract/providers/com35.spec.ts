import { contract } from './com35.stand-in.ts';
import { providerContract } from './contract.ts';

providerContract(contract);
