import { providerContract } from './contract.ts';
import { editorContract } from './editor-contract.ts';
import { contract } from './gandi.stand-in.ts';

providerContract(contract);
editorContract(contract);
